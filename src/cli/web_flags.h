// Flags of the commands that fetch. Part of the table in commands.cc.
#pragma once

#include "cli/commands.h"

namespace hearsay::cli {

inline constexpr Flag kWebFlags[] = {
    {.name = "--allow-private",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "public addresses only",
     .help = "Also fetch from this machine and the own network, and from any port",
     .more = "A host is refused if it has any address that is private, "
             "loopback, link-local, shared, multicast or reserved, also after a redirect."},
    {.name = "--contact",
     .letter = {},
     .value = Value::Text,
     .argument = "URL",
     .choices = {},
     .standard = {},
     .help = "A page or mailbox that servers are told of, beside the name hearsay",
     .more = "Part of the User-Agent: whoever runs a server can see there whom to ask."},
};

inline constexpr Flag kNoCaptureFlag[] = {
    {.name = "--no-capture",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "bytes are kept",
     .help = "Keep hash, headers and time of what was fetched, but not its bytes",
     .more = {}},
};

inline constexpr Flag kAddFeedFlags[] = {
    {.name = "--feed",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Each INPUT is a feed: add its items, and fetch the pages of those that are only links",
     .more = "Items that were added before are passed over. Pages are fetched by the robots.txt of "
             "their hosts and with a pause between two; `hearsay follow` does the same again and "
             "again."},
};

inline constexpr Flag kFollowFlags[] = {
    {.name = "--every",
     .letter = {},
     .value = Value::Text,
     .argument = "TIME",
     .choices = {},
     .standard = "15m",
     .help = "Time between two polls of a feed: 90s, 15m, 2h, 1d",
     .more = "A feed that asks for more time (ttl, Cache-Control, Retry-After) gets it; failures "
             "double it. At least 5m, with --allow-private 1s."},
    {.name = "--once",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Poll every feed that is due once, then end",
     .more = {}},
};

inline constexpr Flag kCaptureOutput[] = {
    {.name = "--body",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "what is known of it",
     .help = "Write the document, decompressed",
     .more = {}},
    {.name = "--raw",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Write the bytes as they were received; their SHA-256 is that of the capture",
     .more = {}},
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "What is known of it as JSON",
     .more = {}},
};

}  // namespace hearsay::cli

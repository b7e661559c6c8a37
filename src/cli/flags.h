// Groups of flags that several commands share. Part of the table in commands.cc.
#pragma once

#include "cli/commands.h"

namespace hearsay::cli {

inline constexpr std::string_view kActs =
    "assert|confirm|deny|doubt|decline|silent|urge|ask|commit|judge|think|unknown";

// The header fields of articles that do not carry them themselves, and how inputs are read.
inline constexpr Flag kInputFlags[] = {
    {.name = "--input-format", .letter = {}, .value = Value::Choice, .argument = "FORMAT",
     .choices = "auto|text|jsonl", .standard = "auto",
     .help = "How to read the inputs",
     .more = "auto goes by the ending of the file name (.jsonl, .ndjson and .json are JSON Lines), "
             "else by the first character."},
    {.name = "--published", .letter = {}, .value = Value::Date, .argument = "DATE", .choices = {},
     .standard = "unknown", .help = "Date of publication where an input does not say",
     .more = "Dates of saying (\"on Tuesday\") are computed from it."},
    {.name = "--outlet", .letter = {}, .value = Value::Text, .argument = "NAME", .choices = {},
     .standard = "unknown", .help = "Outlet where an input does not say", .more = {}},
    {.name = "--title", .letter = {}, .value = Value::Text, .argument = "TEXT", .choices = {},
     .standard = "unknown", .help = "Title where an input does not say", .more = {}},
};

inline constexpr Flag kExtractFlags[] = {
    {.name = "--engine", .letter = {}, .value = Value::Choice, .argument = "ENGINE",
     .choices = "rules", .standard = "rules", .help = "Which extractor finds the statements",
     .more = {}},
    {.name = "--threads", .letter = "-j", .value = Value::Number, .argument = "N", .choices = {},
     .standard = "one for each processor", .help = "Articles to work on at the same time",
     .more = "The output is the same, byte for byte and in the order of the inputs, whatever N is."},
    {.name = "--stats", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "Print time per stage and words per second to standard error",
     .more = {}},
};

inline constexpr Flag kLedgerFlags[] = {
    {.name = "--ledger", .letter = "-l", .value = Value::Path, .argument = "FILE", .choices = {},
     .standard = "$HEARSAY_LEDGER, else ./hearsay.ledger", .help = "The ledger file",
     .more = {}},
};

inline constexpr Flag kListFlags[] = {
    {.name = "--format", .letter = "-f", .value = Value::Choice, .argument = "FORMAT",
     .choices = "table|json|jsonl|csv", .standard = "table on a terminal, jsonl in a pipe",
     .help = "Form of the list",
     .more = "json is one array, jsonl one object a line, csv one row each under a header row."},
    {.name = "--json", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "The same as --format json", .more = {}},
    {.name = "--jsonl", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "The same as --format jsonl", .more = {}},
    {.name = "--csv", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "The same as --format csv", .more = {}},
    {.name = "--fields", .letter = {}, .value = Value::List, .argument = "A,B,C", .choices = {},
     .standard = "chosen to fit", .help = "Only these fields, in this order",
     .more = "A wrong name is answered with the list of right ones."},
    {.name = "--limit", .letter = "-n", .value = Value::Number, .argument = "N", .choices = {},
     .standard = "all", .help = "At most N rows", .more = {}},
};

inline constexpr Flag kWhenFlags[] = {
    {.name = "--since", .letter = {}, .value = Value::Date, .argument = "DATE", .choices = {},
     .standard = {}, .help = "Published on that day, month or year, or later",
     .more = "Articles without a date never match."},
    {.name = "--until", .letter = {}, .value = Value::Date, .argument = "DATE", .choices = {},
     .standard = {}, .help = "Published on that day, month or year, or earlier", .more = {}},
    {.name = "--outlet", .letter = {}, .value = Value::Text, .argument = "NAME", .choices = {},
     .standard = {}, .help = "Published by this outlet (its whole name)", .more = {}},
};

inline constexpr Flag kTextFlags[] = {
    {.name = "--text", .letter = "-t", .value = Value::Text, .argument = "WORDS", .choices = {},
     .standard = {}, .help = "Articles with all of these words",
     .more = "Full-text search in text and title: \"a phrase\", beginning*, -without, one OR other."},
    {.name = "--all-versions", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "Also versions of a report that a newer one has replaced", .more = {}},
};

inline constexpr Flag kActFlags[] = {
    {.name = "--act", .letter = {}, .value = Value::List, .argument = "ACT", .choices = kActs,
     .standard = {}, .help = "In one of these acts: deny, or confirm,deny", .more = {}},
    {.name = "--named", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "Only with a named origin", .more = {}},
    {.name = "--unnamed", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = {}, .help = "Only with an unnamed origin", .more = {}},
};

inline constexpr Flag kClaimFlags[] = {
    {.name = "--by", .letter = "-b", .value = Value::Text, .argument = "NAME", .choices = {},
     .standard = {}, .help = "With this holder anywhere in the chain",
     .more = "Words of the holder or of the actor's name, in this order; case and accents do not "
             "matter."},
    {.name = "--about", .letter = "-a", .value = Value::Text, .argument = "WORDS", .choices = {},
     .standard = {}, .help = "With these words in the content, in any order", .more = {}},
};

inline constexpr Flag kOrderFlags[] = {
    {.name = "--newest", .letter = {}, .value = Value::None, .argument = {}, .choices = {},
     .standard = "oldest first", .help = "Newest first", .more = {}},
};

}  // namespace hearsay::cli

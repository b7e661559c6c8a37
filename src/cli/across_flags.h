// Flags and examples of the commands across articles: stories, claims, decisions, watch.
#pragma once

#include "cli/flags.h"

namespace hearsay::cli {

inline constexpr Flag kNoLinkFlag[] = {
    {.name = "--no-link",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "each article is linked",
     .help = "Only add; stories and claims are found later, by `hearsay link`",
     .more = {}},
};

inline constexpr Flag kAcrossFlags[] = {
    {.name = "--contested",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Claims across articles that somebody denies, doubts or contradicts",
     .more = "With any of these three the list is of claims, each with its counts and origins, "
             "instead of single statements; the other filters then name claims with a statement "
             "like that."},
    {.name = "--single-origin",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Claims in two or more articles that all rest on one origin",
     .more = {}},
    {.name = "--unanswered",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Claims on which somebody declined or was silent, and nobody confirmed or denied",
     .more = {}},
};

inline constexpr Flag kTraceOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "text|json|dot|mermaid",
     .standard = "text",
     .help = "Form of the output; dot and mermaid draw the graph of a claim",
     .more = {}},
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "The same as --format json",
     .more = {}},
};

inline constexpr Flag kJsonLinesFlag[] = {
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "text",
     .help = "JSON, one object a line",
     .more = {}},
};

inline constexpr Flag kLeastFlag[] = {
    {.name = "--least",
     .letter = {},
     .value = Value::Number,
     .argument = "N",
     .choices = {},
     .standard = "2",
     .help = "Stories of N articles or more; 1 lists articles that stand alone too",
     .more = {}},
};

inline constexpr Flag kChangesFlags[] = {
    {.name = "--actor",
     .letter = {},
     .value = Value::Text,
     .argument = "ID",
     .choices = {},
     .standard = "everybody",
     .help = "Of this actor only (see `hearsay actors`)",
     .more = {}},
    kJsonLinesFlag[0],
};

inline constexpr Flag kWatchFlags[] = {
    {.name = "--every",
     .letter = {},
     .value = Value::Number,
     .argument = "SECONDS",
     .choices = {},
     .standard = "2",
     .help = "How often to look",
     .more = {}},
    {.name = "--from-start",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "from now on",
     .help = "Tell also what the articles already there changed, in the order they were added",
     .more = {}},
    {.name = "--once",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "End when everything there is was told",
     .more = {}},
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "text on a terminal, JSON Lines in a pipe",
     .help = "JSON Lines",
     .more = {}},
};

inline constexpr Flag kDecideFlags[] = {
    {.name = "--who",
     .letter = {},
     .value = Value::Text,
     .argument = "NAME",
     .choices = {},
     .standard = "your user name",
     .help = "Who decides",
     .more = {}},
    {.name = "--note",
     .letter = {},
     .value = Value::Text,
     .argument = "TEXT",
     .choices = {},
     .standard = {},
     .help = "Why, in your own words",
     .more = {}},
};

inline constexpr Flag kLinkFlags[] = {
    {.name = "--again",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "only what is not linked yet",
     .help = "Forget all links and find them anew; decisions stay",
     .more = {}},
};

inline constexpr FlagGroup kLinkGroups[] = {{"Linking", kLinkFlags}, {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kStoriesGroups[] = {{"Stories", kLeastFlag},
                                               {"Articles", kWhenFlags},
                                               {"Text", kTextFlags},
                                               {"Output", kListFlags},
                                               {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kStoryGroups[] = {{"Output", kJsonLinesFlag}, {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kBriefGroups[] = {{"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kChangesGroups[] = {{"Changes", kChangesFlags},
                                               {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kWatchGroups[] = {{"Watching", kWatchFlags}, {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kDecideGroups[] = {{"Decision", kDecideFlags}, {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kDecisionsGroups[] = {{"Output", kListFlags}, {"Ledger", kLedgerFlags}};
inline constexpr FlagGroup kTraceGroups[] = {{"Output", kTraceOutput}, {"Ledger", kLedgerFlags}};

inline constexpr Example kStoriesExamples[] = {
    {"hearsay stories --since 2026-05", "The stories of a month"},
    {"hearsay stories --text pipeline --csv", "Those with an article that has the word"},
};
inline constexpr Example kStoryExamples[] = {
    {"hearsay story t:77d0", "Its articles, who copies whom, and its claims"},
};
inline constexpr Example kBriefExamples[] = {
    {"hearsay brief t:77d0 > pass.md", "One page of Markdown"},
};
inline constexpr Example kTimelineExamples[] = {
    {"hearsay timeline c:9b2e", "What was said of a claim, by the day it was said"},
    {"hearsay timeline 'ilka varrow'", "What somebody said and when"},
};
inline constexpr Example kChangesExamples[] = {
    {"hearsay changes", "Whose word changed, with both passages"},
};
inline constexpr Example kWatchExamples[] = {
    {"hearsay watch", "Tells when a claim gets a new origin, its first denial, a reversal"},
    {"hearsay watch --json | jq -r .reason", "For a script"},
};
inline constexpr Example kConfirmExamples[] = {
    {"hearsay confirm l:41c9 --note 'read both'", "The link holds, whatever its score"},
};
inline constexpr Example kRejectExamples[] = {
    {"hearsay reject l:41c9", "The two are not the same; they are kept apart"},
};
inline constexpr Example kMergeExamples[] = {
    {"hearsay merge c:77d0 c:9b2e", "Two claims are one"},
    {"hearsay merge t:5f1c t:0a3b", "Two stories are one"},
};
inline constexpr Example kSplitExamples[] = {
    {"hearsay split s:1d2e c:9b2e", "The statement does not belong to the claim"},
    {"hearsay split a:5f1c t:0a3b", "The article does not belong to the story"},
};
inline constexpr Example kUndoExamples[] = {
    {"hearsay undo 7", "Decision 7 no longer holds (`hearsay decisions` lists them)"},
};
inline constexpr Example kLinkExamples[] = {
    {"hearsay link", "After `add --no-link`, or for a ledger of an older hearsay"},
};

}  // namespace hearsay::cli

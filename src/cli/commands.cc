#include "cli/commands.h"

#include <algorithm>

#include "cli/across_flags.h"
#include "cli/flags.h"
#include "cli/web_flags.h"

namespace hearsay::cli {
namespace {

constexpr Flag kCommonFlags[] = {
    {.name = "--color",
     .letter = {},
     .value = Value::Choice,
     .argument = "WHEN",
     .choices = "auto|always|never",
     .standard = "auto",
     .help = "Colour: auto is on a terminal where NO_COLOR is not set",
     .more = {}},
    {.name = "--help",
     .letter = "-h",
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Print help and end",
     .more = {}},
};

constexpr Flag kReadOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "table|json|jsonl|csv",
     .standard = "table on a terminal, json in a pipe",
     .help = "Form of the output",
     .more = "table is the list for people; json and jsonl are one record an article, each on one "
             "line; csv is one row a statement under a header row."},
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "The same as --format json",
     .more = {}},
    {.name = "--jsonl",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "The same as --format jsonl",
     .more = {}},
    {.name = "--csv",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "The same as --format csv",
     .more = {}},
    {.name = "--fields",
     .letter = {},
     .value = Value::List,
     .argument = "A,B,C",
     .choices = {},
     .standard = "all",
     .help = "For csv: only these fields, in this order",
     .more = "A wrong name is answered with the list of right ones."},
    {.name = "--limit",
     .letter = "-n",
     .value = Value::Number,
     .argument = "N",
     .choices = {},
     .standard = "all",
     .help = "Read at most N articles",
     .more = {}},
    {.name = "--min-confidence",
     .letter = {},
     .value = Value::Fraction,
     .argument = "P",
     .choices = {},
     .standard = "0",
     .help = "Leave out statements less certain than this (0 to 1)",
     .more = {}},
};
constexpr Flag kStopAfter[] = {
    {.name = "--stop-after",
     .letter = {},
     .value = Value::Text,
     .argument = "STAGE",
     .choices = {},
     .standard = "all stages",
     .help = "Name of the last stage to run (see `hearsay stages`)",
     .more = {}},
};
constexpr FlagGroup kReadGroups[] = {{"Output", kReadOutput},
                                     {"Extraction", kExtractFlags},
                                     {"Stages", kStopAfter},
                                     {"Input", kInputFlags},
                                     {"Web", kWebFlags}};
constexpr Example kReadExamples[] = {
    {"hearsay read report.txt", "Who says what in a report, as a list to read"},
    {"hearsay read wire.jsonl --csv > statements.csv", "One row for each statement"},
    {"curl -s URL | hearsay read - --outlet 'Harbour Post'", "From standard input"},
};

constexpr FlagGroup kAddGroups[] = {
    {"Ledger", kLedgerFlags}, {"Extraction", kExtractFlags}, {"Input", kInputFlags},
    {"Feeds", kAddFeedFlags}, {"Web", kWebFlags},            {"Captures", kNoCaptureFlag},
    {"Linking", kNoLinkFlag}};
constexpr FlagGroup kFollowGroups[] = {{"Polling", kFollowFlags},
                                       {"Ledger", kLedgerFlags},
                                       {"Extraction", kExtractFlags},
                                       {"Web", kWebFlags},
                                       {"Captures", kNoCaptureFlag},
                                       {"Linking", kNoLinkFlag}};
constexpr Example kFollowExamples[] = {
    {"hearsay follow https://harbour.example/feed.xml", "A line for each new article"},
    {"hearsay follow --once", "Every feed followed before that is due, from a timer"},
};
constexpr FlagGroup kCaptureGroups[] = {{"Output", kCaptureOutput}, {"Ledger", kLedgerFlags}};
constexpr Example kCaptureExamples[] = {
    {"hearsay capture a:5f1c", "When and from where an article was fetched, and the headers"},
    {"hearsay capture c:77d0 --raw | sha256sum", "The bytes, exactly as they came"},
};
constexpr Example kAddExamples[] = {
    {"hearsay add reports/", "Every report of a folder, into ./hearsay.ledger"},
    {"hearsay add https://harbour.example/ferry", "A page of the web, with the bytes it came as"},
    {"hearsay add --ledger desk.ledger wire.jsonl", "Into a ledger of your choice"},
};

constexpr FlagGroup kClaimsGroups[] = {{"Filters", kClaimFlags}, {"Act and origin", kActFlags},
                                       {"Across articles", kAcrossFlags},
                                       {"Articles", kWhenFlags}, {"Text", kTextFlags},
                                       {"Order", kOrderFlags},   {"Output", kListFlags},
                                       {"Ledger", kLedgerFlags}};
constexpr Example kClaimsExamples[] = {
    {"hearsay claims --act deny --by ministry", "All denials by a ministry"},
    {"hearsay claims --about 'harbour closure' --unnamed",
     "What unnamed sources said of something"},
    {"hearsay claims --act decline,silent --csv", "Who did not answer, as a spreadsheet"},
    {"hearsay claims --single-origin", "What many report on the word of one"},
};

constexpr Flag kShowOutput[] = {
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "text",
     .help = "The record as JSON",
     .more = {}},
};
constexpr FlagGroup kShowGroups[] = {{"Output", kShowOutput}, {"Ledger", kLedgerFlags}};
constexpr Example kShowExamples[] = {
    {"hearsay show s:9b2e", "A statement; any beginning of an id that is unique will do"},
    {"hearsay show a:5f1c", "An article with all of its statements"},
    {"hearsay show c:9b2e", "A claim: its origins, who denies it, what changed"},
};
constexpr Example kTraceExamples[] = {
    {"hearsay trace s:9b2e", "Through whom a statement came, each hop with its passage"},
    {"hearsay trace c:9b2e -f dot | dot -Tsvg > claim.svg", "Who has a claim from whom, drawn"},
};

constexpr Flag kKnowledgeFlag[] = {kExtractFlags[4]};
constexpr FlagGroup kWhoGroups[] = {{"Act and origin", kActFlags},
                                    {"Known", kKnowledgeFlag},
                                    {"Articles", kWhenFlags},
                                    {"Output", kListFlags},
                                    {"Ledger", kLedgerFlags}};
constexpr Example kWhoExamples[] = {
    {"hearsay who", "Everybody, most statements first"},
    {"hearsay who ministry --act deny", "Which ministries deny, and how often"},
};

constexpr Flag kActorFlags[] = {
    {.name = "--merge",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Decide that two actors, A and B, are one; the id of B stands for both",
     .more = "What was recorded of A stays as it is; every list and filter then counts it to B."},
    {.name = "--split",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Take an actor out of what it was merged with",
     .more = {}},
    {.name = "--rename",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Decide what an actor is called",
     .more = {}},
    {.name = "--undo",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "Take the last decision back, or the one of that number",
     .more = {}},
    {.name = "--decisions",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "List who decided what, and when",
     .more = {}},
    {.name = "--author",
     .letter = {},
     .value = Value::Text,
     .argument = "NAME",
     .choices = {},
     .standard = "$USER",
     .help = "Who decides",
     .more = {}},
    {.name = "--note",
     .letter = {},
     .value = Value::Text,
     .argument = "TEXT",
     .choices = {},
     .standard = {},
     .help = "Why, kept with the decision",
     .more = {}},
};
constexpr FlagGroup kActorsGroups[] = {{"Decisions", kActorFlags},
                                       {"Known", kKnowledgeFlag},
                                       {"Articles", kWhenFlags},
                                       {"Output", kListFlags},
                                       {"Ledger", kLedgerFlags}};
constexpr Example kActorsExamples[] = {
    {"hearsay actors ministry", "The actors with that word in a name"},
    {"hearsay actors --merge ada-lorn-2 ada-lorn", "They are one person"},
    {"hearsay actors --undo", "They are not, after all"},
};

constexpr Flag kCodeFlags[] = {
    {.name = "--date",
     .letter = {},
     .value = Value::Date,
     .argument = "DATE",
     .choices = {},
     .standard = "the latest that is known",
     .help = "Who held an office is looked up on this day",
     .more = {}},
    {.name = "--context",
     .letter = {},
     .value = Value::Text,
     .argument = "WORDS",
     .choices = {},
     .standard = "none",
     .help = "Words beside the phrase that may tell its country",
     .more = {}},
    kExtractFlags[4],
};
constexpr FlagGroup kCodeGroups[] = {{"Phrases", kCodeFlags}, {"Output", kListFlags}};
constexpr Example kCodeExamples[] = {
    {"hearsay code 'the Syrian foreign minister'", "SYR, GOV"},
    {"hearsay code 'Angela Merkel' --date 2017-04-01", "Offices change hands"},
    {"cut -f2 actors.tsv | hearsay code - --csv", "A phrase a line"},
};

constexpr FlagGroup kArticlesGroups[] = {{"Articles", kWhenFlags},
                                         {"Text", kTextFlags},
                                         {"Order", kOrderFlags},
                                         {"Output", kListFlags},
                                         {"Ledger", kLedgerFlags}};
constexpr Example kArticlesExamples[] = {
    {"hearsay articles --since 2026-03 --outlet 'Harbour Post'", "What was read of one outlet"},
};

constexpr Flag kStatsOutput[] = {
    {.name = "--json",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "text",
     .help = "The counts as one JSON object",
     .more = {}},
};
constexpr FlagGroup kStatsGroups[] = {{"Output", kStatsOutput}, {"Ledger", kLedgerFlags}};

constexpr Flag kServeFlags[] = {
    {.name = "--port",
     .letter = {},
     .value = Value::Number,
     .argument = "NUMBER",
     .choices = {},
     .standard = "8090",
     .help = "Port to listen on; 0 takes any that is free",
     .more = {}},
    {.name = "--address",
     .letter = {},
     .value = Value::Text,
     .argument = "ADDRESS",
     .choices = {},
     .standard = "127.0.0.1",
     .help = "Address of this machine to listen on",
     .more = "With any other than the standard one, other machines can connect; they need the token in "
             "the address that is printed."},
    {.name = "--host",
     .letter = {},
     .value = Value::List,
     .argument = "NAMES",
     .choices = {},
     .standard = "localhost",
     .help = "Further names this server may be called by",
     .more = "A request for any other name is refused, so that no page of the web can point a name of "
             "its own here."},
};
constexpr FlagGroup kServeGroups[] = {{"Server", kServeFlags}, {"Ledger", kLedgerFlags}};
constexpr Example kServeExamples[] = {
    {"hearsay serve", "./hearsay.ledger at http://127.0.0.1:8090/"},
    {"hearsay serve --ledger desk.ledger --port 0", "Another ledger, on any free port"},
};
constexpr FlagGroup kGetGroups[] = {{"Ledger", kLedgerFlags}};
constexpr Example kGetExamples[] = {
    {"hearsay get '/search.json?by=ministry&act=deny'", "What the server answers to that"},
    {"hearsay get '/search.rss?about=dam' > dam.rss", "A feed of a question, from a timer"},
};

constexpr Flag kExportOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "jsonl|csv|warc",
     .standard = "jsonl",
     .help = "jsonl: one record an article; csv: one row a statement; warc: what was captured",
     .more = "warc is a web archive with every page and feed as it was received, which other "
             "programs read, and hearsay again."},
    {.name = "--fields",
     .letter = {},
     .value = Value::List,
     .argument = "A,B,C",
     .choices = {},
     .standard = "all",
     .help = "For csv: only these fields, in this order",
     .more = {}},
};
constexpr FlagGroup kExportGroups[] = {{"Output", kExportOutput},
                                       {"Articles", kWhenFlags},
                                       {"Text", kTextFlags},
                                       {"Ledger", kLedgerFlags}};
constexpr Example kExportExamples[] = {
    {"hearsay export > all.jsonl", "Every record; what `hearsay read` printed when it was added"},
};

constexpr FlagGroup kVerifyGroups[] = {{"Ledger", kLedgerFlags}};
constexpr Example kBackupExamples[] = {
    {"hearsay backup desk-copy.ledger", "A copy of ./hearsay.ledger"},
};
constexpr Example kSalvageExamples[] = {
    {"hearsay salvage saved.ledger --ledger broken.ledger", "What is whole of a damaged ledger"},
};

constexpr Flag kEngineFlag[] = {kExtractFlags[0]};
constexpr Flag kEngineAndModel[] = {kExtractFlags[0], kExtractFlags[1]};
constexpr FlagGroup kExplainGroups[] = {
    {"Extraction", kEngineAndModel}, {"Stages", kStopAfter}, {"Input", kInputFlags}};
constexpr Example kExplainExamples[] = {
    {"hearsay explain report.txt", "Every layer under the sentence it came from"},
    {"hearsay explain report.txt --stop-after text", "Only sentences and tokens"},
};

constexpr Flag kTokensOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "conllu|text",
     .standard = "conllu",
     .help = "conllu: CoNLL-U; text: one sentence a line, a space between tokens",
     .more = {}},
};
constexpr FlagGroup kTokensGroups[] = {{"Output", kTokensOutput}, {"Input", kInputFlags}};

constexpr Flag kParseOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "conllu|json",
     .standard = "conllu",
     .help = "conllu: CoNLL-U; json: one object an article, each on one line",
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
constexpr Flag kParseModels[] = {
    kExtractFlags[1],
    {.name = "--second",
     .letter = {},
     .value = Value::Path,
     .argument = "MODEL",
     .choices = {},
     .standard = {},
     .help = "A second model, to tell where the two agree",
     .more = "What both say is more certain than the score of either. CoNLL-U then has Agree=Yes, or "
             "Agree=No and Second=UPOS:HEAD:DEPREL, in MISC; JSON has both models' heads and "
             "scores."},
    kExtractFlags[2],
    kExtractFlags[3],
};
constexpr Flag kParseFrom[] = {
    {.name = "--from",
     .letter = {},
     .value = Value::Choice,
     .argument = "FORM",
     .choices = "text|conllu",
     .standard = "text",
     .help = "What comes in: reports, or CoNLL-U whose words are kept",
     .more = "conllu keeps sentences, words, multiword tokens, empty nodes, comments and MISC as "
             "they are and fills LEMMA to DEPREL; DEPS becomes _. A sentence that is not CoNLL-U is "
             "named with its line and left out."},
};
constexpr FlagGroup kParseGroups[] = {{"Output", kParseOutput},
                                      {"Model", kParseModels},
                                      {"Form of the input", kParseFrom},
                                      {"Input", kInputFlags}};
constexpr Example kParseExamples[] = {
    {"hearsay parse report.txt", "Sentences, words, tags and trees of a report"},
    {"hearsay parse --json wire.jsonl", "With mentions and scores, for a program"},
    {"hearsay parse --from conllu gold.conllu", "The words of a treebank, parsed anew"},
};

constexpr Flag kEmbedOutput[] = {
    {.name = "--format",
     .letter = "-f",
     .value = Value::Choice,
     .argument = "FORMAT",
     .choices = "jsonl|tsv|raw",
     .standard = "jsonl",
     .help = "Form of the vectors",
     .more = "jsonl is one object a sentence, with its text and place; tsv the numbers alone, tabs "
             "between, one row a sentence; raw the numbers as 32-bit floats, little endian, row "
             "after row (NumPy: fromfile(F, '<f4').reshape(-1, 384))."},
    {.name = "--lines",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = "one vector a sentence",
     .help = "One vector for each line of the inputs, which are plain lines",
     .more = "A line without words gets zeros (null in jsonl), so that rows stay beside lines."},
};
constexpr Flag kEmbedModel[] = {kExtractFlags[1], kExtractFlags[2]};
constexpr FlagGroup kEmbedGroups[] = {
    {"Output", kEmbedOutput}, {"Model", kEmbedModel}, {"Input", kInputFlags}};
constexpr Example kEmbedExamples[] = {
    {"hearsay embed report.txt", "A vector for each sentence of a report"},
    {"hearsay embed --lines --format raw claims.txt > claims.f32", "One row a line, for NumPy"},
};

constexpr FlagGroup kStagesGroups[] = {{"Extraction", kEngineFlag}, {"Output", kListFlags}};

constexpr Flag kHelpOutput[] = {
    {.name = "--markdown",
     .letter = {},
     .value = Value::None,
     .argument = {},
     .choices = {},
     .standard = {},
     .help = "The whole manual as Markdown (this is docs/cli.md)",
     .more = {}},
};
constexpr FlagGroup kHelpGroups[] = {{"Output", kHelpOutput}};
constexpr Example kCompletionsExamples[] = {
    {"source <(hearsay completions bash)", "For this shell"},
    {"hearsay completions fish > ~/.config/fish/completions/hearsay.fish", "For every fish"},
};

constexpr Command kCommands[] = {
    {.name = "read",
     .category = Category::Reading,
     .operand = "INPUT...",
     .help = "Read reports and print who says what, through whom",
     .more =
         "Reads each INPUT (a plain-text report, a JSON Lines file, a folder of either, or - for "
         "standard input) and prints its statements. No ledger is needed and nothing is stored.\n\n"
         "On a terminal each article is a list: its sources counted, then each statement with its "
         "paragraph, its act, its chain from the article inward to the origin, and the passage "
         "that "
         "shows it. In a pipe it is one JSON record an article, each on one line.\n\n"
         "An input that cannot be read is named on standard error, the rest is read, and the exit "
         "code is 3.",
     .groups = kReadGroups,
     .examples = kReadExamples,
     .run = run_read},
    {.name = "add",
     .category = Category::Reading,
     .operand = "INPUT...",
     .help = "Read reports and add what they say to a ledger",
     .more =
         "As read, but the articles and their statements go into the ledger, which is made where "
         "it "
         "is missing. The same report added twice adds nothing; a changed report under the same "
         "URL is "
         "kept beside the old one as a new version. Each batch is on disk before it is counted.",
     .groups = kAddGroups,
     .examples = kAddExamples,
     .run = run_add},
    {.name = "follow",
     .category = Category::Reading,
     .operand = "[URL...]",
     .help = "Poll feeds and add what is new in them to a ledger",
     .more = "Reads RSS, Atom and JSON Feed at each URL (or of all feeds the ledger remembers) again "
             "and again, adds the new items, and prints a line for each. Items that are only links "
             "are fetched as pages.\n\n"
             "It asks politely: only for what changed, not more often than the feed wants, with "
             "longer and longer pauses after failures, one request at a time with a pause between "
             "two to a host, and pages only where the robots.txt of their host allows the program "
             "hearsay. What was seen is in the ledger, so it goes on where it ended. The ledger is "
             "free for others between two polls. Ctrl-C ends it. A failure is told once, not each "
             "round.",
     .groups = kFollowGroups,
     .examples = kFollowExamples,
     .run = run_follow},
    {.name = "claims",
     .category = Category::Ledger,
     .operand = "",
     .help = "List statements by who, about what, in which act, when and where",
     .more = "All filters given must hold. Without any, everything in the ledger is listed. With "
             "--contested, --single-origin or --unanswered it lists claims across articles.",
     .groups = kClaimsGroups,
     .examples = kClaimsExamples,
     .run = run_claims},
    {.name = "show",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Show one statement, article, actor or claim",
     .more = "The page of a claim (c:...) has its origins and by what they are known to be one or "
             "several, who says so, confirms, denies, doubts, declined or was silent, what changed "
             "and what was lost on the way, each with its passage.",
     .groups = kShowGroups,
     .examples = kShowExamples,
     .run = run_show},
    {.name = "capture",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Show what was fetched for an article, or write its bytes",
     .more = "Of each page, feed or file that was fetched the ledger keeps the bytes as they came, "
             "their SHA-256, the headers, the time, the address that answered and the way there. ID "
             "is that of a capture, or of an article for its newest one.",
     .groups = kCaptureGroups,
     .examples = kCaptureExamples,
     .run = run_capture},
    {.name = "trace",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Show through whom a statement or a claim came",
     .more = "A statement (s:...) hop by hop, from the article inward to the origin, with passages; "
             "for a denial or a confirmation also what it answers, and what answers it. Of a claim "
             "(c:...) the graph of who has it from whom, also for Graphviz (dot) and Mermaid.",
     .groups = kTraceGroups,
     .examples = kTraceExamples,
     .run = run_trace},
    {.name = "stories",
     .category = Category::Ledger,
     .operand = "",
     .help = "List stories: the articles about one happening",
     .more = "The newest first. --outlet, --text and the dates name stories with an article like "
             "that.",
     .groups = kStoriesGroups,
     .examples = kStoriesExamples,
     .run = run_stories},
    {.name = "story",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Show a story: its articles, who copies whom, its claims",
     .more = "ID is that of the story, or of one of its articles.",
     .groups = kStoryGroups,
     .examples = kStoryExamples,
     .run = run_story},
    {.name = "brief",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Write one page on a story, in Markdown",
     .more = "What is claimed, on how many origins, who denies it, who is silent, what changed; "
             "every line with its passage. ID is that of the story, or of one of its articles.",
     .groups = kBriefGroups,
     .examples = kBriefExamples,
     .run = run_brief},
    {.name = "timeline",
     .category = Category::Ledger,
     .operand = "ID",
     .help = "Show what was said when, of a claim, a story or an actor",
     .more = "By the time it was said where the report tells it, else by publication.",
     .groups = kStoryGroups,
     .examples = kTimelineExamples,
     .run = run_timeline},
    {.name = "changes",
     .category = Category::Ledger,
     .operand = "",
     .help = "Show whose word changed, with both passages and both times",
     .more = {},
     .groups = kChangesGroups,
     .examples = kChangesExamples,
     .run = run_changes},
    {.name = "watch",
     .category = Category::Ledger,
     .operand = "",
     .help = "Tell of new origins, first denials, reversals and corrections as they are added",
     .more = "Looks at the ledger every few seconds and tells what the articles that this or "
             "another process added changed of the claims that were there. Ctrl-C ends it.",
     .groups = kWatchGroups,
     .examples = kWatchExamples,
     .run = run_watch},
    {.name = "confirm",
     .category = Category::Ledger,
     .operand = "LINK",
     .help = "Decide that a suggested link holds",
     .more = "Decisions are kept for ever, with who and when; `hearsay undo` takes one back.",
     .groups = kDecideGroups,
     .examples = kConfirmExamples,
     .run = run_confirm},
    {.name = "reject",
     .category = Category::Ledger,
     .operand = "LINK",
     .help = "Decide that a suggested link does not hold",
     .more = {},
     .groups = kDecideGroups,
     .examples = kRejectExamples,
     .run = run_reject},
    {.name = "merge",
     .category = Category::Ledger,
     .operand = "ID ID",
     .help = "Decide that two claims, or two stories, are one",
     .more = "The older ids go on to find what they have become part of.",
     .groups = kDecideGroups,
     .examples = kMergeExamples,
     .run = run_merge},
    {.name = "split",
     .category = Category::Ledger,
     .operand = "ID ID",
     .help = "Decide that a statement is not of a claim, or an article not of a story",
     .more = {},
     .groups = kDecideGroups,
     .examples = kSplitExamples,
     .run = run_split},
    {.name = "undo",
     .category = Category::Ledger,
     .operand = "NUMBER",
     .help = "Take a decision back",
     .more = "The decision stays in the log, and so does its undoing, which can be undone too.",
     .groups = kDecideGroups,
     .examples = kUndoExamples,
     .run = run_undo},
    {.name = "decisions",
     .category = Category::Ledger,
     .operand = "",
     .help = "List what people decided, when and who",
     .more = {},
     .groups = kDecisionsGroups,
     .examples = {},
     .run = run_decisions},
    {.name = "link",
     .category = Category::Ledger,
     .operand = "",
     .help = "Find stories and claims of what is not linked yet",
     .more = "`hearsay add` and `follow` do this for each article; this is for what was added with "
             "--no-link or by an older hearsay. Killed and run again it goes on where it was.",
     .groups = kLinkGroups,
     .examples = kLinkExamples,
     .run = run_link},
    {.name = "who",
     .category = Category::Ledger,
     .operand = "[NAME]",
     .help = "List who stands in chains, and how often in which act",
     .more = "A table of NAME begins with what hearsay knows of somebody of that name: other names, "
             "and offices by date.",
     .groups = kWhoGroups,
     .examples = kWhoExamples,
     .run = run_who},
    {.name = "actors",
     .category = Category::Ledger,
     .operand = "[NAME...]",
     .help = "List actors; merge, split and rename them",
     .more = "Whom statements resolve to, most statements first. Decisions are kept beside what was "
             "read, with who decided and when; nothing recorded is changed, and each can be taken "
             "back. `who`, `claims --by`, `show` and the lists of the ledger follow them. A NAME "
             "behind a decision is an id, or a name that one actor has.",
     .groups = kActorsGroups,
     .examples = kActorsExamples,
     .run = run_actors},
    {.name = "articles",
     .category = Category::Ledger,
     .operand = "",
     .help = "List the articles of the ledger",
     .more = {},
     .groups = kArticlesGroups,
     .examples = kArticlesExamples,
     .run = run_articles},
    {.name = "stats",
     .category = Category::Ledger,
     .operand = "",
     .help = "Count what the ledger holds",
     .more = {},
     .groups = kStatsGroups,
     .examples = {},
     .run = run_stats},
    {.name = "serve",
     .category = Category::Ledger,
     .operand = "",
     .help = "Show the ledger in the browser",
     .more = "Pages of articles with their statements marked, of claims, stories and actors, and a "
             "search, at an address of this machine only. Pages ask no other host, work without "
             "scripts, and follow the ledger while others add to it. Each is also data: .json, and for "
             "lists .jsonl, .csv, .rss (docs/api.md). Ctrl-C ends it.",
     .groups = kServeGroups,
     .examples = kServeExamples,
     .run = run_serve},
    {.name = "get",
     .category = Category::Ledger,
     .operand = "PATH",
     .help = "Print a page of the server without a server",
     .more = "The same bytes that `hearsay serve` answers to a GET of PATH.",
     .groups = kGetGroups,
     .examples = kGetExamples,
     .run = run_get},
    {.name = "export",
     .category = Category::Ledger,
     .operand = "",
     .help = "Write the whole ledger, or a part of it, to standard output",
     .more = {},
     .groups = kExportGroups,
     .examples = kExportExamples,
     .run = run_export},
    {.name = "verify",
     .category = Category::Ledger,
     .operand = "",
     .help = "Check every row and passage of the ledger",
     .more =
         "Checks the structure of the file, the checksum of each row, and each passage against the "
         "text of its article. Prints what is wrong, one line each; exit code 3 if anything is.",
     .groups = kVerifyGroups,
     .examples = {},
     .run = run_verify},
    {.name = "backup",
     .category = Category::Ledger,
     .operand = "NEWFILE",
     .help = "Copy the ledger to a new file",
     .more = "The copy is the ledger of one moment, also while another process adds to it; it is a "
             "ledger like any other. A file that exists already is never overwritten. Damage is "
             "copied too: `hearsay verify --ledger NEWFILE` checks the copy.",
     .groups = kVerifyGroups,
     .examples = kBackupExamples,
     .run = run_backup},
    {.name = "salvage",
     .category = Category::Ledger,
     .operand = "NEWFILE",
     .help = "Copy what is whole of a damaged ledger to a new file",
     .more = "Reads every article with its statements and writes those that are whole to a new "
             "ledger. What is lost is printed, one line an article; exit code 3 if anything is. "
             "The damaged ledger is left as it is, and a file that exists already is never "
             "overwritten.",
     .groups = kVerifyGroups,
     .examples = kSalvageExamples,
     .run = run_salvage},
    {.name = "code",
     .category = Category::Inside,
     .operand = "PHRASE...",
     .help = "Country and sector of actor phrases",
     .more = "Says of which country somebody is and in which sector (GOV government, MIL military, "
             "REB rebel ...; docs/formats/knowledge.md has the list), by the names and nouns of the "
             "phrase and what hearsay knows of offices on the day. - reads phrases from standard "
             "input, one a line; behind a phrase a tab and its date, and a tab and its context.",
     .groups = kCodeGroups,
     .examples = kCodeExamples,
     .run = run_code},
    {.name = "explain",
     .category = Category::Inside,
     .operand = "INPUT",
     .help = "Show every layer of a report under the sentence it came from",
     .more = {},
     .groups = kExplainGroups,
     .examples = kExplainExamples,
     .run = run_explain},
    {.name = "tokens",
     .category = Category::Inside,
     .operand = "INPUT...",
     .help = "Print sentences and tokens",
     .more = {},
     .groups = kTokensGroups,
     .examples = {},
     .run = run_tokens},
    {.name = "parse",
     .category = Category::Inside,
     .operand = "INPUT...",
     .help = "Print tags, lemmas, dependency trees and names",
     .more = "Sentences, words and their analysis by the model as CoNLL-U (universaldependencies.org). "
             "MISC has SpaceAfter=No, TokenRange with the characters of the word in the text, and "
             "NER=B-ORG (I-, E-, S-) on the words of a name. JSON has scores, and besides the names "
             "all mentions of entities, named or not, also those inside others, and which of them are "
             "one entity (same_as).",
     .groups = kParseGroups,
     .examples = kParseExamples,
     .run = run_parse},
    {.name = "embed",
     .category = Category::Inside,
     .operand = "INPUT...",
     .help = "Print a vector for each sentence or line",
     .more = "Unit vectors by the model: the larger the product of two, the nearer the meaning of "
             "their sentences.",
     .groups = kEmbedGroups,
     .examples = kEmbedExamples,
     .run = run_embed},
    {.name = "stages",
     .category = Category::Inside,
     .operand = "",
     .help = "Print the table of stages a report goes through",
     .more = {},
     .groups = kStagesGroups,
     .examples = {},
     .run = run_stages},
    {.name = "schema",
     .category = Category::About,
     .operand = "",
     .help = "Print the JSON Schema of the record",
     .more = {},
     .groups = {},
     .examples = {},
     .run = run_schema},
    {.name = "completions",
     .category = Category::About,
     .operand = "SHELL",
     .help = "Print the completions for bash, zsh or fish",
     .more = {},
     .groups = {},
     .examples = kCompletionsExamples,
     .run = run_completions},
    {.name = "man",
     .category = Category::About,
     .operand = "",
     .help = "Print the man page",
     .more = "In roff, as man(1) reads it: hearsay man | man -l -",
     .groups = {},
     .examples = {},
     .run = run_man},
    {.name = "help",
     .category = Category::About,
     .operand = "[COMMAND]",
     .help = "Print help on hearsay or on one command",
     .more = {},
     .groups = kHelpGroups,
     .examples = {},
     .run = run_help},
};

constexpr Section kSections[] = {
    {"Exit codes",
     "0: something was found or done. 1: nothing was found. 2: the command line is wrong. 3: an "
     "input, "
     "the ledger or the disk is bad; what could be done was done. A reader that closes the pipe "
     "early "
     "(head) is no error."},
    {"Environment",
     "HEARSAY_LEDGER: the ledger where --ledger is not given. NO_COLOR: no colour, whatever its "
     "value. "
     "COLUMNS: width of the output where standard output is no terminal. LC_ALL, LC_CTYPE, LANG: "
     "arrows and "
     "rules beyond ASCII only in a UTF-8 locale."},
    {"CSV",
     "As RFC 4180: lines end in CR LF, cells with commas, quotation marks or line ends stand in "
     "quotation "
     "marks. A text that a spreadsheet could take for a formula (it begins with = + - @, a tab or "
     "a carriage "
     "return) gets an apostrophe in front. Unknown is an empty cell."},
    {"Control characters",
     "Escape sequences, control characters and bidirectional overrides in articles never reach a "
     "terminal: in "
     "tables and lists each is replaced by U+FFFD (? outside UTF-8). JSON has them escaped, CSV as "
     "they are."},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  const auto* found = std::find_if(std::begin(kCommands), std::end(kCommands),
                                   [name](const Command& c) { return c.name == name; });
  return found == std::end(kCommands) ? nullptr : found;
}

std::span<const Flag> common_flags() { return kCommonFlags; }

const Flag* find_flag(const Command& command, std::string_view name) {
  if (name.empty()) return nullptr;
  const auto search = [name](std::span<const Flag> flags) -> const Flag* {
    for (const Flag& flag : flags) {
      if (flag.name == name || flag.letter == name) return &flag;
    }
    return nullptr;
  };
  for (const FlagGroup& group : command.groups) {
    if (const Flag* flag = search(group.flags)) return flag;
  }
  return search(kCommonFlags);
}

std::string_view title_of(Category category) {
  switch (category) {
    case Category::Reading:
      return "Reading";
    case Category::Ledger:
      return "Asking the ledger";
    case Category::Inside:
      return "Looking inside";
    case Category::About:
      return "About hearsay";
  }
  return "";
}

OperandRange operands_of(const Command& command) {
  if (command.operand.empty()) return {0, 0};
  const auto words = 1 + static_cast<uint32_t>(
                             std::count(command.operand.begin(), command.operand.end(), ' '));
  OperandRange range{words, words};
  if (command.operand.starts_with('[')) range.least = 0;
  if (command.operand.find("...") != std::string_view::npos) range.most = 0xffffffffu;
  return range;
}

std::span<const Section> sections() { return kSections; }

}  // namespace hearsay::cli

// Inputs to articles: plain text, JSON Lines, folders of either, standard input.
//
//   read_inputs({"report.txt", "wire.jsonl", "-"}, options,
//               [&](Article&& a) { use(a); return true; },
//               [&](const InputProblem& p) { std::cerr << p.where << ": " << p.why << "\n"; });
//
// Plain text is one article a file. What is known of it may stand in front: lines `key value` up
// to an empty line (at least one known key, all lines known keys), or inline on the first line,
// ` date 2026-03-04 ` right before the text. Keys: date outlet title byline url language id. The
// header stays part of Article::text (the record holds the report exactly as it was read);
// Article::body begins after it. No header at all is fine: unknown stays unknown.
//
// A .json file may also hold one object, or an array of them, over several lines.
// A JSON line is an object with "text" and any of id, url, outlet, title, byline, published,
// language (strings or null; other keys are passed over).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/fetch.h"
#include "hearsay/limits.h"
#include "hearsay/status.h"

namespace hearsay {

class Env;  // src/io/env.h

enum class InputFormat : unsigned char {
  Auto,  // by the file's ending, else by its first bytes
  Text,
  JsonLines,
  Html,
  Feed,  // RSS, Atom, JSON Feed
  Warc,  // web archive
  Ninjs,
  NewsML,  // NewsML-G2
  Eml,     // one e-mail message
  Mbox,
  Epub,
  Pdf,
  FeedItems,  // for following feeds (src/read/fetch): all items, also those that are only links
  PdfLayout,  // what pdftotext makes of a PDF (src/read/book)
};

// The format called `name` as --input-format takes it ("html"); nothing for a name that is none.
std::optional<InputFormat> input_format(std::string_view name);

// Whether parsers run in a child process that has no rights (SECURITY.md).
enum class Confinement : unsigned char {
  WherePossible,  // with one remark where the kernel cannot
  Required,       // what needs a parser is refused where the kernel cannot
  Off,            // everything in this process: for tests, and inputs one made oneself
};

struct ReadOptions {
  Limits limits;
  InputFormat format = InputFormat::Auto;
  Confinement confinement = Confinement::WherePossible;
  // For archives: the byte offset of the file to begin at, as a message named it.
  uint64_t resume_at = 0;
  // Files, folders and standard input; not owned. Null: the real ones.
  Env* env = nullptr;
  FetchOptions fetch;  // for web addresses among the inputs
  // Used for articles that do not say themselves; empty: unknown.
  std::string published, outlet, title, byline, url, language;
};

// One input, one line of one, or one field, that could not be read. The rest is read all the same.
struct InputProblem {
  std::string where;  // "wire.jsonl:17", "report.txt", "standard input"
  std::string why;    // one sentence: what is wrong, and what to do
  StatusKind kind = StatusKind::InvalidInput;
  bool skipped = true;  // false: the article was read, one of its fields was not
};

// Reads `paths` in the order given; "http://..." and "https://..." are fetched (hearsay/fetch.h); a
// folder means its files ending in .txt .md .text .jsonl
// .ndjson .json, by name, and its sub-folders; "-" means standard input. Gives each article to
// `take` (which returns false to stop) and each thing it could not read to `problem`. Bytes are
// UTF-8 (a BOM is taken off), UTF-16 with a BOM (or plainly UTF-16 by its zero bytes), else refused
// by name and offset; CR LF becomes LF, nothing else is changed. Never throws. Errors: none of its
// own, all go to `problem`.
void read_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                 const std::function<bool(Article&&)>& take,
                 const std::function<void(const InputProblem&)>& problem);

// Starts the small process that children are forked from to read untrusted inputs in, if it does
// not run yet. read_inputs does so itself at first need; call this before, while the program has
// one thread and holds no secrets, for what is in memory then the children have too.
void prepare_reading();

// Gives `article` its sha256 and id; call after changing text or metadata.
void identify(Article& article);

}  // namespace hearsay

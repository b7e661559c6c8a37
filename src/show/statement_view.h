// One statement in words, ready to be laid out: what a reader sees of it, whoever shows it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "hearsay/report.h"
#include "show/prose.h"

namespace hearsay {

// One link of the chain in words.
struct HopView {
  std::string holder;    // as the article has it; empty where nobody says who
  std::string resolved;  // who that is, where the words do not say it: "he" is "Donald Trump"
  std::optional<bool> named;
  Number number = Number::Unknown;
  bool implied = false;
};

// A stretch of the passage; `content` marks the statement's own words within their sentence.
struct PassagePiece {
  std::string text;
  bool content = true;
};

struct StatementView {
  std::string id;
  Act act = Act::Unknown;
  std::vector<HopView> chain;  // from the article inward
  std::vector<PassagePiece> passage;
  // Certainty, polarity, time, recipient and so on, each a short phrase; plain ones are left out.
  std::vector<std::string> details;
  // Where its words stand: number of the paragraph from 1 (0: unknown), and code points.
  uint32_t paragraph = 0;
  uint32_t begin = 0, end = 0;
};

// What the statements of one article are seen in. Keeps references to what it was made from.
class Surroundings {
 public:
  // The layers of a report. Where it has no sentences (it came out of a ledger) the text stage is
  // run on its article again.
  explicit Surroundings(const Report& report);
  // An article alone; the text stage is run on it, and only what the text says resolves a holder.
  explicit Surroundings(const Article& article);
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  const Article& article() const { return article_; }
  const TextLayer& text() const { return segmented_ ? segmented_->text : *text_; }
  const OffsetMap& offsets() const { return offsets_; }
  // Null for an unknown id.
  const Actor* actor(std::string_view id) const;

 private:
  void segment();

  const Article& article_;
  const TextLayer* text_ = nullptr;
  std::unique_ptr<Report> segmented_;
  std::unordered_map<std::string_view, const Actor*> actors_;
  OffsetMap offsets_;
};

StatementView view_of(const Surroundings& around, const Statement& statement);
// All statements of a report, in its order.
std::vector<StatementView> views_of(const Report& report);

// The sentence of the text layer that holds byte `at`, or null; the same for paragraphs.
const Sentence* sentence_at(const TextLayer& text, uint32_t at);
const Paragraph* paragraph_at(const TextLayer& text, uint32_t at);

// From the first to the last byte of the content; where it has none, the origin's cue or holder.
Span whole_of(const Statement& statement);

// The texts of the content's spans, an ellipsis between them; empty where it has none.
std::string content_text(const Article& article, const Statement& statement);

// "article <- The New York Times <- officials (unnamed, several)", with real arrows where
// style.unicode. `start` is what stands first ("article", or the outlet's name).
Prose chain_prose(const std::vector<HopView>& chain, std::string_view start, const Style& style);
// The same as plain text, always with ASCII arrows; for CSV.
std::string chain_text(const std::vector<HopView>& chain);

}  // namespace hearsay

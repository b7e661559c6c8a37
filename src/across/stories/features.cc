#include "across/stories/features.h"

#include <algorithm>
#include <cmath>

#include "across/publication.h"
#include "across/term_weights.h"
#include "across/words.h"
#include "base/byte_reader.h"
#include "base/utf8.h"
#include "base/utf8_front.h"

namespace hearsay::across {
namespace {

constexpr float kTitle = 5, kName = 1.5f;
// Of two words of a name together, beside what each tells alone.
constexpr float kPair = 0.6f;
// More of an article than this is not looked at to find kStoryWordsRead words.
constexpr uint32_t kMostBytes = 16 * kStoryWordsRead;
constexpr size_t kKeyTerms = 12, kMostWordBytes = 40;
constexpr int32_t kHalfWindow = 7;  // days
constexpr uint8_t kVersion = 1;

struct Occurrence {
  uint32_t term = 0;
  float count = 0;  // times, those of the title more
  float tells = 0;  // the term's weight
  bool name = false;
  uint32_t order = 0;     // of occurrence
  std::string_view text;  // as written
};

uint32_t term_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

void read(std::string_view text, Span part, float count, bool title, std::vector<Occurrence>& out) {
  std::vector<Word> words = words_of(text, part);
  if (words.size() > kStoryWordsRead) words.resize(kStoryWordsRead);
  // In a title where most words are capitalised capitals tell nothing of names.
  const auto capitals =
      std::count_if(words.begin(), words.end(), [](const Word& word) { return word.capitalised; });
  const bool all_capital = title && 2 * static_cast<size_t>(capitals) > words.size();
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const float tells = term_weight(word.hash);
    const bool name = (word.capitalised && !word.opens && !all_capital) || word.number;
    const auto order = static_cast<uint32_t>(out.size());
    out.push_back({term_of(word.hash), count, tells, name, order, word.span.of(text)});
    if (i + 1 == words.size() || !word.capitalised || word.opens || !words[i + 1].capitalised) {
      continue;
    }
    const Word& next = words[i + 1];
    const float both = std::min(1.0f, kPair * (tells + term_weight(next.hash)));
    out.push_back({term_of(mixed(word.hash, next.hash)), count, both, false, order + 1,
                   Span{word.span.begin, next.span.end}.of(text)});
  }
}

// One entry a term: the counts together, the text of the first.
void gather(std::vector<Occurrence>& all) {
  std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.term != b.term ? a.term < b.term : a.order < b.order;
  });
  size_t kept = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (kept > 0 && all[kept - 1].term == all[i].term) {
      all[kept - 1].count += all[i].count;
      all[kept - 1].name = all[kept - 1].name || all[i].name;
    } else {
      all[kept++] = all[i];
    }
  }
  all.resize(kept);
}

void put(std::string& out, uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> (8 * i)));
}

}  // namespace

StoryFeatures story_features(const Article& article) {
  StoryFeatures features;
  if (const auto published = published_at(article)) {
    features.day = static_cast<int32_t>(published->day);
  }
  std::vector<Occurrence> terms;
  const auto size = [](std::string_view text) { return static_cast<uint32_t>(text.size()); };
  Span title{0, std::min(size(article.title), kMostBytes)};
  while (!on_code_point_border(article.title, title.end)) --title.end;
  read(article.title, title, kTitle, true, terms);
  Span body{std::min(article.body.begin, size(article.text)),
            std::min(article.body.end, size(article.text))};
  if (body.size() > kMostBytes) body.end = body.begin + kMostBytes;
  while (!on_code_point_border(article.text, body.end)) --body.end;
  read(article.text, body, 1, false, terms);
  gather(terms);

  std::vector<std::pair<float, const Occurrence*>> weighted;
  for (const Occurrence& term : terms) {
    const float weight = term.tells * std::log(1 + term.count) * (term.name ? kName : 1.0f);
    if (weight > 0) weighted.emplace_back(weight, &term);
  }
  std::sort(weighted.begin(), weighted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->term < b.second->term;
  });
  if (weighted.size() > kMostStoryTerms) weighted.resize(kMostStoryTerms);
  double square = 0;
  for (const auto& [weight, term] : weighted) square += static_cast<double>(weight) * weight;
  const double length = std::sqrt(square);
  for (const auto& [weight, term] : weighted) {
    const auto part = static_cast<uint16_t>(std::lround(65535 * weight / length));
    features.terms.push_back({term->term, part});
    if (features.words.size() < kMostStoryWords) {
      features.words.push_back({term->term, std::string(utf8_front(term->text, kMostWordBytes))});
    }
  }
  std::sort(features.terms.begin(), features.terms.end(),
            [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
  return features;
}

std::string pack(const StoryFeatures& features) {
  std::string out(1, static_cast<char>(kVersion));
  put(out, static_cast<uint32_t>(features.day), 4);
  put(out, features.terms.size(), 4);
  for (const StoryTerm& term : features.terms) {
    put(out, term.term, 4);
    put(out, term.weight, 2);
  }
  put(out, features.words.size(), 4);
  for (const StoryWord& word : features.words) {
    put(out, word.term, 4);
    put(out, word.text.size(), 4);
    out += word.text;
  }
  return out;
}

Result<StoryFeatures> unpack_story_features(std::string_view bytes) {
  ByteReader in(bytes);
  StoryFeatures features;
  bool good = in.u8() == kVersion;
  features.day = static_cast<int32_t>(in.u32());
  const uint32_t terms = in.u32();
  good = good && terms <= kMostStoryTerms && in.can_hold(terms, 6);
  for (uint32_t i = 0; good && i < terms; ++i) {
    StoryTerm term;
    term.term = in.u32();
    const auto low = static_cast<uint16_t>(in.u8());
    term.weight = static_cast<uint16_t>(low | in.u8() << 8);
    features.terms.push_back(term);
  }
  const uint32_t words = in.u32();
  good = good && words <= kMostStoryWords && in.can_hold(words, 8);
  for (uint32_t i = 0; good && i < words; ++i) {
    StoryWord word;
    word.term = in.u32();
    word.text = in.text();
    features.words.push_back(std::move(word));
  }
  if (!good || !in.done()) {
    return Status(StatusKind::Corrupt,
                  "The features of an article for finding its story are damaged or of another "
                  "version: link the ledger anew.");
  }
  return features;
}

std::vector<uint64_t> story_keys(const StoryFeatures& features) {
  std::vector<uint64_t> keys;
  for (size_t i = 0; i < features.words.size() && i < kKeyTerms; ++i) {
    const uint64_t term = features.words[i].term;
    keys.push_back(mixed(term, 0));
    if (features.day == StoryFeatures::kNoDay) continue;
    // Fortnights that begin every week: two within a week of each other share at least one.
    const int32_t week = (features.day + (1 << 24)) / kHalfWindow;
    keys.push_back(mixed(term, static_cast<uint64_t>(week)));
    keys.push_back(mixed(term, static_cast<uint64_t>(week) - 1));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace hearsay::across

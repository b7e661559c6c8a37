// Features as the ledger keeps them, and the keys by which statements find each other.
#include <algorithm>
#include <cstring>
#include <unordered_set>

#include "across/claims/features.h"
#include "across/claims/terms.h"
#include "across/words.h"
#include "base/byte_reader.h"

namespace hearsay::across {
namespace {

constexpr uint8_t kVersion = 4;
constexpr uint32_t kMostItems = 1000;

class ByteWriter {
 public:
  template <typename T>
  void number(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void text(std::string_view value) {
    number(static_cast<uint32_t>(value.size()));
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

enum Flag : uint8_t { kNegated = 1, kQuestion = 2, kHedged = 4, kThin = 8, kOwnDoing = 16 };

Status damaged() {
  return {StatusKind::Corrupt,
          "the features of a statement are damaged or of another version: run `hearsay link`"};
}

// Words that keys are made of: stems cut short, so that "osmara" meets "osmaran".
std::string key_word(const ClaimTerm& term) { return term.stem.substr(0, term.name ? 5 : 6); }

}  // namespace

std::string pack(const ClaimFeatures& features) {
  ByteWriter out;
  out.number(kVersion);
  out.text(features.statement);
  out.text(features.article);
  out.number(static_cast<int64_t>(features.published));
  out.number(static_cast<uint8_t>(features.act));
  out.number(static_cast<uint8_t>((features.negated ? kNegated : 0) |
                                  (features.question ? kQuestion : 0) |
                                  (features.hedged ? kHedged : 0) | (features.thin ? kThin : 0) |
                                  (features.own_doing ? kOwnDoing : 0)));
  out.number(static_cast<uint32_t>(features.terms.size()));
  for (const ClaimTerm& term : features.terms) {
    out.text(term.stem);
    out.number(static_cast<double>(term.weight));
    out.number(
        static_cast<uint8_t>((term.name ? 1 : 0) | (term.number ? 2 : 0) | (term.negated ? 4 : 0)));
  }
  out.number(static_cast<uint32_t>(features.wording.size()));
  for (const uint16_t word : features.wording) out.number(word);
  out.number(static_cast<uint32_t>(features.quantities.size()));
  for (const ClaimQuantity& quantity : features.quantities) {
    out.number(quantity.value);
    out.text(quantity.unit);
  }
  out.number(static_cast<uint32_t>(features.dates.size()));
  for (const ClaimDate& date : features.dates) {
    out.number(static_cast<int64_t>(date.first));
    out.number(static_cast<int64_t>(date.last));
  }
  out.number(static_cast<uint32_t>(features.holder.size()));
  for (const std::string& stem : features.holder) out.text(stem);
  out.text(features.about);
  out.number(static_cast<uint32_t>(features.vector.size()));
  for (const int8_t one : features.vector) out.number(one);
  return out.take();
}

Result<ClaimFeatures> unpack_claim_features(std::string_view bytes) {
  ByteReader in(bytes);
  ClaimFeatures made;
  if (in.u8() != kVersion) return damaged();
  made.statement = in.text();
  made.article = in.text();
  made.published = static_cast<int32_t>(in.i64());
  const uint8_t act = in.u8();
  if (act > static_cast<uint8_t>(Act::Relay)) return damaged();
  made.act = static_cast<Act>(act);
  const uint8_t flags = in.u8();
  made.negated = (flags & kNegated) != 0;
  made.question = (flags & kQuestion) != 0;
  made.hedged = (flags & kHedged) != 0;
  made.thin = (flags & kThin) != 0;
  made.own_doing = (flags & kOwnDoing) != 0;
  const uint32_t terms = in.u32();
  if (terms > kMostItems || !in.can_hold(terms, 13)) return damaged();
  made.terms.reserve(terms);
  for (uint32_t i = 0; i < terms; ++i) {
    ClaimTerm term;
    term.stem = in.text();
    term.weight = static_cast<float>(in.f64());
    const uint8_t kind = in.u8();
    term.name = (kind & 1) != 0;
    term.number = (kind & 2) != 0;
    term.negated = (kind & 4) != 0;
    made.terms.push_back(std::move(term));
  }
  const uint32_t wording = in.u32();
  if (wording > kMostItems || !in.can_hold(wording, 2)) return damaged();
  for (uint32_t i = 0; i < wording; ++i) {
    const uint8_t low = in.u8();
    made.wording.push_back(static_cast<uint16_t>(low | in.u8() << 8));
  }
  const uint32_t quantities = in.u32();
  if (quantities > kMostItems || !in.can_hold(quantities, 12)) return damaged();
  for (uint32_t i = 0; i < quantities; ++i) {
    ClaimQuantity quantity;
    quantity.value = in.f64();
    quantity.unit = in.text();
    made.quantities.push_back(std::move(quantity));
  }
  const uint32_t dates = in.u32();
  if (dates > kMostItems || !in.can_hold(dates, 16)) return damaged();
  for (uint32_t i = 0; i < dates; ++i) {
    const auto first = static_cast<int32_t>(in.i64());
    made.dates.push_back({first, static_cast<int32_t>(in.i64())});
  }
  const uint32_t holder = in.u32();
  if (holder > kMostItems || !in.can_hold(holder, 4)) return damaged();
  for (uint32_t i = 0; i < holder; ++i) made.holder.emplace_back(in.text());
  made.about = in.text();
  const uint32_t width = in.u32();
  const std::string_view numbers = in.take(width);
  made.vector.assign(numbers.begin(), numbers.end());
  if (!in.done()) return damaged();
  return made;
}

std::vector<uint64_t> claim_keys(const ClaimFeatures& features) {
  std::vector<uint64_t> keys;
  // Its own key is what those look for that are about it.
  keys.push_back(mixed(hash_of_word("about"), hash_of_word(features.statement)));
  if (!features.about.empty())
    keys.push_back(mixed(hash_of_word("about"), hash_of_word(features.about)));
  if (!features.thin) {
    // Pairs of its heaviest words: one word alone brings too many together.
    std::vector<std::pair<float, uint64_t>> words;
    std::unordered_set<uint64_t> seen;
    for (const ClaimTerm& term : features.terms) {
      if (term.weight < 0.15f && !term.name) continue;
      const uint64_t hash = hash_of_word(key_word(term));
      if (seen.insert(hash).second) words.emplace_back(term.weight, hash);
    }
    std::sort(words.begin(), words.end(), [](const auto& x, const auto& y) {
      return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    constexpr size_t kHeaviest = 7;
    if (words.size() > kHeaviest) words.resize(kHeaviest);
    for (size_t i = 0; i < words.size(); ++i)
      for (size_t j = i + 1; j < words.size(); ++j)
        keys.push_back(mixed(std::min(words[i].second, words[j].second),
                             std::max(words[i].second, words[j].second)));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace hearsay::across

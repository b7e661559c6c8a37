// The words of LEDGER.md for the enumerations of hearsay/statement.h, in the order of the enums.
#include <array>
#include <cstddef>

#include "hearsay/statement.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 13> kActs = {
    "unknown", "assert", "confirm", "deny",  "doubt", "decline", "silent",
    "urge",    "ask",    "commit",  "judge", "think", "relay"};
constexpr std::array<std::string_view, 4> kQuotes = {"none", "direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 7> kHolderKinds = {
    "unknown", "person", "organisation", "state", "group", "outlet", "document"};
constexpr std::array<std::string_view, 3> kNumbers = {"unknown", "one", "several"};
constexpr std::array<std::string_view, 11> kChannelKinds = {
    "other",  "social_media", "interview",    "statement", "briefing", "speech",
    "report", "letter",       "intermediary", "court",     "poll"};
constexpr std::array<std::string_view, 4> kCertainties = {"unknown", "certain", "probable",
                                                          "possible"};
constexpr std::array<std::string_view, 3> kPolarities = {"unknown", "positive", "negative"};

template <typename Enum, size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < N ? names[index] : names[0];
}

template <typename Enum, size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& names, std::string_view word) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Act v) { return name_in(kActs, v); }
std::string_view name_of(Quote v) { return name_in(kQuotes, v); }
std::string_view name_of(HolderKind v) { return name_in(kHolderKinds, v); }
std::string_view name_of(Number v) { return name_in(kNumbers, v); }
std::string_view name_of(ChannelKind v) { return name_in(kChannelKinds, v); }
std::string_view name_of(Certainty v) { return name_in(kCertainties, v); }
std::string_view name_of(Polarity v) { return name_in(kPolarities, v); }

std::optional<Act> parse_act(std::string_view w) { return find_in<Act>(kActs, w); }
std::optional<Quote> parse_quote(std::string_view w) { return find_in<Quote>(kQuotes, w); }
std::optional<HolderKind> parse_holder_kind(std::string_view w) {
  return find_in<HolderKind>(kHolderKinds, w);
}
std::optional<Number> parse_number(std::string_view w) { return find_in<Number>(kNumbers, w); }
std::optional<ChannelKind> parse_channel_kind(std::string_view w) {
  return find_in<ChannelKind>(kChannelKinds, w);
}
std::optional<Certainty> parse_certainty(std::string_view w) {
  return find_in<Certainty>(kCertainties, w);
}
std::optional<Polarity> parse_polarity(std::string_view w) {
  return find_in<Polarity>(kPolarities, w);
}

}  // namespace hearsay

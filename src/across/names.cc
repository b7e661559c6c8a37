// The words of the enumerations in hearsay/across.h.
#include <array>

#include "hearsay/across.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 3> kStatuses = {"suggested", "confirmed", "rejected"};
constexpr std::array<std::string_view, 3> kKinds = {"copy", "story", "claim"};
constexpr std::array<std::string_view, 11> kRelations = {
    "verbatim", "edited",      "abridged", "revision",   "shares_passage", "shares_quotation",
    "same",     "contradicts", "answers",  "supersedes", "repeats"};
static_assert(static_cast<size_t>(Relation::Repeats) + 1 == kRelations.size());

template <typename Enum, size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view word) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum, size_t N>
std::string_view word(const std::array<std::string_view, N>& names, Enum value) {
  const auto place = static_cast<size_t>(value);
  return place < N ? names[place] : std::string_view("unknown");
}

}  // namespace

std::string_view name_of(LinkStatus status) { return word(kStatuses, status); }
std::string_view name_of(LinkKind kind) { return word(kKinds, kind); }
std::string_view name_of(Relation relation) { return word(kRelations, relation); }
std::optional<LinkStatus> parse_link_status(std::string_view name) {
  return parse<LinkStatus>(kStatuses, name);
}
std::optional<LinkKind> parse_link_kind(std::string_view name) {
  return parse<LinkKind>(kKinds, name);
}
std::optional<Relation> parse_relation(std::string_view name) {
  return parse<Relation>(kRelations, name);
}

std::string_view name_of(Independence independence) {
  static constexpr std::array<std::string_view, 4> kNames = {
      "one origin", "lineage not recorded", "not established", "established"};
  return word(kNames, independence);
}

std::string_view name_of(Evidence::Kind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "citation",    "copied text", "credit line",   "same descriptor",
      "own sources", "said so",     "shared detail", "decision"};
  return word(kNames, kind);
}

std::string_view name_of(ProvenanceNode::Kind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "article", "outlet", "person", "body", "group", "document", "cycle", "unknown"};
  return word(kNames, kind);
}

std::string_view name_of(ProvenanceEdge::Kind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "cites", "copies", "revises", "quotes", "relays", "speaks for", "same"};
  return word(kNames, kind);
}

std::string_view name_of(Change::Kind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"same", "qualified", "reversed",
                                                             "broke silence", "withdrawn"};
  return word(kNames, kind);
}

std::string_view name_of(Drift::Kind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "hedge lost",  "one made several", "attribution dropped",   "number changed",
      "hedge added", "hop dropped",      "offer turned fact", "act changed"};
  return word(kNames, kind);
}

}  // namespace hearsay

#include <algorithm>

#include "across/origins/testimony.h"

namespace hearsay::across {

namespace {

constexpr uint32_t kNone = UINT32_MAX;

bool is_unnamed(const Report& report, const Hop& hop, const Identity& identity) {
  return hop.holder && !hop.holder->named.value_or(false) &&
         identity.outlet(report, *hop.holder).empty();
}

// The outlets that a chain names for the holder of `hop`.
void outlets_for(const Report& report, const Statement& statement, uint32_t hop,
                 const Identity& identity, LocalSources::Source* source) {
  const std::string own = identity.outlet_of(report);
  const std::string_view text = report.article.text;
  const auto add = [&](const std::string& key, Span cue) {
    if (key.empty()) return;
    if (key == own) {
      source->own = true;
    } else if (std::none_of(source->via.begin(), source->via.end(),
                            [&](const Via& one) { return one.outlet == key; })) {
      source->via.push_back({key, cue});
    }
  };
  for (uint32_t i = 0; i < hop; ++i) {
    const Hop& outer = statement.chain[i];
    if (outer.holder) add(identity.outlet(report, *outer.holder), outer.cue);
  }
  const Hop& here = statement.chain[hop];
  add(identity.outlet_inside(report, here.holder->span.of(text)), here.holder->span);
  if (here.recipient) {
    const std::string_view words = here.recipient->span.of(text);
    if (words == "this newspaper" || words == "this paper" || words == "us") source->own = true;
    add(identity.outlet(report, words), here.recipient->span);
    add(identity.outlet(report, here.recipient->through.of(text)), here.recipient->through);
  }
  if (here.channel)
    add(identity.outlet_inside(report, here.channel->span.of(text)), here.channel->span);
}

}  // namespace

LocalSources::LocalSources(const Report& report, const Identity& identity) {
  struct Seen {
    Span span;
    std::string actor;
    uint32_t source;
  };
  std::vector<Seen> seen;
  of_hop_.resize(report.statements.size());
  for (uint32_t s = 0; s < report.statements.size(); ++s) {
    const Statement& statement = report.statements[s];
    of_hop_[s].assign(statement.chain.size(), kNone);
    for (uint32_t h = 0; h < statement.chain.size(); ++h) {
      if (!is_unnamed(report, statement.chain[h], identity)) continue;
      const Holder& holder = *statement.chain[h].holder;
      Descriptor descriptor = describe(report, holder);
      uint32_t found = kNone;
      for (auto at = seen.rbegin(); at != seen.rend() && found == kNone; ++at) {
        if ((!holder.actor.empty() && holder.actor == at->actor) || at->span == holder.span ||
            (!holder.refers_to.empty() && holder.refers_to.overlaps(at->span)))
          found = at->source;
      }
      if (found == kNone && descriptor.refers) {
        // The nearest before it that it can be, first of the same noun; "they" is several.
        for (const bool any_noun : {false, true}) {
          if (any_noun && !descriptor.head.empty()) break;
          for (size_t at = sources_.size(); at-- > 0 && found == kNone;) {
            const Descriptor& earlier = sources_[at].descriptor;
            const bool fits = any_noun || earlier.head == descriptor.head;
            const bool number = !descriptor.plural || earlier.plural;
            if (fits && number && !conflict(earlier, descriptor)) found = static_cast<uint32_t>(at);
          }
        }
      }
      if (found == kNone) {
        found = static_cast<uint32_t>(sources_.size());
        sources_.push_back({});
        sources_.back().descriptor = std::move(descriptor);
      }
      of_hop_[s][h] = found;
      sources_[found].statements.push_back(s);
      outlets_for(report, statement, h, identity, &sources_[found]);
      // A long article's last few hundred holders are enough to refer back to.
      if (seen.size() < 400) seen.push_back({holder.span, holder.actor, found});
    }
  }
}

uint32_t LocalSources::source_of(uint32_t statement, uint32_t hop) const {
  if (statement >= of_hop_.size() || hop >= of_hop_[statement].size()) return kNone;
  return of_hop_[statement][hop];
}

}  // namespace hearsay::across

#include "across/origins/testimony.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/knowledge/folded_name.h"

namespace hearsay::across {

namespace {

// The act is what the holder did or felt; whoever told of it is where it is from.
bool is_deed(Act act) {
  return act == Act::Commit || act == Act::Think || act == Act::Urge || act == Act::Judge ||
         act == Act::Ask;
}

bool speaks_for(std::string_view words) {
  return words.find("spokes") != std::string_view::npos ||
         words.find("Spokes") != std::string_view::npos;
}

// "media reports", "the report": that somebody reported, not who.
bool is_bare_report(const Report& report, const Holder& holder) {
  const std::vector<std::string> words = name_words(holder.span.of(report.article.text));
  if (words.empty() || words.size() > 4) return words.empty();
  for (const std::string& word : words) {
    if (word == "report" || word == "reports" || word == "rumours" || word == "rumors") return true;
  }
  return false;
}

void add_via(std::vector<Via>* via, const std::string& key, Span cue) {
  if (key.empty()) return;
  for (const Via& one : *via) {
    if (one.outlet == key) return;
  }
  via->push_back({key, cue});
}

ProvenanceNode::Kind kind_of(HolderKind kind) {
  switch (kind) {
    case HolderKind::Person:
      return ProvenanceNode::Kind::Person;
    case HolderKind::Document:
      return ProvenanceNode::Kind::Document;
    default:
      return ProvenanceNode::Kind::Body;
  }
}

std::string actor_name(const Report& report, const Holder& holder) {
  for (const Actor& actor : report.actors) {
    if (actor.id == holder.actor && !actor.name.empty()) return actor.name;
  }
  return std::string(holder.span.of(report.article.text));
}

}  // namespace

std::vector<std::string> quoted_words(std::string_view text, Span part) {
  std::vector<std::string> found;
  const size_t end = std::min<size_t>(part.end, text.size());
  size_t open = std::string_view::npos;
  char32_t mark = 0;
  for (size_t at = part.begin; at < end && found.size() < 8;) {
    const CodePoint c = decode_utf8(text, at);
    if (c.length == 0) break;
    const bool opens = c.value == U'"' || c.value == 0x201C || c.value == 0x2018;
    const bool closes = (mark == U'"' && c.value == U'"') ||
                        (mark == 0x201C && c.value == 0x201D) ||
                        (mark == 0x2018 && c.value == 0x2019);
    if (open != std::string_view::npos && closes) {
      // An apostrophe inside single marks is no end: a letter follows it.
      const CodePoint next = decode_utf8(text, at + c.length);
      const bool letter =
          next.value < 128 && ((next.value | 32) >= 'a' && (next.value | 32) <= 'z');
      if (!(c.value == 0x2019 && letter)) {
        std::string words = extract::fold_name(text.substr(open, at - open));
        if (words.find(' ') != std::string::npos) found.push_back(std::move(words));
        open = std::string_view::npos;
        mark = 0;
      }
    } else if (open == std::string_view::npos && opens) {
      open = at + c.length;
      mark = c.value;
    }
    at += c.length;
  }
  return found;
}

Testimony read_testimony(const Report& report, uint32_t place, const Identity& identity,
                         const LocalSources& local, const std::string& credited) {
  const Statement& statement = report.statements[place];
  const std::string_view text = report.article.text;
  Testimony made;
  made.report = &report;
  made.place = place;
  const std::string own = identity.outlet_of(report);
  made.outlet = credited.empty() ? own : credited;
  if (statement.chain.empty()) return made;

  size_t inner = statement.chain.size() - 1;
  if (const Act act = statement.chain[inner].act; is_deed(act) || act == Act::Doubt) {
    for (size_t i = inner; i-- > 0;) {
      const std::optional<Holder>& holder = statement.chain[i].holder;
      if (!holder || !identity.outlet(report, *holder).empty()) continue;
      if (holder->kind == HolderKind::Document && is_bare_report(report, *holder)) continue;
      if (act == Act::Doubt && holder->kind != HolderKind::Document) continue;
      inner = i;
      break;
    }
  }
  bool bare = false;
  for (size_t i = 0; i <= inner; ++i) {
    const Hop& hop = statement.chain[i];
    if (made.cue.empty()) made.cue = std::string(hop.cue.of(text));
    if (!hop.holder) continue;
    std::string outlet = identity.outlet(report, *hop.holder);
    if (outlet.empty() && hop.holder->kind == HolderKind::Document && hop.holder->actor.empty())
      outlet = identity.outlet_inside(report, hop.holder->span.of(text));
    if (!outlet.empty()) {
      add_via(&made.via, outlet, hop.cue.empty() ? hop.holder->span : hop.cue);
    } else if (hop.holder->kind == HolderKind::Document && is_bare_report(report, *hop.holder)) {
      bare = true;
    } else if (i < inner && hop.holder->named.value_or(false) &&
               hop.holder->kind != HolderKind::Document) {
      made.told_by = identity.somebody(report, *hop.holder);
      made.told_label = actor_name(report, *hop.holder);
    }
  }
  const Hop& last = statement.chain[inner];
  made.passage = {last.cue.begin, last.cue.end};
  if (last.holder) {
    made.passage = {std::min(last.holder->span.begin,
                             last.cue.empty() ? last.holder->span.begin : last.cue.begin),
                    std::max(last.holder->span.end, last.cue.end)};
    // Far apart ("... , he said, ... it confirmed"): the holder alone.
    if (made.passage.size() > 400) made.passage = last.holder->span;
  }
  for (const Span part : statement.content.spans) {
    const std::vector<std::string> more = quoted_words(text, part);
    made.quoted.insert(made.quoted.end(), more.begin(), more.end());
  }
  for (const Hop& hop : statement.chain) {
    const std::vector<std::string> more = quoted_words(text, hop.words);
    made.quoted.insert(made.quoted.end(), more.begin(), more.end());
  }
  const auto drop_own = [&] {
    std::erase_if(made.via,
                  [&](const Via& one) { return one.outlet == made.outlet || one.outlet == own; });
  };

  if (!last.holder || !identity.outlet(report, *last.holder).empty() ||
      (last.holder->kind == HolderKind::Document && is_bare_report(report, *last.holder))) {
    const bool was_own = !made.via.empty();
    drop_own();
    made.inner = made.via.empty() ? Inner::Nobody : Inner::Outlet;
    made.own = made.via.empty() && was_own;
    return made;
  }
  const Holder& holder = *last.holder;
  if (last.recipient) {
    const std::string_view words = last.recipient->span.of(text);
    if (words == "this newspaper" || words == "this paper" || words == "us") made.own = true;
    const std::string to = identity.outlet(report, words);
    made.own |= !to.empty() && to == own;
    add_via(&made.via, to, last.cue);
    add_via(&made.via, identity.outlet(report, last.recipient->through.of(text)), last.cue);
  }
  if (last.channel)
    add_via(&made.via, identity.outlet_inside(report, last.channel->span.of(text)),
            last.channel->span);
  const uint32_t source = local.source_of(place, static_cast<uint32_t>(inner));
  if (holder.named.value_or(false) || !holder.actor.empty())
    made.key = identity.somebody(report, holder);
  made.kind = kind_of(holder.kind);
  made.label = actor_name(report, holder);
  made.actor = holder.actor;
  made.deed = inner + 1 == statement.chain.size() && is_deed(last.act);
  if (!holder.affiliation.empty() && speaks_for(holder.span.of(text))) {
    // A spokesman is the body's voice, whoever it is.
    std::string body;
    for (const std::string& word : name_words(holder.affiliation.of(text)))
      body += (body.empty() ? "" : " ") + word;
    if (!body.empty()) {
      made.key = "p:" + body;
      made.kind = ProvenanceNode::Kind::Body;
      made.label = std::string(holder.affiliation.of(text));
    }
  }
  if (!made.key.empty() && !holder.named.value_or(true) && holder.kind != HolderKind::Document &&
      made.kind != ProvenanceNode::Kind::Body)
    made.key.clear();
  if (made.key.empty() && holder.kind == HolderKind::Document && holder.named.value_or(false)) {
    for (const std::string& word : name_words(made.label)) made.key += " " + word;
    if (!made.key.empty()) made.key = "p:" + made.key.substr(1);
  }
  if (!made.key.empty()) {
    drop_own();
    made.inner = Inner::Somebody;
    return made;
  }
  made.inner = Inner::Unnamed;
  made.kind = ProvenanceNode::Kind::Group;
  made.source = source;
  if (source < local.sources().size()) {
    const LocalSources::Source& known = local.sources()[source];
    made.descriptor = known.descriptor;
    made.own |= known.own;
    if (made.via.empty()) made.via = known.via;
    for (const Via& one : known.via) add_via(&made.via, one.outlet, one.cue);
  } else {
    made.descriptor = describe(report, holder);
  }
  drop_own();
  if (!made.via.empty()) made.own = false;
  if (bare && made.via.empty()) made.told_by.clear();
  return made;
}

}  // namespace hearsay::across

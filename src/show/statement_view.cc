#include "show/statement_view.h"

#include <algorithm>

#include "hearsay/limits.h"
#include "hearsay/record.h"
#include "hearsay/stage.h"
#include "text/segment.h"

namespace hearsay {
namespace {

// A content of fewer words says little alone ("the report"): its sentence is shown around it.
constexpr uint32_t kShortContentWords = 5;
// A sentence longer than this is not shown around anything.
constexpr uint32_t kLongestContext = 600;

std::string text_of(Span span, const Article& article) {
  return std::string(span.of(article.text));
}

// The element of `ordered` (by span, without overlap) that holds byte `at`, or null.
template <typename Element>
const Element* holding(const std::vector<Element>& ordered, uint32_t at) {
  auto after =
      std::upper_bound(ordered.begin(), ordered.end(), at,
                       [](uint32_t byte, const Element& e) { return byte < e.span.begin; });
  if (after == ordered.begin()) return nullptr;
  const Element& candidate = *std::prev(after);
  return candidate.span.contains(at) ? &candidate : nullptr;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

uint32_t words_in(std::string_view text) {
  uint32_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool white = c == ' ' || c == '\n' || c == '\t';
    if (!white && !inside) ++words;
    inside = !white;
  }
  return words;
}

std::vector<PassagePiece> passage_of(const Surroundings& around, const Statement& statement,
                                     Span whole) {
  const Article& article = around.article();
  std::vector<PassagePiece> passage;
  uint32_t words = 0;
  for (Span span : statement.content.spans) words += words_in(span.of(article.text));
  const Sentence* sentence = sentence_at(around.text(), whole.begin);
  if (words < kShortContentWords && sentence != nullptr && sentence->span.contains(whole) &&
      sentence->span.size() <= kLongestContext) {
    uint32_t at = sentence->span.begin;
    for (Span span : statement.content.spans) {
      if (span.begin < at || span.empty()) continue;
      if (at < span.begin) passage.push_back({text_of({at, span.begin}, article), false});
      passage.push_back({text_of(span, article), true});
      at = span.end;
    }
    if (at < sentence->span.end)
      passage.push_back({text_of({at, sentence->span.end}, article), false});
    return passage;
  }
  Span before;
  for (Span span : statement.content.spans) {
    if (!before.empty() && before.end <= span.begin) {
      // Spans with nothing but white space between run on; where words were left out, say so.
      const std::string_view gap = Span{before.end, span.begin}.of(article.text);
      passage.push_back({gap.find_first_not_of(" \n\t") == gap.npos ? " " : " [...] ", false});
    }
    passage.push_back({text_of(span, article), true});
    before = span;
  }
  if (passage.empty() && !whole.empty()) passage.push_back({text_of(whole, article), false});
  return passage;
}

// True where the name would tell nothing new: "the Tasnim news agency" is "Tasnim News Agency",
// and "Trump" is plainly "Donald Trump"; but "the president" and "he" are not.
bool says_the_same(std::string_view holder, std::string_view name) {
  const std::string lower_holder = lower_ascii(holder);
  std::string lower_name = lower_ascii(name);
  if (lower_name.starts_with("the ")) lower_name.erase(0, 4);
  if (lower_holder.find(lower_name) != std::string::npos) return true;
  const bool proper = !holder.empty() && holder[0] >= 'A' && holder[0] <= 'Z';
  return proper && name.find(holder) != std::string_view::npos;
}

HopView hop_view(const Surroundings& around, const Hop& hop) {
  HopView view;
  view.implied = hop.implied;
  if (!hop.holder) return view;
  const Holder& holder = *hop.holder;
  view.holder = text_of(holder.span, around.article());
  view.named = holder.named;
  view.number = holder.number;
  if (const Actor* actor = around.actor(holder.actor)) view.resolved = actor->name;
  if (view.resolved.empty()) view.resolved = text_of(holder.refers_to, around.article());
  if (says_the_same(view.holder, view.resolved)) view.resolved.clear();
  return view;
}

std::string_view channel_words(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::SocialMedia:
      return "social media";
    case ChannelKind::Interview:
      return "interview";
    case ChannelKind::Statement:
      return "statement";
    case ChannelKind::Briefing:
      return "briefing";
    case ChannelKind::Speech:
      return "speech";
    case ChannelKind::Report:
      return "report";
    case ChannelKind::Letter:
      return "letter";
    case ChannelKind::Intermediary:
      return "intermediary";
    case ChannelKind::Court:
      return "court";
    case ChannelKind::Poll:
      return "poll";
    case ChannelKind::Other:
      return "channel";
  }
  return "channel";
}

void add_hop_details(std::vector<std::string>& details, const Article& article, const Hop& hop,
                     std::string_view who) {
  const std::string prefix = who.empty() ? std::string() : std::string(who) + ": ";
  if (hop.said) {
    const std::string words = text_of(hop.said->span, article);
    if (!hop.said->value.empty()) {
      details.push_back(prefix + "said " + hop.said->value +
                        (words.empty() ? "" : " (" + words + ")"));
    } else if (!words.empty()) {
      details.push_back(prefix + "said " + words);
    }
  }
  if (hop.recipient) {
    if (!hop.recipient->span.empty()) {
      details.push_back(prefix + "to " + text_of(hop.recipient->span, article));
    }
    if (!hop.recipient->through.empty()) {
      details.push_back(prefix + "through " + text_of(hop.recipient->through, article));
    }
  }
  if (hop.channel) {
    const std::string words = text_of(hop.channel->span, article);
    const std::string kind(channel_words(hop.channel->kind));
    // "in a statement" says what it is; "on Truth Social" does not.
    const bool plain = words.empty() || words.find(kind) != std::string::npos;
    details.push_back(prefix + (plain ? (words.empty() ? kind : words) : kind + ": " + words));
  }
  if (!hop.words.empty()) details.push_back(prefix + "calls it " + text_of(hop.words, article));
  if (hop.holder) {
    if (!hop.holder->description.empty()) {
      details.push_back(prefix + text_of(hop.holder->description, article));
    }
    if (!hop.holder->access.empty() && !hop.holder->span.contains(hop.holder->access)) {
      details.push_back(prefix + text_of(hop.holder->access, article));
    }
    if (!hop.holder->anonymity.empty() && !hop.holder->span.contains(hop.holder->anonymity)) {
      details.push_back(prefix + text_of(hop.holder->anonymity, article));
    }
  }
}

std::vector<std::string> details_of(const Article& article, const Statement& statement) {
  std::vector<std::string> details;
  if (statement.certainty == Certainty::Probable || statement.certainty == Certainty::Possible) {
    details.push_back("only " + std::string(name_of(statement.certainty)));
  }
  if (statement.polarity == Polarity::Negative) details.push_back("negated");
  if (statement.target && !statement.target->holder.empty()) {
    details.push_back("answers " + statement.target->holder);
  }
  for (size_t i = statement.chain.size(); i-- > 0;) {
    const Hop& hop = statement.chain[i];
    const bool origin = i + 1 == statement.chain.size();
    add_hop_details(details, article, hop,
                    origin || !hop.holder ? std::string() : text_of(hop.holder->span, article));
  }
  return details;
}

// "(unnamed, several)" or the like; empty for a plainly named holder.
std::string remark_on(const HopView& hop) {
  std::string remark;
  const auto add = [&remark](std::string_view word) {
    if (!remark.empty()) remark += ", ";
    remark += word;
  };
  if (!hop.resolved.empty()) add(hop.resolved);
  if (hop.named.has_value() && !*hop.named) {
    add("unnamed");
    if (hop.number == Number::Several) add("several");
  }
  if (hop.implied) add("implied");
  return remark;
}

}  // namespace

Surroundings::Surroundings(const Report& report)
    : article_(report.article), text_(&report.text), offsets_(report.article.text) {
  for (const Actor& actor : report.actors) actors_.emplace(actor.id, &actor);
  if (report.text.sentences.empty()) segment();
}

Surroundings::Surroundings(const Article& article) : article_(article), offsets_(article.text) {
  segment();
}

void Surroundings::segment() {
  segmented_ = std::make_unique<Report>();
  segmented_->article = article_;
  const Limits limits;
  // Without sentences statements are shown without context, which is all that can be done.
  if (!segment_text(*segmented_, {limits}).ok()) segmented_->text = {};
  segmented_->article = {};
}

const Actor* Surroundings::actor(std::string_view id) const {
  const auto found = actors_.find(id);
  return id.empty() || found == actors_.end() ? nullptr : found->second;
}

const Sentence* sentence_at(const TextLayer& text, uint32_t at) {
  return holding(text.sentences, at);
}
const Paragraph* paragraph_at(const TextLayer& text, uint32_t at) {
  return holding(text.paragraphs, at);
}

Span whole_of(const Statement& statement) {
  Span whole;
  const auto add = [&whole](Span span) {
    if (span.empty()) return;
    whole = whole.empty() ? span
                          : Span{std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
  };
  for (Span span : statement.content.spans) add(span);
  if (whole.empty() && !statement.chain.empty()) add(statement.chain.back().cue);
  if (whole.empty() && !statement.chain.empty() && statement.chain.back().holder) {
    add(statement.chain.back().holder->span);
  }
  return whole;
}

StatementView view_of(const Surroundings& around, const Statement& statement) {
  StatementView view;
  view.id = statement.id;
  view.act = statement.act;
  for (const Hop& hop : statement.chain) view.chain.push_back(hop_view(around, hop));
  const Span whole = whole_of(statement);
  view.passage = passage_of(around, statement, whole);
  view.details = details_of(around.article(), statement);
  if (const Paragraph* paragraph = paragraph_at(around.text(), whole.begin)) {
    view.paragraph = static_cast<uint32_t>(paragraph - around.text().paragraphs.data()) + 1;
  }
  view.begin = around.offsets().code_points(whole.begin);
  view.end = around.offsets().code_points(whole.end);
  return view;
}

std::vector<StatementView> views_of(const Report& report) {
  const Surroundings around(report);
  std::vector<StatementView> views;
  views.reserve(report.statements.size());
  for (const Statement& statement : report.statements) views.push_back(view_of(around, statement));
  return views;
}

std::string content_text(const Article& article, const Statement& statement) {
  std::string text;
  for (Span span : statement.content.spans) {
    if (!text.empty()) text += kSpanJoint;
    text += span.of(article.text);
  }
  return text;
}

Prose chain_prose(const std::vector<HopView>& chain, std::string_view start, const Style& style) {
  Prose prose(style.unicode);
  prose.add(start, Ink::Faint);
  for (const HopView& hop : chain) {
    prose.add(style.unicode ? " \xE2\x86\x90\xC2\xA0" : " <-\xC2\xA0", Ink::Faint);
    if (hop.holder.empty()) {
      prose.add("(nobody says who)", Ink::Faint);
      continue;
    }
    prose.add(hop.holder, hop.named.value_or(false) ? Ink::Strong : Ink::Plain);
    const std::string remark = remark_on(hop);
    if (!remark.empty()) prose.add(" (" + remark + ")", Ink::Faint);
  }
  return prose;
}

std::string chain_text(const std::vector<HopView>& chain) {
  std::string text;
  for (const HopView& hop : chain) {
    if (!text.empty()) text += " <- ";
    if (hop.holder.empty()) {
      text += "(nobody says who)";
      continue;
    }
    text += hop.holder;
    const std::string remark = remark_on(hop);
    if (!remark.empty()) text += " (" + remark + ")";
  }
  return text;
}

}  // namespace hearsay

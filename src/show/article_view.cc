#include "show/article_view.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "show/prose.h"
#include "show/width.h"

namespace hearsay {
namespace {

constexpr uint32_t kWide = 132;    // from here chain and passage stand side by side
constexpr uint32_t kMeasure = 92;  // a line of running text longer than this is hard to read
constexpr uint32_t kPlaceColumns = 6;
constexpr uint32_t kActColumns = 9;

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// What tells one holder from another within an article.
std::string identity_of(const Holder& holder, const Surroundings& around) {
  const Span words = holder.refers_to.empty() ? holder.span : holder.refers_to;
  const Actor* actor = around.actor(holder.actor);
  std::string key = lower_ascii(actor != nullptr ? std::string_view(actor->name)
                                                 : words.of(around.article().text));
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

// How many there are when "a report by the gazette" and "gazette" are one.
uint32_t count_apart(const std::set<std::string>& names) {
  constexpr size_t kMost = 500;  // pairs are compared; beyond this every name counts
  if (names.size() > kMost) return static_cast<uint32_t>(names.size());
  return static_cast<uint32_t>(
      std::count_if(names.begin(), names.end(), [&names](const std::string& name) {
        return std::none_of(names.begin(), names.end(), [&name](const std::string& other) {
          return other.size() < name.size() && name.find(other) != std::string::npos;
        });
      }));
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

// The widths of the columns for one Style.
struct Layout {
  uint32_t indent = 0;  // where chain and passage begin
  uint32_t left = 0;    // columns of the chain
  uint32_t gap = 0;     // between chain and passage; 0: the passage stands under the chain
  uint32_t right = 0;   // columns of the passage, with its bar
};

Layout layout_for(const Style& style) {
  const uint32_t width = std::max(style.width, Style::kNarrowest);
  Layout layout;
  layout.indent = width < 60 ? 4 : kPlaceColumns + kActColumns;
  const uint32_t room = width - layout.indent;
  if (width < kWide) {
    layout.left = layout.right = std::min(room, kMeasure);
    return layout;
  }
  layout.gap = 3;
  layout.left = std::min((room - layout.gap) * 2 / 5, kMeasure);
  layout.right = std::min(room - layout.gap - layout.left, kMeasure + 2);
  return layout;
}

Line passage_line(const StatementView& view, const Style& style) {
  Prose prose(style.unicode);
  const bool with_context =
      std::any_of(view.passage.begin(), view.passage.end(),
                  [](const PassagePiece& p) { return p.content; }) &&
      std::any_of(view.passage.begin(), view.passage.end(), [](const PassagePiece& p) {
        return !p.content && p.text.find_first_not_of(" []...") != std::string::npos;
      });
  for (const PassagePiece& piece : view.passage) {
    prose.add(piece.text, piece.content && with_context ? Ink::Underlined : Ink::Plain);
  }
  return prose.line();
}

Line details_line(const StatementView& view, const Style& style) {
  Prose prose(style.unicode);
  for (const std::string& detail : view.details) {
    if (!prose.empty()) prose.add(style.unicode ? " \xC2\xB7 " : "; ", Ink::Faint);
    prose.add(detail, Ink::Faint);
  }
  return prose.line();
}

std::string place_text(const StatementView& view, const Style& style) {
  if (view.paragraph == 0) return "@" + std::to_string(view.begin);
  return (style.unicode ? "\xC2\xB6" : "#") + std::to_string(view.paragraph);
}

// Position and act, in their columns.
void paint_margin(std::string& out, const StatementView& view, bool with_place,
                  const Style& style) {
  const std::string place = with_place ? place_text(view, style) : std::string();
  paint(out, place, Ink::Faint, style);
  append_spaces(out, kPlaceColumns - std::min(columns_of(place), kPlaceColumns - 1));
  const std::string_view act = name_of(view.act);
  paint(out, act, ink_of(view.act), style);
}

void paint_statement(std::string& out, const StatementView& view, bool with_place,
                     const Layout& layout, const Style& style) {
  std::vector<Line> left = wrap(chain_prose(view.chain, "article", style).line(), layout.left);
  const Line details = details_line(view, style);
  std::vector<Line> passage;
  if (!view.passage.empty()) passage = wrap(passage_line(view, style), layout.right - 2);
  const std::string_view bar = style.unicode ? "\xE2\x94\x82 " : "| ";
  std::string margin;
  paint_margin(margin, view, with_place, style);
  const uint32_t margin_columns = kPlaceColumns + static_cast<uint32_t>(name_of(view.act).size());
  out += margin;
  if (layout.indent > margin_columns) {
    append_spaces(out, layout.indent - margin_columns);
  } else {
    out += '\n';
    append_spaces(out, layout.indent);
  }
  if (layout.gap == 0) {
    for (size_t i = 0; i < left.size(); ++i) {
      if (i != 0) append_spaces(out, layout.indent);
      paint(out, left[i], style);
      out += '\n';
    }
    for (const Line& line : passage) {
      append_spaces(out, layout.indent);
      paint(out, bar, Ink::Faint, style);
      paint(out, line, style);
      out += '\n';
    }
    if (!details.empty()) {
      for (const Line& line : wrap(details, layout.left)) {
        append_spaces(out, layout.indent);
        paint(out, line, style);
        out += '\n';
      }
    }
    return;
  }
  if (!details.empty()) {
    for (Line& line : wrap(details, layout.left)) left.push_back(std::move(line));
  }
  for (size_t i = 0; i < std::max(left.size(), passage.size()); ++i) {
    if (i != 0) append_spaces(out, layout.indent);
    uint32_t used = 0;
    if (i < left.size()) {
      paint(out, left[i], style);
      used = columns_of(left[i]);
    }
    if (i < passage.size()) {
      append_spaces(out, layout.left + layout.gap - used);
      paint(out, bar, Ink::Faint, style);
      paint(out, passage[i], style);
    }
    out += '\n';
  }
}

void paint_running(std::string& out, const Line& line, uint32_t width, const Style& style) {
  for (const Line& part : wrap(line, width)) {
    paint(out, part, style);
    out += '\n';
  }
}

// "9 assert, 4 deny, 3 think", most frequent first.
void add_tally(Prose& prose, const SourceCount& count) {
  std::vector<Act> order;
  for (size_t i = 0; i < count.acts.size(); ++i) {
    if (count.acts[i] != 0) order.push_back(static_cast<Act>(i));
  }
  std::stable_sort(order.begin(), order.end(), [&count](Act a, Act b) {
    return count.acts[static_cast<size_t>(a)] > count.acts[static_cast<size_t>(b)];
  });
  for (size_t i = 0; i < order.size(); ++i) {
    prose.add(i == 0 ? ": " : ", ", Ink::Faint);
    prose.add(std::to_string(count.acts[static_cast<size_t>(order[i])]) + "\xC2\xA0", Ink::Faint);
    prose.add(name_of(order[i]), ink_of(order[i]));
  }
}

void paint_header(std::string& out, const Report& report, const SourceCount& count,
                  const Style& style) {
  const uint32_t width = std::max(style.width, Style::kNarrowest);
  out += article_head(report.article, words_of(report), style);
  Prose summary(style.unicode);
  summary.add(summary_of(count));
  paint_running(out, summary.line(), width, style);
  if (count.statements != 0) {
    Prose tally(style.unicode);
    tally.add(counted(count.statements, "statement", "statements"), Ink::Faint);
    add_tally(tally, count);
    paint_running(out, tally.line(), width, style);
  }
}

}  // namespace

uint64_t words_of(const Report& report) { return words_in(report.text); }

uint64_t words_in(const TextLayer& text) {
  return static_cast<uint64_t>(
      std::count_if(text.tokens.begin(), text.tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::Word || token.kind == TokenKind::Number;
      }));
}

std::string article_head(const Article& article, uint64_t words, const Style& style) {
  std::string out;
  const uint32_t width = std::max(style.width, Style::kNarrowest);
  const std::string_view dot = style.unicode ? " \xC2\xB7 " : " - ";
  const std::string& name = article.read_from.empty() ? article.id : article.read_from;
  Prose title(style.unicode);
  title.add(article.title.empty() ? name : article.title, Ink::Strong);
  paint_running(out, title.line(), std::min(width, kMeasure + kPlaceColumns + kActColumns), style);

  // A line ends between two facts, so that no dot is left hanging and an address stays in one
  // piece.
  Prose known(style.unicode);
  uint32_t used = 0;
  const auto fact = [&](std::string_view text) {
    if (text.empty()) return;
    const uint32_t needed = columns_of(terminal_safe(text, style.unicode));
    if (!known.empty() && used + columns_of(dot) + needed > width) {
      paint_running(out, known.line(), width, style);
      known = Prose(style.unicode);
      used = 0;
    }
    if (!known.empty()) known.add(dot, Ink::Faint);
    used += (known.empty() ? 0 : columns_of(dot)) + needed;
    known.add(text, Ink::Faint);
  };
  fact(article.outlet);
  fact(article.byline);
  fact(article.published);
  fact(counted(words, "word", "words"));
  if (!article.title.empty()) fact(name);
  fact(article.url);
  paint_running(out, known.line(), width, style);
  return out;
}

std::string statement_text(const StatementView& view, const Style& style) {
  std::string out;
  paint_statement(out, view, true, layout_for(style), style);
  return out;
}

SourceCount count_sources(const Report& report) {
  SourceCount count;
  count.statements = static_cast<uint32_t>(report.statements.size());
  const Surroundings around(report);
  std::set<std::string> sources, unnamed, outlets, not_answering;
  for (const Statement& statement : report.statements) {
    count.acts[static_cast<size_t>(statement.act)] += 1;
    for (size_t i = 0; i < statement.chain.size(); ++i) {
      const Hop& hop = statement.chain[i];
      const bool origin = i + 1 == statement.chain.size();
      if (!hop.holder) {
        if (origin) ++count.without_source;
        continue;
      }
      const Holder& holder = *hop.holder;
      const std::string who = identity_of(holder, around);
      if (!origin) {
        if (holder.kind == HolderKind::Outlet || holder.kind == HolderKind::Document)
          outlets.insert(who);
        continue;
      }
      sources.insert(who);
      if (holder.named.has_value() && !*holder.named) unnamed.insert(who);
      if (hop.act == Act::Decline || hop.act == Act::Silent) not_answering.insert(who);
    }
  }
  count.sources = static_cast<uint32_t>(sources.size());
  count.unnamed = static_cast<uint32_t>(unnamed.size());
  count.outlets = count_apart(outlets);
  count.not_answering = static_cast<uint32_t>(not_answering.size());
  return count;
}

std::string summary_of(const SourceCount& count) {
  if (count.sources == 0 && count.without_source == 0) return "no sources";
  std::string summary = counted(count.sources, "source", "sources");
  if (count.unnamed != 0) summary += ", " + std::to_string(count.unnamed) + " unnamed";
  if (count.outlets != 0)
    summary += ", " + counted(count.outlets, "outlet", "outlets") + " relied on";
  if (count.not_answering != 0) {
    summary += ", " + std::to_string(count.not_answering) + " not answering";
  }
  if (count.without_source != 0) {
    summary +=
        ", " + counted(count.without_source, "statement", "statements") + " without a source";
  }
  return summary;
}

std::string article_text(const Report& report, const Style& style) {
  std::string out;
  const SourceCount count = count_sources(report);
  paint_header(out, report, count, style);
  const Layout layout = layout_for(style);
  uint32_t paragraph = 0;
  for (const StatementView& view : views_of(report)) {
    out += '\n';
    const bool new_place = view.paragraph == 0 || view.paragraph != paragraph;
    paint_statement(out, view, new_place, layout, style);
    paragraph = view.paragraph;
  }
  if (!report.notes.empty()) out += '\n';
  for (const Note& note : report.notes) {
    Prose prose(style.unicode);
    prose.add("note: ", Ink::Warning).add(note.text, Ink::Faint);
    paint_running(out, prose.line(), std::max(style.width, Style::kNarrowest), style);
  }
  return out;
}

std::string article_rule(const Style& style) {
  std::string rule;
  for (uint32_t i = 0; i < std::max(style.width, Style::kNarrowest); ++i) {
    rule += style.unicode ? "\xE2\x94\x80" : "-";
  }
  std::string out = "\n";
  paint(out, rule, Ink::Faint, style);
  return out + "\n\n";
}

}  // namespace hearsay

#include "show/stats_view.h"

#include <algorithm>

#include "base/json_writer.h"
#include "show/prose.h"
#include "show/width.h"

namespace hearsay {
namespace {

constexpr uint32_t kLabel = 14;
constexpr size_t kOutlets = 10;  // shown to people; JSON has all
constexpr uint32_t kLongestBar = 30;

class Text {
 public:
  explicit Text(const Style& style) : style_(style) {}
  void line(std::string_view label, const Prose& prose) {
    paint(out_, label, Ink::Faint, style_);
    append_spaces(out_,
                  kLabel - std::min<uint32_t>(static_cast<uint32_t>(label.size()), kLabel - 1));
    bool first = true;
    for (const Line& part :
         wrap(prose.line(), std::max(style_.width, Style::kNarrowest) - kLabel)) {
      if (!first) append_spaces(out_, kLabel);
      first = false;
      paint(out_, part, style_);
      out_ += '\n';
    }
  }
  void line(std::string_view label, const std::string& text) {
    line(label, Prose(style_.unicode).add(text));
  }
  // A count with a bar as long as its share of the largest.
  void bar(std::string_view label, std::string_view name, Ink ink, uint64_t number,
           uint64_t largest, uint32_t name_columns) {
    const std::string shown =
        shortened(terminal_safe(name, style_.unicode), name_columns, style_.unicode);
    paint(out_, label, Ink::Faint, style_);
    append_spaces(out_, kLabel - static_cast<uint32_t>(label.size()));
    paint(out_, shown, ink, style_);
    append_spaces(out_, name_columns - columns_of(shown) + 1);
    const std::string digits = std::to_string(number);
    append_spaces(out_, digits.size() < 8 ? 8 - static_cast<uint32_t>(digits.size()) : 0);
    out_ += digits + "  ";
    const uint32_t used = kLabel + name_columns + 11;
    const uint32_t room = std::min(kLongestBar, style_.width > used ? style_.width - used : 1);
    const uint64_t length = largest == 0 ? 0 : std::max<uint64_t>(1, number * room / largest);
    std::string marks;
    for (uint64_t i = 0; i < length; ++i) marks += style_.unicode ? "\xE2\x94\x81" : "=";
    paint(out_, marks, Ink::Faint, style_);
    out_ += '\n';
  }
  void gap() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  const Style& style_;
  std::string out_;
};

std::string size_in_words(uint64_t bytes) {
  if (bytes < 10'000) return std::to_string(bytes) + " bytes";
  if (bytes < 10'000'000) return std::to_string(bytes / 1000) + " kB";
  return std::to_string(bytes / 1'000'000) + " MB";
}

}  // namespace

std::string stats_text(const LedgerStats& stats, const std::string& path, const Style& style) {
  Text text(style);
  text.line("ledger", Prose(style.unicode)
                          .add(path, Ink::Strong)
                          .add("  " + size_in_words(stats.file_bytes) + ", schema " +
                                   std::to_string(stats.schema),
                               Ink::Faint));
  std::string articles = std::to_string(stats.articles);
  if (stats.versions != stats.articles)
    articles += " (" + std::to_string(stats.versions) + " with older versions)";
  text.line("articles", articles);
  if (!stats.first.empty()) {
    text.line("published",
              stats.first == stats.last ? stats.first : stats.first + " to " + stats.last);
  }
  text.line("statements", std::to_string(stats.statements));
  text.line("origins", std::to_string(stats.named) + " named, " + std::to_string(stats.unnamed) +
                           " unnamed, " + std::to_string(stats.unknown) + " unknown");
  text.line("actors", std::to_string(stats.actors));
  if (stats.events != 0) text.line("events", std::to_string(stats.events));

  std::vector<Act> acts;
  for (size_t i = 0; i < stats.acts.size(); ++i) {
    if (stats.acts[i] != 0) acts.push_back(static_cast<Act>(i));
  }
  std::stable_sort(acts.begin(), acts.end(), [&stats](Act a, Act b) {
    return stats.acts[static_cast<size_t>(a)] > stats.acts[static_cast<size_t>(b)];
  });
  if (!acts.empty()) text.gap();
  for (size_t i = 0; i < acts.size(); ++i) {
    text.bar(i == 0 ? "acts" : "", name_of(acts[i]), ink_of(acts[i]),
             stats.acts[static_cast<size_t>(acts[i])], stats.acts[static_cast<size_t>(acts[0])],
             10);
  }
  if (!stats.outlets.empty()) text.gap();
  for (size_t i = 0; i < std::min(stats.outlets.size(), kOutlets); ++i) {
    const Count& outlet = stats.outlets[i];
    text.bar(i == 0 ? "outlets" : "", outlet.name.empty() ? "(unknown)" : outlet.name,
             outlet.name.empty() ? Ink::Faint : Ink::Plain, outlet.number, stats.outlets[0].number,
             26);
  }
  if (stats.outlets.size() > kOutlets) {
    text.line("", "and " + std::to_string(stats.outlets.size() - kOutlets) + " more");
  }
  if (!stats.made_by.empty()) text.gap();
  for (const MadeBy& made_by : stats.made_by) {
    text.line("made by", made_by.program + ", engine " +
                             (made_by.engine.empty() ? "unknown" : made_by.engine) +
                             (made_by.model.empty() ? "" : ", model " + made_by.model));
  }
  return text.take();
}

std::string stats_json(const LedgerStats& stats, const std::string& path) {
  std::string out;
  JsonWriter json(out);
  const auto number = [&json](std::string_view key, uint64_t value) {
    json.key(key);
    json.number(value);
  };
  json.begin_object();
  json.key("ledger");
  json.string(terminal_safe(path));
  number("schema", stats.schema);
  number("file_bytes", stats.file_bytes);
  number("articles", stats.articles);
  number("versions", stats.versions);
  json.key("first");
  json.string_or_null(stats.first);
  json.key("last");
  json.string_or_null(stats.last);
  number("statements", stats.statements);
  number("hops", stats.hops);
  number("passages", stats.passages);
  number("events", stats.events);
  number("actors", stats.actors);
  json.key("origins");
  json.begin_object();
  number("named", stats.named);
  number("unnamed", stats.unnamed);
  number("unknown", stats.unknown);
  json.end_object();
  json.key("acts");
  json.begin_object();
  for (size_t i = 0; i < stats.acts.size(); ++i)
    number(name_of(static_cast<Act>(i)), stats.acts[i]);
  json.end_object();
  json.key("outlets");
  json.begin_array();
  for (const Count& outlet : stats.outlets) {
    json.begin_object();
    json.key("outlet");
    json.string_or_null(outlet.name);
    number("articles", outlet.number);
    json.end_object();
  }
  json.end_array();
  json.key("made_by");
  json.begin_array();
  for (const MadeBy& made_by : stats.made_by) json.raw(made_by_json(made_by));
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace hearsay

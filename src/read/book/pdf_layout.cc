// Words with places on pages to paragraphs.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/ascii.h"
#include "read/book/pdf.h"
#include "read/text_file.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;

// The share of a page's height at its top and bottom where running heads stand.
constexpr double kMargin = 0.08;

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double height() const { return bottom - top; }
};

struct Line {
  Box box;
  std::string text;
};

struct Stretch {  // of lines that belong together: what pdftotext calls a block
  Box box;
  std::vector<Line> lines;
  double page_height = 0;
  size_t page = 0;
};

double number_of(std::string_view text) {
  const double value = std::strtod(std::string(text.substr(0, 40)).c_str(), nullptr);
  return value > -1e6 && value < 1e6 ? value : 0;  // false for what is no number, too
}

Box box_of(const XmlTree& tree, Node node) {
  return {number_of(tree.attribute(node, "xMin")), number_of(tree.attribute(node, "yMin")),
          number_of(tree.attribute(node, "xMax")), number_of(tree.attribute(node, "yMax"))};
}

// Letters that printers join, as the letters they are.
void append_word(std::string& out, std::string_view word) {
  constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (size_t i = 0; i < word.size(); ++i) {
    const auto third = i + 2 < word.size() ? static_cast<unsigned char>(word[i + 2]) : 0;
    if (word.substr(i, 2) == "\xEF\xAC" && third >= 0x80 && third <= 0x86) {
      out += kLigatures[third - 0x80];
      i += 2;
    } else {
      out += word[i];
    }
  }
}

std::vector<Stretch> stretches_of(const XmlTree& tree) {
  std::vector<Stretch> out;
  double page_height = 0;
  size_t page = 0;
  for (Node at = 0; at < tree.end(0); ++at) {
    const std::string_view name = tree.local_name(at);
    if (name == "page") {
      ++page;
      page_height = number_of(tree.attribute(at, "height"));
    } else if (name == "block") {
      out.push_back({box_of(tree, at), {}, page_height, page});
    } else if (name == "line" && !out.empty()) {
      out.back().lines.push_back({box_of(tree, at), ""});
    } else if (name == "word" && !out.empty() && !out.back().lines.empty()) {
      std::string& text = out.back().lines.back().text;
      if (!text.empty()) text += ' ';
      append_word(text, one_line(tree.text(at)));
    }
  }
  return out;
}

// Text with its numbers made alike, to find what repeats from page to page.
std::string shape_of(const Stretch& stretch) {
  std::string shape;
  for (const Line& line : stretch.lines) {
    for (const char c : line.text) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit || shape.empty() || shape.back() != '#') shape += digit ? '#' : lower_ascii(c);
    }
    shape += '\n';
  }
  return shape;
}

bool at_the_edge(const Stretch& stretch) {
  return stretch.page_height > 0 && (stretch.box.bottom < stretch.page_height * kMargin ||
                                     stretch.box.top > stretch.page_height * (1 - kMargin));
}

// Page numbers, and what stands at the edge of three pages or more.
void drop_running_heads(std::vector<Stretch>& stretches) {
  std::map<std::string, size_t> seen;
  for (const Stretch& stretch : stretches) {
    if (at_the_edge(stretch)) ++seen[shape_of(stretch)];
  }
  std::erase_if(stretches, [&seen](const Stretch& stretch) {
    if (!at_the_edge(stretch)) return false;
    const std::string shape = shape_of(stretch);
    const bool number = shape == "#\n" || shape == "- # -\n" || shape == "page #\n" ||
                        shape == "page # of #\n";
    return number || seen[shape] >= 3;
  });
}

// The height of most lines, by letters.
double usual_height(const std::vector<Stretch>& stretches) {
  std::map<int, size_t> letters;  // by tenths of a point
  for (const Stretch& stretch : stretches) {
    for (const Line& line : stretch.lines) {
      letters[static_cast<int>(line.box.height() * 10)] += line.text.size();
    }
  }
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first / 10.0;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(lower_ascii(c)) || (c & 0x80) != 0; }

// Adds a line to a paragraph, mending the word that was broken between them.
void add_line(std::string& paragraph, std::string_view line) {
  if (line.empty()) return;
  if (paragraph.ends_with("\xC2\xAD")) {  // a soft hyphen
    paragraph.resize(paragraph.size() - 2);
  } else if (paragraph.size() > 1 && paragraph.back() == '-' && is_lower(line[0]) &&
             is_letter(paragraph[paragraph.size() - 2])) {
    paragraph.pop_back();
  } else if (!paragraph.empty()) {
    paragraph += ' ';
  }
  paragraph += line;
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')') ||
         text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) {
    text.remove_suffix(text.back() & 0x80 ? 3 : 1);
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

struct Paragraph {
  std::string text;
  BlockKind kind = BlockKind::Paragraph;
};

// Where a line begins a paragraph inside its block: indented, or behind a short last line.
bool begins_paragraph(const Stretch& stretch, size_t index) {
  const Line& line = stretch.lines[index];
  const Line& before = stretch.lines[index - 1];
  const double em = line.box.height();
  const bool indented = line.box.left > stretch.box.left + 0.6 * em &&
                        before.box.left < stretch.box.left + 0.6 * em;
  const bool short_before = before.box.right < stretch.box.right - 4 * em;
  return ends_sentence(before.text) && (indented || short_before);
}

std::vector<Paragraph> paragraphs_of(const std::vector<Stretch>& stretches) {
  const double usual = usual_height(stretches);
  std::vector<Paragraph> out;
  for (const Stretch& stretch : stretches) {
    for (size_t i = 0; i < stretch.lines.size(); ++i) {
      const Line& line = stretch.lines[i];
      if (line.text.empty()) continue;
      const bool heading = usual > 0 && line.box.height() > usual * 1.2 && line.text.size() < 300;
      const BlockKind kind = heading ? BlockKind::Heading : BlockKind::Paragraph;
      bool begins = out.empty() || kind != out.back().kind;
      if (!begins && i > 0) begins = begins_paragraph(stretch, i);
      // A paragraph may go on in the next column, or on the next page.
      if (!begins && i == 0) begins = ends_sentence(out.back().text) || !is_lower(line.text[0]);
      if (begins) out.push_back({"", kind});
      add_line(out.back().text, line.text);
    }
  }
  return out;
}

std::string title_in(const XmlTree& tree, const std::string& text) {
  for (Node at = 0; at < tree.end(0); ++at) {
    if (tree.local_name(at) != "title") continue;
    std::string title = one_line(tree.text(at));
    const std::string front = lower_ascii(one_line(std::string_view(text).substr(0, 4000)));
    if (title.size() > 5 && front.find(lower_ascii(title)) != std::string::npos) return title;
    break;
  }
  return {};
}

}  // namespace

void read_pdf_layout(const DocumentInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem) {
  // The program's own first line is a DOCTYPE, which is refused anywhere else.
  const size_t begin = std::min(input.bytes.find("<html"), input.bytes.size());
  XmlLimits limits;
  limits.nodes = 4u << 20;
  const Result<XmlDocument> document = read_xml(input.bytes.substr(begin), input.name, limits);
  if (!document.ok()) {
    problem({input.name, document.status().message(), document.status().kind(), true});
    return;
  }
  std::vector<Stretch> stretches = stretches_of(document->tree);
  drop_running_heads(stretches);
  Article article;
  for (Paragraph& paragraph : paragraphs_of(stretches)) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto at = static_cast<uint32_t>(article.text.size());
    article.text += paragraph.text;
    article.blocks.push_back({{at, static_cast<uint32_t>(article.text.size())}, paragraph.kind});
  }
  if (article.text.empty()) {
    problem({input.name,
             input.name + " holds no text, only pictures of it perhaps; it would take a program "
                          "that reads letters in pictures (OCR)",
             StatusKind::InvalidInput, true});
    return;
  }
  if (!document->broken.ok()) {
    problem({input.name, input.name + " was read in part: pdftotext's answer breaks off",
             StatusKind::InvalidInput, false});
  }
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  article.title = title_in(document->tree, article.text);
  article.url = input.url;
  article.read_from = input.name;
  complete_article(article, options);
  take(std::move(article));
}

}  // namespace hearsay

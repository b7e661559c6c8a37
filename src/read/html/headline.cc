#include "read/html/headline.h"

#include <algorithm>

#include "base/ascii.h"
#include "read/html/shingles.h"

namespace hearsay::html {
namespace {

constexpr size_t kLongestTitle = 400;

// " | Name", " - Name" and the like behind a title.
constexpr std::string_view kDividers[] = {" | ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ",
                                          " \xC2\xBB ", " :: ",           " \xE2\x80\xA2 "};

size_t count_words(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Without the name of the site behind it: the outlet's, or a few words after a title of more.
std::string without_site(std::string title, std::string_view outlet) {
  for (int parts = 0; parts < 2; ++parts) {
    size_t at = std::string::npos, length = 0;
    for (const std::string_view divider : kDividers) {
      const size_t found = title.rfind(divider);
      if (found != std::string::npos && (at == std::string::npos || found > at)) {
        at = found;
        length = divider.size();
      }
    }
    if (at == std::string::npos) break;
    const std::string_view tail = std::string_view(title).substr(at + length);
    const bool site = same_words(tail, outlet) ||
                      (count_words(tail) <= 3 && count_words(title.substr(0, at)) >= 4);
    if (!site) break;
    title.resize(at);
  }
  return title;
}

// How well a heading and a title agree, 0 to 1: the words of the heading that the title has.
double agreement(std::string_view heading, std::string_view title) {
  if (heading.empty() || title.empty()) return 0;
  if (same_words(heading, title)) return 1;
  return std::min(0.99, shared_words(heading, title));
}

}  // namespace

std::string headline(const Page& page, const Marks& marks, const std::vector<std::string>& said,
                     std::string_view outlet) {
  std::string best;
  constexpr double kChance = 0.5;  // words that agree so far may do so by chance
  double most = 0;
  size_t h1s = 0;
  std::string first_h1;
  size_t looked = 0;
  for (uint32_t i = 1; i < page.nodes.size() && looked < 200; ++i) {
    const Tag tag = page.nodes[i].tag;
    const Signs signs = marks.signs[i];
    const bool named = signs.has(Sign::Headline) && tag != Tag::Text && tag != Tag::Meta;
    if (tag != Tag::H1 && tag != Tag::H2 && !named) continue;
    if (signs.has(Sign::Comments) || page.nodes[i].end - i > 200) continue;
    ++looked;
    const std::string text = page.text(i);
    if (text.empty() || text.size() > kLongestTitle) continue;
    const double worth = tag == Tag::H1 ? 0.1 : 0.0;
    if (tag == Tag::H1 && first_h1.empty() && !signs.has(Sign::Furniture) &&
        !same_words(text, outlet)) {
      first_h1 = text;
    }
    if (same_words(text, outlet) || count_words(text) < 2) continue;
    h1s += tag == Tag::H1;
    double agrees = named ? kChance : 0;
    for (const std::string& title : said) agrees = std::max(agrees, agreement(text, title));
    const bool enough = agrees > kChance || (named && agrees >= kChance);
    if (enough && agrees + worth > most) {
      most = agrees + worth;
      best = text;
    }
  }
  if (!best.empty()) return best;
  // The only first heading, if some of its words are known: the others may be cut or other words.
  const bool known = std::any_of(said.begin(), said.end(), [&](const std::string& title) {
    return agreement(first_h1, title) >= 0.3;
  });
  if (h1s == 1 && known) return first_h1;
  for (const std::string& title : said) {
    if (!title.empty() && !same_words(title, outlet)) return without_site(title, outlet);
  }
  return first_h1;
}

}  // namespace hearsay::html

// The text format of knowledge: one entry a line, fields between tabs. docs/formats/knowledge.md.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "extract/knowledge/folded_name.h"
#include "extract/knowledge/tables.h"

namespace hearsay::extract {

// A line cut into its fields.
struct KnowledgeReader::Line {
  static constexpr size_t kMostFields = 12;
  std::string_view file;
  size_t number = 0;
  std::array<std::string_view, kMostFields> fields;
  size_t count = 0;

  std::string_view operator[](size_t i) const { return i < count ? fields[i] : std::string_view(); }
  Status wrong(const std::string& what) const {
    return {StatusKind::InvalidInput,
            std::string(file) + ":" + std::to_string(number) + ": " + what};
  }
};

namespace {

constexpr std::string_view kHeader = "hearsay-knowledge 1";
constexpr size_t kMostBytes = size_t{64} << 20;
constexpr size_t kMostLines = 1000000;
constexpr size_t kLongestLine = 65536;
constexpr size_t kMostWordsInName = 12;

std::string quoted(std::string_view value) {
  constexpr size_t kShown = 40;
  std::string out = "'";
  out += value.size() > kShown ? std::string(value.substr(0, kShown)) + "..." : std::string(value);
  return out + "'";
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 120 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_country(std::string_view code) {
  return code.empty() || (code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
                            return c >= 'A' && c <= 'Z';
                          }));
}

// "", 2017, 2017-05 or 2017-05-14.
bool is_date(std::string_view date) {
  if (date.empty()) return true;
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (size_t i = 0; i < date.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9') return false;
  }
  const auto two = [&](size_t at) { return (date[at] - '0') * 10 + date[at + 1] - '0'; };
  if (date.size() >= 7 && (two(5) < 1 || two(5) > 12)) return false;
  return date.size() < 10 || (two(8) >= 1 && two(8) <= 31);
}

std::optional<KnownKind> parse_kind(std::string_view word) {
  for (const KnownKind kind : {KnownKind::Person, KnownKind::Organisation, KnownKind::State,
                               KnownKind::Group, KnownKind::Outlet, KnownKind::Place}) {
    if (name_of(kind) == word) return kind;
  }
  return std::nullopt;
}

// "GOV MIL" as two sectors, "" as none; false for anything else.
bool parse_sectors(std::string_view text, Sector& first, Sector& second) {
  first = second = Sector::Unknown;
  if (text.empty()) return true;
  const size_t space = text.find(' ');
  const std::optional<Sector> one = parse_sector(text.substr(0, space));
  if (!one) return false;
  first = *one;
  if (space == std::string_view::npos) return true;
  const std::optional<Sector> two = parse_sector(text.substr(space + 1));
  if (two) second = *two;
  return two.has_value();
}

bool is_wikidata(std::string_view id) {
  return id.empty() || (id.size() > 1 && id.size() < 14 && id[0] == 'Q' &&
                        std::all_of(id.begin() + 1, id.end(),
                                    [](char c) { return c >= '0' && c <= '9'; }));
}

const char* const kSectorHint = " is no sector; write codes as GOV, MIL or GOV MIL";
const char* const kCountryHint = " is no country; write the three capitals of ISO 3166 as IRN";
const char* const kDateHint = " is no date; write 2017, 2017-05 or 2017-05-14";

}  // namespace

Status KnowledgeReader::add(std::string_view text, std::string_view file) {
  Line line;
  line.file = file;
  if (text.size() > kMostBytes) {
    return {StatusKind::Limit, std::string(file) + ": is larger than 64 MiB; split it"};
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto bad = first_invalid_utf8(text)) {
    line.number = 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + *bad, '\n'));
    return line.wrong("this line is not UTF-8; save the file as UTF-8");
  }
  bool headed = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view row = text.substr(at, end - at);
    at = end + 1;
    ++line.number;
    if (line.number > kMostLines) return line.wrong("there are more than 1,000,000 lines");
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.size() > kLongestLine) return line.wrong("this line is longer than 65,536 bytes");
    if (row.empty() || row.front() == '#') continue;
    if (!headed) {
      if (row != kHeader) {
        return line.wrong("a knowledge file begins with the line '" + std::string(kHeader) +
                          "', this one with " + quoted(row));
      }
      headed = true;
      continue;
    }
    line.count = 0;
    for (size_t from = 0;;) {
      if (line.count == Line::kMostFields) return line.wrong("there are more than 12 fields");
      const size_t tab = std::min(row.find('\t', from), row.size());
      line.fields[line.count++] = row.substr(from, tab - from);
      if (tab == row.size()) break;
      from = tab + 1;
    }
    Status status;
    if (line[0] == "actor") {
      status = add_actor(line);
    } else if (line[0] == "names") {
      status = add_names(line);
    } else if (line[0] == "office") {
      status = add_office(line);
    } else if (line[0] == "word") {
      status = add_word(line);
    } else {
      status = line.wrong(quoted(line[0]) +
                          " is no kind of entry; a line begins with actor, names, office or word");
    }
    if (!status.ok()) return status;
  }
  if (!headed) {
    line.number = std::max<size_t>(line.number, 1);
    return line.wrong("the file is empty; it must begin with the line '" + std::string(kHeader) +
                      "'");
  }
  return Status::Ok();
}

Status KnowledgeReader::add_actor(const Line& line) {
  KnownActor actor;
  actor.id = line[1];
  if (!is_id(actor.id)) {
    return line.wrong(quoted(line[1]) + " is no id; use small letters, digits and hyphens");
  }
  const std::optional<KnownKind> kind = parse_kind(line[2]);
  if (!kind) {
    return line.wrong(quoted(line[2]) +
                      " is no kind of actor; the kinds are person, organisation, state, group, "
                      "outlet and place");
  }
  actor.kind = *kind;
  actor.name = line[3];
  if (fold_name(actor.name).empty()) return line.wrong("the actor has no name");
  actor.country = line[4];
  if (!is_country(actor.country)) return line.wrong(quoted(line[4]) + kCountryHint);
  if (!parse_sectors(line[5], actor.sector, actor.second)) {
    return line.wrong(quoted(line[5]) + kSectorHint);
  }
  actor.aliases = line[6];
  actor.wikidata = line[7];
  if (!is_wikidata(actor.wikidata)) {
    return line.wrong(quoted(line[7]) + " is no Wikidata id; write it as Q42");
  }
  actor.owner = line[8];
  actor.since = line[9];
  actor.until = line[10];
  for (const size_t field : {size_t{9}, size_t{10}}) {
    if (!is_date(line[field])) return line.wrong(quoted(line[field]) + kDateHint);
  }
  actor.source = line[11];
  const auto [place, fresh] =
      tables_.ids.try_emplace(actor.id, static_cast<uint32_t>(tables_.actors.size()));
  if (fresh) {
    tables_.actors.push_back(actor);
  } else {
    KnownActor& old = tables_.actors[place->second];
    actor.demonyms = old.demonyms;
    actor.seats = old.seats;
    old = actor;
  }
  return Status::Ok();
}

Status KnowledgeReader::add_names(const Line& line) {
  const auto found = tables_.ids.find(line[1]);
  if (found == tables_.ids.end()) {
    return line.wrong("there is no actor " + quoted(line[1]) + "; name it on an earlier line");
  }
  KnownActor& actor = tables_.actors[found->second];
  if (line[2] != "demonym" && line[2] != "seat") {
    return line.wrong(quoted(line[2]) + " is no kind of name; the kinds are demonym and seat");
  }
  (line[2] == "demonym" ? actor.demonyms : actor.seats) = line[3];
  return Status::Ok();
}

Status KnowledgeReader::add_office(const Line& line) {
  const auto found = tables_.ids.find(line[1]);
  if (found == tables_.ids.end()) {
    return line.wrong("there is no actor " + quoted(line[1]) + "; name it on an earlier line");
  }
  KnownOffice office;
  office.title = line[2];
  if (office.title.empty()) return line.wrong("the office has no title");
  office.country = line[3];
  if (!is_country(office.country)) return line.wrong(quoted(line[3]) + kCountryHint);
  if (!parse_sectors(line[4], office.sector, office.second) || office.sector == Sector::Unknown) {
    return line.wrong(quoted(line[4]) + kSectorHint);
  }
  office.since = line[5];
  office.until = line[6];
  for (const size_t field : {size_t{5}, size_t{6}}) {
    if (!is_date(line[field])) return line.wrong(quoted(line[field]) + kDateHint);
  }
  if (!office.since.empty() && !office.until.empty() && office.until < office.since) {
    return line.wrong("the office ends before it begins");
  }
  office.source = line[7];
  held_.push_back({found->second, office});
  return Status::Ok();
}

Status KnowledgeReader::add_word(const Line& line) {
  const std::string words = fold_name(line[1]);
  if (words.empty()) return line.wrong("there is no word");
  Knowledge::Word word;
  if (!parse_sectors(line[2], word.sector, word.second)) {
    return line.wrong(quoted(line[2]) + kSectorHint);
  }
  if (line[3] == "part") {
    word.weight = Knowledge::Word::Weight::Part;
  } else if (line[3] == "role") {
    word.weight = Knowledge::Word::Weight::Role;
  } else if (!line[3].empty() && line[3] != "plain") {
    return line.wrong(quoted(line[3]) + " is no weight; the weights are plain, role and part");
  }
  tables_.longest = std::max(
      tables_.longest, 1 + static_cast<uint32_t>(std::count(words.begin(), words.end(), ' ')));
  tables_.words[words] = word;
  return Status::Ok();
}

uint64_t hash_of_name(std::string_view folded) {
  uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

void KnowledgeReader::index_name(std::string_view name, uint32_t actor, NameUse use) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return;
  const auto words = 1 + static_cast<size_t>(std::count(folded.begin(), folded.end(), ' '));
  if (words > kMostWordsInName) return;
  tables_.longest = std::max(tables_.longest, static_cast<uint32_t>(words));
  const bool capitals =
      name.size() > 1 && name.size() < 9 &&
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  tables_.names.push_back({hash_of_name(folded), name, actor, use, capitals});
}

void KnowledgeReader::index_names(uint32_t index) {
  const KnownActor& actor = tables_.actors[index];
  const auto each = [&](std::string_view list, NameUse use) {
    while (!list.empty()) {
      const size_t bar = std::min(list.find('|'), list.size());
      if (bar > 0) index_name(list.substr(0, bar), index, use);
      list.remove_prefix(std::min(bar + 1, list.size()));
    }
  };
  index_name(actor.name, index, NameUse::Name);
  each(actor.aliases, NameUse::Name);
  each(actor.demonyms, NameUse::Demonym);
  each(actor.seats, NameUse::Seat);
  if (actor.kind == KnownKind::Person) {
    const size_t space = actor.name.rfind(' ');
    constexpr size_t kShortest = 4;  // bytes of a surname worth asking for
    if (space != std::string_view::npos && actor.name.size() - space > kShortest) {
      index_name(actor.name.substr(space + 1), index, NameUse::Surname);
    }
  }
}

void KnowledgeReader::finish() {
  std::stable_sort(held_.begin(), held_.end(), [](const HeldOffice& a, const HeldOffice& b) {
    return a.holder != b.holder ? a.holder < b.holder : a.office.since < b.office.since;
  });
  for (size_t i = 0; i < held_.size(); ++i) {
    KnownActor& actor = tables_.actors[held_[i].holder];
    if (actor.end_office == 0) actor.first_office = static_cast<uint32_t>(i);
    actor.end_office = static_cast<uint32_t>(i) + 1;
    tables_.offices.push_back(held_[i].office);
  }
  tables_.names.reserve(tables_.actors.size() * 3);
  for (uint32_t i = 0; i < tables_.actors.size(); ++i) index_names(i);
  std::sort(tables_.names.begin(), tables_.names.end(), [](const auto& a, const auto& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    return a.actor != b.actor ? a.actor < b.actor : a.use < b.use;
  });
}

}  // namespace hearsay::extract

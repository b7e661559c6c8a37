#include "hearsay/knowledge.h"

#include <algorithm>

#include "extract/knowledge/folded_name.h"
#include "extract/knowledge/tables.h"

// The built file, put into the program as it is.
asm(R"(
    .section .rodata
    .balign 16
hearsay_built_in_knowledge:
    .incbin ")" HEARSAY_KNOWLEDGE_FILE R"("
hearsay_built_in_knowledge_end:
    .byte 0
    .previous
)");
extern "C" {
extern const char built_in_begin[] __asm__("hearsay_built_in_knowledge");
extern const char built_in_end[] __asm__("hearsay_built_in_knowledge_end");
}

namespace hearsay {
namespace {

std::string_view built_in_text() {
  return {built_in_begin, static_cast<size_t>(built_in_end - built_in_begin)};
}

Result<Knowledge> read(bool with_built_in, std::string text, std::string_view file) {
  auto tables = std::make_shared<Knowledge::Tables>();
  extract::KnowledgeReader reader(*tables);
  if (with_built_in) {
    if (Status status = reader.add(built_in_text(), "knowledge/knowledge.tsv"); !status.ok()) {
      return Status(StatusKind::Internal, status.message());
    }
  }
  if (!file.empty()) {
    tables->texts.push_back(std::make_shared<const std::string>(std::move(text)));
    if (Status status = reader.add(*tables->texts.back(), file); !status.ok()) return status;
  }
  reader.finish();
  return Knowledge(std::move(tables));
}

}  // namespace

const Knowledge& Knowledge::built_in() {
  static const Knowledge known = [] {
    Result<Knowledge> made = read(true, std::string(), std::string_view());
    // A broken built file is caught by the tests; without one hearsay knows nobody.
    return made.ok() ? std::move(made).value() : Knowledge(std::make_shared<Tables>());
  }();
  return known;
}

Result<Knowledge> Knowledge::with(std::string text, std::string_view file) {
  return read(true, std::move(text), file);
}

Result<Knowledge> Knowledge::of(std::string text, std::string_view file) {
  return read(false, std::move(text), file);
}

std::span<const KnownActor> Knowledge::actors() const { return tables_->actors; }
std::span<const KnownOffice> Knowledge::offices() const { return tables_->offices; }

std::span<const KnownOffice> Knowledge::offices_of(const KnownActor& actor) const {
  return offices().subspan(actor.first_office, actor.end_office - actor.first_office);
}

const KnownActor* Knowledge::by_id(std::string_view id) const {
  const auto found = tables_->ids.find(id);
  return found == tables_->ids.end() ? nullptr : &tables_->actors[found->second];
}

std::vector<KnownName> Knowledge::find(std::string_view name) const {
  const std::string folded = extract::fold_name(name);
  const uint64_t hash = extract::hash_of_name(folded);
  auto at = std::lower_bound(tables_->names.begin(), tables_->names.end(), hash,
                             [](const Tables::NameSlot& slot, uint64_t h) { return slot.hash < h; });
  std::vector<KnownName> found;
  for (; at != tables_->names.end() && at->hash == hash; ++at) {
    const KnownActor* actor = &tables_->actors[at->actor];
    if (!found.empty() && found.back().actor == actor) continue;  // by another wording already
    if (extract::fold_name(at->name) == folded) found.push_back({actor, at->use, at->capitals});
  }
  return found;
}

const Knowledge::Word* Knowledge::word(std::string_view words) const {
  const auto found = tables_->words.find(extract::fold_name(words));
  return found == tables_->words.end() ? nullptr : &found->second;
}

uint32_t Knowledge::longest() const { return tables_->longest; }

const KnownOffice* office_on(const Knowledge& known, const KnownActor& actor,
                             std::string_view date) {
  const KnownOffice* found = nullptr;
  for (const KnownOffice& office : known.offices_of(actor)) {
    // A date of which only the year is known holds for all of that year.
    const bool begun = date.empty() || date.substr(0, office.since.size()) >= office.since;
    const std::string_view day = date.substr(0, office.until.size());
    constexpr size_t kWholeDate = 10;
    const bool over = !office.until.empty() &&
                      (date.empty() ||
                       (office.until.size() == kWholeDate ? day >= office.until : day > office.until));
    if (begun && !over) found = &office;
  }
  return found;
}

}  // namespace hearsay

// The words and codes of sectors and kinds, in the order of the enums.
#include <array>

#include "hearsay/knowledge.h"

namespace hearsay {
namespace {

struct SectorName {
  std::string_view code, name;
};

constexpr std::array kSectors = {
    SectorName{"", "unknown"},
    SectorName{"GOV", "government"},
    SectorName{"MIL", "military"},
    SectorName{"COP", "police"},
    SectorName{"SPY", "intelligence"},
    SectorName{"LEG", "legislature"},
    SectorName{"JUD", "judiciary"},
    SectorName{"PTY", "party"},
    SectorName{"OPP", "opposition"},
    SectorName{"REB", "rebel"},
    SectorName{"UAF", "unidentified armed"},
    SectorName{"PRM", "paramilitary"},
    SectorName{"CRM", "criminal"},
    SectorName{"ELI", "former official"},
    SectorName{"CVL", "civilian"},
    SectorName{"BUS", "business"},
    SectorName{"EDU", "education"},
    SectorName{"REL", "religious"},
    SectorName{"LAB", "labour"},
    SectorName{"JRN", "media"},
    SectorName{"MED", "medical"},
    SectorName{"HLH", "health"},
    SectorName{"AGR", "agriculture"},
    SectorName{"NGO", "non-governmental"},
    SectorName{"SOC", "civil society"},
    SectorName{"IGO", "international"},
    SectorName{"REF", "refugee"},
    SectorName{"PRE", "unrecognised"},
};
static_assert(kSectors.size() == static_cast<size_t>(Sector::Unrecognised) + 1);

constexpr std::array<std::string_view, 6> kKinds = {"person", "organisation", "state",
                                                    "group",  "outlet",       "place"};

}  // namespace

std::string_view name_of(Sector v) { return kSectors[static_cast<size_t>(v)].name; }
std::string_view code_of(Sector v) { return kSectors[static_cast<size_t>(v)].code; }

std::optional<Sector> parse_sector(std::string_view code) {
  if (code.empty()) return std::nullopt;
  for (size_t i = 1; i < kSectors.size(); ++i) {
    if (kSectors[i].code == code) return static_cast<Sector>(i);
  }
  return std::nullopt;
}

std::string_view name_of(KnownKind v) { return kKinds[static_cast<size_t>(v)]; }

}  // namespace hearsay

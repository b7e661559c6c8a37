// What is known of actors before anything is read: countries with their demonyms and the places
// that stand for their governments, people with their offices and the dates of these, ministries,
// forces, parties, armed groups, international bodies, outlets.
//
//   const Knowledge& known = Knowledge::built_in();
//   ActorCode code = code_actor(known, {.text = "the Syrian foreign minister"});
//       // code.country == "SYR", code.sector == Sector::Government
//   code = code_actor(known, {.text = "Angela Merkel", .date = "2017-04-01"});
//       // Government; with .date = "2022-01-10" FormerOfficial: offices change hands
//
//   Result<Knowledge> mine = Knowledge::with(user_text, "desk.tsv");
//       // the built-in entries and the user's; one sentence with the line number where it is wrong
//
// The text format is docs/formats/knowledge.md. A Knowledge never changes once made, so any number
// of threads may ask it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/statement.h"
#include "hearsay/status.h"

namespace hearsay {

// What somebody is in public life, after PLOVER's actor sectors.
enum class Sector : uint8_t {
  Unknown,
  Government,
  Military,
  Police,
  Intelligence,
  Legislature,
  Judiciary,
  Party,
  Opposition,
  Rebel,
  UnidentifiedArmed,
  Paramilitary,
  Criminal,
  FormerOfficial,
  Civilian,
  Business,
  Education,
  Religious,
  Labour,
  Media,
  Medical,
  Health,
  Agriculture,
  NonGovernmental,
  CivilSociety,
  International,
  Refugee,
  Unrecognised,  // a state that few others recognise
};
std::string_view name_of(Sector);  // "government"
std::string_view code_of(Sector);  // "GOV"; empty for Unknown
// The sector of a code as "GOV"; nullopt for any other word.
std::optional<Sector> parse_sector(std::string_view code);

// Dates are ISO 8601, whole or cut off ("2017", "2017-05"); empty is unknown or open.
struct KnownOffice {
  std::string_view title;    // "President"; for a body, what it then was: "rules the country"
  std::string_view country;  // as KnownActor::country
  Sector sector = Sector::Unknown;
  Sector second = Sector::Unknown;  // Military beside Government for a defence minister
  std::string_view since, until;    // until: the first day no longer held
  std::string_view source;
};

enum class KnownKind : uint8_t { Person, Organisation, State, Group, Outlet, Place };
std::string_view name_of(KnownKind);

struct KnownActor {
  std::string_view id;       // "irn", "tasnim-news-agency": unique, stable
  KnownKind kind = KnownKind::Organisation;
  std::string_view name;     // as hearsay prints it
  std::string_view country;  // ISO 3166-1 alpha-3, XKX for Kosovo; UNO, EUR, IGO for bodies of many
  Sector sector = Sector::Unknown;  // where no dated office says otherwise
  Sector second = Sector::Unknown;
  std::string_view aliases;   // other names, separated by '|'
  std::string_view demonyms;  // of a state or place: adjectives and people, likewise
  std::string_view seats;     // places that stand for its government, likewise
  std::string_view wikidata;  // "Q42"; empty unless certain
  std::string_view owner;     // of an outlet: who owns it, as text
  std::string_view since, until;  // it existed
  std::string_view source;        // which source of knowledge/README.md
  uint32_t first_office = 0, end_office = 0;  // into Knowledge::offices()
};

// How a looked-up name names its actor.
enum class NameUse : uint8_t { Name, Demonym, Seat, Surname };

struct KnownName {
  const KnownActor* actor = nullptr;  // owned by the Knowledge
  NameUse use = NameUse::Name;
  bool capitals = false;  // an acronym: only a match where the text has capitals too
};

class Knowledge {
 public:
  // What comes with hearsay; made on first use (about two milliseconds), then kept.
  static const Knowledge& built_in();
  // The built-in entries and those of `text`; an entry with the id of a built-in one replaces it,
  // an office adds to those there. `file` is what errors call it. Errors: InvalidInput with file,
  // line number and what is wrong; Limit above 64 MiB or 1,000,000 lines.
  static Result<Knowledge> with(std::string text, std::string_view file);
  // Only the entries of `text`. Errors as above.
  static Result<Knowledge> of(std::string text, std::string_view file);

  std::span<const KnownActor> actors() const;
  std::span<const KnownOffice> offices() const;
  std::span<const KnownOffice> offices_of(const KnownActor& actor) const;
  // The actor with this id, or null.
  const KnownActor* by_id(std::string_view id) const;
  // Everybody of that name. Case, accents, apostrophes, full stops and a leading "the" do not
  // matter, hyphens are spaces. Cost does not depend on the number of entries.
  std::vector<KnownName> find(std::string_view name) const;

  // What a noun or nouns as "central bank" say of a sector; null where nothing is known.
  struct Word {
    Sector sector = Sector::Unknown, second = Sector::Unknown;
    enum class Weight : uint8_t { Part, Role, Plain } weight = Weight::Plain;
  };
  const Word* word(std::string_view words) const;
  // Most words of one name or Word.
  uint32_t longest() const;

  struct Tables;  // defined in src/extract/knowledge
  const Tables& tables() const { return *tables_; }
  explicit Knowledge(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}

 private:
  std::shared_ptr<const Tables> tables_;
};

// The office held on `date` (empty: now, as far as known); null where none was. Of several the one
// held since last.
const KnownOffice* office_on(const Knowledge& known, const KnownActor& actor,
                             std::string_view date);

struct ActorPhrase {
  std::string_view text;     // a noun phrase as written: "Pentagon officials"
  std::string_view context;  // words beside it that may tell the country; may be empty
  std::string_view date;     // of the article; empty: unknown, then the latest that is known
};

struct ActorCode {
  std::string_view country;  // as KnownActor::country; empty where nothing tells
  Sector sector = Sector::Unknown;
  Sector second = Sector::Unknown;
  const KnownActor* actor = nullptr;    // whom the phrase names, where it names somebody known
  const KnownOffice* office = nullptr;  // the office that decided
};

// Country and sector of a phrase, by the names and nouns in it. Looks at its first 64 words. The
// views point into `known`.
ActorCode code_actor(const Knowledge& known, const ActorPhrase& phrase);

}  // namespace hearsay

// An item as an agency sends it, and what a desk must know about it before using it.
//
// A report that an agency has withdrawn must not be read as one, and a correction must not be
// lost. So: an item that is canceled or withheld gives no article but a problem with the agency's
// own words; every other note goes in front of the text, as a header like that of a text file,
// where it stays with the record for ever and no statement is read out of it:
//
//   signal correction
//   note CORRECTS paragraph 2: eleven buses, not fourteen
//   embargo 2026-03-04T18:00:00Z
//   dateline PORT SELLA, March 4
//
// and what changes a report's worth (a correction, an embargo, a withdrawal named in a note) is
// said as a remark as well.
#pragma once

#include <string>
#include <vector>

#include "read/formats.h"
#include "read/html/html.h"

namespace hearsay::wire {

enum class PubStatus : uint8_t {
  Usable,    // or not said
  Withheld,  // not to be published until further notice
  Canceled,  // never to be used: a kill
};

struct Item {
  std::string place;    // for messages: "wire.json", "wire.xml#3"
  std::string uri;      // the agency's, the same for all versions of an item
  std::string version;
  PubStatus status = PubStatus::Usable;
  std::vector<std::string> signals;  // "correction", "update"
  std::vector<std::string> notes;    // to editors, one line each
  std::string embargo;               // ISO 8601, or as written where it is no time
  std::string dateline;
  std::string title, byline, outlet, language, published;
  std::string kind;      // "picture", "packageItem", where it holds no text
  std::string elsewhere; // where its text stands, when not here
  HtmlText body;
};

// The status that a word of an agency names: "stat:canceled", "withheld", "usable".
PubStatus status_named(std::string_view word);
// The last part of a code: "correction" of "sig:correction" and of ".../signal/correction".
std::string_view last_part(std::string_view code);
// "Ann Ode" of "By Ann Ode".
std::string byline_of(std::string_view line);

// Gives the article of `item`, or says why there is none; false once `take` has had enough. The
// article's URL is the item's URI, so that the ledger knows a later version for one.
bool give(Item&& item, const ReadOptions& options, const TakeArticle& take,
          const HearProblem& problem);

}  // namespace hearsay::wire

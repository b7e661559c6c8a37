// Invented reports for the tests of this room: whole layers by hand, no extractor needed.
#pragma once

#include <array>
#include <string>

#include "base/hash.h"
#include "hearsay/capture.h"
#include "hearsay/read.h"
#include "hearsay/record.h"

namespace hearsay {

inline MadeBy invented_maker() {
  return {"hearsay 0.1.0", "", "rules", {{"text", 1}, {"quotations", 1}, {"chains", 2}}};
}

// Builds a report sentence by sentence, keeping the spans of what it writes.
class InventedReport {
 public:
  Span write(std::string_view words) {
    const auto begin = static_cast<uint32_t>(report.article.text.size());
    report.article.text += words;
    return {begin, static_cast<uint32_t>(report.article.text.size())};
  }
  Holder holder(std::string_view words, bool named, HolderKind kind) {
    Holder made;
    made.span = write(words);
    made.named = named;
    made.kind = kind;
    made.number = Number::One;
    return made;
  }
  Statement& statement(Act act) {
    Statement& made = report.statements.emplace_back();
    made.act = act;
    made.content.quote = Quote::Indirect;
    made.certainty = Certainty::Certain;
    made.polarity = Polarity::Positive;
    made.confidence = 0.75;
    return made;
  }
  // Gives ids; call last.
  Report finish() {
    report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
    identify(report.article);
    for (Statement& made : report.statements) {
      Fingerprint id("s:");
      id.add(report.article.id).add(std::string_view(name_of(made.act)));
      for (const Hop& hop : made.chain) id.add(uint64_t{hop.cue.begin}).add(uint64_t{hop.cue.end});
      for (const Span span : made.content.spans)
        id.add(uint64_t{span.begin}).add(uint64_t{span.end});
      made.id = id.id();
    }
    return std::move(report);
  }

  Report report;
};

// A short report in which the harbour office, through the Dovrin Courier, denies what unnamed
// officials say. Statements: assert (two hops, unnamed origin), deny (two hops, its target the
// first), decline.
inline Report harbour_report() {
  InventedReport made;
  Article& article = made.report.article;
  article.outlet = "Dovrin Courier";
  article.title = "Harbour office denies \xE2\x80\x9Cghost berth\xE2\x80\x9D";
  article.published = "2026-03-04";
  article.url = "https://courier.example/harbour";
  article.language = "en";
  made.write("DOVRIN \xE2\x80\x94 ");
  {
    Statement& first = made.statement(Act::Assert);
    Hop relay, origin;
    relay.holder = made.holder("The Ostermark Gazette", true, HolderKind::Outlet);
    relay.holder->actor = "ostermark-gazette";
    made.write(" ");
    relay.cue = made.write("reported");
    relay.act = Act::Relay;
    made.write(", ");
    origin.cue = made.write("citing");
    made.write(" ");
    origin.holder = made.holder("two port officials", false, HolderKind::Person);
    origin.holder->number = Number::Several;
    origin.holder->access = made.write(" familiar with the plan");
    origin.act = Act::Assert;
    made.write(", that ");
    first.content.spans = {made.write("a berth was kept free for caf\xC3\xA9 boats")};
    first.chain = {relay, origin};
    first.content.quote = Quote::Indirect;
    made.write(". ");
  }
  {
    Statement& second = made.statement(Act::Deny);
    Hop hop;
    hop.holder = made.holder("Mirel Ostrand", true, HolderKind::Person);
    hop.holder->actor = "mirel-ostrand";
    made.write(" of ");
    hop.holder->affiliation = made.write("the harbour office");
    made.write(" ");
    hop.cue = made.write("dismissed");
    made.write(" ");
    second.content.spans = {made.write("the report")};
    made.write(" as ");
    hop.words = made.write("\xE2\x80\x9Cpure fog\xE2\x80\x9D");
    made.write(" ");
    hop.said =
        Said{made.write("on Tuesday"), "2026-03-03", "weekday before publication 2026-03-04"};
    made.write(" in a call with ");
    hop.recipient = Recipient{made.write("reporters"), "", {}};
    hop.channel = Channel{made.write(" by telephone"), ChannelKind::Interview};
    hop.act = Act::Deny;
    second.chain = {hop};
    second.target = Target{"The Ostermark Gazette", ""};
    made.write(". ");
  }
  {
    Statement& third = made.statement(Act::Decline);
    Hop hop;
    hop.holder = made.holder("The mayor", true, HolderKind::Person);
    made.write(" ");
    hop.cue = made.write("declined to comment");
    hop.act = Act::Decline;
    third.chain = {hop};
    third.content.quote = Quote::None;
    third.certainty = Certainty::Unknown;
    made.write(".\n");
  }
  Report report = made.finish();
  report.statements[1].target->statement = report.statements[0].id;
  Actor actor;
  actor.id = "mirel-ostrand";
  actor.name = "Mirel Ostrand";
  actor.kind = HolderKind::Person;
  actor.mentions = {report.statements[1].chain[0].holder->span};
  Actor gazette;
  gazette.id = "ostermark-gazette";
  gazette.name = "The Ostermark Gazette";
  gazette.kind = HolderKind::Outlet;
  gazette.mentions = {report.statements[0].chain[0].holder->span};
  report.actors = {actor, gazette};
  Event event;
  event.id = "v:0001";
  event.type = "ACCUSE";
  event.anchor = report.statements[1].chain[0].cue;
  event.actor = {report.statements[1].chain[0].holder->span, "mirel-ostrand", "GOV"};
  event.statement = report.statements[1].id;
  event.certainty = Certainty::Certain;
  report.events = {event};
  report.notes = {{"text", "A word of 2000 bytes was split."}};
  return report;
}

// Report `number` of an endless newsroom: about `statements` * 24 words, every one another text.
inline Report numbered_report(uint32_t number, uint32_t statements = 25) {
  static constexpr std::array<std::string_view, 8> kHolders = {
      "Mirel Ostrand", "a port official",          "Tovald Brenn",          "the harbour office",
      "the regatta",   "people close to the sale", "The Ostermark Gazette", "Ines Halvard\xC3\xB3"};
  static constexpr std::array<std::string_view, 8> kCues = {
      "said", "denied", "confirmed", "told reporters", "wrote", "insisted", "argued", "warned"};
  static constexpr std::array<std::string_view, 12> kWords = {
      "berth", "ferry", "tariff", "lighthouse", "council", "inspection",
      "crane", "night", "strike", "ledger",     "pilot",   "channel"};
  InventedReport made;
  Article& article = made.report.article;
  article.outlet = number % 3 == 0 ? "Dovrin Courier" : number % 3 == 1 ? "Halm Wire" : "Vesper";
  article.title = "Harbour notes " + std::to_string(number);
  const uint32_t day = number % 28 + 1;
  article.published = std::string("2026-") + (number % 2 == 0 ? "03" : "04") +
                      (day < 10 ? "-0" : "-") + std::to_string(day);
  article.url = "https://wire.example/" + std::to_string(number);
  uint32_t state = number * 2654435761u + 12345;
  const auto pick = [&state](size_t count) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % count;
  };
  for (uint32_t i = 0; i < statements; ++i) {
    const size_t who = pick(kHolders.size()), how = pick(kCues.size());
    Statement& one = made.statement(how == 1 ? Act::Deny : how == 2 ? Act::Confirm : Act::Assert);
    Hop hop;
    if (pick(4) == 0) {
      Hop relay;
      relay.holder = made.holder("The Halm Wire", true, HolderKind::Outlet);
      relay.holder->actor = "halm-wire";
      made.write(" ");
      relay.cue = made.write("reported that");
      relay.act = Act::Relay;
      made.write(" ");
      one.chain.push_back(relay);
    }
    hop.holder = made.holder(kHolders[who], who % 2 == 0, HolderKind::Person);
    if (who == 0) hop.holder->actor = "mirel-ostrand";
    made.write(" ");
    hop.cue = made.write(kCues[how]);
    hop.act = one.act;
    made.write(" ");
    const uint32_t begin = static_cast<uint32_t>(article.text.size());
    made.write("the");
    for (int w = 0; w < 16; ++w) {
      made.write(" ");
      made.write(kWords[pick(kWords.size())]);
      if (w % 5 == 4) made.write(std::to_string(pick(3000)));
    }
    one.content.spans = {{begin, static_cast<uint32_t>(article.text.size())}};
    one.chain.push_back(hop);
    made.write(i % 5 == 4 ? ".\n\n" : ". ");
  }
  Report report = made.finish();
  Actor actor;
  actor.id = "mirel-ostrand";
  actor.name = "Mirel Ostrand";
  actor.kind = HolderKind::Person;
  Actor wire;
  wire.id = "halm-wire";
  wire.name = "The Halm Wire";
  wire.kind = HolderKind::Outlet;
  for (const Statement& one : report.statements) {
    for (const Hop& hop : one.chain) {
      if (hop.holder->actor == actor.id) actor.mentions.push_back(hop.holder->span);
      if (hop.holder->actor == wire.id) wire.mentions.push_back(hop.holder->span);
    }
  }
  report.actors = {actor, wire};
  return report;
}

// A page as it might have been fetched, with bytes of every kind in it.
inline Capture invented_capture(uint32_t number) {
  Capture capture;
  capture.url = "http://wire.example/" + std::to_string(number);
  capture.redirects = {{capture.url, 301, "93.184.216.34:80"}};
  capture.final_url = "https://wire.example/" + std::to_string(number);
  capture.address = "[2606:4700::7]:443";
  capture.status = 200;
  capture.headers = "HTTP/1.1 200 OK\r\nX-Odd: caf\xE9\r\n\r\n";
  capture.fetched = 1'772'600'000;
  capture.body = "<p>Page " + std::to_string(number) + "</p>" + std::string(2000, '.');
  for (int byte = 0; byte < 256; ++byte) capture.body += static_cast<char>(byte);
  capture.sha256 = sha256_hex(capture.body);
  capture.size = capture.body.size();
  identify(capture);
  return capture;
}

}  // namespace hearsay

// Invented statements for tests: a report made of sentences, each with the content it states.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "across/claims/compare.h"
#include "across/claims/features.h"

namespace hearsay::across {

struct ToldStatement {
  std::string sentence;  // "The mayor said the bridge is safe."
  std::string content;   // "the bridge is safe"; may be empty
  std::string holder;    // "The mayor"; may be empty
  std::string cue;       // "said"
  Act act = Act::Assert;
  Polarity polarity = Polarity::Positive;
};

// The sentences stand one after the other; parts are looked for in their own sentence.
inline Report report_of(std::string id, std::string published,
                        const std::vector<ToldStatement>& told) {
  Report report;
  report.article.id = std::move(id);
  report.article.published = std::move(published);
  for (const ToldStatement& one : told) {
    const auto base = static_cast<uint32_t>(report.article.text.size());
    const auto place = [&](const std::string& part) {
      const size_t at = one.sentence.find(part);
      if (part.empty() || at == std::string::npos) return Span{};
      const uint32_t begin = base + static_cast<uint32_t>(at);
      return Span{begin, begin + static_cast<uint32_t>(part.size())};
    };
    Statement made;
    made.id = "s:" + report.article.id + std::to_string(report.statements.size());
    made.act = one.act;
    made.polarity = one.polarity;
    if (!place(one.content).empty()) made.content.spans.push_back(place(one.content));
    Hop hop;
    if (!place(one.holder).empty()) {
      Holder holder;
      holder.span = place(one.holder);
      hop.holder = holder;
    }
    hop.cue = place(one.cue);
    made.chain.push_back(hop);
    report.statements.push_back(std::move(made));
    report.article.text += one.sentence + "\n";
  }
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  return report;
}

inline ClaimFeatures feature_of(std::string id, const ToldStatement& told,
                                std::string published = "2026-05-04") {
  return claim_features(report_of(std::move(id), std::move(published), {told})).front();
}

// A sentence that somebody says as it is.
inline ToldStatement said(const std::string& content, Act act = Act::Assert,
                          Polarity polarity = Polarity::Positive) {
  return {"The envoy said " + content + ".", content, "The envoy", "said", act, polarity};
}

}  // namespace hearsay::across

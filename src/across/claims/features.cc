#include "across/claims/features.h"

#include <algorithm>
#include <cmath>

#include "across/claims/about.h"
#include "across/claims/terms.h"
#include "across/term_weights.h"
#include "extract/time_calendar.h"
#include "extract/times.h"
#include "text/segment.h"

namespace hearsay::across {
namespace {

constexpr size_t kMostTerms = 200;  // of one content; the rest of a very long one is not looked at

void bound(PassageWords& words) {
  if (words.terms.size() > kMostTerms) words.terms.resize(kMostTerms);
  if (words.wording.size() > kMostTerms) words.wording.resize(kMostTerms);
  if (words.quantities.size() > kMostTerms) words.quantities.resize(kMostTerms);
}

// The days that a TIMEX3 value covers, where it names a day, month or year.
std::optional<ClaimDate> days_of(std::string_view value) {
  const auto digits = [&](size_t from, size_t count) {
    if (value.size() < from + count) return -1;
    int32_t number = 0;
    for (size_t i = from; i < from + count; ++i) {
      if (value[i] < '0' || value[i] > '9') return -1;
      number = number * 10 + (value[i] - '0');
    }
    return number;
  };
  const int32_t year = digits(0, 4);
  if (year < 1000) return std::nullopt;
  const auto day = [](extract::Day one) { return static_cast<int32_t>(extract::day_number(one)); };
  if (value.size() == 4) return ClaimDate{day({year, 1, 1}), day({year, 12, 31})};
  const int32_t month = digits(5, 2);
  if (month < 1 || month > 12) return std::nullopt;
  if (value.size() == 7)
    return ClaimDate{day({year, month, 1}),
                     day({year, month, extract::days_in_month(year, month)})};
  const int32_t in_month = digits(8, 2);
  if (in_month < 1 || in_month > extract::days_in_month(year, month)) return std::nullopt;
  const int32_t number = day({year, month, in_month});
  return ClaimDate{number, number};
}

bool names_whole_day(std::string_view value) { return value.size() >= 10 && days_of(value); }

// Acts whose content leaves the doing to the holder: "offered to withdraw", "condemned the attack".
bool is_own_doing(Act act) {
  return act == Act::Commit || act == Act::Judge || act == Act::Think || act == Act::Urge;
}

class Reader {
 public:
  Reader(const Report& report, const Model* model) : report_(report), model_(model) {
    if (report.text.sentences.empty() && !report.article.text.empty()) {
      // A report out of a ledger comes without its layers.
      again_.article = report.article;
      const Limits limits;
      if (segment_text(again_, {limits}).ok()) layers_ = &again_;
    }
    times_ = layers_->times.empty() ? extract::find_times(*layers_) : layers_->times;
    for (const TimeExpression& time : times_)
      if (names_whole_day(time.value)) whole_days_.push_back(time.span);
    for (const Actor& actor : report.actors)
      names_.insert(names_.end(), actor.mentions.begin(), actor.mentions.end());
    std::sort(names_.begin(), names_.end());
    if (const auto day = extract::parse_day(report.article.published))
      published_ = static_cast<int32_t>(extract::day_number(*day));
  }

  ClaimFeatures read(const Statement& statement) {
    const std::string_view text = report_.article.text;
    ClaimFeatures made;
    made.statement = statement.id;
    made.article = report_.article.id;
    made.published = published_;
    made.act = statement.act;
    PassageWords words;
    for (const Span span : statement.content.spans) {
      if (words.terms.size() > kMostTerms) break;
      const Span bounded{span.begin, std::min(span.end, span.begin + 20000)};
      read_words(text, bounded, whole_days_, names_, stemmer_, words);
      for (const TimeExpression& time : times_within(bounded))
        if (const auto days = days_of(time.value); days && made.dates.size() < kMostTerms)
          made.dates.push_back(*days);
    }
    bound(words);
    made.thin = is_thin(words);
    made.negated = statement.polarity == Polarity::Negative || words.negations % 2 == 1;
    if (statement.polarity == Polarity::Negative && words.negations == 0)
      for (ClaimTerm& term : words.terms) term.negated = true;
    made.question = words.question || statement.act == Act::Ask;
    made.hedged = words.hedged || statement.certainty == Certainty::Possible ||
                  statement.certainty == Certainty::Probable;
    if (statement.chain.empty()) return made;
    const Hop& origin = statement.chain.back();
    if (origin.holder) made.holder = holder_name(*origin.holder);
    made.own_doing = is_own_doing(statement.act) || words.first_person ||
                     words.opens_with_pronoun || words.opens_with_to;
    if (is_own_doing(statement.act)) {
      // What was promised or condemned is nothing without the promising and the condemning.
      PassageWords cue;
      read_words(text, origin.cue, {}, {}, stemmer_, cue);
      words.terms.insert(words.terms.begin(), cue.terms.begin(), cue.terms.end());
    }
    made.terms = std::move(words.terms);
    made.wording = std::move(words.wording);
    made.quantities = std::move(words.quantities);
    made.vector = vector_of(statement.content);
    return made;
  }

 private:
  static bool is_thin(const PassageWords& words) {
    double weight = 0;
    for (const ClaimTerm& term : words.terms)
      if (!is_claim_noun(term.stem)) weight += term.weight;
    return weight < kThinWeight;
  }
  static constexpr double kThinWeight = 0.6;

  std::vector<TimeExpression> times_within(Span span) const {
    std::vector<TimeExpression> found;
    auto at = std::lower_bound(
        times_.begin(), times_.end(), span.begin,
        [](const TimeExpression& time, uint32_t begin) { return time.span.begin < begin; });
    for (; at != times_.end() && at->span.end <= span.end; ++at) found.push_back(*at);
    return found;
  }

  std::vector<std::string> holder_name(const Holder& holder) {
    std::string name(holder.span.of(report_.article.text));
    for (const Actor& actor : report_.actors)
      if (!holder.actor.empty() && actor.id == holder.actor) name = actor.name;
    PassageWords words;
    read_words(name, {0, static_cast<uint32_t>(name.size())}, {}, {}, stemmer_, words);
    std::vector<std::string> stems;
    for (ClaimTerm& term : words.terms) stems.push_back(std::move(term.stem));
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }

  // The mean of the vectors of its pieces, by their tokens.
  std::vector<int8_t> vector_of(const Content& content) const {
    if (model_ == nullptr || report_.language.token_vectors.empty()) return {};
    std::vector<float> sum;
    const std::vector<Token>& tokens = report_.text.tokens;
    for (const Span span : content.spans) {
      const auto first = std::lower_bound(
          tokens.begin(), tokens.end(), span.begin,
          [](const Token& token, uint32_t begin) { return token.span.end <= begin; });
      auto end = first;
      while (end != tokens.end() && end->span.begin < span.end) ++end;
      const std::vector<float> unit =
          model_->embed(report_.language, static_cast<uint32_t>(first - tokens.begin()),
                        static_cast<uint32_t>(end - tokens.begin()));
      if (unit.empty()) continue;
      sum.resize(unit.size());
      for (size_t i = 0; i < unit.size(); ++i) sum[i] += unit[i] * static_cast<float>(end - first);
    }
    double length = 0;
    for (const float one : sum) length += static_cast<double>(one) * one;
    if (length <= 0) return {};
    for (float& one : sum) one = static_cast<float>(one / std::sqrt(length));
    return claim_vector(sum);
  }

  const Report& report_;
  const Model* model_;
  Report again_;
  const Report* layers_ = &report_;
  std::vector<TimeExpression> times_;
  std::vector<Span> whole_days_, names_;
  int32_t published_ = ClaimFeatures::kNoDay;
  Stemmer stemmer_;
};

}  // namespace

std::vector<int8_t> claim_vector(const std::vector<float>& unit) {
  std::vector<int8_t> made;
  made.reserve(unit.size());
  // A component is seldom beyond a third; more than 127 would be cut.
  for (const float one : unit)
    made.push_back(static_cast<int8_t>(std::lround(std::clamp(one * 384.f, -127.f, 127.f))));
  return made;
}

ClaimFeatures sentence_features(std::string_view sentence, std::vector<int8_t> vector) {
  ClaimFeatures made;
  Stemmer stemmer;
  PassageWords words;
  read_words(sentence, {0, static_cast<uint32_t>(std::min<size_t>(sentence.size(), 20000))}, {}, {},
             stemmer, words);
  bound(words);
  made.act = Act::Assert;
  made.terms = std::move(words.terms);
  made.wording = std::move(words.wording);
  made.quantities = std::move(words.quantities);
  made.negated = words.negations % 2 == 1;
  made.question = words.question;
  made.hedged = words.hedged;
  made.vector = std::move(vector);
  return made;
}

std::vector<ClaimFeatures> claim_features(const Report& report, const Model* model) {
  std::vector<ClaimFeatures> made;
  made.reserve(report.statements.size());
  Reader reader(report, model);
  for (const Statement& statement : report.statements) made.push_back(reader.read(statement));
  find_what_they_are_about(report, made);
  return made;
}

}  // namespace hearsay::across

// Where contents begin and end.
#include "extract/lexicon/words.h"
#include "extract/sentence_frames.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t as = form_of("as"), while_ = form_of("while"), although = form_of("although"),
           though = form_of("though"), whereas = form_of("whereas"), but = form_of("but"),
           and_ = form_of("and"), of = form_of("of"), after = form_of("after"),
           before = form_of("before"), following = form_of("following"), amid = form_of("amid"),
           despite = form_of("despite"), unless = form_of("unless"), if_ = form_of("if"),
           until = form_of("until"), in = form_of("in"), face = form_of("face");
};

const Words& words() {
  static const Words built;
  return built;
}

}  // namespace

void SentenceFrames::contents() {
  for (size_t i = 0; i < frames_->size(); ++i) {
    Frame& frame = (*frames_)[i];
    if (frame.content_left) {
      left_content(i);
    } else if (frame.content_at != 0 && !frame.relays) {
      right_content(i);
    }
  }
}

// Without the marks that belong to the article's sentence.
Range SentenceFrames::trimmed(Range range) const {
  while (!range.empty()) {
    const Lexeme& last = lexemes_[range.end - 1];
    const bool drop = last.is(Tag::Comma) || last.is(Tag::Semicolon) || last.is(Tag::Colon) ||
                      last.is(Tag::Dash) || last.is(Tag::Coordinator) ||
                      (last.is(Tag::Stop) && last.mark != '?') || last.is(Tag::Other);
    if (!drop) break;
    --range.end;
  }
  while (!range.empty()) {
    const Lexeme& first = lexemes_[range.begin];
    const bool drop = first.is(Tag::Comma) || first.is(Tag::Semicolon) || first.is(Tag::Colon) ||
                      first.is(Tag::Dash) || first.is(Tag::Stop) || first.is(Tag::Other);
    if (!drop) break;
    ++range.begin;
  }
  return range;
}

// One past the last lexeme the content of frame `index` may reach on the right.
uint32_t SentenceFrames::limit_of(size_t index) const {
  const Words& w = words();
  const Frame& mine = (*frames_)[index];
  uint32_t limit = sentence_.end;
  for (size_t k = 0; k < frames_->size(); ++k) {
    if (k == index) continue;
    const Frame& other = (*frames_)[k];
    if (other.cue.empty() || other.cue.begin <= mine.content_at) {
      if (!(other.content_left && other.cut_begin > mine.content_at)) continue;
    }
    uint32_t cut = sentence_.end;
    if (other.content_left || other.rule == "answered in front") {
      if (other.cut_begin != 0) cut = other.cut_begin;
    } else if (other.relays && other.group >= 0) {
      cut = other.cut_begin;
      if (cut > sentence_.begin && lexemes_[cut - 1].is(Tag::Comma))
        --cut;
      else
        continue;
    } else if (other.group >= 0 && other.rule != "passive with agent") {
      const VerbGroup& group = groups_[other.group];
      if (group.form == VerbForm::Ing) {
        if (other.source == mine.source && lexemes_[group.first - 1].is(Tag::Comma))
          cut = group.first - 1;
      } else if (group.shared_with >= 0 && mine.group >= 0) {
        // "said A and denied B" ends A; "said A and B-ed" does not.
        if (group.shared_with == mine.group || other.source == mine.source ||
            other.rule == "refusal") {
          uint32_t at = group.first;
          while (at > mine.content_at && (lexemes_[at - 1].is(Tag::Adverb))) --at;
          if (at > mine.content_at && lexemes_[at - 1].is(Tag::Coordinator)) --at;
          if (at > mine.content_at && lexemes_[at - 1].is(Tag::Comma)) --at;
          cut = at;
        }
      } else if (other.source.begin > mine.content_at && group.form == VerbForm::Finite) {
        // ", while the CIA declined to comment": a clause of its own with its own holder.
        uint32_t at = other.source.begin;
        if (at > sentence_.begin + 1) {
          const Lexeme& left = lexemes_[at - 1];
          const bool contrast =
              left.form != 0 &&
              (left.form == w.while_ || left.form == w.although || left.form == w.though ||
               left.form == w.whereas || left.form == w.but || left.form == w.and_);
          if (contrast && lexemes_[at - 2].is(Tag::Comma) && other.score >= 0.75f) cut = at - 2;
        }
      }
    }
    if (cut > mine.content_at && cut < limit) limit = cut;
  }
  // What stands inside another's content ends with it.
  for (size_t k = 0; k < index; ++k) {
    const Frame& outer = (*frames_)[k];
    if (outer.limit > mine.cue.begin && outer.content_at <= mine.cue.begin && outer.limit < limit)
      limit = outer.limit;
  }
  // "The minister who vowed to mend it by winter will miss it": the verb of the main clause.
  if (mine.after == After::Infinitive && mine.group >= 0 && groups_[mine.group].after_relative) {
    bool inner = false;  // a clause inside the infinitive
    size_t next = static_cast<size_t>(mine.group) + 1;
    uint32_t at = mine.content_at;
    for (; next < groups_.size() && groups_[next].first < limit; ++next) {
      const VerbGroup& group = groups_[next];
      for (; at < group.first; ++at) {
        const Tag tag = lexemes_[at].tag;
        inner |= tag == Tag::Relative || tag == Tag::That || tag == Tag::Wh ||
                 tag == Tag::Subordinator || tag == Tag::Comma || tag == Tag::Coordinator;
      }
      if (group.form != VerbForm::Finite) continue;
      if (!inner && group.first > mine.content_at + 1) limit = group.first;
      break;
    }
  }
  // "When X pointed out that P, Y said Q": a clause in front ends where the next holder comes.
  const Lexeme& opener = lexemes_[sentence_.begin];
  if (opener.is(Tag::Subordinator) || opener.is(Tag::Wh) || opener.form == w.as ||
      opener.form == w.after || opener.form == w.before) {
    for (size_t k = index + 1; k < frames_->size(); ++k) {
      const Frame& other = (*frames_)[k];
      if (other.group < 0 || other.source.begin <= mine.content_at || other.source.begin >= limit)
        continue;
      if (groups_[other.group].form != VerbForm::Finite || groups_[other.group].after_relative)
        continue;
      if (lexemes_[other.source.begin - 1].is(Tag::Comma)) {
        limit = other.source.begin - 1;
        break;
      }
    }
  }
  // "After saying P, the president ...": what opens the sentence ends where its holder comes.
  if (!mine.content_left && mine.source.begin > mine.content_at && mine.source.begin < limit &&
      mine.source.begin > sentence_.begin && lexemes_[mine.source.begin - 1].is(Tag::Comma)) {
    limit = mine.source.begin - 1;
  }
  for (uint32_t i = mine.content_at; i + 2 < limit; ++i) {
    // ", hours after P", ", a day before P": when it was said.
    if (!lexemes_[i].is(Tag::Comma) || inside_quotation(i)) continue;
    uint32_t k = i + 1;
    bool time = false;
    while (k < limit && k < i + 6 &&
           (lexemes_[k].is(Tag::Determiner) || lexemes_[k].is(Tag::Numeral) ||
            lexemes_[k].is(Tag::Adjective) || lexemes_[k].is(Tag::Adverb) ||
            lexemes_[k].has(kTime))) {
      time |= lexemes_[k].has(kTime);
      ++k;
    }
    if (time && k < limit && lexemes_[k].form != 0 &&
        (lexemes_[k].form == w.after || lexemes_[k].form == w.before)) {
      limit = i;
      break;
    }
  }
  // "The minister who vowed to P will resign": what a relative clause holds ends at the main verb.
  if (mine.group >= 0 && groups_[mine.group].after_relative) {
    for (size_t k = mine.group + 1u; k < groups_.size(); ++k) {
      const VerbGroup& later = groups_[k];
      if (later.first <= mine.content_at || later.first >= limit || later.form != VerbForm::Finite)
        continue;
      const Tag left = lexemes_[later.first - 1].tag;
      if (later.subject.empty() || later.subject.begin < mine.content_at) {
        if (left != Tag::Coordinator) {
          limit = left == Tag::Comma ? later.first - 1 : later.first;
          break;
        }
      }
    }
  }
  for (uint32_t i = mine.content_at; i < limit; ++i) {
    if (lexemes_[i].is(Tag::Semicolon) && !inside_quotation(i)) return i;
  }
  return limit;
}

// Ends a content before "in a statement on Monday" at its end; the phrase becomes an adjunct.
uint32_t SentenceFrames::cut_channel(uint32_t at, uint32_t limit,
                                     std::vector<Range>& adjuncts) const {
  for (uint32_t i = at + 1; i < limit; ++i) {
    if (!lexemes_[i].is(Tag::Preposition)) continue;
    uint32_t end = 0, time_end = 0;
    if (!channel_phrase_at(lexemes_, i, limit, end)) continue;
    while (time_phrase_at(lexemes_, end, limit, time_end)) end = time_end;
    uint32_t stop = end;
    while (stop < limit && (lexemes_[stop].is(Tag::Stop) || lexemes_[stop].is(Tag::Comma))) ++stop;
    if (stop < limit) continue;
    adjuncts.push_back({i, end});
    return i;
  }
  return limit;
}

// The end of a content that is a noun phrase or gerund with what depends on it.
uint32_t SentenceFrames::object_end(uint32_t at, uint32_t limit,
                                    std::vector<Range>& adjuncts) const {
  const Words& w = words();
  uint32_t end = limit;
  for (uint32_t i = at + 1; i < limit; ++i) {
    const Lexeme& it = lexemes_[i];
    if (it.is(Tag::Comma)) {
      // A list goes on; anything else ends the object, after a closing mark where one follows.
      if (i + 1 < limit && lexemes_[i + 1].is(Tag::QuoteMark) && !lexemes_[i + 1].space_before) {
        end = i + 2;
        break;
      }
      bool list = false;
      for (uint32_t k = i + 1; k < limit && k < i + 10; ++k) {
        if (lexemes_[k].is(Tag::Comma) || is_verb_tag(lexemes_[k].tag)) break;
        if (lexemes_[k].is(Tag::Coordinator)) {
          list = k > i + 1;
          break;
        }
      }
      if (list) continue;
      end = i;
      break;
    }
    const bool condition = it.form != 0 && (it.form == w.while_ || it.form == w.unless ||
                                            it.form == w.if_ || it.form == w.until);
    if ((it.is(Tag::Subordinator) && !condition) || it.is(Tag::Dash) || it.is(Tag::Semicolon)) {
      end = i;
      break;
    }
    if (it.form != 0 && (it.form == w.amid || it.form == w.despite || it.form == w.following)) {
      end = i;
      break;
    }
    if (it.form == w.in && it.form != 0 && i + 2 < limit && lexemes_[i + 2].form == w.face) {
      end = i;
      break;
    }
    if ((it.form == w.as || it.form == w.after || it.form == w.before) && it.form != 0 &&
        clause_begins(lexemes_, {sentence_.begin, limit}, i + 1, groups_)) {
      end = i;
      break;
    }
    if (it.is(Tag::Coordinator) && i + 1 < limit) {
      uint32_t verb = i + 1;
      while (verb < limit && lexemes_[verb].is(Tag::Adverb)) ++verb;
      if (verb < limit && (lexemes_[verb].is(Tag::FiniteVerb) || lexemes_[verb].is(Tag::Have) ||
                           lexemes_[verb].is(Tag::Be) || lexemes_[verb].is(Tag::Modal) ||
                           lexemes_[verb].is(Tag::Do))) {
        end = i;
        break;
      }
      if (clause_begins(lexemes_, {sentence_.begin, limit}, i + 1, groups_)) {
        end = i;
        break;
      }
    }
  }
  // A time or channel at the end tells when and how it was said.
  for (uint32_t i = at + 1; i < end; ++i) {
    uint32_t time_end = 0;
    uint32_t last = end;
    while (last > i && lexemes_[last - 1].is(Tag::Stop)) --last;
    if (time_phrase_at(lexemes_, i, last, time_end) && time_end == last) {
      // "just last week": the adverb belongs to the time.
      const uint32_t from = i > at + 1 && lexemes_[i - 1].is(Tag::Adverb) ? i - 1 : i;
      adjuncts.push_back({from, time_end});
      end = from;
      break;
    }
  }
  return cut_channel(at, end, adjuncts);
}

void SentenceFrames::right_content(size_t index) {
  Frame& frame = (*frames_)[index];
  uint32_t at = frame.content_at;
  uint32_t limit = limit_of(index);
  frame.limit = limit;
  if (at >= limit) return;
  // "denied claims that P", "challenged reports suggesting that P": the proposition is P.
  if (frame.after == After::Object &&
      (frame.act == Act::Deny || frame.act == Act::Doubt || frame.act == Act::Confirm)) {
    const uint32_t base = base_noun_phrase_end(lexemes_, at, limit);
    if (base > at && lexemes_[base - 1].means(kClaimNoun)) {
      for (uint32_t i = base; i < limit && i < base + 12; ++i) {
        if (lexemes_[i].is(Tag::Comma) || lexemes_[i].is(Tag::FiniteVerb) ||
            lexemes_[i].is(Tag::QuoteMark))
          break;
        if (lexemes_[i].is(Tag::That) && i + 1 < limit) {
          const Range range = trimmed({i + 1, limit});
          if (!range.empty()) frame.content.push_back(range);
          frame.rule = "claim answered";
          return;
        }
      }
    }
  }
  switch (frame.after) {
    case After::Object:
      limit = object_end(at, limit, frame.adjuncts);
      break;
    case After::Infinitive:
    case After::That:
    case After::Clause:
    case After::Wh:
      limit = cut_channel(at, limit, frame.adjuncts);
      break;
    default:
      break;
  }
  const Range range = trimmed({at, limit});
  if (!range.empty()) frame.content.push_back(range);
}

// "MILL HARBOR"
bool SentenceFrames::all_capitals(uint32_t at) const {
  const std::string_view word = lexemes_[at].span.of(text_);
  if (word.size() < 3) return false;
  for (const char letter : word) {
    if (letter >= 'a' && letter <= 'z') return false;
  }
  return true;
}

// First lexeme of the clause a tag ("..., X said") closes.
uint32_t SentenceFrames::left_bound(size_t index) const {
  const Frame& mine = (*frames_)[index];
  uint32_t begin = sentence_.begin;
  for (uint32_t i = mine.cut_begin; i > sentence_.begin; --i) {
    if (lexemes_[i - 1].is(Tag::Semicolon) && !inside_quotation(i - 1)) {
      begin = i;
      break;
    }
  }
  // Words that open the sentence without being part of what is claimed: "But", "Then,".
  while (begin < mine.cut_begin) {
    const Lexeme& first = lexemes_[begin];
    if (first.is(Tag::Coordinator)) {
      ++begin;
      continue;
    }
    if ((first.is(Tag::Adverb) || first.has(kOpener)) && begin + 1 < mine.cut_begin &&
        lexemes_[begin + 1].is(Tag::Comma)) {
      begin += 2;
      continue;
    }
    // A dateline: "WASHINGTON (Reuters) -".
    if (begin == sentence_.begin) {
      uint32_t dash = begin;
      bool line = first.is(Tag::Name) || first.capitalised;
      while (line && dash < mine.cut_begin && dash < begin + 12 && !lexemes_[dash].is(Tag::Dash) &&
             lexemes_[dash].mark != '-') {
        if (is_verb_tag(lexemes_[dash].tag) && !all_capitals(dash)) line = false;
        ++dash;
      }
      if (line && dash < mine.cut_begin &&
          (lexemes_[dash].is(Tag::Dash) || lexemes_[dash].mark == '-') && dash > begin &&
          (lexemes_[dash - 1].is(Tag::Close) || all_capitals(begin))) {
        begin = dash + 1;
        continue;
      }
    }
    break;
  }
  return begin;
}

void SentenceFrames::left_content(size_t index) {
  Frame& frame = (*frames_)[index];
  const uint32_t begin = left_bound(index);
  const Range left = trimmed({begin, frame.cut_begin});
  const bool quotes = !left.empty() && lexemes_[left.end - 1].is(Tag::QuoteMark);
  // "As Chafetz pointed out, P": nothing stands on the left.
  const bool only_as =
      left.end == left.begin + 1 && lexemes_[left.begin].form == words().as && words().as != 0;
  if (!left.empty() && !only_as) frame.content.push_back(left);
  // What goes on after the tag: "The deal, he said, was dead."
  uint32_t at = frame.cut_end;
  while (at < sentence_.end &&
         (lexemes_[at].is(Tag::Comma) || lexemes_[at].is(Tag::Stop) || lexemes_[at].is(Tag::Dash)))
    ++at;
  if (at >= sentence_.end || at == frame.cut_end) return;
  frame.content_at = at;
  const uint32_t limit = limit_of(index);
  const Lexeme& next = lexemes_[at];
  const Lexeme& mark = lexemes_[frame.cut_end];
  if (next.is(Tag::QuoteMark)) {
    const Range rest = trimmed({at, limit});
    if (!rest.empty()) frame.content.push_back(rest);
    return;
  }
  if (quotes || !mark.is(Tag::Comma)) return;
  if (next.is(Tag::Relative) || next.is(Tag::Wh) || next.is(Tag::IngVerb) ||
      next.is(Tag::Coordinator)) {
    if (!next.is(Tag::Coordinator)) return;
  }
  // An apposition of the source has no verb of its own.
  bool verb = false, first_is_verb = is_verb_tag(next.tag);
  for (uint32_t i = at; i < limit && !verb; ++i) {
    if (lexemes_[i].is(Tag::Relative)) break;
    for (const VerbGroup& group : groups_) {
      if (group.first == i && group.form == VerbForm::Finite) verb = true;
    }
  }
  if (!verb && !first_is_verb) return;
  if (frame.rule == "inverted" && !first_is_verb &&
      !clause_begins(lexemes_, sentence_, at, groups_))
    return;
  const Range rest = trimmed({at, limit});
  if (!rest.empty()) frame.content.push_back(rest);
}

}  // namespace hearsay::extract

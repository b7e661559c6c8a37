#include "extract/lexicon/cue_entries.h"

#include <vector>

namespace hearsay::extract {
namespace {

struct CueGroup {
  Act act;
  uint32_t frames;
  std::string_view patterns;  // separated by '|'
};

constexpr uint32_t kSpeech = kClause | kQuote | kTag | kWhClause;

constexpr CueGroup kGroups[] = {
    // Saying.
    {Act::Assert, kSpeech | kPassive | kToBe, "say"},
    {Act::Assert, kSpeech | kPassive | kToBe | kObject, "report"},
    {Act::Assert, kSpeech | kObject,
     "announce|assert|reveal|disclose|stress|emphasise|"
     "emphasize|underline|underscore|reiterate|repeat|recall|point "
     "out|suggest|imply|allege|outline|"
     "lay out|set out|highlight|explain|predict|forecast|warn of"},
    {Act::Assert, kSpeech,
     "state|claim|declare|maintain|insist|argue|contend|note|observe|remark|comment|indicate|"
     "affirm|testify|"
     "attest|proclaim|profess|signal|hint|recount|relate|describe how|estimate|report back|"
     "make clear|make it clear|make plain|spell "
     "out|write|rule|determine|conclude|clarify|elaborate|"
     "confide|reason|caution|post|detail|submit|counter|retort|posit|opine|assess|calculate|"
     "project|"
     "warn|notify|summarise|summarize|reflect"},
    {Act::Assert, kSpeech,
     "add|tweet|go on to say|quip|joke|respond|reply|answer|shout|yell|whisper|"
     "scream|cry|chant|exclaim|lament|complain|muse|interject|intone|fire back|shoot back|hit back|"
     "chime in|text|email|blog|sigh|mutter|snap|gush|boast|brag|protest|recite|begin by saying|"
     "conclude by saying|write back|write in|say so|put it|volunteer"},
    {Act::Assert, kSpeech | kRecipient,
     "tell|inform|remind|assure|reassure|notify|advise "
     "that|warn|brief|convince|persuade|alert|promise"},
    {Act::Assert, kQuote | kTag | kWeak, "continue|begin|speak|conclude|observe|go on"},
    {Act::Assert, kObject, "convey|relay|echo|voice"},
    {Act::Assert, kClause | kQuote | kWeak | kTag,
     "show|find|read|mean|demonstrate|prove|discover|reflect|establish|learn|hold|mention|"
     "document"},
    {Act::Assert, kObject | kClause,
     "reference|mention|refer to|speak of|"
     "elaborate on|comment on|touch on|point to|hint at|allude to|emphasise|brag about|boast about|"
     "boast of|complain about|joke about"},
    {Act::Assert, kAsLabel,
     "describe|frame|characterise|characterize|portray|depict|cast|paint|brand|label|denounce|"
     "dismiss|condemn|hail|regard|identify|cite|refer to|present|tout"},
    {Act::Assert, kObject | kPassive, "describe|defend|detail|outline|trumpet|tout"},
    {Act::Assert, kSmall, "call|dub|label|brand|term|deem|declare|pronounce"},
    {Act::Assert, kClause | kQuote,
     "issue a statement saying|release a statement saying|"
     "put out a statement saying|take to twitter to say|say in a statement|make the point"},
    // Passing on.
    {Act::Assert, kSource, "cite|quote|according to|attribute to|credit"},
    // Confirming.
    {Act::Confirm, kSpeech | kObject,
     "confirm|corroborate|verify|vouch for|bear out|admit|acknowledge|"
     "concede|confess"},
    {Act::Confirm, kObject, "agree with|concur with|back up"},
    {Act::Confirm, kClause, "agree|concur"},
    // Denying.
    {Act::Deny, kSpeech | kObject, "deny|refute|rebut|disprove|debunk|disavow"},
    {Act::Deny, kObject | kClause,
     "dispute|contradict|contest|challenge|disagree with|hit back at|push back on|"
     "push back against|take issue with|brush off|brush aside|shoot down|play down|laugh off"},
    {Act::Deny, kObject, "dismiss|reject"},
    {Act::Deny, kClause, "disagree"},
    // Doubting.
    {Act::Doubt, kClause | kObject | kWhClause, "doubt|distrust|disbelieve|mistrust"},
    {Act::Doubt, kObject | kWhClause,
     "question|cast doubt on|cast doubt upon|cast doubts on|throw doubt on|"
     "call into question|raise doubts about|raise doubt about|express doubt about|express doubts "
     "about|"
     "express doubt over|express doubts over|express scepticism about|express skepticism about|"
     "express scepticism over|express skepticism over|voice doubts about|voice scepticism about|"
     "voice skepticism about|have doubts about|raise questions about|play down|downplay|pour cold "
     "water on"},
    {Act::Doubt, kClause | kWhClause, "express doubt|express doubts|voice doubt|have doubts"},
    {Act::Doubt, kPredicate | kObject | kClause | kWhClause,
     "sceptical about|skeptical about|sceptical of|skeptical of|doubtful about|doubtful of|"
     "unconvinced by|unconvinced of|dubious about|dubious of|wary of"},
    {Act::Doubt, kPredicate | kClause | kWhClause,
     "sceptical|skeptical|doubtful|unconvinced|dubious|unsure"},
    // Declining and being silent are read by refusals.cc.
    {Act::Silent, kNoContent | kMatter | kPersonal,
     "avoid addressing|avoid commenting on|avoid discussing|"
     "avoid mentioning|stop short of naming|stop short of saying|sidestep|dodge questions "
     "about|dodge questions on|evade questions about"},
    // Urging.
    {Act::Urge, kRecipient | kInfinitive | kClause | kQuote | kTag,
     "urge|advise|implore|beseech|exhort|instruct|encourage|counsel|order|command|beg|press|lobby|"
     "pressure|direct|caution"},
    {Act::Urge, kRecipient | kInfinitive,
     "call on|call upon|appeal to|plead with|ask|request|tell|warn|"
     "challenge|invite|push|remind|admonish|petition|prod|nudge"},
    {Act::Urge, kObject,
     "call for|push for|press for|urge|demand|advocate|advocate for|appeal for|"
     "ask for|recommend|plead for|request|seek|lobby for|argue for|warn against|caution against|"
     "advise against|argue against|insist on|propose|agitate for"},
    {Act::Urge, kClause, "demand|recommend|propose|request|urge|insist that|advocate"},
    {Act::Urge, kInfinitive, "demand|ask|request"},
    {Act::Urge, kQuote | kTag, "demand|order|beg|implore|plead"},
    // Asking.
    {Act::Ask, kWhClause | kQuote | kTag, "ask|wonder|inquire|enquire|query|question"},
    {Act::Ask, kRecipient | kWhClause, "ask|question"},
    // Committing.
    {Act::Commit, kClause | kInfinitive | kQuote | kTag,
     "promise|vow|pledge|threaten|swear|guarantee|undertake"},
    {Act::Commit, kInfinitive | kPersonal,
     "agree|offer|commit|volunteer|decide|resolve|refuse|decline|consent"},
    {Act::Commit, kObject,
     "promise|pledge|threaten|offer|rule out|reject|commit to|vow|agree to|"
     "swear off|shut down|turn down|sign off on"},
    {Act::Commit, kInfinitive,
     "warn he would|make a commitment|make a promise|make a pledge|extend an offer|"
     "signal an intention|announce plans|announce a plan|unveil plans|announce an intention"},
    {Act::Commit, kObject, "announce plans for|unveil plans for"},
    // Thinking.
    {Act::Think, kClause | kQuote | kTag | kToBe | kPassive,
     "believe|think|feel|expect|fear|suspect|assume"},
    {Act::Think, kClause | kTag,
     "hope|worry|presume|suppose|guess|imagine|reckon|anticipate|dream|"
     "figure|realise|realize|recognise|recognize|know|understand|foresee|trust|regret"},
    {Act::Think, kInfinitive,
     "hope|want|intend|plan|expect|wish|aim|aspire|prefer|fear|propose|seek|"
     "would like|would love|long|hesitate|desire"},
    {Act::Think, kObject, "would like|would love|would welcome|look forward to"},
    {Act::Think, kObject,
     "fear|want|favor|favour|prefer|support|oppose|expect|anticipate|envision|"
     "envisage|consider|contemplate|mull|weigh|worry about|hope for|believe in|think about|"
     "long for|desire|wish for|dread|regret|doubt about"},
    {Act::Think, kAsLabel | kPassive, "see|view|consider|regard|understand|perceive|think of"},
    {Act::Think, kObject | kClause | kInfinitive,
     "express concern|express concerns|express hope|express hopes|express confidence|express fear|"
     "express fears|express optimism|express pessimism|express interest|express a desire|"
     "express willingness|express a willingness|express readiness|express support|express belief|"
     "express the belief|express the hope|express the view|express surprise|voice concern|"
     "voice concerns|voice fears|voice hope|voice optimism|voice support|raise concern|"
     "raise concerns|raise fears|raise objections|signal a willingness|signal willingness|"
     "signal readiness|signal interest|signal support|show interest|show willingness|"
     "indicate a willingness|indicate willingness|convey interest|convey a willingness|have hopes|"
     "have concerns|have no doubt|have no plans|have no intention|take the view|be of the view|"
     "be of the opinion|have confidence|lose confidence"},
    {Act::Think, kPredicate | kClause | kInfinitive | kObject,
     "confident|hopeful|optimistic|pessimistic|afraid|worried|concerned|convinced|certain|sure|"
     "aware|"
     "fearful|adamant|persuaded|willing|ready|eager|keen|determined|reluctant|hesitant|prepared to "
     "say|"
     "anxious|confident of|confident in|confident about|hopeful about|optimistic about|"
     "pessimistic about|worried about|concerned about|concerned over|worried over|afraid of|"
     "convinced of|certain of|supportive of|fearful of|opposed to|interested in|unhappy with|"
     "unhappy about|frustrated with|frustrated by|angry about|angry at|alarmed by|alarmed at|"
     "open to|committed to|apprehensive about|nervous about|uneasy about|enthusiastic about"},
    // Judging.
    {Act::Judge, kObject | kCharge | kQuote,
     "praise|criticise|criticize|condemn|denounce|blame|thank|commend|applaud|hail|welcome|blast|"
     "slam|"
     "attack|mock|ridicule|rebuke|chide|scold|deride|decry|deplore|lambast|lambaste|castigate|"
     "excoriate|congratulate|salute|assail|fault|berate|admonish|chastise|disparage|ridicule|"
     "lament|"
     "bemoan|rap|pan|savage|skewer|hammer|knock|taunt|insult|belittle|endorse|regret|celebrate|"
     "admire|"
     "honour|honor|laud|compliment|credit|vilify|upbraid"},
    {Act::Judge, kCharge | kPassive, "accuse|convict"},
    {Act::Judge, kObject,
     "apologise for|apologize for|lash out at|rail against|take aim at|hit out at|"
     "object to|approve of|disapprove of|speak out against|pay tribute to|pour scorn on|rip into|"
     "tear into|take a swipe at|find fault with|complain of|inveigh against"},
    {Act::Judge, kObject,
     "express gratitude for|express gratitude to|express thanks for|express thanks to|"
     "express appreciation for|express regret for|express regret over|express outrage at|"
     "express outrage over|express anger at|express anger over|express dismay at|"
     "express dismay over|express admiration for|express disappointment at|"
     "express disappointment with|express disappointment over|express frustration with|"
     "express frustration at|express frustration over|express displeasure with|"
     "express displeasure at|express displeasure over|express anger with|express concern for"},
    {Act::Judge, kPredicate | kClause,
     "pleased|glad|delighted|grateful|thankful|disappointed|sorry|proud|surprised|shocked|"
     "outraged|thrilled|relieved"},
    {Act::Judge, kPredicate | kObject,
     "critical of|dismissive of|scathing about|scathing of|contemptuous of"},
    {Act::Judge, kClause | kQuote | kTag | kNoContent, "apologise|apologize|object"},
    {Act::Deny, kObject, "plead not guilty to|plead innocent to"},
    // Nouns.
    {Act::Assert, kNounCue,
     "claim|report|allegation|assertion|suggestion|statement|rumour|rumor|speculation|conclusion|"
     "argument|contention|comment|remark|prediction|announcement|declaration|admission|warning|"
     "acknowledgement|acknowledgment|insistence|assurance|estimate|revelation|news|testimony|"
     "finding|assessment|notion"},
    {Act::Think, kNounCue,
     "belief|fear|hope|expectation|concern|conviction|suspicion|worry|view|opinion|"
     "confidence|impression"},
    {Act::Doubt, kNounCue, "doubt|scepticism|skepticism"},
    {Act::Deny, kNounCue, "denial"},
    {Act::Judge, kNounCue, "accusation|criticism|complaint|charge"},
    {Act::Commit, kNounCue, "promise|pledge|vow|threat|offer|commitment"},
    {Act::Urge, kNounCue, "demand|call|appeal|request|recommendation|advice|plea"},
    {Act::Commit, kNounCue | kRefusal, "refusal"},
};

std::vector<CueEntry> expand() {
  std::vector<CueEntry> entries;
  for (const CueGroup& group : kGroups) {
    std::string_view rest = group.patterns;
    while (!rest.empty()) {
      const size_t end = rest.find('|');
      entries.push_back({rest.substr(0, end), group.act, group.frames});
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  return entries;
}

}  // namespace

std::span<const CueEntry> cue_entries() {
  static const std::vector<CueEntry> entries = expand();
  return entries;
}

}  // namespace hearsay::extract

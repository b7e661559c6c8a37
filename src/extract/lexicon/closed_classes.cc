#include <array>

#include "extract/lexicon/lists.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

constexpr std::array kLists = {
    FormList{
        kDeterminer, 0,
        "the a an this these those every each either neither another such some any no all both "
        "several many most few half more much less enough"},
    FormList{kPossessive, 0, "his her its their whose"},
    FormList{kPossessive, kFirstPerson, "my our"},
    FormList{kPossessive, 0, "your"},
    FormList{kSubjectPronoun, kFirstPerson | kSingularPerson, "i"},
    FormList{kSubjectPronoun, kFirstPerson | kPluralPerson, "we"},
    FormList{kSubjectPronoun, kSingularPerson, "he she"},
    FormList{kSubjectPronoun, kPluralPerson, "they"},
    FormList{kSubjectPronoun | kObjectPronoun, 0, "you it"},
    FormList{kSubjectPronoun | kObjectPronoun, 0,
             "everyone everybody someone somebody anyone anybody nobody none nothing something "
             "anything everything there this that these those others neither both many some few "
             "most one each all another several"},
    FormList{kObjectPronoun, kFirstPerson, "me us myself ourselves"},
    FormList{kObjectPronoun, 0,
             "him her them himself herself itself themselves yourself yourselves"},
    FormList{kRelative | kWh, 0, "who which whom whose"},
    FormList{kRelative, 0, "that"},
    FormList{kWh, 0, "whether what how why where when whatever whoever if"},
    FormList{kPreposition, 0,
             "of in on at by for from with about against into over under between among amid "
             "during through throughout across toward towards upon within without via despite "
             "regarding concerning near outside inside beyond behind above below beside besides "
             "onto like unlike versus per amidst alongside including ahead around"},
    FormList{kPreposition | kSubordinator, 0, "after before since until till as than"},
    FormList{kSubordinator, 0, "because although though while unless whereas if whilst lest so"},
    FormList{kCoordinator, 0, "and or but nor yet"},
    FormList{kNegation | kAdverb, 0, "not n't never neither"},
    FormList{kModal, 0,
             "will would can could may might must shall should 'll 'd wo ca cannot ought"},
    FormList{kNoun, 0, "anonymity mum"},
    FormList{kBe, 0, "be am is are was were been being 're 'm ai"},
    FormList{kHave, 0, "have has had having 've"},
    FormList{kDo, 0, "do does did"},
    FormList{kTo | kPreposition, 0, "to"},
    FormList{kPossessiveMark, 0, "'s '"},
    FormList{kAdverb, 0,
             "also now then later earlier soon already still just only even again ever once twice "
             "often always sometimes rather quite very too so almost nearly perhaps maybe instead "
             "however meanwhile therefore thus indeed otherwise moreover furthermore nevertheless "
             "nonetheless yet further previously recently first long much more most less least "
             "far well together apart away back here there abroad ago today yesterday tomorrow "
             "tonight altogether anyway likewise further since repeatedly initially simply "
             "reportedly purportedly supposedly ostensibly allegedly "
             "apparently both all immediately possibly probably publicly"},
    FormList{kAdverb | kOpener, 0,
             "however meanwhile moreover furthermore nevertheless nonetheless still also then yet "
             "besides instead separately additionally finally overall elsewhere"},
    FormList{kNumeral | kDeterminer, 0,
             "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred "
             "hundreds thousand thousands million millions billion billions third"},
    FormList{kNumeral | kAdjective, 0, "first second last next"},
    FormList{kTime | kNoun, kWeekday, "monday tuesday wednesday thursday friday saturday sunday"},
    FormList{
        kTime | kNoun, kMonth,
        "january february march april may june july august september october november december "
        "jan. feb. aug. sept. oct. nov. dec. jan feb aug sept oct nov dec"},
    FormList{
        kTime | kNoun, 0,
        "today yesterday tomorrow tonight week weekend month year day morning afternoon evening "
        "night noon midnight hour minute decade summer winter spring fall autumn"},
    FormList{kTime | kNoun | kPlural, 0, "weeks weekends months years days hours minutes decades"},
    FormList{
        kTitle | kNoun, kPersonNoun,
        "mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame prof prof. rev rev. sen sen. rep rep. "
        "gov gov. gen gen. col col. maj maj. lt lt. sgt sgt. capt capt. cmdr cmdr. adm adm. "
        "pope king queen prince princess ayatollah sheikh imam saint st."},
    FormList{
        kAdjective, 0,
        "new old former senior top chief leading other own same big small large great good bad "
        "major key public private foreign national federal local international political "
        "military military-led economic legal social global regional domestic recent early late "
        "able unable likely unlikely ready willing sure certain clear unclear true false "
        "possible impossible different special joint final main strong weak high low long short "
        "full whole current future past present previous ongoing alleged so-called unidentified "
        "unnamed anonymous independent conservative liberal democratic republican western "
        "eastern northern southern central middle armed nuclear presidential congressional "
        "human free young black white red hot real serious important significant critical "
        "close available familiar aware responsible guilty innocent innocent wrong right dead "
        "alive best better worst worse double open credible sceptical skeptical doubtful "
        "confident optimistic pessimistic hopeful afraid worried concerned proud happy glad sorry "
        "baseless bogus fabricated fake groundless immediate inaccurate quiet ridiculous silent "
        "tight-lipped unanswered unavailable unfounded untrue absurd anxious eager keen retired "
        "persuaded determined prepared opposed alarmed committed interested frustrated "
        "angry unhappy grateful convinced adamant sanguine wary supportive critical dismissive "
        "pleased delighted disappointed thrilled thankful outraged relieved"},
    FormList{kPreposition, 0, "according"},
    FormList{kNoun, kStateName,
             "washington moscow beijing tehran london paris berlin brussels kyiv "
             "kiev ankara riyadh jerusalem pyongyang tokyo seoul delhi islamabad kabul baghdad "
             "damascus cairo kremlin"},
};

}  // namespace

std::span<const FormList> closed_class_lists() { return kLists; }

}  // namespace hearsay::extract

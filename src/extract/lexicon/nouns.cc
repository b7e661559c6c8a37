#include <array>

#include "extract/lexicon/lists.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

constexpr std::array kLists = {
    NounList{
        kPersonNoun,
        "crew official spokesman/spokesmen spokeswoman/spokeswomen spokesperson/spokespeople "
        "source "
        "person/people man/men woman/women child/children president minister premier chancellor "
        "ambassador envoy diplomat secretary undersecretary aide adviser advisor analyst expert "
        "lawyer attorney solicitor barrister prosecutor judge justice senator congressman/"
        "congressmen congresswoman/congresswomen lawmaker legislator governor mayor councillor "
        "councilman/councilmen commissioner chairman/chairmen chairwoman/chairwomen chair "
        "director chief head leader deputy executive manager founder owner boss president-elect "
        "candidate nominee politician activist campaigner protester critic opponent supporter "
        "ally witness victim suspect defendant resident neighbour neighbor villager voter "
        "worker advocate employee employer teacher professor student researcher scientist "
        "economist "
        "historian author writer columnist commentator editor publisher journalist reporter "
        "correspondent anchor host pollster strategist consultant operative insider veteran "
        "soldier officer general colonel commander admiral captain sergeant detective sheriff "
        "constable doctor nurse physician surgeon patient scholar pastor bishop archbishop "
        "cardinal priest cleric rabbi imam investor trader banker broker shareholder farmer "
        "driver pilot engineer artist actor actress singer musician coach player athlete friend "
        "relative mother father parent son daughter brother sister wife husband widow uncle "
        "aunt cousin family son-in-law citizen immigrant migrant refugee hostage whistleblower "
        "informant negotiator mediator representative delegate member counsel coordinator "
        "administrator regulator inspector investigator auditor superintendent principal dean "
        "democrat republican conservative liberal socialist communist moderate progressive "
        "independent loyalist rebel militant insurgent terrorist fighter gunman/gunmen "
        "peacekeeper monitor observer inspector guest speaker panelist customer consumer user "
        "fan reader viewer listener caller passenger tourist visitor traveller traveler mp "
        "congressperson ceo cfo chairperson co-founder co-author billionaire mogul tycoon "
        "entrepreneur developer vendor landlord tenant counterpart predecessor successor rival "
        "clerk guard sailor fisherman/fishermen baker builder butcher chef cook waiter porter "
        "captain "
        "trustee treasurer archivist librarian curator conductor composer painter sculptor poet "
        "novelist "
        "photographer designer architect scientist biologist chemist physicist psychologist "
        "geologist "
        "epidemiologist virologist meteorologist climatologist criminologist sociologist ecologist "
        "astronomer mathematician statistician pathologist psychiatrist therapist counselor "
        "counsellor "
        "paramedic firefighter ranger warden marshal deputy trooper patrolman/patrolmen "
        "investigator "
        "arbitrator referee umpire manager-general teammate captain winger striker goalkeeper "
        "midfielder "
        "rider jockey golfer boxer runner swimmer cyclist climber hiker motorist commuter cleaner "
        "miner "
        "competitor colleague partner mastermind ringleader detainee prisoner inmate "
        "skipper supervisor buyer laureate contractor subcontractor translator "
        "interpreter biographer lecturer caretaker janitor midwife dentist pharmacist "
        "surveyor accountant bookkeeper bailiff bartender waitress coroner registrar "
        "notary magistrate defender consul attache emir sheikh monarch pope monk nun "
        "chaplain missionary preacher deacon vicar blogger influencer podcaster "
        "presenter cartoonist satirist comedian filmmaker screenwriter playwright "
        "songwriter rapper drummer guitarist pianist violinist dancer choreographer "
        "trainer instructor tutor headteacher headmaster provost rector vice-chancellor "
        "undergraduate classmate roommate flatmate girlfriend boyfriend fiance fiancee "
        "ex-wife ex-husband stepfather stepmother grandfather grandmother grandson "
        "granddaughter nephew niece teenager pensioner retiree homeowner shopkeeper "
        "shopper trucker postman/postmen salesman/salesmen saleswoman/saleswomen "
        "businessman/businessmen businesswoman/businesswomen industrialist financier "
        "philanthropist lobbyist organiser organizer petitioner plaintiff complainant "
        "litigant juror foreman/foremen eyewitness bystander onlooker rescuer survivor "
        "attacker assailant shooter bomber smuggler trafficker hacker thief burglar "
        "robber murderer killer convict felon fugitive oncologist cardiologist "
        "neurologist radiologist pediatrician paediatrician immunologist microbiologist "
        "toxicologist pharmacologist anthropologist archaeologist archeologist "
        "paleontologist zoologist botanist oceanographer geographer geophysicist "
        "seismologist volcanologist hydrologist astrophysicist philosopher theologian "
        "linguist ethicist demographer technologist programmer frontrunner front-runner "
        "incumbent challenger standard-bearer speechwriter staffer lieutenant corporal "
        "brigadier airman/airmen seaman/seamen serviceman/servicemen mariner docker "
        "mechanic electrician plumber carpenter welder forecaster planner bookmaker "
        "croupier godfather godmother in-law"},
    NounList{
        kOrganisationNoun,
        "ministry department agency administration government cabinet parliament congress "
        "senate house committee commission council court office bureau service force police "
        "army navy military pentagon union association federation foundation institute "
        "institution university college school hospital company corporation firm bank group "
        "organisation organization party campaign team club league board panel authority embassy "
        "consulate mission delegation regime coalition alliance network charity church church "
        "watchdog regulator think-tank body unit division subsidiary manufacturer maker "
        "producer retailer supplier airline carrier operator lender insurer automaker "
        "pharmaceutical junta militia movement opposition leadership industry community "
        "secretariat treasury directorate inspectorate ombudsman tribunal jury state nation "
        "country kingdom city county district province palace band hotel laboratory lab museum "
        "archive "
        "studio factory clinic store restaurant guard watch fund exchange club society chamber"},
    NounList{
        kOutletNoun,
        "newspaper broadcaster magazine daily weekly tabloid outlet website site channel station "
        "network newswire wire agency news press media journal times post tribune herald "
        "gazette guardian telegraph chronicle globe observer reuters bloomberg cnn bbc nbc cbs "
        "abc cnbc msnbc npr pbs afp ap tass interfax xinhua tasnim fars irna isna mehr haaretz "
        "politico axios"},
    NounList{
        kDocumentNoun,
        "report survey poll study letter memo memorandum document filing lawsuit complaint "
        "indictment affidavit transcript book memoir article editorial op-ed column story "
        "headline analysis assessment review audit paper dossier bulletin communique "
        "declaration manifesto resolution ruling verdict opinion brief petition census index "
        "forecast estimate statistic figure data record email e-mail text message tweet post "
        "statement release readout blog diary note plaque banner placard poster ad advertisement "
        "commercial footage video tape recording photograph account testimony evidence "
        "investigation inquiry probe research findings finding profile excerpt caption cable "
        "inspection newsletter leaflet pamphlet flyer slogan dispatch"},
    NounList{
        kChannelNoun,
        "interview statement briefing conference speech address remark tweet post letter email "
        "e-mail memo message broadcast appearance testimony hearing debate rally event press-"
        "conference call telephone phone podcast video blog column op-ed editorial book memoir "
        "article filing release communique thread livestream sermon lecture keynote twitter "
        "facebook instagram telegram x youtube television tv radio"},
    NounList{
        kClaimNoun,
        "claim report allegation accusation assertion suggestion statement rumour rumor "
        "speculation belief view opinion fear concern hope doubt scepticism skepticism suspicion "
        "criticism warning threat promise pledge vow commitment offer demand call request appeal "
        "denial plea refusal admission acknowledgement acknowledgment confession conclusion "
        "finding argument "
        "contention complaint charge comment remark prediction forecast estimate theory notion "
        "idea insistence assurance announcement declaration revelation disclosure confirmation "
        "question proposal plan expectation conviction worry assessment testimony account "
        "explanation story narrative position stance judgement judgment recommendation advice "
        "reminder objection guess sense feeling perception consensus"},
    NounList{kLabelNoun,
             "fabrication invention concoction hogwash nonsense lie hoax falsehood rubbish "
             "propaganda smear slander myth "
             "fantasy fiction disinformation misinformation absurdity untruth baloney balderdash"},
    NounList{kAudienceNoun,
             "reporter journalist lawmaker audience crowd supporter investor analyst parliament "
             "congress senator jury court colleague aide staff employee voter viewer donor "
             "paper programme program podcast show hearing rally gathering forum panel"},
    NounList{kRequestNoun,
             "request question query inquiry enquiry message call email e-mail voicemail letter "
             "comment text phone"},
    NounList{
        0,
        "principle language war peace conflict deal agreement talk negotiation treaty sanction "
        "attack strike "
        "airstrike raid crisis policy law bill vote election referendum budget tax trade tariff "
        "economy market price stock share profit loss revenue job money dollar euro pound "
        "percent percentage point number rate level amount share case trial charge crime murder "
        "death life health care virus vaccine disease treatment drug weapon bomb gun missile "
        "oil gas energy climate weather storm flood earthquake fire water food land border wall "
        "road bridge building home house street town village region area world time way thing "
        "part place side end start beginning result effect cause reason issue problem matter "
        "fact truth evidence possibility chance risk danger threat plan programme program "
        "project effort attempt step move action decision change role power right rights "
        "interest relation relationship tie support opposition condition anonymity situation "
        "fabrication series member intelligence security defence defense safety freedom "
        "willingness readiness interest scepticism skepticism doubt confidence optimism "
        "pessimism surprise anger regret sympathy sorrow concern involvement collusion "
        "wrongdoing responsibility liability guilt innocence information invitation reaction "
        "response "
        "rail yard detail word result rule move attack fight visit gain sign look try cut hit turn "
        "work rise fall run walk "
        "play use cost measure march drive push pull hold break change limit ban test race record "
        "release repair respect rest return reward ride search sentence shift shot show shock "
        "smile "
        "sound spread stage stand stay step stop strain stress stretch struggle supply surge swing "
        "switch target toll touch tour train transfer travel trick trip trouble trust twist wait "
        "wave "
        "win wish wonder wound demand delay deal debate delight display dispute doubt draft dream "
        "drop end exchange exit experience face favor favour fear figure file film finance finish "
        "flow focus force form fuel function fund gaze guide halt harm hunt impact increase injury "
        "judge jump kick kill lack land launch lead leak level light like link list load loss love "
        "match mention mistake murder need note number order pace panic pay pick place plot point "
        "pressure process profile promise prompt protest purchase quarrel question rally range"},
};

}  // namespace

std::span<const NounList> noun_lists() { return kLists; }

}  // namespace hearsay::extract

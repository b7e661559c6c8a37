#include "extract/lexicon/people.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace hearsay::extract {
namespace {

constexpr std::string_view kMale =
    "Aaron Abdul Abdullah Adam Adrian Ahmed Ahmad Alan Albert Alejandro Alex Alexander Alexei "
    "Alfred Ali Allan Allen "
    "Amir Anders Andre Andreas Andrei Andrew Angus Anthony Anton Antonio Antony Arthur Barack "
    "Barry Bashar Ben Benjamin "
    "Benny Bernard Bernie Bill Bob Boris Brad Bradley Brandon Brendan Brett Brian Bruce Bruno Carl "
    "Carlos Charles Charlie "
    "Chris Christian Christopher Chuck Clarence Colin Craig Curtis Dan Daniel Darren Dave David "
    "Dean Dennis Derek Diego "
    "Dick Dmitry Dmitri Dominic Don Donald Doug Douglas Duncan Dwight Ed Eddie Edgar Eduardo "
    "Edward Elliot Emmanuel Eric "
    "Erik Ernest Eugene Evan Felix Fernando Francis Francisco Frank Fred Frederick Gary Gavin "
    "Geoff Geoffrey George Gerald "
    "Gerard Gerhard Giorgio Giuseppe Glenn Gordon Graham Greg Gregory Guy Hans Harold Harry Hassan "
    "Henry Herbert Howard "
    "Hugh Hugo Hussein Ian Ibrahim Igor Isaac Ivan Jack Jacob Jacques Jake James Jamie Jared Jason "
    "Javier Jay Jean Jeff "
    "Jeffrey Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Joe Joel Johan John Johnny Jon Jonathan "
    "Jorge Jose Joseph Josh "
    "Joshua Juan Julian Julio Justin Karl Keith Ken Kenneth Kevin Khalid Kurt Kyle Larry Lars "
    "Lawrence Lee Len Leo Leon "
    "Leonard Liam Lindsey Lloyd Louis Luca Lucas Luis Luke Mahmoud Manuel Marc Marcel Marco Marcos "
    "Mario Mark Martin Matt "
    "Matthew Maurice Max Michael Michel Miguel Mike Mikhail Mitch Mitt Mohamed Mohammad Mohammed "
    "Muhammad Mustafa Narendra "
    "Nathan Neil Nicholas Nick Nicolas Nigel Norman Oleg Oliver Omar Oscar Otis Owen Pablo Pascal "
    "Patrick Paul Pedro Pete "
    "Peter Phil Philip Phillip Pierre Rafael Ralph Ramon Randy Raul Ray Raymond Rex Ricardo "
    "Richard Rick Rob Robert Roberto "
    "Rodney Roger Roland Ron Ronald Ross Roy Rudy Russell Ryan Salman Sam Samuel Scott Sean "
    "Sebastian Sergei Sergey Sergio "
    "Shane Shinzo Simon Spencer Stan Stanley Stefan Stephen Steve Steven Stuart Syed Ted Terry "
    "Theodore Thomas Tim Timothy "
    "Toby Todd Tom Tommy Tony Trevor Vladimir Viktor Victor Vincent Volodymyr Walter Warren Wayne "
    "Wilbur William Xavier "
    "Yusuf Zachary Teodor Daven";

constexpr std::string_view kFemale =
    "Abigail Agnes Aisha Alexandra Alexandria Alice Alicia Alison Amanda Amber Amelia Amy Ana "
    "Andrea Angela Angelina Anita "
    "Ann Anna Anne Annette Annie April Ashley Audrey Barbara Beatrice Becky Beth Betsy Betty "
    "Beverly Brenda Bridget Brittany "
    "Camila Carla Carmen Carol Caroline Carolyn Catherine Cathy Charlotte Cheryl Chloe Christina "
    "Christine Claire Clara "
    "Claudia Condoleezza Courtney Cristina Cynthia Dana Danielle Deborah Debra Denise Diana Diane "
    "Dianne Donna Doris Dorothy "
    "Edith Eileen Elaine Eleanor Elena Elizabeth Ellen Emily Emma Erin Esther Ethel Eva Evelyn "
    "Fatima Fiona Frances "
    "Gabriela Gail Gina Gloria Grace Greta Gretchen Hannah Heather Heidi Helen Helena Hillary Ilka "
    "Ingrid Irene Iris Isabel "
    "Ivanka Jackie Jacqueline Jane Janet Janice Jasmine Jean Jeanne Jennifer Jenny Jessica Jill "
    "Joan Joanna Joanne Jodi "
    "Josephine Joy Joyce Judith Judy Julia Julie June Kamala Karen Kate Katherine Kathleen Kathryn "
    "Kathy Katie Kayleigh "
    "Kellyanne Kelly Kendra Kim Kimberly Kirsten Kirstjen Kristen Laura Lauren Laurie Leah Leslie "
    "Lillian Linda Lisa Liz "
    "Lois Loretta Lori Louise Lucia Lucy Lynn Maggie Marcia Margaret Maria Marianne Marie Marilyn "
    "Marina Marjorie Martha "
    "Mary Maureen Megan Melania Melanie Melissa Meredith Michele Michelle Mildred Miriam Molly "
    "Monica Nadia Nancy Naomi "
    "Natalia Natalie Natasha Nicola Nicole Nikki Nina Noor Nora Olga Olivia Pamela Patricia Paula "
    "Pauline Peggy Penny Phyllis "
    "Polly Rachel Rebecca Regina Renee Rita Roberta Robin Rosa Rose Ruth Sabine Sally Samantha "
    "Sandra Sara Sarah Shannon "
    "Sharon Sheila Shirley Silvia Sofia Sonia Sophia Sophie Stacey Stephanie Sue Susan Suzanne "
    "Sylvia Tamara Tammy Teresa "
    "Theresa Tina Tracy Tulsi Ursula Valerie Vanessa Vera Veronica Victoria Virginia Wendy Yvonne "
    "Zoe Lenka";

constexpr std::string_view kBodies =
    "Ministry Department Agency Board Bureau Commission Committee Council Court Office Authority "
    "Administration Service "
    "Services Institute Institution Foundation Association Federation Union Alliance Coalition "
    "Party Group Company Corp "
    "Corp. Inc Inc. Ltd Ltd. LLC PLC Co. Co AG SA Holdings Partners Capital Bank Trust Fund "
    "Airlines Airways Motors Energy "
    "Hydro Transit Power Electric Oil Gas Petroleum Steel Systems Technologies Technology Software "
    "Pharmaceuticals Labs "
    "Industries International University College School Academy Hospital Church Army Navy Force "
    "Forces Police Guard Guards "
    "Corps Directorate Parliament Congress Senate House Assembly Cabinet Treasury Secretariat "
    "Pentagon Kremlin Embassy "
    "Consulate Mission Movement Front Brigade Brigades League Club Society Center Centre Research "
    "Studies Network "
    "Organization Organisation Nations Reserve Exchange Markets Railways Rail Ports Hezbollah "
    "Hamas Taliban Fatah NATO UN "
    "EU CIA FBI NSA IRGC IAEA OPEC WHO IMF UNICEF Apple Google Facebook Amazon Microsoft Tesla "
    "Boeing Airbus Toyota Huawei "
    "Twitter Uber Netflix Pfizer Moderna Volkswagen Democrats Republicans Conservatives Labour "
    "Community Campaign Team";

constexpr std::string_view kOutletLast =
    "Times Post Journal News Gazette Courier Herald Tribune Chronicle Observer Guardian Telegraph "
    "Examiner Globe Press "
    "Mail Mirror Sun Standard Star Dispatch Inquirer Sentinel Register Monitor Independent Today "
    "Broadcasting Radio "
    "Television TV Newspaper Magazine Weekly Daily Review Bulletin Beacon Ledger Recorder Argus "
    "Echo Intercept Insider "
    "Beast Hill Wire Newswire Media";

constexpr std::string_view kOutletAlone =
    "Reuters Bloomberg CNN BBC NBC CBS ABC CNBC MSNBC NPR PBS AFP AP TASS Interfax Xinhua Tasnim "
    "Fars IRNA ISNA Mehr "
    "Haaretz Politico Axios Kyodo Yonhap ANSA DPA EFE PTI SANA WAM Anadolu Sputnik RT Ruptly RIA "
    "Kommersant Vedomosti "
    "Izvestia Pravda Meduza Spiegel Zeit Welt Bild Handelsblatt Figaro Monde Liberation Parisien "
    "Stampa Repubblica "
    "Corriere Pais Mundo Vanguardia Clarin Folha Globo Jazeera Arabiya Ahram Manar Mayadeen Asharq "
    "Dawn Hindu Mint NDTV "
    "ThePrint Scroll Asahi Mainichi Yomiuri Nikkei Jiji Chosun Hankyoreh Caixin Newsweek Time "
    "Fortune Forbes Economist "
    "Atlantic Slate Salon Vox Vice BuzzFeed HuffPost ProPublica Breitbart Bellingcat Mediapart "
    "Telemundo Univision UPI "
    "Newsmax OAN ITV STV RTE SVT NRK YLE DR NOS VRT RTBF ARD ZDF ORF SRF RAI TVE TVN TVP ERR LRT "
    "LETA BNS Ynet Channel "
    "Maariv Walla Kan Newsday Variety Deadline TMZ";

using Words = std::unordered_map<std::string_view, uint8_t>;

void add(Words& words, std::string_view list, uint8_t value) {
  for (size_t at = 0; at < list.size();) {
    const size_t space = std::min(list.find(' ', at), list.size());
    if (space > at) words.emplace(list.substr(at, space - at), value);
    at = space + 1;
  }
}

const Words& given() {
  static const Words built = [] {
    Words out;
    add(out, kMale, static_cast<uint8_t>(Gender::Male));
    add(out, kFemale, static_cast<uint8_t>(Gender::Female));
    return out;
  }();
  return built;
}

const Words& bodies() {
  static const Words built = [] {
    Words out;
    add(out, kBodies, 1);
    return out;
  }();
  return built;
}

const Words& outlets() {
  static const Words built = [] {
    Words out;
    add(out, kOutletAlone, 2);
    add(out, kOutletLast, 1);
    return out;
  }();
  return built;
}

struct Seat {
  std::string_view name, code;
};
constexpr std::array kSeats = {
    Seat{"White House", "USA"},
    Seat{"Kremlin", "RUS"},
    Seat{"Pentagon", "USA"},
    Seat{"Downing Street", "GBR"},
    Seat{"Elysee", "FRA"},
    Seat{"Blue House", "KOR"},
    Seat{"State Department", "USA"},
    Seat{"CIA", "USA"},
    Seat{"FBI", "USA"},
    Seat{"Capitol Hill", "USA"},
    Seat{"Knesset", "ISR"},
    Seat{"Bundestag", "DEU"},
    Seat{"Duma", "RUS"},
    Seat{"Whitehall", "GBR"},
    Seat{"Justice Department", "USA"},
    Seat{"Treasury Department", "USA"},
    Seat{"Homeland Security", "USA"},
};

}  // namespace

bool given_name(std::string_view word, Gender& gender) {
  const auto found = given().find(word);
  if (found == given().end()) return false;
  gender = static_cast<Gender>(found->second);
  return true;
}

bool body_word(std::string_view word) { return bodies().contains(word); }

bool outlet_word(std::string_view word, bool whole) {
  const auto found = outlets().find(word);
  return found != outlets().end() && (!whole || found->second == 2);
}

std::string_view seat_of_government(std::string_view name) {
  for (const Seat& seat : kSeats) {
    if (seat.name == name) return seat.code;
  }
  return {};
}

}  // namespace hearsay::extract

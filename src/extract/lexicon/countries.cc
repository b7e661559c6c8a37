#include "extract/lexicon/countries.h"

#include <array>
#include <string>
#include <unordered_map>

namespace hearsay::extract {
namespace {

constexpr std::array kCountries = {
    Country{"AFG", "Afghanistan", "Afghan Afghans", "", "Kabul"},
    Country{"ALB", "Albania", "Albanian Albanians", "", "Tirana"},
    Country{"DZA", "Algeria", "Algerian Algerians", "", "Algiers"},
    Country{"AND", "Andorra", "Andorran Andorrans", "", ""},
    Country{"AGO", "Angola", "Angolan Angolans", "", "Luanda"},
    Country{"ARG", "Argentina", "Argentine Argentines Argentinian", "", "Buenos Aires"},
    Country{"ARM", "Armenia", "Armenian Armenians", "", "Yerevan"},
    Country{"AUS", "Australia", "Australian Australians", "", "Canberra"},
    Country{"AUT", "Austria", "Austrian Austrians", "", "Vienna"},
    Country{"AZE", "Azerbaijan", "Azerbaijani Azerbaijanis", "", "Baku"},
    Country{"BHS", "Bahamas", "Bahamian Bahamians", "", "Nassau"},
    Country{"BHR", "Bahrain", "Bahraini Bahrainis", "", "Manama"},
    Country{"BGD", "Bangladesh", "Bangladeshi Bangladeshis", "", "Dhaka"},
    Country{"BLR", "Belarus", "Belarusian Belarusians", "", "Minsk"},
    Country{"BEL", "Belgium", "Belgian Belgians", "", ""},
    Country{"BLZ", "Belize", "Belizean Belizeans", "", ""},
    Country{"BEN", "Benin", "Beninese", "", ""},
    Country{"BTN", "Bhutan", "Bhutanese", "", "Thimphu"},
    Country{"BOL", "Bolivia", "Bolivian Bolivians", "", "La Paz"},
    Country{"BIH", "Bosnia", "Bosnian Bosnians", "Bosnia and Herzegovina", "Sarajevo"},
    Country{"BWA", "Botswana", "Batswana", "", "Gaborone"},
    Country{"BRA", "Brazil", "Brazilian Brazilians", "", "Brasilia"},
    Country{"BRN", "Brunei", "Bruneian Bruneians", "", ""},
    Country{"BGR", "Bulgaria", "Bulgarian Bulgarians", "", "Sofia"},
    Country{"BFA", "Burkina Faso", "Burkinabe", "", "Ouagadougou"},
    Country{"BDI", "Burundi", "Burundian Burundians", "", ""},
    Country{"KHM", "Cambodia", "Cambodian Cambodians", "", "Phnom Penh"},
    Country{"CMR", "Cameroon", "Cameroonian Cameroonians", "", "Yaounde"},
    Country{"CAN", "Canada", "Canadian Canadians", "", "Ottawa"},
    Country{"CAF", "Central African Republic", "", "", "Bangui"},
    Country{"TCD", "Chad", "Chadian Chadians", "", "N'Djamena"},
    Country{"CHL", "Chile", "Chilean Chileans", "", "Santiago"},
    Country{"CHN", "China", "Chinese", "", "Beijing"},
    Country{"COL", "Colombia", "Colombian Colombians", "", "Bogota"},
    Country{"COG", "Republic of Congo", "", "", "Brazzaville"},
    Country{"COD", "Congo", "Congolese",
            "Democratic Republic of Congo|Democratic Republic of the Congo|DRC", "Kinshasa"},
    Country{"CRI", "Costa Rica", "Rican", "", ""},
    Country{"CIV", "Ivory Coast", "Ivorian Ivorians", "Cote d'Ivoire", "Abidjan"},
    Country{"HRV", "Croatia", "Croatian Croatians Croat", "", "Zagreb"},
    Country{"CUB", "Cuba", "Cuban Cubans", "", "Havana"},
    Country{"CYP", "Cyprus", "Cypriot Cypriots", "", "Nicosia"},
    Country{"CZE", "Czech Republic", "Czech Czechs", "Czechia", "Prague"},
    Country{"DNK", "Denmark", "Danish Danes", "", "Copenhagen"},
    Country{"DJI", "Djibouti", "Djiboutian", "", ""},
    Country{"DOM", "Dominican Republic", "Dominican Dominicans", "", "Santo Domingo"},
    Country{"ECU", "Ecuador", "Ecuadorian Ecuadorians Ecuadorean", "", "Quito"},
    Country{"EGY", "Egypt", "Egyptian Egyptians", "", "Cairo"},
    Country{"SLV", "El Salvador", "Salvadoran Salvadorans", "", "San Salvador"},
    Country{"GNQ", "Equatorial Guinea", "Equatoguinean", "", ""},
    Country{"ERI", "Eritrea", "Eritrean Eritreans", "", "Asmara"},
    Country{"EST", "Estonia", "Estonian Estonians", "", "Tallinn"},
    Country{"SWZ", "Eswatini", "Swazi", "Swaziland", ""},
    Country{"ETH", "Ethiopia", "Ethiopian Ethiopians", "", "Addis Ababa"},
    Country{"FJI", "Fiji", "Fijian Fijians", "", "Suva"},
    Country{"FIN", "Finland", "Finnish Finns", "", "Helsinki"},
    Country{"FRA", "France", "French", "", "Paris"},
    Country{"GAB", "Gabon", "Gabonese", "", "Libreville"},
    Country{"GMB", "Gambia", "Gambian Gambians", "The Gambia", ""},
    Country{"GEO", "Georgia", "Georgian Georgians", "", "Tbilisi"},
    Country{"DEU", "Germany", "German Germans", "", "Berlin"},
    Country{"GHA", "Ghana", "Ghanaian Ghanaians", "", "Accra"},
    Country{"GRC", "Greece", "Greek Greeks", "", "Athens"},
    Country{"GTM", "Guatemala", "Guatemalan Guatemalans", "", ""},
    Country{"GIN", "Guinea", "Guinean Guineans", "", "Conakry"},
    Country{"GNB", "Guinea-Bissau", "", "", ""},
    Country{"GUY", "Guyana", "Guyanese", "", "Georgetown"},
    Country{"HTI", "Haiti", "Haitian Haitians", "", "Port-au-Prince"},
    Country{"VAT", "Vatican", "Vatican", "Holy See|Vatican City", ""},
    Country{"HND", "Honduras", "Honduran Hondurans", "", "Tegucigalpa"},
    Country{"HKG", "Hong Kong", "Hongkonger", "", ""},
    Country{"HUN", "Hungary", "Hungarian Hungarians", "", "Budapest"},
    Country{"ISL", "Iceland", "Icelandic Icelanders", "", "Reykjavik"},
    Country{"IND", "India", "Indian Indians", "", "New Delhi"},
    Country{"IDN", "Indonesia", "Indonesian Indonesians", "", "Jakarta"},
    Country{"IRN", "Iran", "Iranian Iranians", "Islamic Republic|Islamic Republic of Iran",
            "Tehran"},
    Country{"IRQ", "Iraq", "Iraqi Iraqis", "", "Baghdad"},
    Country{"IRL", "Ireland", "Irish", "", "Dublin"},
    Country{"ISR", "Israel", "Israeli Israelis", "", "Jerusalem"},
    Country{"ITA", "Italy", "Italian Italians", "", "Rome"},
    Country{"JAM", "Jamaica", "Jamaican Jamaicans", "", "Kingston"},
    Country{"JPN", "Japan", "Japanese", "", "Tokyo"},
    Country{"JOR", "Jordan", "Jordanian Jordanians", "", "Amman"},
    Country{"KAZ", "Kazakhstan", "Kazakh Kazakhs", "", "Astana"},
    Country{"KEN", "Kenya", "Kenyan Kenyans", "", "Nairobi"},
    Country{"PRK", "North Korea", "",
            "Democratic People's Republic of Korea|DPRK|North Korean|North Koreans", "Pyongyang"},
    Country{"KOR", "South Korea", "", "South Korean|South Koreans", "Seoul"},
    Country{"XKX", "Kosovo", "Kosovar Kosovars", "", "Pristina"},
    Country{"KWT", "Kuwait", "Kuwaiti Kuwaitis", "", ""},
    Country{"KGZ", "Kyrgyzstan", "Kyrgyz", "", "Bishkek"},
    Country{"LAO", "Laos", "Laotian Laotians", "", "Vientiane"},
    Country{"LVA", "Latvia", "Latvian Latvians", "", "Riga"},
    Country{"LBN", "Lebanon", "Lebanese", "", "Beirut"},
    Country{"LSO", "Lesotho", "Basotho", "", "Maseru"},
    Country{"LBR", "Liberia", "Liberian Liberians", "", "Monrovia"},
    Country{"LBY", "Libya", "Libyan Libyans", "", "Tripoli"},
    Country{"LIE", "Liechtenstein", "", "", ""},
    Country{"LTU", "Lithuania", "Lithuanian Lithuanians", "", "Vilnius"},
    Country{"LUX", "Luxembourg", "Luxembourgish", "", ""},
    Country{"MDG", "Madagascar", "Malagasy", "", "Antananarivo"},
    Country{"MWI", "Malawi", "Malawian Malawians", "", "Lilongwe"},
    Country{"MYS", "Malaysia", "Malaysian Malaysians", "", "Kuala Lumpur"},
    Country{"MDV", "Maldives", "Maldivian Maldivians", "", "Male"},
    Country{"MLI", "Mali", "Malian Malians", "", "Bamako"},
    Country{"MLT", "Malta", "Maltese", "", "Valletta"},
    Country{"MRT", "Mauritania", "Mauritanian Mauritanians", "", "Nouakchott"},
    Country{"MUS", "Mauritius", "Mauritian Mauritians", "", ""},
    Country{"MEX", "Mexico", "Mexican Mexicans", "", "Mexico City"},
    Country{"MDA", "Moldova", "Moldovan Moldovans", "", "Chisinau"},
    Country{"MCO", "Monaco", "Monegasque", "", ""},
    Country{"MNG", "Mongolia", "Mongolian Mongolians", "", "Ulaanbaatar"},
    Country{"MNE", "Montenegro", "Montenegrin Montenegrins", "", "Podgorica"},
    Country{"MAR", "Morocco", "Moroccan Moroccans", "", "Rabat"},
    Country{"MOZ", "Mozambique", "Mozambican Mozambicans", "", "Maputo"},
    Country{"MMR", "Myanmar", "Burmese", "Burma", "Naypyidaw"},
    Country{"NAM", "Namibia", "Namibian Namibians", "", "Windhoek"},
    Country{"NPL", "Nepal", "Nepali Nepalese", "", "Kathmandu"},
    Country{"NLD", "Netherlands", "Dutch", "Holland", "The Hague"},
    Country{"NZL", "New Zealand", "Zealander Zealanders", "", "Wellington"},
    Country{"NIC", "Nicaragua", "Nicaraguan Nicaraguans", "", "Managua"},
    Country{"NER", "Niger", "Nigerien", "", "Niamey"},
    Country{"NGA", "Nigeria", "Nigerian Nigerians", "", "Abuja"},
    Country{"MKD", "North Macedonia", "Macedonian Macedonians", "Macedonia", "Skopje"},
    Country{"NOR", "Norway", "Norwegian Norwegians", "", "Oslo"},
    Country{"OMN", "Oman", "Omani Omanis", "", "Muscat"},
    Country{"PAK", "Pakistan", "Pakistani Pakistanis", "", "Islamabad"},
    Country{"PSE", "Palestine", "Palestinian Palestinians",
            "Palestinian Authority|State of Palestine", "Ramallah"},
    Country{"PAN", "Panama", "Panamanian Panamanians", "", ""},
    Country{"PNG", "Papua New Guinea", "", "", "Port Moresby"},
    Country{"PRY", "Paraguay", "Paraguayan Paraguayans", "", "Asuncion"},
    Country{"PER", "Peru", "Peruvian Peruvians", "", "Lima"},
    Country{"PHL", "Philippines", "Philippine Filipino Filipinos", "", "Manila"},
    Country{"POL", "Poland", "Polish Poles", "", "Warsaw"},
    Country{"PRT", "Portugal", "Portuguese", "", "Lisbon"},
    Country{"QAT", "Qatar", "Qatari Qataris", "", "Doha"},
    Country{"ROU", "Romania", "Romanian Romanians", "", "Bucharest"},
    Country{"RUS", "Russia", "Russian Russians", "Russian Federation", "Moscow"},
    Country{"RWA", "Rwanda", "Rwandan Rwandans", "", "Kigali"},
    Country{"SAU", "Saudi Arabia", "Saudi Saudis", "", "Riyadh"},
    Country{"SEN", "Senegal", "Senegalese", "", "Dakar"},
    Country{"SRB", "Serbia", "Serbian Serbians Serb Serbs", "", "Belgrade"},
    Country{"SLE", "Sierra Leone", "Leonean", "", "Freetown"},
    Country{"SGP", "Singapore", "Singaporean Singaporeans", "", ""},
    Country{"SVK", "Slovakia", "Slovak Slovaks", "", "Bratislava"},
    Country{"SVN", "Slovenia", "Slovenian Slovene", "", "Ljubljana"},
    Country{"SOM", "Somalia", "Somali Somalis", "", "Mogadishu"},
    Country{"ZAF", "South Africa", "", "South African|South Africans", "Pretoria"},
    Country{"SSD", "South Sudan", "", "South Sudanese", "Juba"},
    Country{"ESP", "Spain", "Spanish Spaniards", "", "Madrid"},
    Country{"LKA", "Sri Lanka", "Lankan Lankans", "", "Colombo"},
    Country{"SDN", "Sudan", "Sudanese", "", "Khartoum"},
    Country{"SUR", "Suriname", "Surinamese", "", ""},
    Country{"SWE", "Sweden", "Swedish Swedes", "", "Stockholm"},
    Country{"CHE", "Switzerland", "Swiss", "", "Bern"},
    Country{"SYR", "Syria", "Syrian Syrians", "", "Damascus"},
    Country{"TWN", "Taiwan", "Taiwanese", "", "Taipei"},
    Country{"TJK", "Tajikistan", "Tajik Tajiks", "", "Dushanbe"},
    Country{"TZA", "Tanzania", "Tanzanian Tanzanians", "", "Dodoma"},
    Country{"THA", "Thailand", "Thai Thais", "", "Bangkok"},
    Country{"TLS", "East Timor", "Timorese", "Timor-Leste", "Dili"},
    Country{"TGO", "Togo", "Togolese", "", "Lome"},
    Country{"TTO", "Trinidad and Tobago", "Trinidadian", "", ""},
    Country{"TUN", "Tunisia", "Tunisian Tunisians", "", "Tunis"},
    Country{"TUR", "Turkey", "Turkish Turks", "", "Ankara"},
    Country{"TKM", "Turkmenistan", "Turkmen", "", "Ashgabat"},
    Country{"UGA", "Uganda", "Ugandan Ugandans", "", "Kampala"},
    Country{"UKR", "Ukraine", "Ukrainian Ukrainians", "", "Kyiv"},
    Country{"ARE", "United Arab Emirates", "Emirati Emiratis", "UAE|U.A.E.", "Abu Dhabi"},
    Country{"GBR", "United Kingdom", "British Britons Briton", "UK|U.K.|Britain|Great Britain",
            "London"},
    Country{"USA", "United States", "American Americans",
            "US|U.S.|USA|U.S.A.|America|United States of America", "Washington"},
    Country{"URY", "Uruguay", "Uruguayan Uruguayans", "", "Montevideo"},
    Country{"UZB", "Uzbekistan", "Uzbek Uzbeks", "", "Tashkent"},
    Country{"VEN", "Venezuela", "Venezuelan Venezuelans", "", "Caracas"},
    Country{"VNM", "Vietnam", "Vietnamese", "", "Hanoi"},
    Country{"YEM", "Yemen", "Yemeni Yemenis", "", "Sanaa"},
    Country{"ZMB", "Zambia", "Zambian Zambians", "", "Lusaka"},
    Country{"ZWE", "Zimbabwe", "Zimbabwean Zimbabweans", "", "Harare"},
};

struct Names {
  Names() {
    for (const Country& country : kCountries) {
      all.emplace(country.name, &country);
      add_pieces(country.demonyms, ' ', country);
      add_pieces(country.aliases, '|', country);
      if (!country.capital.empty()) seats.emplace(country.capital, &country);
    }
    seats.emplace("Kremlin", all.at("Russia"));
    seats.emplace("Kiev", all.at("Ukraine"));
  }

  void add_pieces(std::string_view pieces, char border, const Country& country) {
    while (!pieces.empty()) {
      const size_t end = pieces.find(border);
      all.emplace(pieces.substr(0, end), &country);
      pieces = end == std::string_view::npos ? std::string_view() : pieces.substr(end + 1);
    }
  }

  std::unordered_map<std::string_view, const Country*> all, seats;
};

}  // namespace

std::span<const Country> countries() { return kCountries; }

const Country* find_country(std::string_view text, bool seats) {
  static const Names names;
  if (const auto found = names.all.find(text); found != names.all.end()) return found->second;
  if (!seats) return nullptr;
  const auto found = names.seats.find(text);
  return found == names.seats.end() ? nullptr : found->second;
}

}  // namespace hearsay::extract

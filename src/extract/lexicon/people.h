// Given names with the pronoun they usually go with, and the words that names of bodies and outlets
// are made of. Lists of our own, for telling people from bodies; never proof of who somebody is.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::extract {

enum class Gender : uint8_t { Unknown, Male, Female };

// Whether `word`, as written ("Jared"), is a common given name, and whose. False: it is none we
// know.
bool given_name(std::string_view word, Gender& gender);

// "Ministry", "Hydro", "Inc.": the last or first word of names of bodies.
bool body_word(std::string_view word);

// "Gazette", "News", "Reuters": a word that makes a name that of an outlet. `whole`: the name may
// be this word alone.
bool outlet_word(std::string_view word, bool whole);

// Short names of bodies that stand for a government: "the White House", "the Kremlin", with the
// code of the country; empty if none.
std::string_view seat_of_government(std::string_view name);

}  // namespace hearsay::extract

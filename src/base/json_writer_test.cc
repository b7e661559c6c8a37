#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace hearsay {
namespace {

TEST(JsonWriter, PlacesCommasBetweenValuesAndKeysOnly) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("a");
  json.begin_array();
  json.number(uint64_t{1});
  json.begin_array();
  json.end_array();
  json.null();
  json.end_array();
  json.key("b");
  json.begin_object();
  json.end_object();
  json.key("c");
  json.boolean(false);
  json.end_object();
  EXPECT_EQ(out, R"({"a":[1,[],null],"b":{},"c":false})");
}

TEST(JsonWriter, EscapesOnlyWhatJsonDemands) {
  std::string out;
  append_json_string(out, std::string_view("q\" b\\ nl\n tab\t nul\0 caf\xC3\xA9", 25));
  EXPECT_EQ(out, "\"q\\\" b\\\\ nl\\n tab\\t nul\\u0000 caf\xC3\xA9\"");
}

TEST(JsonWriter, WritesTheShortestDigitsThatReadBack) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.number(0.1);
  json.number(0.87);
  json.number(1.0);
  json.number(std::numeric_limits<double>::infinity());
  json.end_array();
  EXPECT_EQ(out, "[0.1,0.87,1,null]");
}

}  // namespace
}  // namespace hearsay

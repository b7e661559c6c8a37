#include "read/date_forms.h"

#include <gtest/gtest.h>

#include "read/iso_date.h"

namespace hearsay {
namespace {

struct Case {
  const char* written;
  const char* iso;
};

TEST(DateForms, TakesWhatFeedsAndLettersWrite) {
  const Case cases[] = {
      {"2026-03-04", "2026-03-04"},
      {"2026-03-04T17:20:00Z", "2026-03-04T17:20:00Z"},
      {"2026-03-04T17:20:00.123+01:00", "2026-03-04T17:20:00.123+01:00"},
      {"20260304T172000+0100", "2026-03-04T17:20:00+01:00"},
      {"20260304T172000Z", "2026-03-04T17:20:00Z"},
      {"20260304", "2026-03-04"},
      {"2026-03-04 17:20:00 +0100", "2026-03-04T17:20:00+01:00"},
      {"2026-03-04 17:20:00 UTC", "2026-03-04T17:20:00Z"},
      {"Wed, 04 Mar 2026 17:20:00 GMT", "2026-03-04T17:20:00Z"},
      {"Wed, 4 Mar 2026 17:20:00 +0100", "2026-03-04T17:20:00+01:00"},
      {"Wed, 4 Mar 2026 17:20 EST", "2026-03-04T17:20:00-05:00"},
      {"4 Mar 26 17:20:00 PDT", "2026-03-04T17:20:00-07:00"},
      {"Wed, 04 March 2026 17:20:00 -0000", "2026-03-04T17:20:00Z"},
      {"Wed, 04 Mar 2026 17:20:00 +0000 (UTC)", "2026-03-04T17:20:00Z"},
      {"Tue, 04 Mar 2026 17:20:00 GMT", "2026-03-04T17:20:00Z"},  // it was a Wednesday
      {"Wednesday, 04-Mar-26 17:20:00 GMT", "2026-03-04T17:20:00Z"},
      {"Wed Mar  4 17:20:00 2026", "2026-03-04T17:20:00"},
      {"Wed, 04 Mar 2026 17:20:00 LMT", "2026-03-04T17:20:00"},
      {"March 4, 2026 5:20 PM", "2026-03-04T17:20:00"},
      {"4 March 2026", "2026-03-04"},
      {" \n Wed, 04 Mar 2026 17:20:00 GMT \n", "2026-03-04T17:20:00Z"},
      {"Mon, 01 Jan 98 00:00:00 GMT", "1998-01-01T00:00:00Z"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(iso_date_from(one.written), one.iso) << one.written;
    EXPECT_TRUE(is_iso_date(one.iso)) << one.iso;
  }
}

TEST(DateForms, GuessesNothing) {
  for (const char* none :
       {"", "yesterday", "04/03/2026", "2026", "2026-13-01", "2026-02-30", "Wed, 31 Feb 2026",
        "32 Mar 2026", "Mar 2026", "Wed, 04 Mar 2026 27:20:00 GMT", "0000-00-00 00:00:00",
        "1772641200", "2026-03-04 to 2026-03-05", "-4 Mar 2026", "4 Mar 2026 2027"}) {
    EXPECT_EQ(iso_date_from(none), "") << none;
  }
}

}  // namespace
}  // namespace hearsay

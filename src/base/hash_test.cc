#include "base/hash.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Hash, GivesTheSha256OfThePublishedTestVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Fingerprint, KeepsTheBordersOfFieldsApart) {
  EXPECT_NE(Fingerprint("s:").add("ab").add("c").id(), Fingerprint("s:").add("a").add("bc").id());
  EXPECT_EQ(Fingerprint("s:").add("ab").add(7).id(), Fingerprint("s:").add("ab").add(7).id());
  EXPECT_EQ(Fingerprint("s:").add("x").id().size(), 18u);
}

}  // namespace
}  // namespace hearsay

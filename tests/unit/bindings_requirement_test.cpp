// Which releases of a provider fit headers that were made of one release, or of what two have in common.
#include "requirement.hpp"

#include <gtest/gtest.h>

namespace quoin::bindgen::bindings_requirement_test {

std::string constraint(const std::vector<std::string>& releases) {
  return constraint_of(requirement_of(releases));
}

TEST(Requirement, OneReleaseFitsUpToTheNextMajorRelease) {
  EXPECT_EQ(constraint({"5.100.0"}), ">= 5.100, < 6");
  EXPECT_EQ(constraint({"6.47.1"}), ">= 6.47.1, < 7");
  EXPECT_EQ(constraint({"2.0.0"}), ">= 2.0, < 3");
  EXPECT_EQ(constraint({"3"}), ">= 3, < 4");
  EXPECT_EQ(constraint({"1.10"}), ">= 1.10, < 2");
}

TEST(Requirement, TwoReleasesFitFromTheFirstOnUpToTheMajorReleaseAfterTheSecond) {
  EXPECT_EQ(constraint({"5.100.0", "6.47.1"}), ">= 5.100, < 7");
}

TEST(Requirement, BeforeReleaseOneAMinorReleaseMayBreak) {
  EXPECT_EQ(constraint({"0.3.1"}), ">= 0.3.1, < 0.4");
  EXPECT_EQ(constraint({"0"}), ">= 0, < 1");
}

TEST(Requirement, APreReleaseIsWantedAsItIs) { EXPECT_EQ(constraint({"1.0.0-beta1"}), "1.0.0-beta1"); }

TEST(Requirement, WhatIsNoReleaseWantsNothing) {
  EXPECT_EQ(constraint({}), "");
  EXPECT_EQ(constraint({""}), "");
  EXPECT_EQ(constraint({"newest"}), "");
  EXPECT_EQ(constraint({"5.100.0", ""}), "");
}

TEST(Requirement, ReleasesAreNumbersWithAnEndingForPreReleases) {
  for (const char* release : {"1", "1.2", "1.2.3", "1.2.3-beta1", "1.2.3-rc.1", "1.2.3+build-7"})
    EXPECT_TRUE(is_release(release)) << release;
  for (const char* other :
       {"", "v1", "1.", ".1", "1..2", "1.2.3.4", "1.2.3-", "1 2", "1.2.3-a b", "1.2.3-\n", "9999999999.1"})
    EXPECT_FALSE(is_release(other)) << other;
}

TEST(Requirement, AReleaseFitsFromTheLeastOnUpToTheOneBelow) {
  const Requirement both = requirement_of({"5.100.0", "6.47.1"});
  for (const char* release : {"5.100.0", "5.101.2", "6.0.0", "6.99.9"})
    EXPECT_TRUE(fits(release, both)) << release;
  for (const char* release : {"5.99.1", "4.200.0", "7.0.0", "6.0.0-beta1", "newest", ""})
    EXPECT_FALSE(fits(release, both)) << release;
  EXPECT_TRUE(fits("1.0.0-beta1", requirement_of({"1.0.0-beta1"})));
  EXPECT_FALSE(fits("1.0.0", requirement_of({"1.0.0-beta1"})));
  EXPECT_TRUE(fits("1.0.0", requirement_of({""})));
}

TEST(Requirement, EachReleaseHasANamespace) {
  EXPECT_EQ(space_of({"6.47.1"}), "v6_47_1");
  EXPECT_EQ(space_of({"1.0.0-beta1"}), "v1_0_0_beta1");
  EXPECT_EQ(space_of({"5.100.0", "6.47.1"}), "common");
  EXPECT_EQ(space_of({""}), "");
  EXPECT_EQ(space_of({"cfn-lint-1.51.0"}), "");
}

}  // namespace quoin::bindgen::bindings_requirement_test

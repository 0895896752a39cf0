// The registry: complete, sorted, well-formed, and found by ID.
#include "rules/registry.hpp"

#include <gtest/gtest.h>
#include <quoin/rule_ids.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "rules/document.hpp"

namespace quoin::rules::rules_registry_test {

TEST(Registry, HoldsEveryIdOfTheThinHeaderAndNoOther) {
  std::set<std::string> expected;
  for (const AreaSize& area : area_sizes)
    for (int number = 1; number <= area.last; ++number)
      expected.insert("QN-" + std::string{area.code} + (number < 10 ? "-0" : "-") + std::to_string(number));
  std::set<std::string> held;
  for (const Rule& rule : registry()) held.insert(std::string{rule.id()});
  EXPECT_EQ(held, expected);
  EXPECT_EQ(registry().size(), expected.size()) << "an ID has two rows";
  EXPECT_EQ(registry().size(), 111u)
      << "the catalogue has 111 rules; a new one changes this number on purpose";
}

TEST(Registry, IsSortedById) { EXPECT_TRUE(std::ranges::is_sorted(registry(), {}, &Rule::id)); }

TEST(Registry, FindsByIdOnly) {
  const Rule* rule = find("QN-RDS-01");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->id(), "QN-RDS-01");
  EXPECT_EQ(rule->title(), "a database stands in isolated subnets only");
  EXPECT_EQ(rule->fix(), ".subnets = vpc.isolated_subnets()");
  EXPECT_EQ(find("QN-RDS-16"), nullptr);
  EXPECT_EQ(find("QN-RDS-1"), nullptr);
  EXPECT_EQ(find("qn-rds-01"), nullptr);
  EXPECT_EQ(find(""), nullptr);
  EXPECT_EQ(find("QN-ZZZ-99"), nullptr);
}

TEST(Registry, RowsStandInTheirAreaAndInOrder) {
  for (const Area& area : areas()) {
    int number = 0;
    for (const Rule& rule : area.rows) {
      ++number;
      const std::string id =
          "QN-" + std::string{area.code} + (number < 10 ? "-0" : "-") + std::to_string(number);
      EXPECT_EQ(rule.id(), id);
    }
  }
}

TEST(Registry, EveryRowSaysWhyAndWhereItComesFrom) {
  for (const Rule& rule : registry()) {
    EXPECT_FALSE(rule.why.empty()) << rule.id();
    EXPECT_TRUE(rule.why.ends_with('.')) << rule.id() << ": whole sentences";
    EXPECT_TRUE(rule.detail.empty() || rule.detail.ends_with('.')) << rule.id() << ": whole sentences";
    EXPECT_EQ(rule.why.find('\n'), std::string_view::npos) << rule.id();
    EXPECT_TRUE(rule.sources.starts_with("doc ") || rule.sources.starts_with("AWS")) << rule.id();
    EXPECT_TRUE(rule.broken.empty() ? rule.fixed.empty() : true)
        << rule.id() << ": a fix without what it fixes";
    EXPECT_LE(rule.text.message().size(), 260u) << rule.id() << ": a message is one line";
  }
}

TEST(Registry, TitlesReadAsSentences) {
  for (const Rule& rule : registry()) {
    EXPECT_FALSE(rule.title().ends_with('.')) << rule.id();
    EXPECT_FALSE(rule.title().starts_with(' ')) << rule.id();
    for (const char c : rule.text.message()) EXPECT_TRUE(c >= ' ' && c <= '~') << rule.id() << ": ASCII only";
  }
}

TEST(RuleStatus, FollowsTheLevelAndWhatIsOpen) {
  Rule rule{.text = "QN-XX-01: something holds. Fix: do it",
            .level = Level::compile_time,
            .why = ".",
            .sources = "doc 0"};
  EXPECT_EQ(rule.status(), Status::planned);
  rule.enforced[0] = at_synthesis("Vpc", "Suite.Test");
  EXPECT_EQ(rule.status(), Status::partly) << "a rule of level C that compiles when broken is not enforced";
  rule.enforced[1] = at_compile_time("Vpc");
  EXPECT_EQ(rule.status(), Status::enforced);
  rule.open = "raw resources";
  EXPECT_EQ(rule.status(), Status::partly);
}

TEST(RuleDocument, ListsEveryRuleOnceInItsTableAndOnceInFull) {
  const std::string page = document(areas());
  const auto count = [&page](const std::string& text) {
    int found = 0;
    for (auto at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++found;
    return found;
  };
  for (const Rule& rule : registry()) {
    EXPECT_EQ(count("| [" + std::string{rule.id()} + "]("), 1) << rule.id();
    EXPECT_EQ(count("\n### " + std::string{rule.id()} + "\n"), 1) << rule.id();
  }
  EXPECT_TRUE(page.ends_with("\n"));
  EXPECT_FALSE(page.ends_with("\n\n"));
}

TEST(RuleDocument, SaysWhatEnforcesARuleAndWhatIsOpen) {
  const Rule rows[] = {
      {.text = "QN-XX-01: a <thing> holds. Fix: .a_b = c",
       .level = Level::compile_time,
       .why = "Because.",
       .sources = "doc 0",
       .controls = "AWS Security Hub X.1",
       .broken = "a",
       .fixed = "b",
       .enforced = {at_compile_time("Vpc"), by_construction("Alb", "AlbTest.Logs")},
       .open = "raw resources"},
  };
  const Area area[] = {{"XX", "Things", rows}};
  const std::string page = document(area);
  EXPECT_NE(page.find("1 rules: 0 enforced, 1 partly enforced, 0 planned."), std::string::npos);
  EXPECT_NE(page.find("## Things\n\n| ID | Level | Rule | Status |\n|---|---|---|---|\n"
                      "| [QN-XX-01](#qn-xx-01) | C | a \\<thing> holds | partly enforced |\n\n"
                      "### QN-XX-01\n\nA \\<thing> holds.\n\nBecause.\n\nFix: .a\\_b = c.\n\n"
                      "```cpp\na  // refused\nb  // right\n```\n\n"
                      "Level: C (at compile time). Status: partly enforced. Sources: doc 0. Controls: AWS "
                      "Security Hub X.1.\n\n"
                      "- At compile time, by Vpc (`tests/rules/QN-XX-01_*.cpp`)\n"
                      "- By construction, by Alb (`AlbTest.Logs`)\n"
                      "- Open: raw resources\n"),
            std::string::npos)
      << page;
}

}  // namespace quoin::rules::rules_registry_test

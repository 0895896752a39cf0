// Nodes by their ids, and sorting by text: against what the standard library does, over random texts.
#include "core/children.hpp"

#include "core/sort_by.hpp"
#include "core/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <string>

namespace quoin::core_children_test {

/// Short, of few letters and often with the same start, so that many are alike; with bytes of either sign,
/// and zeros.
std::string random_id(std::mt19937& random) {
  constexpr std::string_view letters{"ab\0\x7f\x80\xff", 6};
  std::string id = random() % 2 == 0 ? "a long start, longer than eight" : "";
  for (auto left = random() % 12; left > 0; --left) id += letters[random() % letters.size()];
  return id;
}

TEST(CoreChildren, AreFoundByTheirIdsAndKeepTheProgramsOrder) {
  std::mt19937 random{20261130};
  for (int round = 0; round < 20; ++round) {
    detail::Children children;
    std::deque<detail::NodeData> nodes;
    std::map<std::string, detail::NodeData*> known;
    std::vector<detail::NodeData*> in_order;
    EXPECT_EQ(children.find("a"), nullptr);
    for (int i = 0; i < 500; ++i) {
      detail::NodeData& node = nodes.emplace_back();
      node.id = random_id(random);
      const auto [first, is_new] = known.try_emplace(node.id, &node);
      EXPECT_EQ(children.add(node), is_new ? nullptr : first->second);
      if (is_new) in_order.push_back(&node);
      const std::string any = random_id(random);
      const auto found = known.find(any);
      EXPECT_EQ(children.find(any), found == known.end() ? nullptr : found->second);
    }
    for (const auto& [id, node] : known) EXPECT_EQ(children.find(id), node);
    EXPECT_EQ(children.in_order(), in_order);
  }
}

TEST(CoreSortByText, OrdersAsTheTextsThemselves) {
  std::mt19937 random{20261130};
  for (std::size_t count = 0; count < 100; ++count) {
    std::vector<std::string> texts(count);
    std::ranges::generate(texts, [&] { return random_id(random); });
    std::vector<const std::string*> sorted;
    for (const std::string& text : texts) sorted.push_back(&text);
    detail::sort_by_text(sorted, [](const std::string* each) -> const std::string& { return *each; });
    std::vector<std::string> expected = texts;
    std::ranges::sort(expected);
    ASSERT_EQ(sorted.size(), expected.size());
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(*sorted[i], expected[i]) << i;
  }
}

}  // namespace quoin::core_children_test

// What stands in one scope of the tree: in the program's order, and by id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quoin::detail {

struct NodeData;

/// The nodes of a scope. Their ids are found in a table of numbers that grows as a whole: a map with a piece
/// of memory for each id took an eighth of the time of 50,000 resources.
class Children {
public:
  /// As the program made them.
  const std::vector<NodeData*>& in_order() const { return in_order_; }
  /// The one of that id, or null.
  NodeData* find(std::string_view id) const;
  /// Adds the node, whose id must not change from here on. Where another has that id already, it is returned,
  /// and the node is not added; null otherwise.
  NodeData* add(NodeData& node);

private:
  /// Where an id may be found. Half of all slots are free, and whoever looks goes on until one of them.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  ///< In the order, from 1; 0: free.
  };

  /// The slot of that id, or the free one where it belongs. There are slots.
  std::size_t slot_of(std::string_view id, std::uint32_t hash) const;
  void grow();

  std::vector<NodeData*> in_order_;
  std::vector<Slot> slots_;  ///< A power of two of them.
};

}  // namespace quoin::detail

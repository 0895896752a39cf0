// What stands in one scope of the tree.
#include "core/children.hpp"

#include "core/tree.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace quoin::detail {
namespace {

constexpr std::size_t least_slots = 8;

std::uint32_t hash_of(std::string_view id) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(id));
}

}  // namespace

std::size_t Children::slot_of(std::string_view id, std::uint32_t hash) const {
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash & last;; at = (at + 1) & last) {
    const Slot& slot = slots_[at];
    if (slot.place == 0 || (slot.hash == hash && in_order_[slot.place - 1]->id == id)) return at;
  }
}

NodeData* Children::find(std::string_view id) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[slot_of(id, hash_of(id))];
  return slot.place == 0 ? nullptr : in_order_[slot.place - 1];
}

NodeData* Children::add(NodeData& node) {
  if (2 * (in_order_.size() + 1) > slots_.size()) grow();
  const std::uint32_t hash = hash_of(node.id);
  Slot& slot = slots_[slot_of(node.id, hash)];
  if (slot.place != 0) return in_order_[slot.place - 1];
  in_order_.push_back(&node);
  slot = {hash, static_cast<std::uint32_t>(in_order_.size())};
  return nullptr;
}

void Children::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(std::max(least_slots, 2 * slots_.size())));
  const std::size_t last = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.place == 0) continue;
    std::size_t at = slot.hash & last;
    while (slots_[at].place != 0) at = (at + 1) & last;
    slots_[at] = slot;
  }
}

}  // namespace quoin::detail

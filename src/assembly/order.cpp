// Order: what must exist before what, and circles in it.
#include "assembly/order.hpp"

#include "messages/core_messages.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace quoin::assembly {
namespace {

/// One circle in a graph of numbered vertices, or nothing. Iterative: chains of resources can be long.
std::vector<std::size_t> find_circle(const std::vector<std::vector<std::size_t>>& successors) {
  enum class Mark : std::uint8_t { fresh, open, done };
  std::vector<Mark> marks(successors.size(), Mark::fresh);
  struct Frame {
    std::size_t vertex;
    std::size_t next;
  };
  std::vector<Frame> stack;
  for (std::size_t start = 0; start < successors.size(); ++start) {
    if (marks[start] != Mark::fresh) continue;
    stack.push_back({start, 0});
    marks[start] = Mark::open;
    while (!stack.empty()) {
      Frame& frame = stack.back();
      if (frame.next == successors[frame.vertex].size()) {
        marks[frame.vertex] = Mark::done;
        stack.pop_back();
        continue;
      }
      const std::size_t to = successors[frame.vertex][frame.next++];
      if (marks[to] == Mark::open) {
        std::vector<std::size_t> circle;
        const auto first = std::ranges::find(stack, to, &Frame::vertex);
        for (auto each = first; each != stack.end(); ++each) circle.push_back(each->vertex);
        return circle;
      }
      if (marks[to] == Mark::fresh) {
        marks[to] = Mark::open;
        stack.push_back({to, 0});
      }
    }
  }
  return {};
}

void report_resource_circle(const Assembly& assembly, Diagnostics& diagnostics) {
  std::vector<const Resource*> resources;
  for (const Template& each : assembly.templates)
    resources.insert(resources.end(), each.resources.begin(), each.resources.end());
  using Numbered = std::pair<const Resource*, std::size_t>;
  std::vector<Numbered> numbers;
  numbers.reserve(resources.size());
  for (const Resource* resource : resources) numbers.emplace_back(resource, numbers.size());
  std::ranges::sort(numbers);
  const auto number_of = [&numbers](const Resource* resource) {
    return std::ranges::lower_bound(numbers, resource, std::less<>{}, &Numbered::first)->second;
  };
  std::vector<std::vector<std::size_t>> successors(resources.size());
  for (const ResourceEdge& edge : assembly.edges)
    if (edge.from->stack == edge.to->stack) successors[number_of(edge.from)].push_back(number_of(edge.to));
  const std::vector<std::size_t> circle = find_circle(successors);
  if (circle.empty()) return;
  std::vector<std::string> paths;
  for (const std::size_t number : circle) paths.push_back(resources[number]->path);
  const NodeData& owner = *resources[circle.front()]->owner;
  diagnostics.push_back(detail::placed(messages::reference_cycle(paths), owner));
}

std::vector<std::vector<std::size_t>> stack_successors(const Assembly& assembly) {
  std::vector<std::vector<std::size_t>> successors;
  for (const Template& each : assembly.templates) {
    std::vector<std::size_t>& own = successors.emplace_back();
    for (const std::string& id : each.depends_on) {
      const auto found =
          std::ranges::find_if(assembly.templates, [&](const Template& t) { return t.stack->id == id; });
      if (found != assembly.templates.end())
        own.push_back(static_cast<std::size_t>(found - assembly.templates.begin()));
    }
  }
  return successors;
}

}  // namespace

void report_cycles(const Assembly& assembly, Diagnostics& diagnostics) {
  report_resource_circle(assembly, diagnostics);
  const std::vector<std::size_t> circle = find_circle(stack_successors(assembly));
  if (circle.empty()) return;
  std::vector<std::string> ids;
  for (const std::size_t number : circle) ids.push_back(assembly.templates[number].stack->id);
  const NodeData& stack = *assembly.templates[circle.front()].stack;
  diagnostics.push_back(detail::placed(messages::stack_cycle(ids), stack));
}

std::vector<const Template*> deploy_order(const Assembly& assembly) {
  const std::vector<std::vector<std::size_t>> successors = stack_successors(assembly);
  std::vector<const Template*> order;
  std::vector<bool> placed(successors.size(), false);
  const std::function<void(std::size_t)> place = [&](std::size_t number) {
    if (placed[number]) return;
    placed[number] = true;
    for (const std::size_t first : successors[number]) place(first);
    order.push_back(&assembly.templates[number]);
  };
  for (std::size_t number = 0; number < successors.size(); ++number) place(number);
  return order;
}

}  // namespace quoin::assembly

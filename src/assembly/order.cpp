// Order: what must exist before what, and circles in it.
#include "assembly/order.hpp"

#include "messages/core_messages.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace quoin::assembly {
namespace {

/// The edges of a graph of numbered vertices: those of each vertex stand together.
class Successors {
public:
  using Edge = std::pair<std::size_t, std::size_t>;

  Successors(std::size_t vertices, const std::vector<Edge>& edges)
      : ends_(vertices, 0), targets_(edges.size()) {
    for (const auto& [from, to] : edges) ++ends_[from];
    for (std::size_t vertex = 1; vertex < vertices; ++vertex) ends_[vertex] += ends_[vertex - 1];
    starts_ = ends_;
    for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge)
      targets_[--starts_[edge->first]] = edge->second;
  }

  std::size_t size() const { return ends_.size(); }
  /// In the order in which its edges were given.
  std::span<const std::size_t> operator[](std::size_t vertex) const {
    return std::span{targets_}.subspan(starts_[vertex], ends_[vertex] - starts_[vertex]);
  }

private:
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> ends_;
  std::vector<std::size_t> targets_;
};

/// One circle in a graph, or nothing. Iterative: chains of resources can be long.
std::vector<std::size_t> find_circle(const Successors& successors) {
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
  std::vector<Successors::Edge> edges;
  edges.reserve(assembly.edges.size());
  for (const ResourceEdge& edge : assembly.edges)
    if (edge.from->stack == edge.to->stack) edges.emplace_back(number_of(edge.from), number_of(edge.to));
  const std::vector<std::size_t> circle = find_circle({resources.size(), edges});
  if (circle.empty()) return;
  std::vector<std::string> paths;
  for (const std::size_t number : circle) paths.emplace_back(resources[number]->path);
  const NodeData& owner = *resources[circle.front()]->owner;
  diagnostics.push_back(detail::placed(messages::reference_cycle(paths), owner));
}

Successors stack_successors(const Assembly& assembly) {
  std::vector<Successors::Edge> edges;
  for (std::size_t number = 0; const Template& each : assembly.templates) {
    for (const std::string& id : each.depends_on) {
      const auto found =
          std::ranges::find_if(assembly.templates, [&](const Template& t) { return t.stack->id == id; });
      if (found != assembly.templates.end())
        edges.emplace_back(number, static_cast<std::size_t>(found - assembly.templates.begin()));
    }
    ++number;
  }
  return {assembly.templates.size(), edges};
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
  const Successors successors = stack_successors(assembly);
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

// Collects the resources that a construct is lowered to.
#include <quoin/bindings/resources.hpp>

#include "bindings/count_problems.hpp"
#include "bindings/limit_problems.hpp"
#include "bindings/options_of.hpp"
#include "core/resource.hpp"

#include <fmt/core.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Lowered;
using quoin::detail::Rarely;
using quoin::detail::Resource;
using quoin::detail::ResourceOptions;

Resources::Resources() : lowered_{new Lowered} {}

Resources::~Resources() { delete lowered_; }

namespace {

const quoin::detail::Target& add_to(Lowered& lowered, const ResourceType& type, std::string_view local,
                                    Value&& arguments, Rarely<ResourceOptions>&& options) {
  if (const std::vector<CountProblem> problems = std::exchange(count_problems(), {}); !problems.empty()) {
    const CountProblem& problem = problems.front();
    throw std::logic_error(fmt::format("{}: {} blocks of {} stand there, and the schema wants {} to {}",
                                       type.name, problem.count, problem.block, problem.min,
                                       problem.max == 0 ? "any number" : std::to_string(problem.max)));
  }
  // What a construct was given it has judged itself; what it writes of its own was judged by the compiler.
  limit_problems().clear();
  lowered.resources.push_back(
      std::make_unique<Resource>(type, local, std::move(arguments), std::move(options)));
  return *lowered.resources.back();
}

}  // namespace

const quoin::detail::Target& Resources::add_resource(const ResourceType& type, std::string_view local,
                                                     Value arguments, const TerraformOptions& options) {
  return add_to(*lowered_, type, local, std::move(arguments), options_of(options));
}

const quoin::detail::Target& Resources::add_resource(const ResourceType& type, std::string_view local,
                                                     Value arguments, const CloudFormationOptions& options) {
  return add_to(*lowered_, type, local, std::move(arguments), options_of(options));
}

void Resources::provide(std::string_view name, const Value& value) {
  lowered_->exports.insert_or_assign(std::string{name}, value);
}

Resources::operator Lowered() && { return finish(); }

Lowered Resources::finish() { return std::exchange(*lowered_, Lowered{}); }

}  // namespace quoin::bindings

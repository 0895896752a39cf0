// Collects the resources that a construct is lowered to.
#include <quoin/bindings/resources.hpp>

#include "bindings/count_problems.hpp"
#include "bindings/options_of.hpp"
#include "core/resource.hpp"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Lowered;
using quoin::detail::Resource;
using quoin::detail::ResourceOptions;

namespace {

/// An object, or nothing where it would be empty.
Value unless_empty(Value object) {
  return quoin::detail::ValueAccess::fields(object).empty() ? Value{} : object;
}

Value lifecycle_of(const Lifecycle& from) {
  Value lifecycle = object_of(from);
  if (from.ignore_changes.value() != Value::list({Value::literal("all")})) return lifecycle;
  // "all" is a word of Terraform's own, no argument's name: it stands there without brackets.
  std::vector<quoin::detail::Field> fields = quoin::detail::ValueAccess::fields(lifecycle);
  fields.push_back({"ignore_changes", Value::literal("all")});
  return quoin::detail::ValueAccess::object(std::move(fields));
}

void put_dependencies(const From<List<Dependency>>& from, ResourceOptions& to) {
  if (from.is_set()) to.depends_on = quoin::detail::ValueAccess::items(from.value());
}

}  // namespace

ResourceOptions options_of(const TerraformOptions& from) {
  ResourceOptions to;
  put_dependencies(from.depends_on, to);
  to.region = from.region;
  to.lifecycle = unless_empty(lifecycle_of(from.lifecycle));
  std::vector<quoin::detail::Field> meta{{"count", from.count.value()}, {"for_each", from.for_each.value()}};
  if (!from.provider.empty()) meta.push_back({"provider", Value::string(from.provider)});
  to.meta = unless_empty(quoin::detail::ValueAccess::object(std::move(meta)));
  return to;
}

ResourceOptions options_of(const CloudFormationOptions& from) {
  ResourceOptions to;
  put_dependencies(from.depends_on, to);
  to.region = from.region;
  to.deletion_policy = from.deletion_policy;
  to.update_replace_policy = from.update_replace_policy;
  to.condition = from.condition;
  to.metadata = from.metadata.value();
  return to;
}

Resources::Resources() : lowered_{new Lowered} {}

Resources::~Resources() { delete lowered_; }

namespace {

const quoin::detail::Target& add_to(Lowered& lowered, const ResourceType& type, std::string_view local,
                                    Value arguments, ResourceOptions options) {
  if (const std::vector<CountProblem> problems = std::exchange(count_problems(), {}); !problems.empty()) {
    const CountProblem& problem = problems.front();
    throw std::logic_error(fmt::format("{}: {} blocks of {} stand there, and the schema wants {} to {}",
                                       type.name, problem.count, problem.block, problem.min,
                                       problem.max == 0 ? "any number" : std::to_string(problem.max)));
  }
  lowered.resources.push_back(
      std::make_unique<Resource>(type, std::string{local}, std::move(arguments), std::move(options)));
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

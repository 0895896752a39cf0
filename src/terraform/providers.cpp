// The providers that a template of Terraform needs.
#include "terraform/providers.hpp"

#include "assembly/names.hpp"
#include "messages/bindings_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace quoin::terraform {

using assembly::Template;
using bindings::Category;
using detail::Resource;
using detail::ValueAccess;

namespace {

// What our constructs are lowered with.
RequiredProvider aws() { return {"hashicorp/aws", "5.100", "7"}; }

/// The numbers of a release, `5.100`.
std::vector<int> numbers_of(std::string_view release) {
  std::vector<int> numbers;
  const char* at = release.data();
  const char* const end = at + release.size();
  while (at < end) {
    int number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) break;
    numbers.push_back(number);
    at = next < end ? next + 1 : next;
  }
  return numbers;
}

bool is_earlier(std::string_view left, std::string_view right) {
  return numbers_of(left) < numbers_of(right);
}

/// Whether a release is one of those.
bool is_among(std::string_view release, const bindings::Provider& range) {
  if (range.least.empty()) return true;
  if (range.below.empty()) return release == range.least;
  return !is_earlier(release, range.least) && is_earlier(release, range.below);
}

/// Narrows the releases to those that fit a resource as well; false where none is left.
bool narrow(RequiredProvider& required, const bindings::Provider& range) {
  if (range.least.empty()) return true;
  if (required.least == range.least && required.below == range.below) return true;  // nearly always
  if (required.least.empty()) {
    required.least = range.least;
    required.below = range.below;
    return true;
  }
  if (required.below.empty()) return is_among(required.least, range);
  if (range.below.empty()) {
    const bool fits = is_among(range.least, {{}, {}, required.least, required.below});
    required.least = range.least;
    required.below.clear();
    return fits;
  }
  if (is_earlier(required.least, range.least)) required.least = range.least;
  if (is_earlier(range.below, required.below)) required.below = range.below;
  return is_earlier(required.least, required.below);
}

/// What is known of a provider so far.
RequiredProvider& required_from(const bindings::Provider& from,
                                std::map<std::string, RequiredProvider, std::less<>>& known) {
  const auto found = known.find(from.name);
  if (found != known.end()) return found->second;
  return known.emplace(from.name, RequiredProvider{std::string{from.source}, {}, {}}).first->second;
}

bool is_configuration(const Resource* each) { return each->type->category == Category::provider; }

void note_use(const Value& provider, std::set<const detail::Target*>& used) {
  if (provider.is_set()) used.insert(ValueAccess::reference(provider).target);
}

/// The constructs whose configurations something names.
std::set<const detail::Target*> used_configurations(const Template& stack_template) {
  std::set<const detail::Target*> used;
  for (const Resource* each : stack_template.resources) {
    note_use(each->options().provider, used);
    if (each->options().providers.is_set())
      for (const detail::Field& field : ValueAccess::fields(each->options().providers))
        note_use(field.value, used);
  }
  return used;
}

}  // namespace

std::string alias_of(std::string_view region) { return assembly::snake_case(region); }

std::string provider_address(const Resource& configuration) {
  const std::string name{configuration.type->name};
  return configuration.options().is_default_provider ? name : name + "." + configuration.logical_id;
}

std::map<std::string, std::vector<ProviderConfiguration>> provider_configurations(
    const Template& stack_template) {
  std::map<std::string, std::vector<ProviderConfiguration>> out;
  const std::string& region = stack_template.surroundings.region;
  std::vector<ProviderConfiguration>& of_aws = out["aws"];
  of_aws.push_back({.region = region});

  std::set<std::string_view> regions;
  for (const Resource* each : stack_template.resources)
    if (!each->region.empty()) regions.insert(each->region);
  for (const std::string_view each : regions)
    of_aws.push_back({.alias = alias_of(each), .region = std::string{each}});

  const auto used = used_configurations(stack_template);
  for (const Resource* each : stack_template.resources) {
    if (!is_configuration(each)) continue;
    const std::string name{each->type->name};
    if (each->options().is_default_provider) {
      if (name == "aws")
        of_aws.front().resource = each;
      else
        out[name].insert(out[name].begin(), {.resource = each});
    } else if (used.contains(each->owner)) {
      out[name].push_back(
          {.alias = each->logical_id, .region = name == "aws" ? region : std::string{}, .resource = each});
    }
  }
  for (auto& [name, configurations] : out)
    std::ranges::sort(configurations, {}, &ProviderConfiguration::alias);
  return out;
}

std::map<std::string, RequiredProvider, std::less<>> required_providers(const Template& stack_template) {
  std::map<std::string, RequiredProvider, std::less<>> out{{"aws", aws()}};
  for (const Resource* each : stack_template.resources)
    if (const bindings::Provider& from = each->type->provider; !from.name.empty())
      narrow(required_from(from, out), from);
  return out;
}

std::string constraint_of(const RequiredProvider& required) {
  if (required.least.empty()) return {};
  if (required.below.empty()) return required.least;
  return ">= " + required.least + ", < " + required.below;
}

void check_providers(const Template& stack_template, Diagnostics& diagnostics) {
  std::map<std::string, RequiredProvider, std::less<>> seen{{"aws", aws()}};
  std::set<std::string> defaults;
  std::set<std::string> aliases;
  for (const Resource* each : stack_template.resources)
    if (!each->region.empty()) aliases.insert("aws." + alias_of(each->region));
  for (const Resource* each : stack_template.resources) {
    const auto report = [&](Diagnostic diagnostic) {
      diagnostics.push_back(detail::placed(std::move(diagnostic), *each->owner));
    };
    const bindings::Provider& from = each->type->provider;
    if (!from.name.empty()) {
      RequiredProvider& required = required_from(from, seen);
      const RequiredProvider others = required;
      if (!narrow(required, from))
        report(messages::releases_apart(from.name,
                                        constraint_of({{}, std::string{from.least}, std::string{from.below}}),
                                        constraint_of(others)));
    }
    if (!is_configuration(each)) continue;
    if (each->options().is_default_provider && !defaults.emplace(each->type->name).second)
      report(messages::default_provider_twice(each->type->name));
    if (!each->options().is_default_provider && aliases.contains(provider_address(*each)))
      report(messages::provider_alias_taken(each->logical_id));
  }
}

}  // namespace quoin::terraform

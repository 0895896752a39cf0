// The providers that a template of Terraform needs: their configurations, and which of their releases fit.
#pragma once

#include "assembly/template.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::terraform {

/// One configuration of a provider.
struct ProviderConfiguration {
  std::string alias{};                 ///< Empty for the one that resources have which name none.
  std::string region{};                ///< Of AWS; empty where its arguments say it, or nothing does.
  const detail::Resource* resource{};  ///< What the program made, or null.
};

/// The releases of a provider that fit everything that comes from it. Numbers are compared part by part.
struct RequiredProvider {
  std::string source;  ///< `hashicorp/aws`
  std::string least;   ///< The first that fits; empty: any.
  std::string below;   ///< The first that no longer fits; empty: only `least` itself does.
};

/// The alias of AWS's configuration for another region: `eu_central_1`.
std::string alias_of(std::string_view region);

/// How resources name a configuration that the program made: `aws.audit`, or `acme` for a default one.
std::string provider_address(const detail::Resource& configuration);

/// By the providers' names; those of AWS are always there. What nothing uses is left out: each configuration
/// is a process of its own.
std::map<std::string, std::vector<ProviderConfiguration>> provider_configurations(
    const assembly::Template& stack_template);

/// By the providers' names. AWS is always there.
std::map<std::string, RequiredProvider, std::less<>> required_providers(
    const assembly::Template& stack_template);

/// `>= 5.100, < 7`; empty where every release fits.
std::string constraint_of(const RequiredProvider& required);

/// Reports releases that cannot be had together, and configurations of one name.
void check_providers(const assembly::Template& stack_template, Diagnostics& diagnostics);

}  // namespace quoin::terraform

// Synthesizes a small program in memory and hands out its templates, facts and messages.
#pragma once

#include "assembly/template.hpp"
#include "cloudformation/template_writer.hpp"
#include "core/synthesis.hpp"
#include "core/tree.hpp"
#include "facts/facts.hpp"
#include "terraform/template_writer.hpp"

#include <quoin/app.hpp>
#include <quoin/diagnostic.hpp>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace quoin::test {

/// What one target became.
struct Synthesized {
  std::map<std::string, nlohmann::json> templates;  ///< By the stack's id.
  facts::Facts facts;
  Diagnostics diagnostics;  ///< Everything that was said, in order.

  /// The diagnostics as the terminal shows them.
  std::string messages() const { return format(diagnostics); }
  /// The only stack's template.
  const nlohmann::json& only() const { return templates.begin()->second; }
  /// Terraform: the resource at that address, "aws_vpc.vpc"; null where there is none.
  nlohmann::json terraform(const std::string& type, const std::string& name) const;
  /// All of a Terraform type, by name.
  nlohmann::json terraform_all(const std::string& type) const;
  /// CloudFormation: the properties of the resource with that logical id; null where there is none.
  nlohmann::json cloudformation(const std::string& logical_id) const;
  /// CloudFormation: the resources of that type, of all stacks, by logical id.
  nlohmann::json cloudformation_all(const std::string& type) const;
};

/// Most tests look at a few constructs, not at a whole account.
inline constexpr AppProps of_an_organization{.baseline = elsewhere("the organization of the tests"),
                                             .state = elsewhere("the organization of the tests")};

/// Declares into an app with these program options, and synthesizes for one target without writing a file.
Synthesized synthesize(Target target, const std::function<void(App&)>& declare,
                       const std::vector<std::string>& options = {},
                       const AppProps& props = of_an_organization);

}  // namespace quoin::test

// What tests of services share: a stack, a network, a registry, and how to look at what became of a service.
#pragma once

#include "synthesis_fixture.hpp"

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::test {

inline constexpr aws::Digest image_digest =
    "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

/// A stack, a network, and a registry.
struct ServiceParts {
  App& app;
  Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
  aws::Vpc vpc{stack, "Vpc", {.layout = aws::vpc_layout("10.20.0.0/16"_cidr, aws::zones<2>)}};
  aws::ContainerRegistry registry{stack, "Images", {}};

  aws::FargateService service(std::string_view id) {
    return {stack,
            id,
            {.subnets = vpc.private_subnets(),
             .image = registry.image(image_digest),
             .port = aws::tls_port<3443>}};
  }
};

using DeclareServices = std::function<void(ServiceParts&)>;

inline Synthesized synthesize_services(Target target, const DeclareServices& declare,
                                       std::vector<std::string> options = {}) {
  options.insert(options.end(), {"--as-of", "2026-11-01"});
  return synthesize(
      target,
      [&](App& app) {
        ServiceParts parts{app};
        declare(parts);
      },
      options);
}
inline Synthesized in_terraform(const DeclareServices& declare, std::vector<std::string> options = {}) {
  return synthesize_services(Target::terraform, declare, std::move(options));
}
inline Synthesized in_cloudformation(const DeclareServices& declare, std::vector<std::string> options = {}) {
  return synthesize_services(Target::cloudformation, declare, std::move(options));
}

/// Outside production.
inline const std::vector<std::string> staging{"--env", "staging", "--env-kind", "staging"};

/// The properties of the only CloudFormation resource of a type whose logical id starts so.
inline nlohmann::json properties_of(const Synthesized& out, const std::string& type,
                                    const std::string& prefix) {
  const nlohmann::json resources = out.cloudformation_all(type);
  for (const auto& [id, resource] : resources.items())
    if (id.starts_with(prefix)) return resource.value("Properties", nlohmann::json{});
  return {};
}

/// A block of Terraform that stands once: as a list or as itself.
inline nlohmann::json block(const nlohmann::json& resource, const std::string& name) {
  const nlohmann::json found = resource.value(name, nlohmann::json{});
  return found.is_array() ? found.at(0) : found;
}

/// The containers of a service by their names; `service` is its name in Terraform, "api".
inline nlohmann::json terraform_containers(const Synthesized& out, const std::string& service) {
  nlohmann::json by_name = nlohmann::json::object();
  for (const nlohmann::json& each : out.only().at("locals").at(service + "_task_container_definitions"))
    by_name[each.at("name").get<std::string>()] = each;
  return by_name;
}
/// The same in CloudFormation; `service` starts the logical id, "Api".
inline nlohmann::json cloudformation_containers(const Synthesized& out, const std::string& service) {
  nlohmann::json by_name = nlohmann::json::object();
  const nlohmann::json task = properties_of(out, "AWS::ECS::TaskDefinition", service);
  for (const nlohmann::json& each : task.at("ContainerDefinitions"))
    by_name[each.at("Name").get<std::string>()] = each;
  return by_name;
}

/// Terraform: the statements of a policy document, by their names.
inline nlohmann::json terraform_statements(const Synthesized& out, const std::string& document) {
  nlohmann::json all = nlohmann::json::object();
  for (const nlohmann::json& each :
       out.terraform("aws_iam_policy_document", document).value("statement", nlohmann::json::array()))
    all[each.value("sid", "")] = each;
  return all;
}
/// CloudFormation: the statements of the policy of that role, by their names; `role` starts the logical id.
inline nlohmann::json cloudformation_statements(const Synthesized& out, const std::string& role) {
  nlohmann::json all = nlohmann::json::object();
  const nlohmann::json policy = properties_of(out, "AWS::IAM::Policy", role);
  if (policy.is_null()) return all;
  for (const nlohmann::json& each : policy.at("PolicyDocument").at("Statement"))
    all[each.at("Sid").get<std::string>()] = each;
  return all;
}

inline std::set<std::string> keys_of(const nlohmann::json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

/// The messages of one severity as the terminal shows them, without the lines of the program.
inline std::string said(const Synthesized& out, Severity severity) {
  Diagnostics chosen;
  for (Diagnostic each : out.diagnostics) {
    if (each.severity != severity) continue;
    each.file.clear();
    each.line = 0;
    chosen.push_back(std::move(each));
  }
  return format(chosen);
}

}  // namespace quoin::test

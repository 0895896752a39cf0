// Tokens in Parameter Store: from properties to what is wanted, and who reads one.
#include "constructs/secure_parameter/secure_parameter_intent.hpp"

#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/vpc/subnets.hpp"
#include "core/ascii.hpp"
#include "messages/secrets_messages.hpp"

#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/rules/sec_checks.hpp>

#include <algorithm>

namespace quoin::aws::detail {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_parameter_name = 900;  // AWS takes 1,011 with the ARN before it
constexpr std::size_t longest_parameter_description = 1024;
constexpr int most_parameter_levels = 15;

bool name_is_allowed(std::string_view name) {
  const auto allowed = [](char c) {
    return ascii::is_letter_or_digit(c) || c == '.' || c == '-' || c == '_' || c == '/';
  };
  if (name.size() < 2 || name.size() > longest_parameter_name || name.front() != '/' || name.back() == '/')
    return false;
  if (name.find("//") != std::string_view::npos || std::ranges::count(name, '/') > most_parameter_levels)
    return false;
  const std::string start = ascii::lower(name.substr(1, 3));
  return start != "aws" && start != "ssm" && std::ranges::all_of(name, allowed);
}

void take_rotation(NodeData& node, const StatedRotation& stated, std::source_location where) {
  Tree& tree = *node.tree;
  if (!stated.is_never) {
    if (!rules::rotation_is_allowed(stated.every.count))
      tree.refuse(QUOIN_QN_SEC_04, &node, where,
                  std::to_string(stated.every.count) + " days; a rotation takes 1 to 1,000");
    else
      tree.note_relaxation(node, QUOIN_QN_SEC_04,
                           "replaced by hand every " + std::to_string(stated.every.count) + " days", where);
  } else if (quoin::detail::says_something(stated.reason)) {
    tree.note_relaxation(node, QUOIN_QN_SEC_04, "never rotated: " + std::string{stated.reason}, where);
  } else {
    tree.refuse(QUOIN_QN_SEC_04, &node, where, "no_rotation() without a reason");
  }
}

}  // namespace

Node make_secure_parameter(const Scope& scope, std::string_view id, const SecureParameterProps& props,
                           std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "SecureParameter", SecureParameterIntent{}, where);
  auto& intent = node.intent_as<SecureParameterIntent>();
  intent.name = props.name.empty() ? "/" + node.name_path() : std::string{props.name};
  if (!name_is_allowed(intent.name)) {
    tree.report(messages::parameter_name_malformed(intent.name), &node, where);
    intent.name = "/malformed";
  }
  intent.description =
      props.description.empty() ? "Token " + node.name_path() : std::string{props.description};
  if (intent.description.size() > longest_parameter_description)
    tree.report(messages::parameter_description_too_long(intent.description.size()), &node, where);
  if (std::ranges::find(tree.options.targets, Target::cloudformation) != tree.options.targets.end())
    tree.report(messages::parameter_in_cloudformation(), &node, where);
  take_rotation(node, props.rotation.stated(), where);
  if (NodeData* key = props.encryption.key().data(); key != nullptr) {
    intent.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
    use_key(node, *key, "ssm", where);
  }
  return Node{node};
}

Ref<ParameterArn> parameter_arn(const Node& parameter) {
  return quoin::detail::reference<ParameterArn>(*parameter.data(), "arn");
}

void grant_read_parameter(const Node& parameter, const Node& reader, bool is_service,
                          std::source_location where) {
  const Text arn{parameter_arn(parameter)};
  const Permission read = allow_these({"ssm:GetParameter", "ssm:GetParameters"}, {arn}, where);
  // Decrypts this parameter only, though its key may have others.
  const PermissionCondition only{"StringEquals", "kms:EncryptionContext:PARAMETER_ARN", arn};
  const Value key = parameter.data()->intent_as<SecureParameterIntent>().key.value();
  constexpr std::string_view decrypt[] = {"kms:Decrypt"};
  const Permission open = make_permission(decrypt, 1, &key, 1, &only, where);
  if (!is_service) {
    add_permission(reader, read);
    add_permission(reader, open);
    return;
  }
  permit_service(reader, read);
  permit_service(reader, open);
  NodeData& service = *reader.data();
  if (NodeData* const vpc = service.intent_as<FargateServiceIntent>().vpc; vpc != nullptr)
    needs_service(service, SubnetList{.vpc_node = vpc, .ids = {}, .zones = {}}, "ssm", where);
}

}  // namespace quoin::aws::detail

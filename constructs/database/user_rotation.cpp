// The function that makes a database's users: where it stands, whom it reaches, what it may do.
#include "constructs/database/user_rotation.hpp"
#include "constructs/secrets_vault/rotation_function.hpp"

#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "constructs/vpc/subnets.hpp"
#include "messages/rds_messages.hpp"

#include <quoin/chain.hpp>

#include "functions/rotate_database.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::string_view function_id = "Rotation";
constexpr std::string_view function_kind = "DatabaseRotation";
// A function's variables have 4 KB in all. A user takes 270 bytes: an ARN, a long name, all rights.
constexpr std::size_t most_users = 12;

NodeData& rotation_function_of(NodeData& database, std::source_location where) {
  if (NodeData* known = database.child(function_id, function_kind)) return *known;
  Tree& tree = *database.tree;
  NodeData& node =
      tree.add_construct(Node{database}, function_id, function_kind, UserRotationIntent{}, where);
  const auto& of = database.intent_as<DatabaseIntent>();
  auto& intent = node.intent_as<UserRotationIntent>();
  intent.path = node.name_path();
  intent.name = function_name_from(intent.path);
  intent.engine = of.engine->engine;
  intent.database = of.database_name;
  intent.port = of.engine->port;
  intent.host = quoin::detail::reference<Text>(database, "endpoint.address");
  intent.security_group = quoin::detail::reference<SecurityGroupId>(node, "security_group.id");
  const NodeData& logs =
      add_log_group(tree, Node{node}, "Logs", {.name = Text{"/aws/lambda/" + intent.name}}, where);
  intent.log_group = quoin::detail::reference<LogGroupArn>(logs, "arn");
  intent.log_group_name = quoin::detail::reference<LogGroupName>(logs, "name");

  if (of.network.data() != nullptr) {
    // The isolated subnets: it needs no way out but the endpoint of Secrets Manager. What is encrypted there
    // is decrypted there, so it calls no other service.
    const SubnetList subnets = subnets_of(of.network, Tier::isolated_tier);
    intent.subnets = subnets.ids;
    intent.security.vpc = subnets.vpc;
    needs_service(node, subnets, "secretsmanager", where);
  }
  quoin::detail::connect({.node = Node{node}, .route = {}, .where = where}, Node{database});
  intent.master = of.master;
  if (NodeData* master = database.child("Master"))
    read_secret(node, Node{*master}, quoin::detail::reference<RoleArn>(node, "role_arn"), where);
  return node;
}

}  // namespace

void rotate_database_user(NodeData& database, NodeData& secret, std::string_view user,
                          std::vector<std::string_view> rights, std::source_location where) {
  NodeData& function = rotation_function_of(database, where);
  let_rotate(function, secret, where);
  // Nobody has made the user before the first rotation.
  secret.intent_as<SecretIntent>().rotated_at_once = true;
  auto& users = function.intent_as<UserRotationIntent>().users;
  const auto place = std::ranges::lower_bound(users, user, {}, &RotatedUser::name);
  users.insert(place, {.name = std::string{user}, .rights = std::move(rights)});
}

void resolve_intent(UserRotationIntent& intent, const NodeData& self,
                    const quoin::detail::Relations& relations) {
  resolve_security(intent.security, self, relations);
  for (const quoin::detail::Relation* relation : relations.outgoing) {
    if (relation->kind != rotates || relation->to == nullptr) continue;
    const auto& secret = relation->to->intent_as<SecretIntent>();
    const auto user = std::ranges::find_if(intent.users, [&](const RotatedUser& each) {
      return std::ranges::any_of(secret.members, [&](const auto& member) {
        return member.first == "username" && member.second.value().characters() == each.name;
      });
    });
    if (user == intent.users.end()) continue;
    user->secret = {.path = relation->to->path,
                    .arn = quoin::detail::reference<SecretArn>(*relation->to, "arn"),
                    .key = secret.key,
                    .member = secret.generated_member,
                    .length = secret.generated_length};
  }
}

void check_intent(const UserRotationIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  for (const RotatedUser& user : intent.users)
    for (const std::string_view suffix : {"_clone", "_rights"})
      if (const std::string other = user.name + std::string{suffix};
          self.parent->child(user_id_from(other)) != nullptr)
        diagnostics.push_back(messages::database_user_name_taken(user.name, other));
  if (intent.users.size() > most_users)
    diagnostics.push_back(messages::database_rotates_too_many_users(intent.users.size(), most_users));
}

std::string_view user_rotation_source() { return functions::rotate_database; }

// Names that Quoin has checked or chosen, and what AWS names: nothing in them needs escaping.
Text user_rotation_settings(const UserRotationIntent& intent) {
  Text text =
      Text{"{\"database\":\"" + intent.database + "\",\"engine\":\"" + intent.engine + "\",\"host\":\""} +
      intent.host + Text{"\",\"master\":\""} + intent.master +
      Text{"\",\"port\":\"" + std::to_string(intent.port) + "\",\"users\":{"};
  bool first = true;
  for (const RotatedUser& user : intent.users) {
    std::string rights;
    for (const std::string_view right : user.rights)
      rights += (rights.empty() ? "\"" : ",\"") + std::string{right} + "\"";
    text = text + Text{first ? "\"" : ",\""} + user.secret.arn +
           Text{"\":{\"name\":\"" + user.name + "\",\"rights\":[" + rights + "]}"};
    first = false;
  }
  return text + Text{"}}"};
}

RoleSpec user_rotation_role(const UserRotationIntent& intent, const quoin::detail::Surroundings& around) {
  std::vector<RotatedSecret> secrets;
  for (const RotatedUser& user : intent.users) secrets.push_back(user.secret);
  RoleSpec role{.description = "Rotates the users of " + intent.path,
                .trust = {function_trust(around)},
                .statements = rotating_statements(secrets, intent.log_group, around)};
  role.statements.push_back({.sid = "ReadTheMaster",
                             .actions = {"secretsmanager:GetSecretValue"},
                             .resources = {Text{intent.master}}});
  // What Lambda does to stand in a VPC, in the function's name, on network interfaces that nobody can name
  // before. The function's own code may do none of it (Lambda's guide, "Giving Lambda functions access to
  // resources in an Amazon VPC").
  role.managed_policies = {
      Text{"arn:" + around.partition + ":iam::aws:policy/service-role/AWSLambdaENIManagementAccess"}};
  role.statements.push_back(
      {.sid = "FindItsPlace", .actions = {"ec2:DescribeSubnets"}, .resources = {Text{"*"}}});
  role.statements.push_back(
      {.sid = "NotByItsCode",
       .effect = PolicyEffect::deny,
       .actions = {"ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                   "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses"},
       .resources = {Text{"*"}},
       .conditions = {{"ArnEquals",
                       "lambda:SourceFunctionArn",
                       {arn_of(around, "lambda", Text{"function:" + intent.name})}}}});
  return role;
}

namespace {

RotationFunction user_rotation_function(const UserRotationIntent& intent,
                                        const quoin::detail::Surroundings& around) {
  return {.code_name = "rotate_database",
          .source = user_rotation_source(),
          .name = intent.name,
          .description = "Makes the users of a database and rotates their passwords",
          .variable = "DATABASE",
          .settings = user_rotation_settings(intent),
          .role = user_rotation_role(intent, around),
          .log_group = intent.log_group_name,
          .memory_mib = 256,
          .timeout_seconds = 60,
          .security_group = intent.security_group,
          .subnets = intent.subnets};
}

}  // namespace

quoin::detail::Lowered lower_terraform(const UserRotationIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);
  add_rotation_function(out, user_rotation_function(intent, around), around);
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const UserRotationIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);
  add_rotation_function(out, user_rotation_function(intent, around), around);
  return out.finish();
}

}  // namespace quoin::aws

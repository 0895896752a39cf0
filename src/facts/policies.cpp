// Grants: what the policies that are emitted allow.
#include "facts/policies.hpp"

#include "facts/rows_by_type.hpp"

#include <quoin/bindings/raw.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace quoin::facts {
namespace {

using detail::Resource;

/// A property that holds a policy, and the property that says whose it is ("@": the resource itself; the
/// first that is set, separated by '|'). An identity's policy says what its holder may do, a resource's who
/// may use it, a trust policy who may take on a role.
struct PolicyRow {
  std::string_view type;
  std::string_view policy;
  std::string_view holder;
  std::string_view kind = "resource";
};

constexpr PolicyRow policy_table[] = {
    {"aws_iam_role", "assume_role_policy", "@", "trust"},
    {"aws_iam_role_policy", "policy", "role", "identity"},
    {"aws_iam_policy", "policy", "@", "identity"},
    {"aws_iam_user_policy", "policy", "user", "identity"},
    {"aws_iam_group_policy", "policy", "group", "identity"},
    {"aws_kms_key", "policy", "@"},
    {"aws_kms_key_policy", "policy", "key_id"},
    {"aws_s3_bucket_policy", "policy", "bucket"},
    {"aws_secretsmanager_secret_policy", "policy", "secret_arn"},
    {"aws_vpc_endpoint", "policy", "@"},
    {"aws_ecr_repository_policy", "policy", "repository"},
    {"aws_sns_topic_policy", "policy", "arn"},
    {"aws_sqs_queue_policy", "policy", "queue_url"},
    {"aws_cloudwatch_log_resource_policy", "policy_document", "=log delivery"},
    {"AWS::IAM::Role", "AssumeRolePolicyDocument", "@", "trust"},
    {"AWS::IAM::Policy", "PolicyDocument", "Roles.0|Groups.0|Users.0", "identity"},
    {"AWS::IAM::RolePolicy", "PolicyDocument", "RoleName", "identity"},
    {"AWS::IAM::GroupPolicy", "PolicyDocument", "GroupName", "identity"},
    {"AWS::IAM::ManagedPolicy", "PolicyDocument", "@", "identity"},
    {"AWS::IAM::UserPolicy", "PolicyDocument", "UserName", "identity"},
    {"AWS::KMS::Key", "KeyPolicy", "@"},
    {"AWS::S3::BucketPolicy", "PolicyDocument", "Bucket"},
    {"AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "SecretId"},
    {"AWS::EC2::VPCEndpoint", "PolicyDocument", "@"},
    {"AWS::ECR::Repository", "RepositoryPolicyText", "@"},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", "Topics.0"},
    {"AWS::SQS::QueuePolicy", "PolicyDocument", "Queues.0"},
    {"AWS::Logs::ResourcePolicy", "PolicyDocument", "=log delivery"},
};

/// The names of a statement's parts in each target.
struct StatementWords {
  std::string_view statements, effect, actions, not_actions, resources, not_resources, conditions;
};
constexpr StatementWords terraform_words{"statement", "effect",        "actions",  "not_actions",
                                         "resources", "not_resources", "condition"};
constexpr StatementWords cloudformation_words{"Statement", "Effect",      "Action",   "NotAction",
                                              "Resource",  "NotResource", "Condition"};

using Words = std::vector<std::string_view>;

Words said(const View& view, const Value& values) {
  Words out;
  for (const Value& each : view.each(values)) out.push_back(view.say(each));
  std::ranges::sort(out);
  return out;
}

std::string_view joined(const Words& words) {
  if (words.size() < 2) return words.empty() ? std::string_view{} : words.front();
  std::string out;
  for (const std::string_view each : words) (out += out.empty() ? "" : " ") += each;
  return detail::intern(out);
}

/// "AWS:{role}"
std::string_view principal(std::string_view type, std::string_view identifier) {
  std::string out{type};
  return detail::intern((out += ':') += identifier);
}

void add_principals(const View& view, Words& out, std::string_view type, const Value& identifiers) {
  for (const std::string_view each : said(view, identifiers)) out.push_back(principal(type, each));
}

/// "AWS:{role}", "Service:rds.amazonaws.com", "*".
Words principals_of(const View& view, const Value& statement, quoin::Target target) {
  Words out;
  if (target == quoin::Target::terraform) {
    for (const Value& block : view.each(detail::member(statement, "principals"))) {
      const std::string_view type = view.say(detail::member(block, "type"));
      if (type == "*")
        out.emplace_back("*");
      else
        add_principals(view, out, type, detail::member(block, "identifiers"));
    }
  } else {
    const Value& principal = detail::member(statement, "Principal");
    if (principal.kind() == Value::Kind::object)
      for (const detail::Field& field : detail::ValueAccess::fields(principal))
        add_principals(view, out, field.key, field.value);
    else if (principal.is_set())
      out.push_back(view.say(principal));
  }
  std::ranges::sort(out);
  return out;
}

std::string_view conditions_of(const View& view, const Value& statement, quoin::Target target) {
  Words out;
  const auto add = [&](std::string_view test, std::string_view variable, const Value& values) {
    std::string one{test};
    ((((one += '(') += variable) += ": ") += joined(said(view, values))) += ')';
    out.push_back(detail::intern(one));
  };
  if (target == quoin::Target::terraform) {
    for (const Value& block : view.each(detail::member(statement, "condition")))
      add(view.say(detail::member(block, "test")), view.say(detail::member(block, "variable")),
          detail::member(block, "values"));
  } else if (const Value& tests = detail::member(statement, "Condition");
             tests.kind() == Value::Kind::object) {
    for (const detail::Field& test : detail::ValueAccess::fields(tests))
      if (test.value.kind() == Value::Kind::object)
        for (const detail::Field& variable : detail::ValueAccess::fields(test.value))
          add(test.key, variable.key, variable.value);
  }
  std::ranges::sort(out);
  return joined(out);
}

Value value_of(const nlohmann::json& json) {
  switch (json.type()) {
    case nlohmann::json::value_t::object: {
      std::vector<detail::Field> fields;
      for (const auto& [key, member] : json.items())
        fields.push_back({detail::intern(key), value_of(member)});
      return detail::ValueAccess::object(std::move(fields));
    }
    case nlohmann::json::value_t::array: {
      std::vector<Value> items;
      for (const auto& item : json) items.push_back(value_of(item));
      return detail::ValueAccess::list(std::move(items));
    }
    case nlohmann::json::value_t::string:
      return Value::literal(detail::intern(json.get_ref<const std::string&>()));
    case nlohmann::json::value_t::boolean:
      return Value::boolean(json.get<bool>());
    default:
      return json.is_number_integer() ? Value::integer(json.get<std::int64_t>()) : Value::null();
  }
}

/// A policy that is written as text, with what it refers to in braces; unset where it is no JSON. Facts
/// borrow its characters, so they last.
Value document_in(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() ? value_of(json) : Value{};
}

/// The document as an object with statements; unset where it is unknown.
Value document_of(const View& view, const Value& policy, quoin::Target target) {
  if (policy.kind() == Value::Kind::string || policy.kind() == Value::Kind::text)
    return document_in(view.say(policy));
  if (policy.kind() == Value::Kind::object) {
    const Value& json = detail::member(policy, detail::json_marker);
    return json.is_set() ? json : policy;
  }
  const Resource* document = target == quoin::Target::terraform ? view.target(policy) : nullptr;
  if (document == nullptr || document->type->name != "aws_iam_policy_document") return {};
  return document->arguments;
}

void add_grants(Facts& facts, const View& view, std::string_view holder, std::string_view kind,
                const Value& document, const StatementWords& words, quoin::Target target) {
  for (const Value& statement : view.each(detail::member(document, words.statements))) {
    Fact fact{{"holder", holder}, {"kind", kind}};
    const Value& effect = detail::member(statement, words.effect);
    fact["effect"] = effect.is_set() ? view.say(effect) : "Allow";
    fact["actions"] = joined(said(view, detail::member(statement, words.actions)));
    const auto add = [&fact](std::string_view name, std::string_view value) {
      if (!value.empty()) fact[name] = value;
    };
    add("not_actions", joined(said(view, detail::member(statement, words.not_actions))));
    add("resources", joined(said(view, detail::member(statement, words.resources))));
    add("not_resources", joined(said(view, detail::member(statement, words.not_resources))));
    add("principals", joined(principals_of(view, statement, target)));
    add("conditions", conditions_of(view, statement, target));
    facts["grant"].insert(std::move(fact));
  }
}

/// Whose policy it is.
std::string_view holder_of(const View& view, const Resource& resource, std::string_view holder) {
  if (holder == "@") return resource.path;
  if (holder.starts_with('=')) return holder.substr(1);
  while (true) {
    const auto bar = holder.find('|');
    const Value value = view.property(resource.arguments, holder.substr(0, bar));
    if (value.is_set() || bar == std::string_view::npos) return view.say(value);
    holder.remove_prefix(bar + 1);
  }
}

}  // namespace

void read_policies(Facts& facts, const View& view, const Resource& resource, quoin::Target target) {
  const bool terraform = target == quoin::Target::terraform;
  const StatementWords& words = terraform ? terraform_words : cloudformation_words;
  static const RowsByType<PolicyRow> rows{policy_table, [](const PolicyRow& row) { return row.type; }};
  for (const PolicyRow* row : rows[resource.type->name]) {
    const Value policy = view.property(resource.arguments, row->policy);
    if (!policy.is_set()) continue;
    const std::string_view holder = holder_of(view, resource, row->holder);
    const Value document = document_of(view, policy, target);
    if (!document.is_set()) {
      facts["grant"].insert({{"holder", holder}, {"kind", "unknown"}});
      continue;
    }
    // A document in JSON's own words may stand in Terraform, too.
    const bool json_words = detail::member(document, cloudformation_words.statements).is_set();
    add_grants(facts, view, holder, row->kind, document, json_words ? cloudformation_words : words,
               json_words ? quoin::Target::cloudformation : target);
  }
}

}  // namespace quoin::facts

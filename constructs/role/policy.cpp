// Policies as both targets print them.
#include "constructs/role/policy.hpp"

#include "core/tree.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/data/iam_policy_document.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace quoin::aws {

using quoin::detail::Field;
using quoin::detail::NodeData;
using quoin::detail::ValueAccess;

namespace {

/// Adds something to sort by that does not depend on the order of the program's statements.
void add_order(std::string& order, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::string:
      order += value.characters();
      return;
    case Value::Kind::reference: {
      const auto& reference = ValueAccess::reference(value);
      order += '\x7f';
      if (const NodeData* node = quoin::detail::node_behind(reference)) order += node->path;
      (order += '|') += reference.attribute;
      return;
    }
    case Value::Kind::text:
      for (const Value& piece : ValueAccess::items(value)) add_order(order, piece);
      return;
    default:
      return;
  }
}

std::string order_of(const Text& text) {
  std::string order;
  add_order(order, text.value());
  return order;
}

/// Most have one, which is not worth the memory that a stable sort asks for.
void sort_texts(std::vector<Text>& texts) {
  if (texts.size() < 2) return;
  std::ranges::stable_sort(texts, {}, [](const Text& text) { return order_of(text); });
}

/// Stands before every character of a name, so that "S3GetObject" comes before "S3GetObject2".
constexpr char separator = '\x1f';

std::string order_of(const PolicyStatement& statement) {
  std::string order = statement.sid;
  for (const std::string& action : statement.actions) (order += separator) += action;
  for (const std::vector<Text>* resources : {&statement.resources, &statement.not_resources})
    for (const Text& resource : *resources) add_order(order += separator, resource.value());
  return order;
}

/// One value as itself, several as a list: as AWS shows policies.
Value one_or_list(std::vector<Value> values) {
  return values.size() == 1 ? values.front() : ValueAccess::list(std::move(values));
}

Value texts(const std::vector<Text>& given) {
  std::vector<Value> values;
  for (const Text& text : given) values.push_back(text.value());
  return one_or_list(std::move(values));
}

Value strings(const std::vector<std::string>& given) {
  std::vector<Value> values;
  for (const std::string& text : given) values.push_back(Value::string(text));
  return one_or_list(std::move(values));
}

Value principals_object(const std::vector<PolicyPrincipal>& principals) {
  if (principals.size() == 1 && principals.front().type == "*") return Value::literal("*");
  std::map<std::string, std::vector<Text>> by_type;
  for (const PolicyPrincipal& principal : principals)
    by_type[principal.type].insert(by_type[principal.type].end(), principal.identifiers.begin(),
                                   principal.identifiers.end());
  std::vector<Field> fields;
  for (const auto& [type, identifiers] : by_type)
    fields.push_back({quoin::detail::intern(type), texts(identifiers)});
  return ValueAccess::object(std::move(fields));
}

Value conditions_object(const std::vector<PolicyCondition>& conditions) {
  std::map<std::string, std::vector<Field>> by_test;
  for (const PolicyCondition& condition : conditions)
    by_test[condition.test].push_back({quoin::detail::intern(condition.variable), texts(condition.values)});
  std::vector<Field> fields;
  for (auto& [test, variables] : by_test)
    fields.push_back({quoin::detail::intern(test), ValueAccess::object(std::move(variables))});
  return ValueAccess::object(std::move(fields));
}

Value statement_object(const PolicyStatement& statement) {
  std::vector<Field> fields;
  if (!statement.sid.empty()) fields.push_back({"Sid", Value::string(statement.sid)});
  fields.push_back({"Effect", Value::literal(statement.effect == PolicyEffect::allow ? "Allow" : "Deny")});
  if (!statement.actions.empty()) fields.push_back({"Action", strings(statement.actions)});
  if (!statement.resources.empty()) fields.push_back({"Resource", texts(statement.resources)});
  if (!statement.not_resources.empty()) fields.push_back({"NotResource", texts(statement.not_resources)});
  if (!statement.principals.empty()) fields.push_back({"Principal", principals_object(statement.principals)});
  if (!statement.not_principals.empty())
    fields.push_back({"NotPrincipal", principals_object(statement.not_principals)});
  if (!statement.conditions.empty()) fields.push_back({"Condition", conditions_object(statement.conditions)});
  return ValueAccess::object(std::move(fields));
}

using Document = tf::aws::data::IamPolicyDocumentArgs;

std::vector<Document::NotPrincipals> principal_blocks(const std::vector<PolicyPrincipal>& principals) {
  std::vector<Document::NotPrincipals> blocks;
  for (const PolicyPrincipal& principal : principals)
    blocks.push_back({.identifiers = principal.identifiers, .type = principal.type});
  return blocks;
}

Document::Statement statement_block(const PolicyStatement& statement) {
  std::vector<Document::Condition> conditions;
  for (const PolicyCondition& condition : statement.conditions)
    conditions.push_back(
        {.test = condition.test, .values = condition.values, .variable = condition.variable});
  Document::Statement block{.effect = statement.effect == PolicyEffect::allow ? "Allow" : "Deny"};
  if (!statement.actions.empty()) block.actions = statement.actions;
  if (!conditions.empty()) block.condition = conditions;
  if (!statement.not_principals.empty()) block.not_principals = principal_blocks(statement.not_principals);
  if (!statement.not_resources.empty()) block.not_resources = statement.not_resources;
  if (!statement.principals.empty()) block.principals = principal_blocks(statement.principals);
  if (!statement.resources.empty()) block.resources = statement.resources;
  if (!statement.sid.empty()) block.sid = statement.sid;
  return block;
}

}  // namespace

std::vector<PolicyStatement> sorted(std::vector<PolicyStatement> statements) {
  for (PolicyStatement& statement : statements) {
    std::ranges::sort(statement.actions);
    sort_texts(statement.resources);
    sort_texts(statement.not_resources);
    for (PolicyPrincipal& principal : statement.principals) sort_texts(principal.identifiers);
    if (statement.conditions.size() > 1)
      std::ranges::stable_sort(statement.conditions, {}, [](const PolicyCondition& condition) {
        return std::tie(condition.test, condition.variable);
      });
    for (PolicyCondition& condition : statement.conditions) sort_texts(condition.values);
  }
  if (statements.size() < 2) return statements;
  std::vector<std::pair<std::string, std::size_t>>
      order;  // put together once each, and not at every comparison
  order.reserve(statements.size());
  for (const PolicyStatement& statement : statements) order.emplace_back(order_of(statement), order.size());
  std::ranges::sort(order);
  std::vector<PolicyStatement> out;
  out.reserve(statements.size());
  for (const auto& [key, at] : order) out.push_back(std::move(statements[at]));
  return out;
}

Ref<PolicyDocument> add_policy_document(tf::Resources& out, std::string_view local,
                                        std::vector<PolicyStatement> statements) {
  std::vector<Document::Statement> blocks;
  for (const PolicyStatement& statement : sorted(std::move(statements)))
    blocks.push_back(statement_block(statement));
  const auto document = out.add<tf::aws::data::IamPolicyDocument>(local, {.statement = blocks});
  return Ref<PolicyDocument>{document.json().value()};
}

Value policy_document(std::vector<PolicyStatement> statements) {
  std::vector<Value> objects;
  for (const PolicyStatement& statement : sorted(std::move(statements)))
    objects.push_back(statement_object(statement));
  return Value::object(
      {{"Statement", ValueAccess::list(std::move(objects))}, {"Version", Value::literal("2012-10-17")}});
}

}  // namespace quoin::aws

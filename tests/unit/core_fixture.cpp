// Small programs for the tests of the core.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <iterator>
#include <set>

namespace quoin::test {

using detail::ValueAccess;
using nlohmann::json;

namespace {

const std::set<std::string, std::less<>> without_tags = {"aws_route",
                                                         "aws_route_table_association",
                                                         "aws_iam_role_policy",
                                                         "aws_network_acl_rule",
                                                         "aws_kms_key_policy",
                                                         "AWS::EC2::Route",
                                                         "AWS::EC2::SecurityGroupIngress",
                                                         "AWS::EC2::SecurityGroupEgress",
                                                         "AWS::IAM::Policy"};

Value text_from(const detail::Tree& tree, const std::string& characters) {
  Text text;
  std::size_t at = 0;
  while (at < characters.size()) {
    const auto open = characters.find("${", at);
    if (open != at) text = text + Text{characters.substr(at, open == std::string::npos ? open : open - at)};
    if (open == std::string::npos) break;
    const auto close = characters.find('}', open);
    const std::string reference = characters.substr(open + 2, close - open - 2);
    const auto dot = reference.find('.');
    const detail::NodeData* node = tree.find(reference.substr(0, dot));
    if (node == nullptr) throw std::logic_error("no construct stands at " + reference);
    text = text + Text{Value::reference(*node, dot == std::string::npos ? "" : reference.substr(dot + 1))};
    at = close + 1;
  }
  return characters.empty() ? Value::string("") : text.value();
}

}  // namespace

const bindings::ResourceType& resource_type(const std::string& name) {
  static auto& types = *new std::map<std::string, bindings::ResourceType>;
  static auto& names = *new std::deque<std::string>;
  const auto found = types.find(name);
  if (found != types.end()) return found->second;
  bindings::ResourceType type;
  type.target = name.find("::") == std::string::npos ? Target::terraform : Target::cloudformation;
  std::string plain = name;
  if (name.starts_with("data.")) {
    type.category = bindings::Category::data;
    plain = name.substr(5);
  } else if (name.starts_with("ephemeral.")) {
    type.category = bindings::Category::ephemeral;
    plain = name.substr(10);
  }
  type.name = names.emplace_back(plain);
  if (type.category == bindings::Category::resource && !without_tags.contains(plain)) {
    type.tag_style = type.target == Target::terraform ? bindings::TagStyle::map : bindings::TagStyle::list;
    type.tag_property = type.target == Target::terraform ? "tags" : "Tags";
  }
  return types.emplace(name, type).first->second;
}

Value value_from(const detail::Tree& tree, const json& from) {
  switch (from.type()) {
    case json::value_t::null:
      return Value::null();
    case json::value_t::boolean:
      return Value::boolean(from.get<bool>());
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return Value::integer(from.get<std::int64_t>());
    case json::value_t::number_float:
      return Value::number(from.get<double>());
    case json::value_t::string:
      return text_from(tree, from.get<std::string>());
    case json::value_t::array: {
      std::vector<Value> items;
      for (const json& item : from) items.push_back(value_from(tree, item));
      return ValueAccess::list(std::move(items));
    }
    default: {
      std::vector<detail::Field> fields;
      for (const auto& [key, value] : from.items())
        fields.push_back({detail::intern(key), value_from(tree, value)});
      return ValueAccess::object(std::move(fields));
    }
  }
}

namespace {

/// One resource, as it is.
struct RawResource {
  const bindings::ResourceType* type;
  Value arguments;
  detail::ResourceOptions options;
};

detail::Lowered itself(const RawResource& intent) {
  detail::Lowered lowered;
  lowered.resources.push_back(
      std::make_unique<detail::Resource>(*intent.type, "", intent.arguments, intent.options));
  return lowered;
}
[[maybe_unused]] detail::Lowered lower_terraform(const RawResource& intent, const detail::Surroundings&) {
  return itself(intent);
}
[[maybe_unused]] detail::Lowered lower_cloudformation(const RawResource& intent,
                                                      const detail::Surroundings&) {
  return itself(intent);
}

Node add(Scope scope, std::string_view id, Emits intent, std::source_location where) {
  detail::Tree& tree = detail::tree_of(scope.node());
  return Node{tree.add_construct(scope.node(), id, "Queue", std::move(intent), where)};
}

}  // namespace

Node raw(Scope scope, std::string_view id, const std::string& type, const json& arguments,
         detail::ResourceOptions options, std::source_location where) {
  detail::Tree& tree = detail::tree_of(scope.node());
  const bindings::ResourceType& known = resource_type(type);
  detail::NodeData& node =
      tree.add_construct(scope.node(), id, known.name,
                         RawResource{&known, value_from(tree, arguments), std::move(options)}, where);
  node.pinned = &known;
  return Node{node};
}

detail::Lowered lower_terraform(const Emits& intent, const detail::Surroundings& surroundings) {
  return intent.lower(Target::terraform, surroundings);
}
detail::Lowered lower_cloudformation(const Emits& intent, const detail::Surroundings& surroundings) {
  return intent.lower(Target::cloudformation, surroundings);
}

Node queue(Scope scope, std::string_view id, const std::vector<std::string>& locals,
           std::source_location where) {
  return add(
      scope, id, Emits{[locals](Target target, const detail::Surroundings&) {
        const auto& type = resource_type(target == Target::terraform ? "aws_sqs_queue" : "AWS::SQS::Queue");
        detail::Lowered lowered;
        for (const std::string& local : locals)
          lowered.resources.push_back(
              std::make_unique<detail::Resource>(type, local, Value::object({}), detail::ResourceOptions{}));
        lowered.exports.emplace(
            "arn", Value::reference(*lowered.resources.front(), target == Target::terraform ? "arn" : "Arn"));
        return lowered;
      }},
      where);
}

Node queue_with(Scope scope, std::string_view id, const std::function<Value()>& arguments,
                std::source_location where) {
  return add(
      scope, id, Emits{[arguments](Target target, const detail::Surroundings&) {
        const auto& type = resource_type(target == Target::terraform ? "aws_sqs_queue" : "AWS::SQS::Queue");
        detail::Lowered lowered;
        lowered.resources.push_back(
            std::make_unique<detail::Resource>(type, "", arguments(), detail::ResourceOptions{}));
        lowered.exports.emplace(
            "arn", Value::reference(*lowered.resources.front(), target == Target::terraform ? "arn" : "Arn"));
        return lowered;
      }},
      where);
}

std::filesystem::path fresh_folder() {
  std::string name = std::filesystem::temp_directory_path() / "quoin-test-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made for a test");
  return name;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    if (entry.is_regular_file())
      files.emplace(std::filesystem::relative(entry.path(), folder).generic_string(),
                    content_of(entry.path()));
  return files;
}

Run run(const std::function<void(App&)>& declare, const std::vector<std::string>& options) {
  const std::filesystem::path folder = fresh_folder();
  const std::string out = folder / "quoin.out";
  std::vector<const char*> arguments{"program", "--out", out.c_str(), "--color", "never"};
  for (const std::string& option : options) arguments.push_back(option.c_str());
  Run result;
  testing::internal::CaptureStderr();
  {
    App app{static_cast<int>(arguments.size()), arguments.data(), of_an_organization};
    declare(app);
    result.exit_code = app.synth();
  }
  result.messages = testing::internal::GetCapturedStderr();
  result.files = files_below(out);
  std::filesystem::remove_all(folder);
  return result;
}

}  // namespace quoin::test

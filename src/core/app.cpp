// The app, its stacks, outputs, parameters and configuration.
#include <quoin/app.hpp>

#include "core/account_id.hpp"
#include "core/arn_forms.hpp"
#include "core/ascii.hpp"
#include "core/synthesis.hpp"
#include "core/tree.hpp"
#include "messages/core_messages.hpp"

#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/ops.hpp>
#include <quoin/aws/rules/sta.hpp>

#include <algorithm>
#include <charconv>
#include <memory>

namespace quoin {
namespace {

constexpr std::size_t longest_stack_description = 1024;  // bytes, CloudFormation's limit

void add_tags(Node node, std::initializer_list<Tag> tags, std::source_location where) {
  for (const Tag& tag : tags) node.tag(tag.key, tag.value, where);
}

/// In production the report says, for each rule of the account, who keeps what it asks for.
void note_baseline(detail::Tree& tree, const Elsewhere& baseline, std::source_location where) {
  if (!baseline.is_given || !tree.is_production()) return;
  constexpr RuleText rules[] = {QUOIN_QN_AUD_01, QUOIN_QN_AUD_03, QUOIN_QN_OPS_03};
  const bool is_reasoned = detail::says_something(baseline.who);
  for (const RuleText& rule : rules) {
    if (is_reasoned)
      tree.note_relaxation(tree.root, rule, "kept elsewhere: " + std::string{baseline.who}, where);
    else
      tree.refuse(rule, nullptr, where, "elsewhere() that does not say where");
  }
}

void note_residency(detail::Tree& tree, std::initializer_list<Region> residency, std::source_location where) {
  for (const Region region : residency) {
    if (name_of(region).empty())
      tree.refuse(QUOIN_QN_OPS_02, nullptr, where, "a residency in a region that AWS does not have");
    else
      tree.residency.push_back(region);
  }
}

/// As S3 takes it, and without dots, which break TLS.
bool is_state_bucket(std::string_view name) {
  const auto is_word = [](char c) { return ascii::is_lower(c) || ascii::is_digit(c); };
  return name.size() >= 3 && name.size() <= 63 && is_word(name.front()) && is_word(name.back()) &&
         std::ranges::all_of(name, [&](char c) { return is_word(c) || c == '-'; });
}

bool is_state_folder(std::string_view folder) {
  const auto allowed = [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
  };
  return folder.size() <= 200 && std::ranges::all_of(folder, allowed) && !folder.starts_with('/') &&
         !folder.ends_with('/') && folder.find("//") == std::string_view::npos;
}

void take_state(detail::Tree& tree, const StatePlace& place, std::source_location where) {
  using Kind = detail::StateLocation::Kind;
  const RuleText rule{QUOIN_QN_STA_01};
  if (place.is_waived()) tree.note_waiver(tree.root, place.waiver());
  if (const Elsewhere& elsewhere = place.kept_elsewhere(); elsewhere.is_given) {
    tree.state.kind = Kind::elsewhere;
    if (!detail::says_something(elsewhere.who))
      tree.refuse(rule, nullptr, where, "elsewhere() that does not say where");
    else if (tree.is_production())
      tree.note_relaxation(tree.root, rule, "the state is kept elsewhere: " + std::string{elsewhere.who},
                           where);
    return;
  }
  if (!place.is_in_bucket()) return;
  const TerraformState& state = place.bucket();
  if (!is_state_bucket(state.bucket))
    tree.report(messages::state_bucket_malformed(state.bucket), nullptr, where);
  if (name_of(state.region).empty()) tree.report(messages::state_region_unknown(), nullptr, where);
  if (!is_state_folder(state.folder))
    tree.report(messages::state_folder_malformed(state.folder), nullptr, where);
  if (!state.key_arn.empty() && !aws::detail::is_arn(detail::arn_form::kms_key, state.key_arn))
    tree.report(messages::state_key_malformed(state.key_arn), nullptr, where);
  tree.state = {.kind = Kind::bucket,
                .bucket = std::string{state.bucket},
                .region = std::string{name_of(state.region)},
                .folder = state.folder.empty() ? std::string{} : std::string{state.folder} + "/",
                .key_arn = std::string{state.key_arn}};
}

/// The line of the app, the same with every compiler: g++ places a call on its last line, clang on its first,
/// and both place properties that are written in it on their last. Properties that are written elsewhere,
/// above it or in another file, are not the app.
std::source_location place_of_app(std::source_location call, std::source_location properties) {
  const bool written_in_it =
      std::string_view{call.file_name()} == properties.file_name() && properties.line() >= call.line();
  return written_in_it ? properties : call;
}

}  // namespace

App::App(int argc, const char* const* argv, AppProps props, std::source_location call)
    : tree_{new detail::Tree} {
  const std::source_location where = place_of_app(call, props.where);
  tree_->program = where;
  tree_->root.tree = tree_;
  tree_->root.kind = "App";
  tree_->root.where = where;
  tree_->options = detail::read_options(argc, argv, tree_->option_errors);
  node = Node{tree_->root};
  add_tags(node, props.tags, where);
  note_baseline(*tree_, props.baseline, where);
  note_residency(*tree_, props.residency, where);
  take_state(*tree_, props.state, where);
}

App::~App() { detail::retire(std::unique_ptr<detail::Tree>{tree_}); }

Environment App::environment() const { return {tree_->options.environment, tree_->options.environment_kind}; }

ContextValue App::context(std::string_view key) const {
  tree_->asked_context.emplace(key);
  const auto& context = tree_->options.context;
  const auto found = context.find(key);
  if (found == context.end()) return {key, {}, false};
  return {found->first, found->second, true};
}

std::string_view App::context(std::string_view key, std::string_view otherwise) const {
  if (const ContextValue given = context(key)) return given.text;
  return *tree_->kept_texts.emplace(otherwise).first;
}

std::int64_t App::context_number(std::string_view key, std::int64_t otherwise,
                                 std::source_location where) const {
  const ContextValue given = context(key);
  if (!given) return otherwise;
  std::int64_t number = 0;
  const char* begin = given.text.data();
  const char* end = begin + given.text.size();
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (error == std::errc{} && stop == end) return number;
  tree_->report(messages::context_is_no_number(key, given.text), nullptr, where);
  return otherwise;
}

void App::refuse(const Node& refused, std::string_view what, std::string_view fix,
                 std::source_location where) {
  tree_->report(messages::refused_by_program(what, fix), refused.data(), where);
}

void App::add_aspect(void* visitor, void (*visit)(void*, Node), void (*destroy)(void*)) {
  tree_->aspects.push_back({visitor, visit, destroy});
}

void App::report_missing_choice(std::source_location where) const {
  tree_->report(messages::environment_has_no_choice(tree_->options.environment), nullptr, where);
}

int App::synth(std::source_location where) {
  if (tree_->is_over) tree_->refuse_late(messages::synth_twice(), where);
  const int code = detail::synthesize(*tree_);
  tree_->is_over = true;
  return code;
}

namespace detail {

Node make_stack(Scope scope, std::string_view id, const StackProps& props, std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& stack = tree.add_node(scope.node(), id, "Stack", where);
  stack.stack_data = StackData{props.region, std::string{props.account}, std::string{props.description}};
  if (name_of(props.region).empty()) {
    tree.report(messages::unknown_region(), &stack, where);
    stack.stack_data->region = us_east_1;
  }
  if (!props.account.empty() && !detail::is_account_id(props.account))
    tree.report(messages::account_malformed(props.account), &stack, where);
  if (props.description.size() > longest_stack_description)
    tree.report(messages::description_too_long(props.description.size(), longest_stack_description), &stack,
                where);
  add_tags(Node{stack}, props.tags, where);
  return Node{stack};
}

Node make_output(Scope scope, std::string_view id, const Text& value, std::string_view description,
                 std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& output = tree.add_node(scope.node(), id, "Output", where);
  output.output = OutputData{value.value(), std::string{description}};
  if (value.empty()) tree.report(messages::output_without_value(), &output, where);
  return Node{output};
}

Node make_parameter(Scope scope, std::string_view id, std::string_view description,
                    std::string_view otherwise, bool has_default, bool sensitive,
                    std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& parameter = tree.add_node(scope.node(), id, "Parameter", where);
  parameter.parameter =
      ParameterData{std::string{description},
                    has_default ? std::optional{std::string{otherwise}} : std::nullopt, sensitive};
  return Node{parameter};
}

}  // namespace detail

Text Parameter::value() const { return Text{Value::reference(*node.data(), "value")}; }

}  // namespace quoin

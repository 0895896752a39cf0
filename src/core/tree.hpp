// The tree: who stands where, and everything that is gathered while the program runs.
#pragma once

#include "core/children.hpp"
#include "core/intent.hpp"
#include "core/options.hpp"
#include "core/rarely.hpp"
#include "core/relation.hpp"

#include <quoin/app.hpp>
#include <quoin/diagnostic.hpp>
#include <quoin/rule.hpp>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace quoin::detail {

struct Tree;
struct NodeData;

/// CloudFormation's limit for the name of a stack, in characters.
inline constexpr std::size_t longest_stack_id = 128;

/// One property set by the program over what a construct emits.
struct Override {
  quoin::Target target;
  std::string resource;
  std::string property;
  Value value;
  std::source_location where;
  const bindings::ResourceType* type = nullptr;  ///< What the resource must be; null: whatever it is.
};

/// Something that Terraform's state has already, and what becomes of it.
struct StateStep {
  enum class Kind : std::uint8_t { imported, moved, removed };

  Kind kind;
  const NodeData* node;    ///< The construct; for what is removed, where it is said.
  std::string local{};     ///< The resource inside the construct.
  std::string selector{};  ///< Which of its instances, `["orders"]`, or empty.
  std::string address{};   ///< Where the state has what is moved or removed.
  Value id{};              ///< What AWS calls what is imported.
  bool destroys = false;   ///< What is removed is destroyed, not forgotten.
  std::source_location where{};
};

/// How a load balancer asks whether a target is well: set by the target, read by the load balancer.
struct TargetHealth {
  std::string path = "/";
  std::string codes = "200-299";
  int interval_seconds = 30;
  int timeout_seconds = 5;
  int healthy_after = 2;
  int unhealthy_after = 3;
  int deregistration_seconds = 30;  ///< How long a target that leaves may finish its requests.
  int grace_seconds = 60;           ///< How long a new task may answer badly.
};

/// How a load balancer sends requests to a target: set by the target, read by the load balancer.
struct TargetTraffic {
  std::string version = "HTTP1";  ///< "HTTP1", "HTTP2" or "GRPC".
  std::string cookie_kind{};      ///< "lb_cookie" or "app_cookie"; empty: sessions do not stick.
  std::string cookie_name{};      ///< Of the application's cookie.
  int cookie_seconds = 0;
  int slow_start_seconds = 0;
};

/// How a construct is reached by others: set by constructs that take part in the chain.
struct Endpoint {
  std::uint16_t port = 0;       ///< The port that it listens on; 0: it only calls others.
  std::string protocol{};       ///< What is spoken there: "https", "http", "mysql".
  std::string refusing_rule{};  ///< The message of the rule that guards it (QN-SG-03 for a database).
  TargetHealth health{};        ///< Meaningful where a load balancer may stand before it.
  TargetTraffic traffic{};      ///< Likewise.
};

/// A stack's own facts.
struct StackData {
  Region region = unknown_region;
  std::string account;
  std::string description;
};

/// A value that the deployed stack shows.
struct OutputData {
  Value value;
  std::string description;
};

/// A value that is given at deployment.
struct ParameterData {
  std::string description;
  std::optional<std::string> otherwise;
  bool sensitive = false;
};

/// What was called otherwise before: said of a scope, before what stands in it is made.
struct Rename {
  std::string former;
  std::string id;
  std::source_location where;
  bool is_met = false;  ///< There is a construct of that id.
};

/// What a program says of a construct beside its properties, as it does of few.
struct Remarks {
  std::vector<std::string> former_ids;  ///< The oldest first.
  std::vector<Rename> renames;          ///< Of what stands in it.
  std::map<std::string, std::string, std::less<>> tags;
  std::vector<Override> overrides;
};

inline constexpr std::size_t no_number = static_cast<std::size_t>(-1);

/// A node of the tree. There may be a hundred thousand, nearly all of them raw resources: what those lack
/// takes no room in them.
struct NodeData : Target {
  NodeData() : Target{Kind::node} {}

  /// Of all constructs in the order in which the program made them; none: it is the app, or a target's own.
  std::size_t number = no_number;
  Tree* tree = nullptr;
  NodeData* parent = nullptr;
  NodeData* stack = nullptr;  ///< The stack that it belongs to; itself for a stack; null above.
  std::source_location where;
  Region region = unknown_region;  ///< Where it and what is below it lies, if not in the stack's region.
  Rarely<Children> below;
  Rarely<Remarks> remarks;
  std::unique_ptr<Intent> intent;  ///< Null for stacks and groups.
  Rarely<StackData> stack_data;
  Rarely<OutputData> output;
  Rarely<ParameterData> parameter;
  Rarely<Value> condition;  ///< CloudFormation: what a condition says.
  Rarely<Endpoint> endpoint;
  const bindings::ResourceType* pinned = nullptr;  ///< A raw resource: it exists for its type's target only.
  std::string id;
  std::string path;                ///< Without the app: "chat/Db".
  std::string_view kind;           ///< Interned.
  mutable bool has_names = false;  ///< Its names in AWS are made.

  /// What stands directly in it, in the program's order.
  const std::vector<NodeData*>& children() const { return below.or_plain().in_order(); }
  /// The one of that id, or null.
  NodeData* child(std::string_view child_id) const { return below.or_plain().find(child_id); }
  /// The one of that id, if it is of that kind, or null.
  NodeData* child(std::string_view child_id, std::string_view child_kind) const {
    NodeData* const found = child(child_id);
    return found != nullptr && found->kind == child_kind ? found : nullptr;
  }
  /// What its names in AWS are made of: path and id as they were first. Names outlast a rename, for what
  /// bears them would be replaced.
  std::string name_path() const;
  const std::string& name_id() const { return former_ids().empty() ? id : former_ids().front(); }
  const std::vector<std::string>& former_ids() const { return remarks.or_plain().former_ids; }
  const std::map<std::string, std::string, std::less<>>& tags() const { return remarks.or_plain().tags; }
  const std::vector<Override>& overrides() const { return remarks.or_plain().overrides; }

  /// The intent, for a construct that knows its type.
  template <class I> I& intent_as() const { return *static_cast<I*>(intent->value()); }
};

/// A relaxed value that takes effect in this environment; reports list it.
struct Relaxation {
  std::string path;
  std::string rule;
  std::string what;
  std::source_location where;
};

/// A waiver in force.
struct UsedWaiver {
  std::string path;
  WaiverRecord record;
};

struct Aspect {
  void* visitor;
  void (*visit)(void*, Node);
  void (*destroy)(void*);
};

/// Where Terraform's states lie.
struct StateLocation {
  enum class Kind : std::uint8_t { unstated, bucket, elsewhere };

  Kind kind = Kind::unstated;
  std::string bucket{};
  std::string region{};
  std::string folder{};  ///< With the '/' behind it, where there is one.
  std::string key_arn{};
};

struct Tree {
  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree();

  /// Ends the program's visitors, which are its own.
  void end_aspects();

  Options options;
  std::source_location program;  ///< Where the app was made: files are named relative to that one's folder.
  NodeData root;
  std::deque<NodeData> nodes;
  Diagnostics option_errors;  ///< What is wrong with the command line: misuse, not a finding.
  Diagnostics diagnostics;
  std::set<std::string, std::less<>> kept_texts;  ///< Characters that the program was handed views of.
  /// Sorted by kind, from, to and key.
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Relation> relations;
  std::vector<Relaxation> relaxations;
  std::vector<UsedWaiver> waivers;
  std::vector<Aspect> aspects;
  std::vector<StateStep> state_steps;
  std::vector<Region> residency;  ///< Where data may lie; empty: it is not stated.
  /// The VPC that a construct's security group belongs to. Filled while relations are resolved.
  std::unordered_map<const NodeData*, const NodeData*> networks;
  std::set<std::string, std::less<>> asked_context;  ///< Keys that the program has asked for.
  bool has_former_ids = false;                       ///< Some construct had another id before.
  bool is_over = false;  ///< app.synth() has been called: nothing is taken in any more.
  StateLocation state;

  bool is_production() const { return options.environment_kind == EnvironmentKind::production; }

  /// Puts a construct into the tree. A bad or duplicate id is reported, and the construct lives on under
  /// another.
  NodeData& add_node(const Node& scope, std::string_view id, std::string_view kind,
                     std::source_location where);
  /// The same, with what the construct wants.
  template <class I>
  NodeData& add_construct(const Node& scope, std::string_view id, std::string_view kind, I intent,
                          std::source_location where) {
    NodeData& node = add_node(scope, id, kind, where);
    node.intent = std::make_unique<IntentOf<I>>(std::move(intent));
    return node;
  }

  /// Notes a relation. The same one again is one; one that contradicts (other data under the same key) is an
  /// error.
  void relate(Relation relation);

  /// Says that something was declared after app.synth(), and ends the program: what it has written lacks it.
  [[noreturn]] void refuse_late(Diagnostic diagnostic, std::source_location where) const;

  /// The message with the node's path and the line put in, where it has none of its own.
  Diagnostic placed(Diagnostic diagnostic, const NodeData* node, std::source_location where) const;
  /// Adds path and line to a message, and keeps it.
  void report(Diagnostic diagnostic, const NodeData* node, std::source_location where);
  /// A rule is broken at `node`: the message is the rule's own.
  void refuse(const RuleText& rule, const NodeData* node, std::source_location where, std::string got = {});
  void note_relaxation(const NodeData& node, const RuleText& rule, std::string what,
                       std::source_location where);
  void note_waiver(const NodeData& node, const WaiverRecord& waiver);

  /// The construct at `path`, or null.
  NodeData* find(std::string_view path) const;

  /// The program's file as reports name it: relative to the folder of the file that made the app.
  std::string source_file(std::source_location where) const;

private:
  std::string relative_file(std::source_location where) const;
  mutable const char* named_file_ = nullptr;  ///< Whose name file_name_ is.
  mutable std::string file_name_;
};

/// A message about a node as a whole: with its path, and the line that made it.
inline Diagnostic placed(Diagnostic diagnostic, const NodeData& node) {
  return node.tree->placed(std::move(diagnostic), &node, node.where);
}

/// The region that a node lies in: its own, or that of the nearest one above it that has one, the stack at
/// last.
Region region_around(const NodeData& node);

/// The node that a reference points at, a construct or a raw resource; null where the value is no reference,
/// or one to something else.
const NodeData* node_behind(const Value& value);
const NodeData* node_behind(const Reference& reference);

/// The region that the target of a reference lies in; unknown where the value is no reference to a node.
Region region_of_target(const Value& value);

/// The tree that a node belongs to.
inline Tree& tree_of(const Node& node) { return *node.data()->tree; }

/// A reference to something that a construct hands out: `id` of a VPC. Its lowering provides it under that
/// name.
template <class T> Ref<T> reference(const NodeData& node, std::string_view name) {
  return Ref<T>{node, name};
}

}  // namespace quoin::detail

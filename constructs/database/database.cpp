// Databases: from properties to what is wanted, whatever the engine.
#include "constructs/database/database_intent.hpp"

#include "constructs/database/replica_intent.hpp"
#include "constructs/database/user_rotation.hpp"
#include "constructs/database/windows.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/log_group/masking.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "constructs/vpc/subnets.hpp"
#include "core/arn_forms.hpp"
#include "core/ascii.hpp"
#include "messages/rds_messages.hpp"

#include <quoin/date.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::string_view replica_kind = "DatabaseReplica";
constexpr std::string_view default_class = db_r6g_large.name;
constexpr std::string_view default_backup_window = "01:00-02:00";
constexpr std::string_view default_maintenance_window = "sun:02:30-sun:03:30";
constexpr int advanced_insights_days = 465;  // what AWS demands of the mode 'advanced'
constexpr int standard_insights_days = 7;    // what is free of charge
constexpr std::size_t longest_identifier = 63;
constexpr std::size_t longest_user_name = 32;
constexpr std::string_view clone_suffix = "_clone";  // of the second user of a rotated secret

bool identifier_is_allowed(std::string_view text) {
  if (text.empty() || text.size() > longest_identifier || !ascii::is_letter(text.front()) ||
      text.back() == '-')
    return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; });
}

/// Eight hexadecimal digits that tell long texts apart, the same on every machine (FNV-1a).
std::string short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::array<char, 9> digits{};
  std::snprintf(digits.data(), digits.size(), "%08x", hash);
  return digits.data();
}

/// "chat/OrdersDb" → "chat-orders-db".
std::string identifier_from(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    const bool new_word =
        ascii::is_upper(c) && i > 0 && (ascii::is_lower(path[i - 1]) || ascii::is_digit(path[i - 1]));
    const bool separator = !ascii::is_letter_or_digit(c);
    if ((new_word || separator) && !text.empty() && text.back() != '-') text += '-';
    if (!separator) text += ascii::lower(c);
  }
  while (!text.empty() && text.back() == '-') text.pop_back();
  if (text.size() <= longest_identifier) return text;
  std::string kept = text.substr(0, longest_identifier - 9);
  while (kept.back() == '-') kept.pop_back();
  return kept + "-" + short_hash(path);
}

/// "chat-api" → "chat_api".
std::string database_name_from(std::string_view stack, std::size_t longest) {
  std::string text;
  for (const char c : stack.substr(0, longest)) text += ascii::is_letter_or_digit(c) ? ascii::lower(c) : '_';
  return text;
}

bool database_name_is_allowed(std::string_view text, std::size_t longest) {
  if (text.empty() || text.size() > longest || !ascii::is_letter(text.front())) return false;
  return std::ranges::all_of(text, [](char c) { return ascii::is_letter_or_digit(c) || c == '_'; });
}

bool user_name_is_allowed(std::string_view text) {
  if (text.empty() || text.size() > longest_user_name || !ascii::is_lower(text.front()) || text.back() == '_')
    return false;
  if (text.find("__") != std::string_view::npos) return false;
  return std::ranges::all_of(text,
                             [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '_'; });
}

/// A snapshot's name, "chat-db-final", that of one that RDS has taken by itself,
/// "rds:chat-db-2026-11-01-01-05", or the ARN of one that another account shares.
bool snapshot_identifier_is_allowed(std::string_view text) {
  if (text.starts_with("arn:")) return detail::is_arn(quoin::detail::arn_form::database_snapshot, text);
  if (text.starts_with("rds:")) text.remove_prefix(4);
  if (text.empty() || text.size() > 255 || !ascii::is_letter(text.front()) || text.back() == '-')
    return false;
  return text.find("--") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; });
}

/// Who resolves one database: its tree, its node, and the line to blame.
struct Resolving {
  Tree& tree;
  NodeData& node;
  std::source_location where;

  void report(Diagnostic diagnostic) const { tree.report(std::move(diagnostic), &node, where); }
  void refuse(const RuleText& rule, std::string got) const {
    tree.refuse(rule, &node, where, std::move(got));
  }
};

void resolve_subnets(DatabaseIntent& intent, const DatabaseSubnets& subnets, const Resolving& at) {
  if (subnets.vpc().data() == nullptr) return;
  const SubnetList list = subnets_of(subnets.vpc(), Tier::isolated_tier);
  intent.network = subnets.vpc();
  intent.subnets = list.ids;
  intent.security.vpc = list.vpc;
  if (!list.dual_stack) at.refuse(QUOIN_QN_RDS_10, "isolated subnets without IPv6 ranges");
}

/// A key that is moved twice compiles; here the second database learns of the first (QN-KMS-02).
void resolve_key(DatabaseIntent& intent, const DatabaseKey& encryption, const Resolving& at) {
  NodeData* key = encryption.key().data();
  if (key == nullptr) return;
  for (const auto& entry : at.tree.relations) {
    const quoin::detail::Relation& relation = entry.second;
    if (relation.kind != quoin::detail::relation::uses_key || relation.to != key || relation.from == &at.node)
      continue;
    at.refuse(QUOIN_QN_KMS_02, key->path + ", which is the key of " + relation.from->path);
    break;
  }
  intent.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(at.node, *key, "rds", at.where);
}

template <class Intent>
void resolve_availability(Intent& intent, const Availability& availability, const Resolving& at) {
  bool wants_one = availability.is_relaxed();
  if (const std::string_view text = availability.text(); !text.empty()) {
    wants_one = text == "single_az";
    if (!wants_one && text != "multi_az") at.report(messages::availability_unknown(text));
    if (wants_one && at.tree.is_production()) at.refuse(QUOIN_QN_RDS_03, "single_az");
  }
  intent.multi_az = !wants_one || at.tree.is_production();
  if (!intent.multi_az) at.tree.note_relaxation(at.node, QUOIN_QN_RDS_03, "single_az", at.where);
}

template <class Intent> void resolve_class(Intent& intent, const DatabaseClass& wanted, const Resolving& at) {
  const bool production = at.tree.is_production();
  std::string_view name = wanted.name();
  if (!production && !wanted.relaxed().empty()) name = wanted.relaxed();
  if (name.empty()) name = default_class;

  const InstanceClassKind kind = instance_class_kind(name);
  if (kind == InstanceClassKind::unknown) {
    at.refuse(QUOIN_QN_RDS_04,
              "\"" + std::string{name} + "\", a class that RDS does not have for this engine");
    name = default_class;
  } else if (kind != InstanceClassKind::memory_optimized) {
    if (production) {
      at.refuse(QUOIN_QN_RDS_04, std::string{name});
      name = default_class;
    } else {
      at.tree.note_relaxation(at.node, QUOIN_QN_RDS_04, std::string{name}, at.where);
    }
  }
  intent.instance_class = name;
  if (!instance_class_has_database_insights(name)) return;
  intent.insights_mode = production ? "advanced" : "standard";
  intent.insights_retention_days = production ? advanced_insights_days : standard_insights_days;
}

void resolve_storage(DatabaseIntent& intent, const StorageSize& size, const Resolving& at) {
  if (!rules::storage_limit_is_allowed(size.start_gib, size.limit_gib)) {
    at.refuse(QUOIN_QN_RDS_12, "a start of " + std::to_string(size.start_gib) + " GiB and a limit of " +
                                   std::to_string(size.limit_gib));
    return;
  }
  intent.storage_gib = size.start_gib;
  intent.storage_limit_gib = size.limit_gib;
}

/// The identifier of an instance, source or replica; empty where it is none.
std::string_view identifier_of(const NodeData& node) {
  if (node.intent == nullptr) return {};
  if (node.kind == replica_kind) return node.intent_as<ReplicaIntent>().identifier;
  return node.kind == "RdsMysql" || node.kind == "RdsPostgres"
             ? std::string_view{node.intent_as<DatabaseIntent>().identifier}
             : std::string_view{};
}

std::string resolve_identifier(std::string_view given, const Resolving& at) {
  const NodeData& node = at.node;
  std::string identifier = identifier_from(node.name_path());
  if (!given.empty()) {
    if (!identifier_is_allowed(given))
      at.report(messages::database_identifier_malformed(given));
    else
      identifier = ascii::lower(given);
  }
  for (const NodeData& other : at.tree.nodes) {
    if (&other == &node || other.stack == nullptr || identifier_of(other) != identifier) continue;
    const bool same_place = node.stack != nullptr &&
                            other.stack->stack_data->region == node.stack->stack_data->region &&
                            other.stack->stack_data->account == node.stack->stack_data->account;
    if (same_place) at.report(messages::database_identifier_taken(identifier, other.path));
  }
  return identifier;
}

void resolve_names(DatabaseIntent& intent, const DatabaseRequest& request, const Resolving& at) {
  const NodeData& node = at.node;
  intent.identifier = resolve_identifier(request.identifier, at);

  intent.database_name = database_name_from(node.stack != nullptr ? node.stack->id : node.id,
                                            intent.engine->longest_database_name);
  if (request.database_name.empty()) return;
  if (database_name_is_allowed(request.database_name, intent.engine->longest_database_name))
    intent.database_name = request.database_name;
  else
    at.report(messages::database_name_malformed(request.database_name, intent.engine->longest_database_name));
}

void resolve_backups(DatabaseIntent& intent, const DatabaseRequest& request, const Resolving& at) {
  const int days = request.backup_retention.count();
  if (rules::backup_retention_is_allowed(days))
    intent.backup_retention_days = days;
  else if (days == 0)
    at.refuse(QUOIN_QN_RDS_11, "a backup retention of 0 days");
  else
    at.report(messages::backup_retention_out_of_range(days));

  const std::string_view backup =
      request.backup_window.empty() ? default_backup_window : request.backup_window;
  const std::string_view upkeep =
      request.maintenance_window.empty() ? default_maintenance_window : request.maintenance_window;
  const std::optional<Window> daily = parse_daily_window(backup);
  const std::optional<Window> weekly = parse_weekly_window(upkeep);
  const auto length_is_allowed = [](const Window& window) {
    return window.length() >= 30 && window.length() <= minutes_of_day;
  };
  if (!daily) at.report(messages::backup_window_malformed(backup));
  if (!weekly) at.report(messages::maintenance_window_malformed(upkeep));
  if (daily && !length_is_allowed(*daily)) at.report(messages::window_too_short(backup));
  if (weekly && !length_is_allowed(*weekly)) at.report(messages::window_too_short(upkeep));
  if (daily && weekly && overlap(*daily, *weekly)) at.report(messages::windows_overlap(backup, upkeep));
  intent.backup_window = backup;
  intent.maintenance_window = upkeep;
}

void resolve_monitoring(DatabaseIntent& intent, int seconds, const Resolving& at) {
  constexpr std::array<int, 6> intervals{1, 5, 10, 15, 30, 60};
  if (std::ranges::find(intervals, seconds) == intervals.end())
    at.report(messages::monitoring_interval_unknown(seconds));
  else
    intent.monitoring_seconds = seconds;
}

/// The groups that RDS writes to. They are made first, so that they are encrypted and end: groups that RDS
/// makes itself are neither.
template <class Intent> void add_log_groups(Intent& intent, Days retention, const Resolving& at) {
  for (const DatabaseLog& log : intent.engine->logs) {
    const NodeData& group =
        add_log_group(at.tree, Node{at.node}, log.id,
                      {.name = Text{"/aws/rds/instance/" + intent.identifier + "/" + std::string{log.name}},
                       .retention_days = retention.count,
                       .masks = intent.masks},
                      at.where);
    intent.log_groups.push_back(quoin::detail::reference<LogGroupName>(group, "name").value());
  }
}

void resolve_source(DatabaseIntent& intent, const DatabaseSource& source, const Resolving& at) {
  if (!source.restores()) return;
  intent.snapshot = source.snapshot_identifier();
  if (!snapshot_identifier_is_allowed(intent.snapshot)) {
    at.report(messages::snapshot_identifier_malformed(intent.snapshot));
    intent.snapshot = "malformed";
    return;
  }
  at.report(messages::restored_from_snapshot(intent.snapshot));
}

void add_master(DatabaseIntent& intent, const DatabaseMaster& master, const Resolving& at) {
  if (master.vault().data() == nullptr) return;
  intent.vault = master.vault();
  NodeData& key = key_of_class(*master.vault().data(), DatabaseSecrets::key_class, at.where);
  intent.master_key = quoin::detail::reference<KmsKeyArn>(key, "arn");
  if (master.is_managed_by_rds()) {
    intent.master_is_managed = true;
    intent.master = quoin::detail::reference<SecretArn>(at.node, "master_secret.arn");
    // RDS works on with the key when nobody calls it.
    use_key(at.node, key, "rds", at.where);
    use_key(at.node, key, "secretsmanager", at.where);
    at.tree.note_relaxation(at.node, QUOIN_QN_SEC_05,
                            "RDS manages the master's secret, which then has no copies in other regions",
                            at.where);
    return;
  }
  const NodeData& secret =
      add_database_secret(at.tree, Node{at.node}, "Master", master.vault(),
                          {.description = "Master credentials of " + at.node.name_path(),
                           .members = {{"username", Text{intent.engine->master_username}},
                                       {"engine", Text{intent.engine->engine}}}},
                          at.where);
  intent.master = quoin::detail::reference<SecretArn>(secret, "arn");
  intent.master_written = quoin::detail::reference<SecretArn>(secret, "written.arn");
}

}  // namespace

/// "chat_app" → "UserChatApp".
std::string user_id_from(std::string_view name) {
  std::string id = "User";
  bool capital = true;
  for (const char c : name) {
    if (c == '_') {
      capital = true;
      continue;
    }
    id += capital ? ascii::upper(c) : c;
    capital = false;
  }
  return id;
}

NodeData& add_database(const Node& scope, std::string_view id, const DatabaseEngine& engine,
                       const DatabaseRelease& release, const DatabaseRequest& request,
                       std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope);
  NodeData& node = tree.add_construct(scope, id, engine.kind, DatabaseIntent{}, where);
  node.endpoint = quoin::detail::Endpoint{.port = engine.port,
                                          .protocol = std::string{engine.engine},
                                          .refusing_rule = std::string{engine.reached_by.message()}};
  auto& intent = node.intent_as<DatabaseIntent>();
  intent.path = node.name_path();
  intent.engine = &engine;
  intent.series = release.series;
  intent.newest_minor = release.newest_minor;
  intent.family = release.family;
  intent.ca_certificate = request.ca_certificate;
  intent.security_group = quoin::detail::reference<SecurityGroupId>(node, "security_group.id");

  const Resolving at{tree, node, where};
  resolve_subnets(intent, request.subnets, at);
  resolve_key(intent, request.encryption, at);
  resolve_availability(intent, request.availability, at);
  resolve_class(intent, request.instance_class, at);
  resolve_storage(intent, request.storage.size(), at);
  resolve_names(intent, request, at);
  resolve_backups(intent, request, at);
  resolve_monitoring(intent, request.monitoring_seconds, at);
  intent.masks = checked_masks(request.masked_in_logs, node, where);
  add_log_groups(intent, request.log_retention, at);
  add_master(intent, request.master, at);
  resolve_source(intent, request.restore_from, at);
  return node;
}

void resolve_intent(DatabaseIntent& intent, const NodeData& self, const quoin::detail::Relations& relations) {
  resolve_security(intent.security, self, relations);
}

namespace {

/// The rights as the rotation function calls them, in one order.
std::vector<std::string_view> resolve_rights(const DatabaseUserProps& props, std::string_view user,
                                             const DatabaseEngine& engine, const Resolving& at) {
  constexpr std::pair<DatabaseRight, std::string_view> names[] = {
      {DatabaseRight::select, "select"},   {DatabaseRight::insert, "insert"},
      {DatabaseRight::update, "update"},   {DatabaseRight::remove, "remove"},
      {DatabaseRight::execute, "execute"}, {DatabaseRight::change_tables, "change_tables"}};
  std::vector<std::string_view> rights;
  for (const auto& [right, name] : names) {
    const auto count = std::ranges::count(props.rights, right);
    if (count > 1) at.report(messages::database_right_repeated(user, name));
    if (count == 0) continue;
    if (right == DatabaseRight::execute && !engine.has_execute)
      at.report(messages::database_has_no_execute(user));
    else
      rights.push_back(name);
  }
  if (props.rights.size() == 0) at.report(messages::database_user_without_rights(user));
  if (user.size() + clone_suffix.size() > longest_user_name)
    at.report(messages::database_user_too_long_to_rotate(user, longest_user_name - clone_suffix.size()));
  return rights;
}

}  // namespace

namespace detail {

DatabaseReplica add_replica(const Node& database, std::string_view id, const ReplicaProps& props,
                            std::source_location where) {
  NodeData& source = *database.data();
  Tree& tree = *source.tree;
  const auto& of = source.intent_as<DatabaseIntent>();
  NodeData& node = tree.add_construct(database, id, replica_kind, ReplicaIntent{}, where);
  auto& intent = node.intent_as<ReplicaIntent>();
  const Resolving at{tree, node, where};
  if (of.master_is_managed) at.report(messages::replica_of_managed_master(source.path));
  const auto from = [&source](std::string_view name) { return Value::reference(source, name); };
  intent.path = node.name_path();
  intent.engine = of.engine;
  intent.source = from("identifier");
  intent.storage_limit_gib = of.storage_limit_gib;
  intent.masks = of.masks;
  intent.maintenance_window = of.maintenance_window;
  intent.monitoring_seconds = of.monitoring_seconds;
  intent.security_group = of.security_group;
  intent.key = of.key;
  intent.parameter_group = from("parameter_group");
  if (!of.engine->options.empty()) intent.option_group = from("option_group");
  intent.monitoring_role = from("monitoring_role.arn");
  resolve_availability(intent, props.availability, at);
  resolve_class(intent, props.instance_class, at);
  intent.identifier = resolve_identifier(props.identifier, at);
  source.intent_as<DatabaseIntent>().replicas.push_back(intent.identifier);
  add_log_groups(intent, props.log_retention, at);
  return DatabaseReplica{Node{node}};
}

Text replica_address(const Node& replica) {
  return quoin::detail::reference<Text>(*replica.data(), "endpoint.address");
}
Ref<DatabaseArn> replica_arn(const Node& replica) {
  return quoin::detail::reference<DatabaseArn>(*replica.data(), "arn");
}

Permission connect_permission(const Node& database, std::string_view user, std::source_location where) {
  NodeData& node = *database.data();
  const auto& intent = node.intent_as<DatabaseIntent>();
  const Resolving at{*node.tree, node, where};
  if (!user_name_is_allowed(user))
    at.report(messages::database_user_malformed(user));
  else if (user == intent.engine->master_username)
    at.refuse(QUOIN_QN_RDS_14, "the master, \"" + std::string{user} + "\"");
  else if (std::ranges::find(intent.engine->reserved_users, user) != intent.engine->reserved_users.end())
    at.report(messages::database_user_is_master(user));
  const Text users = Text{quoin::detail::reference<Text>(node, "connect_arn")};
  return allow_these({"rds-db:connect"}, {users + Text{"/" + std::string{user}}}, where);
}

DatabaseUser add_database_user(const Node& database, std::string_view name, const DatabaseUserProps* props,
                               std::source_location where) {
  NodeData& node = *database.data();
  Tree& tree = *node.tree;
  const auto& intent = node.intent_as<DatabaseIntent>();
  const Resolving at{tree, node, where};
  std::string user{name};
  if (!user_name_is_allowed(user)) {
    at.report(messages::database_user_malformed(name));
    user = "malformed";
  } else if (user == intent.engine->master_username ||
             std::ranges::find(intent.engine->reserved_users, user) != intent.engine->reserved_users.end()) {
    at.report(messages::database_user_is_master(name));
  }

  const std::string id = user_id_from(user);
  if (NodeData* known = node.child(id)) {
    if (props != nullptr) at.report(messages::database_user_stated_late(user));
    return DatabaseUser{Node{*known}};
  }
  NodeData& secret =
      add_database_secret(tree, database, id, intent.vault,
                          {.description = "Credentials of the user " + user + " of " + node.name_path(),
                           .members = {{"username", Text{user}},
                                       {"engine", Text{intent.engine->engine}},
                                       {"host", database_address(database)},
                                       {"port", Text{std::to_string(intent.engine->port)}},
                                       {"dbname", Text{intent.database_name}}}},
                          where);
  const bool is_rotated = props != nullptr && is_rotated_by_function(secret, props->rotation.stated(), where);
  if (!is_rotated) tree.report(messages::database_user_made_by_hand(user), &secret, where);
  if (props == nullptr) return DatabaseUser{Node{secret}};
  std::vector<std::string_view> rights = resolve_rights(*props, user, *intent.engine, at);
  if (is_rotated) rotate_database_user(node, secret, user, std::move(rights), where);
  return DatabaseUser{Node{secret}};
}

MasterSecret master_secret_of(const Node& database) {
  NodeData* const secret = database.data()->child("Master");
  return {secret == nullptr ? Node{} : Node{*secret}};
}

Text database_address(const Node& database) {
  return quoin::detail::reference<Text>(*database.data(), "endpoint.address");
}
Text database_port(const Node& database) {
  return quoin::detail::reference<Text>(*database.data(), "endpoint.port");
}
Ref<DatabaseArn> database_arn(const Node& database) {
  return quoin::detail::reference<DatabaseArn>(*database.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws

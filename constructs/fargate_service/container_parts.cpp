// Containers: from what the program says to the intent.
#include "constructs/fargate_service/container_parts.hpp"

#include "constructs/container_registry/existing_registry_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "core/account_id.hpp"
#include "core/ascii.hpp"
#include "messages/fargate_service_messages.hpp"

#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/ecs_checks.hpp>
#include <quoin/aws/rules/sec_checks.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_container_name = 255;
constexpr std::int64_t largest_user_id = 65535;

bool is_variable_name(std::string_view name) {
  return !name.empty() && !ascii::is_digit(name.front()) &&
         std::ranges::all_of(name, [](char c) { return ascii::is_letter_or_digit(c) || c == '_'; });
}

bool is_container_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_container_name && std::ranges::all_of(name, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_';
  });
}

/// "/var/cache/nginx" → "var-cache-nginx"
std::string volume_name(std::string_view path) {
  std::string name;
  for (const char c : path) {
    if (ascii::is_letter_or_digit(c))
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

std::vector<std::string> strings(std::initializer_list<std::string_view> views) {
  return {views.begin(), views.end()};
}

/// A private repository of ECR in this region, by the host of an image: its ARN's account and name.
struct EcrHost {
  std::string account;
  std::string region;
  std::string repository;
};

std::optional<EcrHost> ecr_of(std::string_view image) {
  using quoin::detail::account_digits;
  constexpr std::string_view service = ".dkr.ecr.";
  const auto slash = image.find('/');
  if (slash == std::string_view::npos || slash <= account_digits + service.size()) return std::nullopt;
  const std::string_view host = image.substr(0, slash);
  const std::string_view account = host.substr(0, account_digits);
  if (!quoin::detail::is_account_id(account) || !host.substr(account_digits).starts_with(service))
    return std::nullopt;
  const std::string_view rest = host.substr(account_digits + service.size());
  const auto dot = rest.find('.');
  if (dot == std::string_view::npos || !rest.substr(dot).starts_with(".amazonaws.com")) return std::nullopt;
  std::string_view name = image.substr(slash + 1);
  name = name.substr(0, name.find_first_of("@:"));
  return EcrHost{std::string{account}, std::string{rest.substr(0, dot)}, std::string{name}};
}

/// An image of somebody else's registry, by digest only.
Text foreign_image(NodeData& node, FargateServiceIntent& intent, std::string_view reference) {
  if (const auto ecr = ecr_of(reference)) {
    const bool near = node.stack != nullptr && node.stack->stack_data &&
                      quoin::name_of(node.stack->stack_data->region) == ecr->region;
    const std::string partition{near ? partition_of(node.stack->stack_data->region) : "aws"};
    std::string arn =
        "arn:" + partition + ":ecr:" + ecr->region + ":" + ecr->account + ":repository/" + ecr->repository;
    intent.repositories.emplace(arn, Text{arn});
    if (near) return Text{reference};
  }
  intent.foreign_images.emplace_back(reference);
  return Text{reference};
}

Text take_image(NodeData& node, FargateServiceIntent& intent, const ContainerImage& image,
                std::source_location where) {
  Tree& tree = *node.tree;
  const std::string got = "\"" + std::string{image.reference} + "\"";
  NodeData* registry = image.registry.data();
  if (registry == nullptr) {
    if (!rules::image_has_digest(image.reference)) tree.refuse(RuleText{QUOIN_QN_ECS_04}, &node, where, got);
    return foreign_image(node, intent, image.reference);
  }
  const bool stands_already = registry->kind == "ExistingRegistry";
  if (registry->kind != "ContainerRegistry" && !stands_already) {
    tree.report(messages::image_of_no_registry(), &node, where);
    return Text{image.reference};
  }
  bool named =
      image.by_digest ? rules::is_digest(image.reference) : rules::image_tag_is_allowed(image.reference);
  if (stands_already) {
    const auto& existing = registry->intent_as<ExistingRegistryIntent>();
    named = named && (image.by_digest || existing.immutable_tags);
    // The endpoints of the VPC lead to registries of its own region.
    if (node.stack != nullptr && existing.region != quoin::name_of(node.stack->stack_data->region))
      intent.foreign_images.push_back(registry->path + (image.by_digest ? "@" : ":") +
                                      std::string{image.reference});
  }
  if (!named) tree.refuse(RuleText{QUOIN_QN_ECS_04}, &node, where, got);
  intent.repositories.emplace(registry->path, reference<RepositoryArn>(*registry, "arn"));
  return reference<RepositoryArn>(*registry, "url") + Text{image.by_digest ? "@" : ":"} +
         Text{image.reference};
}

/// "1000:1000"; empty where the user is the image's, under a waiver.
std::string take_user(NodeData& node, const NonRootUser& user, std::source_location where) {
  Tree& tree = *node.tree;
  if (const WaiverRecord* waiver = user.waiver()) {
    tree.note_waiver(node, *waiver);
    return {};
  }
  const ContainerUser given = user.user();
  if (given.number <= 0 || given.number > largest_user_id) {
    tree.refuse(RuleText{QUOIN_QN_ECS_03}, &node, where, "user " + std::to_string(given.number));
    return "1000:1000";
  }
  if (given.group < 0 || given.group > largest_user_id)
    tree.report(messages::group_out_of_range(given.group), &node, where);
  return std::to_string(given.number) + ":" + std::to_string(given.group);
}

bool take_root(NodeData& node, const ReadOnlyRoot& root) {
  if (const WaiverRecord* waiver = root.waiver()) {
    node.tree->note_waiver(node, *waiver);
    return false;
  }
  return true;
}

std::vector<WritablePath> take_paths(NodeData& node, std::initializer_list<std::string_view> paths,
                                     std::string_view container, std::source_location where) {
  std::vector<WritablePath> writable;
  for (const std::string_view path : paths) {
    if (!is_folder(path)) {
      node.tree->report(messages::writable_path_malformed(path), &node, where);
      continue;
    }
    std::string volume = volume_of(path, container);
    if (std::ranges::find(writable, volume, &WritablePath::volume) != writable.end())
      node.tree->report(messages::writable_path_twice(path, container), &node, where);
    else
      writable.push_back({std::move(volume), std::string{path}});
  }
  std::ranges::sort(writable, {}, &WritablePath::volume);
  return writable;
}

ContainerHealthIntent take_health(NodeData& node, const ContainerHealth& health, std::source_location where) {
  Tree& tree = *node.tree;
  ContainerHealthIntent intent;
  if (health.command.size() == 0) return intent;
  const std::string_view first = *health.command.begin();
  if (health.command.size() < 2 || (first != "CMD" && first != "CMD-SHELL")) {
    tree.report(messages::health_command_malformed(first), &node, where);
    return intent;
  }
  const auto in_range = [&](std::string_view what, int got, int least, int most, int otherwise,
                            std::string_view fix) {
    if (got >= least && got <= most) return got;
    tree.report(messages::service_number_out_of_range(what, got, least, most, fix), &node, where);
    return otherwise;
  };
  intent.command = strings(health.command);
  intent.interval_seconds = in_range("a container check's interval in seconds", health.interval.count, 5, 300,
                                     30, ".container_health = {.interval = seconds<30>}");
  intent.timeout_seconds = in_range("a container check's timeout in seconds", health.timeout.count, 2, 60, 5,
                                    ".container_health = {.timeout = seconds<5>}");
  intent.retries = in_range("the number of a container check's retries", health.retries, 1, 10, 3,
                            ".container_health = {.retries = 3}");
  intent.start_seconds = in_range("a container check's start in seconds", health.start.count, 0, 300, 60,
                                  ".container_health = {.start = seconds<60>}");
  return intent;
}

void take_variables(NodeData& node, FargateServiceIntent& intent, ContainerIntent& container,
                    std::initializer_list<EnvironmentVariable> environment,
                    std::initializer_list<SecretVariable> secrets, std::source_location where) {
  for (const EnvironmentVariable& variable : environment)
    take_variable(node, container, variable.name, variable.value.text(), where);
  for (const SecretVariable& variable : secrets)
    take_secret(node, intent, container, variable.name, variable.value.secret(), where);
}

bool variable_is_new(NodeData& node, const ContainerIntent& container, std::string_view name,
                     std::source_location where) {
  Tree& tree = *node.tree;
  if (!is_variable_name(name)) {
    tree.report(messages::variable_name_malformed(name), &node, where);
    return false;
  }
  const std::string key{name};
  if (!container.environment.contains(key) && !container.secrets.contains(key)) return true;
  tree.report(messages::variable_twice(name, container.name), &node, where);
  return false;
}

}  // namespace

bool is_folder(std::string_view path) {
  return path.size() > 1 && path.starts_with('/') && path.find_first_not_of('/') != std::string_view::npos &&
         path.find(':') == std::string_view::npos && path.find("..") == std::string_view::npos;
}

std::string volume_of(std::string_view path, std::string_view container) {
  std::string volume = volume_name(path);
  return container == main_container ? volume : std::string{container} + "-" + volume;
}

void take_variable(NodeData& node, ContainerIntent& container, std::string_view name, const Text& value,
                   std::source_location where) {
  if (!variable_is_new(node, container, name, where)) return;
  if (rules::name_says_secret(name))
    node.tree->report(messages::variable_name_says_secret(name), &node, where);
  container.environment.emplace(name, value.empty() ? Text{""} : value);
}

void take_secret(NodeData& node, FargateServiceIntent& intent, ContainerIntent& container,
                 std::string_view name, const SecretValue& secret, std::source_location where) {
  if (!variable_is_new(node, container, name, where)) return;
  const NodeData* source = secret.secret.data();
  if (source == nullptr) return;
  // Written, not only made: a task that starts before its secret has a value fails.
  Text from = reference<SecretArn>(*source, "written.arn");
  if (!secret.json_key.empty()) from = from + Text{":" + std::string{secret.json_key} + "::"};
  container.secrets.emplace(name, std::move(from));
  intent.secrets.emplace(source->path,
                         std::pair<Text, Text>{secret_arn(secret.secret), secret_key_arn(secret.secret)});
}

void take_containers(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                     std::source_location where) {
  ContainerIntent& main = intent.containers.emplace_back();
  main.name = main_container;
  main.image = take_image(node, intent, props.image, where);
  main.command = strings(props.command);
  main.entry_point = strings(props.entry_point);
  main.user = take_user(node, props.user, where);
  main.read_only_root = take_root(node, props.read_only_root);
  main.writable = take_paths(node, props.writable_paths, main_container, where);
  main.health = take_health(node, props.container_health, where);
  take_variables(node, intent, main, props.environment, props.secrets, where);

  Tree& tree = *node.tree;
  for (const Sidecar& sidecar : props.sidecars) {
    if (!is_container_name(sidecar.name)) {
      tree.report(messages::container_name_malformed(sidecar.name), &node, where);
      continue;
    }
    if (std::ranges::find(intent.containers, sidecar.name, &ContainerIntent::name) !=
        intent.containers.end()) {
      tree.report(messages::container_twice(sidecar.name), &node, where);
      continue;
    }
    ContainerIntent container{.name = std::string{sidecar.name}};
    container.image = take_image(node, intent, sidecar.image, where);
    container.command = strings(sidecar.command);
    container.entry_point = strings(sidecar.entry_point);
    container.user = take_user(node, sidecar.user, where);
    container.read_only_root = take_root(node, sidecar.read_only_root);
    container.writable = take_paths(node, sidecar.writable_paths, sidecar.name, where);
    container.health = take_health(node, sidecar.container_health, where);
    container.essential = sidecar.essential;
    container.starts_first = sidecar.starts_first;
    take_variables(node, intent, container, sidecar.environment, sidecar.secrets, where);
    if (sidecar.memory_mib < 0 || sidecar.memory_mib > intent.size.memory_mib)
      tree.report(
          messages::service_number_out_of_range("a sidecar's memory in MiB", sidecar.memory_mib, 0,
                                                intent.size.memory_mib, "less than the task has, or none"),
          &node, where);
    else
      container.memory_mib = sidecar.memory_mib;
    intent.containers.push_back(std::move(container));
  }
  std::ranges::sort(intent.containers.begin() + 1, intent.containers.end(), {}, &ContainerIntent::name);
}

}  // namespace quoin::aws

// Secrets that are injected into containers.
#include "facts/task_secrets.hpp"

#include <quoin/bindings/raw.hpp>

namespace quoin::facts {
namespace {

/// Where a target keeps a task's containers, and what their parts are called.
struct PartNames {
  std::string_view type, containers, container_name, secrets, name, from;
};
constexpr PartNames part_names[] = {
    {"aws_ecs_task_definition", "container_definitions", "name", "secrets", "name", "valueFrom"},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions", "Name", "Secrets", "Name", "ValueFrom"},
};

}  // namespace

void read_task_secrets(Facts& facts, const View& view, const detail::Resource& resource) {
  for (const PartNames& words : part_names) {
    if (words.type != resource.type->name) continue;
    for (const Value& container : view.each(detail::member(resource.arguments, words.containers))) {
      for (const Value& secret : view.each(detail::member(container, words.secrets)))
        facts["secret_flow"].insert({{"task", resource.path},
                                     {"container", view.say(detail::member(container, words.container_name))},
                                     {"as", view.say(detail::member(secret, words.name))},
                                     {"secret", view.say(detail::member(secret, words.from))}});
    }
  }
}

}  // namespace quoin::facts

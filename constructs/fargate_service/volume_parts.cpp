// File systems that a service mounts.
#include "constructs/fargate_service/volume_parts.hpp"

#include "constructs/fargate_service/container_parts.hpp"
#include "constructs/file_system/file_system_intent.hpp"
#include "messages/fargate_service_messages.hpp"
#include "messages/file_system_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;

namespace {

/// The file system behind a mount, if it can be mounted by this service at all.
NodeData* mountable(NodeData& node, const FargateServiceIntent& intent, const MountedVolume& volume,
                    std::source_location where) {
  NodeData* files = volume.file_system.data();
  if (files == nullptr || files->kind != "FileSystem") {
    node.tree->report(messages::mount_of_no_file_system(), &node, where);
    return nullptr;
  }
  if (!is_folder(volume.path)) {
    node.tree->report(messages::mount_path_malformed(volume.path), &node, where);
    return nullptr;
  }
  if (files->intent_as<FileSystemIntent>().vpc != intent.vpc) {
    node.tree->report(messages::mount_from_another_vpc(files->path), &node, where);
    return nullptr;
  }
  return files;
}

bool is_taken(const FargateServiceIntent& intent, std::string_view volume) {
  const ContainerIntent& program = intent.containers.front();
  return std::ranges::find(program.writable, volume, &WritablePath::volume) != program.writable.end() ||
         std::ranges::find(intent.files, volume, &FileVolume::volume) != intent.files.end();
}

}  // namespace

void take_volumes(NodeData& node, FargateServiceIntent& intent, const FargateServiceProps& props,
                  std::source_location where) {
  if (props.volumes.size() != 0 && intent.platform_version == "1.3.0")
    node.tree->report(messages::platform_too_old("a file system"), &node, where);
  for (const MountedVolume& volume : props.volumes) {
    NodeData* const files = mountable(node, intent, volume, where);
    if (files == nullptr) continue;
    std::string name = volume_of(volume.path, main_container);
    if (is_taken(intent, name)) {
      node.tree->report(messages::mount_path_taken(volume.path), &node, where);
      continue;
    }
    FileVolume mounted{.volume = std::move(name),
                       .path = std::string{volume.path},
                       .read_only = volume.read_only,
                       .file_system_id = reference<FileSystemId>(*files, "id"),
                       .file_system_arn = reference<FileSystemArn>(*files, "arn"),
                       .access_point_id = reference<FileSystemId>(*files, "access_point.id"),
                       .access_point_arn = reference<FileSystemArn>(*files, "access_point.arn")};
    // A task that starts before its zone has an address for the file system fails.
    if (files->stack == node.stack)
      for (const MountTarget& target : files->intent_as<FileSystemIntent>().targets)
        mounted.ready.push_back(reference<FileSystemId>(*files, target.local + ".id"));
    intent.files.push_back(std::move(mounted));
    quoin::detail::connect({.node = Node{node}, .where = volume.where}, Node{*files});
  }
  std::ranges::sort(intent.files, {}, &FileVolume::volume);
}

std::vector<PolicyStatement> file_statements(const std::vector<FileVolume>& files) {
  // Several file systems share a statement: an access point belongs to one of them, so that no pair is
  // granted that is not meant.
  PolicyStatement mount{.sid = "MountFileSystems", .actions = {"elasticfilesystem:ClientMount"}};
  PolicyStatement write{.sid = "WriteFileSystems", .actions = {"elasticfilesystem:ClientWrite"}};
  PolicyCondition mounted{"StringEquals", "elasticfilesystem:AccessPointArn", {}};
  PolicyCondition written = mounted;
  for (const FileVolume& each : files) {
    mount.resources.emplace_back(each.file_system_arn);
    mounted.values.emplace_back(each.access_point_arn);
    if (each.read_only) continue;
    write.resources.emplace_back(each.file_system_arn);
    written.values.emplace_back(each.access_point_arn);
  }
  std::vector<PolicyStatement> statements;
  for (auto& [statement, condition] :
       {std::pair<PolicyStatement&, PolicyCondition&>{mount, mounted}, {write, written}}) {
    if (statement.resources.empty()) continue;
    statement.conditions.push_back(condition);
    statements.push_back(statement);
  }
  return statements;
}

}  // namespace quoin::aws

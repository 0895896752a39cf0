// What constructs are lowered to: one emitted resource of one target, and what a lowering hands back.
#pragma once

#include "core/rarely.hpp"
#include "core/value_access.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::bindings {
struct ResourceType;  // generated: the resource's name in its target, and what its schema says
}

namespace quoin::detail {

struct NodeData;

/// The local name of a resource of a block that several constructs use: "policy" where the block is the
/// construct itself, "logs_policy" where it is its part `logs`.
inline std::string local_name(std::string_view block, std::string_view name) {
  return block.empty() ? std::string{name} : std::string{block} + "_" + std::string{name};
}

/// What is said of a resource beside its arguments.
struct ResourceOptions {
  std::vector<Value> depends_on{};     ///< References to what must exist first although no argument names it.
  std::string_view region{};           ///< Interned. Where it must live, if not where its construct does.
  Value lifecycle{};                   ///< Terraform: the object of the `lifecycle` block.
  Value meta{};                        ///< Terraform: `count` and `for_each`, by name.
  Value provider{};                    ///< Terraform: a reference to the configuration of the provider.
  Value providers{};                   ///< Terraform, a module: such references by the module's own names.
  bool is_default_provider = false;    ///< Terraform, a provider's configuration: it needs no alias.
  std::string_view deletion_policy{};  ///< CloudFormation, interned: "Retain", "Delete", …, or empty.
  std::string_view update_replace_policy{};  ///< Likewise.
  Value condition{};                         ///< CloudFormation: a reference to a condition.
  Value metadata{};                          ///< CloudFormation: the Metadata object.

  friend bool operator==(const ResourceOptions&, const ResourceOptions&) = default;
};

/// The options, or nothing where none of them is stated, as nearly always.
inline Rarely<ResourceOptions> unless_plain(ResourceOptions options) {
  if (options == ResourceOptions{}) return {};
  return options;
}

/// One resource, data source or ephemeral resource of a template.
struct Resource : Target {
  Resource(const bindings::ResourceType& resource_type, std::string_view local_name, Value resource_arguments,
           Rarely<ResourceOptions> resource_options)
      : Target{Kind::resource},
        type{&resource_type},
        local{local_name},
        arguments{std::move(resource_arguments)},
        stated_{std::move(resource_options)} {}

  const ResourceOptions& options() const { return stated_.or_plain(); }

  const bindings::ResourceType* type;
  std::string local;  ///< Its name inside its construct; empty for the main resource.
  Value arguments;    ///< An object under the target's own names.

  // Set when the resource joins a template.
  NodeData* owner = nullptr;
  const NodeData* stack = nullptr;  ///< The stack whose template it stands in.
  std::string_view path;      ///< "chat/Vpc/public_a": the construct's path and the local name; alike in both
                              ///< targets. Lasts as long as the tree and the assembly do.
  std::string logical_id;     ///< Its name in the template.
  std::string_view region{};  ///< Interned. Where it lies, if not in the stack's region.

private:
  Rarely<ResourceOptions> stated_;
};

/// A file that stands beside the template and is deployed with it.
struct AttachedFile {
  std::string name;     ///< Below the stack's folder: "files/site/index.html".
  std::string content;  ///< Byte for byte.
};

/// Attached files that a script puts into a bucket once the stack is deployed, where the target cannot.
struct Publication {
  struct Object {
    std::string file;  ///< The AttachedFile's name.
    std::string key;
    std::string type;           ///< Content-Type.
    std::string cache_control;  ///< Cache-Control.
  };
  const NodeData* bucket = nullptr;        ///< The output that names the bucket.
  const NodeData* distribution = nullptr;  ///< The output that names the distribution in front.
  std::vector<Object> objects{};           ///< In the order in which they are put.
};

/// What one construct became.
struct Lowered {
  std::vector<std::unique_ptr<Resource>> resources;
  Rarely<std::vector<AttachedFile>> files{};
  Rarely<std::vector<Publication>> publications{};
  /// What a reference to the construct stands for: "id" → the VPC's id. Keys are alike in both targets.
  std::map<std::string, Value, std::less<>> exports;
};

}  // namespace quoin::detail

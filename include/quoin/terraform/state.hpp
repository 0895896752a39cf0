// What is in Terraform's state already: taken over, moved to another name, or given up.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf {

/// One resource of the program: a raw one, or a part of a construct under the name that graph.json has for
/// it.
struct Placed {
  Placed(const Scope& construct, std::string_view resource = {}, bindings::Instance which = {}) noexcept
      : node{construct.node()}, local{resource}, instance{which} {}
  template <Construct C>
  Placed(const C& construct, std::string_view resource = {}, bindings::Instance which = {}) noexcept
      : node{construct.node}, local{resource}, instance{which} {}

  Node node;
  std::string_view local;
  bindings::Instance instance;
};

/// What exists in AWS under `id` becomes this resource: an `import` block.
///
///     tf::import_existing(jobs, "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs");
///     tf::import_existing({vpc, "public_a"}, "subnet-0a1b2c3d");
///
/// CloudFormation imports by a change set of its own; its templates do not change. Errors: no such resource;
/// twice for one; a data source.
void import_existing(const Placed& resource, const Text& id,
                     std::source_location where = std::source_location::current());

/// The state knows this resource under another address: a `moved` block. For constructs that have another id
/// now, `renamed()` of their scope does it for all of their resources.
///
///     tf::moved(jobs, "module.queues.aws_sqs_queue.this");
///
/// Errors: no such resource; an address that is none.
void moved(const Placed& resource, std::string_view old_address,
           std::source_location where = std::source_location::current());

/// What becomes of a resource that Terraform no longer manages.
enum class Removal : std::uint8_t { forget, destroy };

/// The state knows a resource that the program no longer has: a `removed` block. It is forgotten and stays in
/// AWS, unless it is to be destroyed.
///
///     tf::removed(stack, "aws_sqs_queue.old");
void removed(const Scope& stack, std::string_view address, Removal what = Removal::forget,
             std::source_location where = std::source_location::current());

}  // namespace quoin::tf

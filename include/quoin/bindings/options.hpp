// What is said of a resource beside its arguments: dependencies, lifecycle, where it lives.
#pragma once
#include <quoin/bindings/argument.hpp>
#include <quoin/construct.hpp>

#include <initializer_list>

namespace quoin {
struct WaiverRecord;
}

namespace quoin::bindings {

class Attributes;

/// What must exist first although no argument names it: a resource, a construct, or what a reference points
/// at.
class Dependency : public ArgBase {
public:
  Dependency(const Attributes& resource);
  template <Construct C> Dependency(const C& construct) : ArgBase{whole(construct.node)} {}
  template <class T> Dependency(const Ref<T>& reference) : ArgBase{detail::keep(reference.value())} {}

private:
  static const Value* whole(const Node& node);
};

template <> class From<Dependency> : public ArgBase {
public:
  From() = default;
  From(const Dependency& dependency) noexcept : ArgBase{dependency} {}
};

namespace option {
struct condition;
struct create_before_destroy;
struct error_message;
struct ignore_changes;
struct postcondition;
struct precondition;
struct prevent_destroy;
struct replace_triggered_by;
}  // namespace option

/// Terraform's `lifecycle` block.
struct Lifecycle {
  struct Check {
    static constexpr FieldRow fields_[]{{"condition"}, {"error_message"}};
    Arg<Any, option::condition> condition{};
    Arg<String, option::error_message> error_message{};
  };
  static constexpr FieldRow fields_[]{{"create_before_destroy"}, {"ignore_changes"},
                                      {"postcondition"},         {"precondition"},
                                      {"prevent_destroy"},       {"replace_triggered_by"}};
  Arg<Boolean, option::create_before_destroy> create_before_destroy{};
  /// Names of arguments; `"all"` alone stands for all of them.
  Arg<List<String>, option::ignore_changes> ignore_changes{};
  Arg<List<Check>, option::postcondition> postcondition{};
  Arg<List<Check>, option::precondition> precondition{};
  Arg<Boolean, option::prevent_destroy> prevent_destroy{};
  Arg<List<Any>, option::replace_triggered_by> replace_triggered_by{};
};

/// Beside the arguments of a Terraform resource.
struct TerraformOptions {
  From<Any> count{};
  From<List<Dependency>> depends_on{};
  From<Any> for_each{};
  Lifecycle lifecycle{};
  /// An alias of the provider, `aws.other`, where `region` does not say it.
  std::string_view provider{};
  /// The region where it must live, if that is not the stack's.
  std::string_view region{};
  /// Rules that are set aside for this resource, each with a reason and an end: `waive<"QN-RDS-04", "a test
  /// of the smallest class">(until<2027, 3, 1>)` of <quoin/waiver.hpp>. The report lists them. Default: none.
  std::initializer_list<WaiverRecord> waivers{};
};

/// Beside the properties of a CloudFormation resource.
struct CloudFormationOptions {
  /// The name of a condition.
  std::string_view condition{};
  /// `Delete`, `Retain`, `RetainExceptOnCreate` or `Snapshot`.
  std::string_view deletion_policy{};
  From<List<Dependency>> depends_on{};
  From<Map<Any>> metadata{};
  /// The region where it must live, if that is not the stack's.
  std::string_view region{};
  /// `Delete`, `Retain` or `Snapshot`.
  std::string_view update_replace_policy{};
  /// Rules that are set aside for this resource, as for Terraform's. Default: none.
  std::initializer_list<WaiverRecord> waivers{};
};

}  // namespace quoin::bindings

namespace quoin::tf {
using bindings::Lifecycle;
using Options = bindings::TerraformOptions;
}  // namespace quoin::tf

namespace quoin::cfn {
using Options = bindings::CloudFormationOptions;
}  // namespace quoin::cfn

// What is said of a resource beside its arguments: dependencies, lifecycle, where it lives.
#pragma once
#include <quoin/bindings/argument.hpp>
#include <quoin/construct.hpp>

#include <initializer_list>

namespace quoin {
struct WaiverRecord;
}

namespace quoin::cfn {
struct Condition;
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

/// Every argument that a resource has: `.ignore_changes = tf::all_changes`.
struct AllChanges {};

/// Names of arguments, or all of them.
struct ArgumentNames {};

template <> class From<ArgumentNames> : public ArgBase {
public:
  From() = default;
  From(AllChanges) noexcept : ArgBase{detail::keep(Value::literal("all"))} {}
  From(std::initializer_list<From<String>> names) noexcept : ArgBase{From<List<String>>{names}} {}
  template <class R>
    requires(detail::is_range_of<R, String>)
  From(const R& names) noexcept : ArgBase{From<List<String>>{names}} {}
};

/// What a resource is made for, once each: texts, or values by name.
struct ForEach {};

template <> class From<ForEach> : public ArgBase {
public:
  From() = default;
  From(std::initializer_list<From<String>> keys) noexcept
      : ArgBase{by_themselves(From<List<String>>{keys})} {}
  From(std::initializer_list<Entry<Any>> entries) noexcept : ArgBase{From<Map<Any>>{entries}} {}
  template <class R>
    requires(detail::is_named_range_of<R, Any>)
  From(const R& entries) noexcept : ArgBase{From<Map<Any>>{entries}} {}
  template <class R>
    requires(detail::is_range_of<R, String>)
  From(const R& keys) noexcept : ArgBase{by_themselves(From<List<String>>{keys})} {}
  template <class R>
    requires(detail::RefTraits<R>::is_ref || detail::Vouched<R>)
  From(const R& collection) noexcept : ArgBase{detail::keep(detail::value_of(collection))} {}

private:
  /// As Terraform's sets: what has no name is its own.
  static const Value* by_themselves(const ArgBase& keys);
};

/// A configuration of a provider that a program has made, such as a `tf::aws::Provider`.
class ProviderChoice : public ArgBase {
public:
  ProviderChoice() = default;
  template <class P>
    requires requires { typename P::provider_; }
  ProviderChoice(const P& provider) noexcept : ArgBase{configuration(provider.node)} {}

private:
  static const Value* configuration(const Node& node);
};

namespace option {
struct count;
struct create_before_destroy;
struct for_each;
struct ignore_changes;
struct postcondition;
struct precondition;
struct prevent_destroy;
struct replace_triggered_by;
}  // namespace option

/// Terraform's `lifecycle` block. Data sources and ephemeral resources take conditions only.
struct Lifecycle {
  /// What must hold before the resource is changed, or after.
  struct Check {
    static constexpr FieldRow fields_[]{{"condition"}, {"error_message"}};
    /// True or false, as `tf::expression({"length(", jobs->name(), ") < 80"})` says it.
    struct condition_argument : Required<Boolean> {
      using From::From;
      template <class U = int> condition_argument() : From(Missing(0)) {
        static_assert(detail::never<U>,
                      "argument 'condition' of lifecycle is required. Fix: .condition = ...");
      }
    } condition;
    /// What Terraform says where it does not hold: a whole sentence.
    struct error_message_argument : Required<String> {
      using From::From;
      template <class U = int> error_message_argument() : From(Missing(0)) {
        static_assert(detail::never<U>,
                      "argument 'error_message' of lifecycle is required. Fix: .error_message = ...");
      }
    } error_message;
  };
  static constexpr FieldRow fields_[]{{"create_before_destroy"}, {"ignore_changes"},
                                      {"postcondition"},         {"precondition"},
                                      {"prevent_destroy"},       {"replace_triggered_by"}};
  Arg<Boolean, option::create_before_destroy> create_before_destroy{};
  /// Names of arguments (or paths, `tags["owner"]`) that others change; `tf::all_changes` for all of them.
  Arg<ArgumentNames, option::ignore_changes> ignore_changes{};
  Arg<List<Check>, option::postcondition> postcondition{};
  Arg<List<Check>, option::precondition> precondition{};
  Arg<Boolean, option::prevent_destroy> prevent_destroy{};
  /// Resources, or their attributes, whose replacement replaces this one as well.
  Arg<List<Dependency>, option::replace_triggered_by> replace_triggered_by{};
};

/// Beside the arguments of a Terraform resource.
struct TerraformOptions {
  /// How many there are; `tf::count_index()` is the number of each, from 0.
  Arg<Integer, option::count> count{};
  From<List<Dependency>> depends_on{};
  /// One for each of these: `{"orders", "mail"}`, or `{{"orders", 30}, {"mail", 60}}`. `tf::each_key()` and
  /// `tf::each_value()` tell them apart.
  Arg<ForEach, option::for_each> for_each{};
  Lifecycle lifecycle{};
  /// A configuration of the provider, where `region` does not say enough. Default: the stack's.
  ProviderChoice provider{};
  /// The region where it must live, if that is not the stack's.
  std::string_view region{};
  /// Rules that are set aside for this resource, each with a reason and an end: `waive<"QN-RDS-04", "a test
  /// of the smallest class">(until<2027, 3, 1>)` of <quoin/waiver.hpp>. The report lists them. Default: none.
  std::initializer_list<WaiverRecord> waivers{};
};

/// What becomes of a resource of CloudFormation when it leaves the template, or the stack is deleted.
class DeletionPolicy {
public:
  enum Choice : std::uint8_t { unset, remove, retain, retain_except_on_create, snapshot };

  constexpr DeletionPolicy() noexcept = default;
  constexpr DeletionPolicy(Choice choice) noexcept : choice_{choice} {}
  /// By the name that CloudFormation has for it. What is none is refused by the synthesis.
  template <quoin::detail::Characters T> constexpr DeletionPolicy(const T& name) : name_{name} {}

  /// `Retain`; empty where nothing is chosen.
  std::string_view name() const noexcept;

private:
  Choice choice_ = unset;
  std::string_view name_{};
};

/// What becomes of a resource of CloudFormation that an update replaces.
class UpdateReplacePolicy {
public:
  enum Choice : std::uint8_t { unset, remove, retain, snapshot };

  constexpr UpdateReplacePolicy() noexcept = default;
  constexpr UpdateReplacePolicy(Choice choice) noexcept : choice_{choice} {}
  /// By the name that CloudFormation has for it. What is none is refused by the synthesis.
  template <quoin::detail::Characters T> constexpr UpdateReplacePolicy(const T& name) : name_{name} {}

  /// `Retain`; empty where nothing is chosen.
  std::string_view name() const noexcept;

private:
  Choice choice_ = unset;
  std::string_view name_{};
};

/// A condition of the same stack.
class ConditionChoice : public ArgBase {
public:
  ConditionChoice() = default;
  ConditionChoice(const cfn::Condition& condition) noexcept;
};

/// Beside the properties of a CloudFormation resource.
struct CloudFormationOptions {
  /// The resource exists where this holds only: a `cfn::Condition` of <quoin/cloudformation/condition.hpp>.
  ConditionChoice condition{};
  /// Default: CloudFormation's own, which deletes what the template no longer has.
  DeletionPolicy deletion_policy{};
  From<List<Dependency>> depends_on{};
  From<Map<Any>> metadata{};
  /// The region where it must live, if that is not the stack's.
  std::string_view region{};
  /// Default: CloudFormation's own, which deletes what is replaced.
  UpdateReplacePolicy update_replace_policy{};
  /// Rules that are set aside for this resource, as for Terraform's. Default: none.
  std::initializer_list<WaiverRecord> waivers{};
};

}  // namespace quoin::bindings

namespace quoin::tf {
using bindings::Lifecycle;
using Options = bindings::TerraformOptions;
inline constexpr bindings::AllChanges all_changes{};
}  // namespace quoin::tf

namespace quoin::cfn {
using bindings::DeletionPolicy;
using bindings::UpdateReplacePolicy;
using Options = bindings::CloudFormationOptions;
}  // namespace quoin::cfn

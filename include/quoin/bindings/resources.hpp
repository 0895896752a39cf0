// Collects the resources that a construct is lowered to.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::detail {
struct Lowered;
struct Resource;
}  // namespace quoin::detail

namespace quoin::bindings {

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
    Arg<Any, option::condition> condition{};
    Arg<String, option::error_message> error_message{};
  };
  Arg<Boolean, option::create_before_destroy> create_before_destroy{};
  /// Names of arguments; `"all"` alone stands for all of them.
  Arg<List<String>, option::ignore_changes> ignore_changes{};
  Arg<List<Check>, option::postcondition> postcondition{};
  Arg<List<Check>, option::precondition> precondition{};
  Arg<Boolean, option::prevent_destroy> prevent_destroy{};
  Arg<List<Any>, option::replace_triggered_by> replace_triggered_by{};
};
void write(Object& out, const Lifecycle& from);
void write(Object& out, const Lifecycle::Check& from);

/// One resource that must exist first although no argument names it.
class Dependency {
 public:
  Dependency(const Attributes& resource) : value_{Value::reference(resource.target(), "")} {}
  template <class T>
  Dependency(const Ref<T>& reference) : value_{reference.value()} {}
  const Value& value() const noexcept { return value_; }

 private:
  Value value_;
};

template <>
class From<Dependency> : public ArgBase {
 public:
  From(const Dependency& dependency) noexcept : ArgBase{dependency.value()} {}
};

/// What is said of a resource beside its arguments. What the target does not know must stay empty.
struct Options {
  /// CloudFormation: the name of a condition.
  std::string_view condition{};
  /// Terraform.
  Value count{};
  /// CloudFormation: `Retain`, `Snapshot`, `Delete`, `RetainExceptOnCreate`.
  std::string_view deletion_policy{};
  From<List<Dependency>> depends_on{};
  /// Terraform.
  Value for_each{};
  /// Terraform.
  Lifecycle lifecycle{};
  /// CloudFormation.
  Value metadata{};
  /// Terraform: an alias of the provider, `aws.other`, where `region` does not say it.
  std::string_view provider{};
  /// The region where it must live, if that is not the stack's.
  std::string_view region{};
  /// CloudFormation.
  std::string_view update_replace_policy{};
};

/// The resources of one construct, in the order in which they were added.
///
///     tf::Resources out;
///     auto vpc = out.add<tf::aws::Vpc>("", {.cidr_block = intent.cidr});
///     auto one = out.add<tf::aws::Subnet>("public_a", {.cidr_block = "10.0.0.0/24", .vpc_id = vpc.id()});
///     out.provide("id", vpc.id());
///     return out;
class Resources {
 public:
  Resources();
  ~Resources();
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  /// Adds a resource under a name that is local to the construct ("" is its main one).
  template <class R>
  typename R::Attributes add(std::string_view local, const typename R::Args& args, const Options& options = {}) {
    Object out;
    write(out, args);
    return typename R::Attributes{add_resource(R::type, local, out.finish(), options)};
  }
  /// The same by the type of the arguments; a compiler's message about them is better then:
  /// `out.add("", tf::aws::VpcArgs{.cidr_block = …})`.
  template <class Args>
    requires requires { typename Args::resource_; }
  typename Args::resource_::Attributes add(std::string_view local, const Args& args, const Options& options = {}) {
    return add<typename Args::resource_>(local, args, options);
  }

  /// What a reference to the construct's `name` stands for.
  void provide(std::string_view name, const Value& value);
  template <detail::Carries T>
  void provide(std::string_view name, const T& reference) {
    provide(name, reference.value());
  }

  /// Hands the resources over; the collection is empty then.
  quoin::detail::Lowered finish();
  operator quoin::detail::Lowered() &&;

 private:
  const quoin::detail::Target& add_resource(const ResourceType& type, std::string_view local, Value arguments,
                                            const Options& options);
  quoin::detail::Lowered* lowered_;
};

}  // namespace quoin::bindings

namespace quoin::tf {
using bindings::Options;
/// Resources of Terraform: a type of its own, so that a building block has one overload per target.
class Resources : public bindings::Resources {};
}  // namespace quoin::tf

namespace quoin::cfn {
using bindings::Options;
/// Resources of CloudFormation.
class Resources : public bindings::Resources {};
}  // namespace quoin::cfn

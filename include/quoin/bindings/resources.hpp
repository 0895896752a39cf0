// Collects the resources that a construct is lowered to.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::detail {
struct Lowered;
}

namespace quoin::bindings {

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
  typename R::Attributes add(std::string_view local, const typename R::Args& args,
                             const typename R::Options& options = {}) {
    return typename R::Attributes{add_resource(R::type, local, object_of(args), options)};
  }
  /// The same by the type of the arguments; a compiler's message about them is better then:
  /// `out.add("", tf::aws::VpcArgs{.cidr_block = …})`.
  template <class Args>
    requires requires { typename Args::resource_; }
  typename Args::resource_::Attributes add(std::string_view local, const Args& args,
                                           const typename Args::resource_::Options& options = {}) {
    return add<typename Args::resource_>(local, args, options);
  }

  /// What a reference to the construct's `name` stands for.
  void provide(std::string_view name, const Value& value);
  template <detail::Carries T> void provide(std::string_view name, const T& reference) {
    provide(name, reference.value());
  }

  /// Hands the resources over; the collection is empty then.
  quoin::detail::Lowered finish();
  operator quoin::detail::Lowered() &&;

private:
  const quoin::detail::Target& add_resource(const ResourceType& type, std::string_view local, Value arguments,
                                            const TerraformOptions& options);
  const quoin::detail::Target& add_resource(const ResourceType& type, std::string_view local, Value arguments,
                                            const CloudFormationOptions& options);
  quoin::detail::Lowered* lowered_;
};

}  // namespace quoin::bindings

namespace quoin::tf {
/// Resources of Terraform: a type of its own, so that a building block has one overload per target.
class Resources : public bindings::Resources {};
}  // namespace quoin::tf

namespace quoin::cfn {
/// Resources of CloudFormation.
class Resources : public bindings::Resources {};
}  // namespace quoin::cfn

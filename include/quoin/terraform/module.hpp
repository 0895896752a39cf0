// Modules of Terraform that exist already, with their inputs and outputs.
#pragma once
#include <quoin/bindings/raw.hpp>

#include <initializer_list>

namespace quoin::bindings::option {
struct inputs;
struct version;
}  // namespace quoin::bindings::option

namespace quoin::tf {

/// Which configuration a module gets under the name that it gives to a provider: `{"aws.replica",
/// frankfurt}`.
struct ModuleProvider {
  std::string_view name;
  bindings::ProviderChoice provider;
};

/// What a module is made from.
struct ModuleProps {
  /// What is made, and how often, as for resources. Default: once.
  bindings::Arg<bindings::Integer, bindings::option::count> count{};
  bindings::From<bindings::List<bindings::Dependency>> depends_on{};
  bindings::Arg<bindings::ForEach, bindings::option::for_each> for_each{};
  /// The module's variables, under its own names. What they accept is the module's business.
  bindings::Arg<bindings::Map<bindings::Any>, bindings::option::inputs> inputs{};
  /// Default: those of the stack.
  std::initializer_list<ModuleProvider> providers{};
  /// Where Terraform finds it: `terraform-aws-modules/vpc/aws`, `./modules/network`, `git::https://…`.
  /// Required.
  struct source_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int> source_argument() : From(Missing(0)) {
      static_assert(bindings::detail::never<U>,
                    "argument 'source' of a module is required. Fix: .source = ...");
    }
  } source;
  /// Which releases fit, `~> 5.8`; for modules of a registry only. Default: the newest.
  bindings::Arg<bindings::String, bindings::option::version> version{};
};

}  // namespace quoin::tf

namespace quoin::bindings {
Node make_module(const Scope& scope, std::string_view id, const tf::ModuleProps& props,
                 std::source_location where);
}  // namespace quoin::bindings

namespace quoin::tf {

/// The outputs of a module.
class ModuleOutputs : public bindings::Attributes {
public:
  using Attributes::Attributes;
  /// An output under the module's own name: `network.output<aws::VpcId>("vpc_id")` is what the program says
  /// it is.
  template <class T = bindings::Any> Ref<T> output(std::string_view name) const {
    return Ref<T>{target(), path(bindings::lasting(name))};
  }
};

/// A module, as a `module` block. The program is Terraform's then. Rules do not see what is in it, and the
/// report says so.
struct Module {
  Scope scope;
  std::string_view id;
  ModuleProps props;
  Node node = bindings::make_module(scope, id, props, std::source_location::current());

  template <class T = bindings::Any> Ref<T> output(std::string_view name) const {
    return outputs().template output<T>(name);
  }
  ModuleOutputs outputs() const { return ModuleOutputs{bindings::target_of(node)}; }
  ModuleOutputs operator[](bindings::Instance which) const {
    return ModuleOutputs{bindings::target_of(node), which};
  }
};

}  // namespace quoin::tf

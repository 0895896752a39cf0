// What a construct wants, with all defaults filled in, and the steps that the synthesis takes with it.
#pragma once

#include "core/relation.hpp"
#include "core/resource.hpp"

#include <quoin/construct.hpp>
#include <quoin/diagnostic.hpp>

#include <memory>
#include <string>
#include <utility>

namespace quoin::detail {

/// The states that a stack can be synthesized in (`--state`).
enum class State : std::uint8_t { running, hibernated, contained, unlocked };

/// What a lowering may know beside its intent. The same for every construct of a stack.
struct Surroundings {
  std::string stack;          ///< The stack's id.
  std::string region;         ///< "eu-west-1"
  std::string partition;      ///< "aws"
  std::string dns_suffix;     ///< "amazonaws.com"
  Value account_id;           ///< Twelve digits, or what the target knows it by.
  Value deletion_protection;  ///< True unless the state is `unlocked`; hangs on one variable of the stack.
  Value skip_final_snapshot;  ///< The opposite of it.
  Value force_destroy;        ///< The same as skip_final_snapshot, for buckets and registries.
  State state = State::running;
  bool production = true;
};

/// The erased face of an intent.
class Intent {
public:
  Intent() = default;
  Intent(const Intent&) = delete;
  Intent& operator=(const Intent&) = delete;
  virtual ~Intent() = default;

  /// Takes in what other constructs want of this one. Called once, after the program, in the order of the
  /// paths.
  virtual void resolve(const NodeData& self, const Relations& relations) = 0;
  /// What is wrong with it, now that everything is known.
  virtual void check(const NodeData& self, Diagnostics& diagnostics) const = 0;
  virtual Lowered lower(quoin::Target target, const Surroundings& surroundings) const = 0;
  /// The intent itself, for a construct that knows its type.
  virtual void* value() = 0;
};

/// An intent of a construct. The construct's folder has, found by its namespace:
///
///     Lowered lower_terraform(const VpcIntent&, const Surroundings&);
///     Lowered lower_cloudformation(const VpcIntent&, const Surroundings&);
///     void resolve_intent(VpcIntent&, const NodeData& self, const Relations&);    // optional
///     void check_intent(const VpcIntent&, const NodeData& self, Diagnostics&);    // optional
template <class I> class IntentOf final : public Intent {
public:
  explicit IntentOf(I intent) : intent_{std::move(intent)} {}

  void resolve(const NodeData& self, const Relations& relations) override {
    if constexpr (requires(I& i) { resolve_intent(i, self, relations); })
      resolve_intent(intent_, self, relations);
  }
  void check(const NodeData& self, Diagnostics& diagnostics) const override {
    if constexpr (requires(const I& i) { check_intent(i, self, diagnostics); })
      check_intent(intent_, self, diagnostics);
  }
  Lowered lower(quoin::Target target, const Surroundings& surroundings) const override {
    return target == quoin::Target::terraform ? Lowered{lower_terraform(intent_, surroundings)}
                                              : Lowered{lower_cloudformation(intent_, surroundings)};
  }
  void* value() override { return &intent_; }

private:
  I intent_;
};

}  // namespace quoin::detail

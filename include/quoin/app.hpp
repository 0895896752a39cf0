// The app and its stacks: what a program begins and ends with.
#pragma once

#include <quoin/aws/rules/sta.hpp>
#include <quoin/cidr.hpp>
#include <quoin/construct.hpp>
#include <quoin/environment.hpp>
#include <quoin/region.hpp>
#include <quoin/rule.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin {

namespace detail {
struct Tree;
}

/// Who keeps what the program does not: elsewhere("the organization's trail").
struct Elsewhere {
  std::string_view who{};
  bool is_given = false;
};
/// The account's trail, configuration recorder and budget are kept by somebody else. Every report says by
/// whom.
constexpr Elsewhere elsewhere(std::string_view who) { return {who, true}; }

/// A bucket that holds the states of Terraform, as StateBackend makes one (QN-STA-01).
struct TerraformState {
  /// The bucket's name: 3 to 63 lower-case letters, digits and '-'. Required.
  std::string_view bucket;
  /// The region that the bucket lies in. Required.
  Region region = unknown_region;
  /// What tells this program's states from another's in the same bucket: 1 to 200 letters, digits, '-', '_',
  /// '.' and '/'. Default: "", so the states are `<environment>/<stack>.tfstate`.
  std::string_view folder{};
  /// The ARN of the key that encrypts the state. Default: the key of S3 itself, whatever the bucket's is:
  /// Terraform says so with each write.
  std::string_view key_arn{};
};

/// Where the states lie: in a bucket, elsewhere("Terraform Cloud"), or beside the templates by a waiver.
class StatePlace {
public:
  constexpr StatePlace() = default;
  constexpr StatePlace(const TerraformState& state) : state_{state}, in_bucket_{true} {}
  constexpr StatePlace(const Elsewhere& elsewhere) : elsewhere_{elsewhere} {}
  template <std::derived_from<WaiverRecord> T> constexpr StatePlace(const T& waiver) {
    constexpr bool waived = waives<T, "QN-STA-01">;
    static_assert(waived, QUOIN_QN_STA_01);
    if constexpr (waived) {
      waiver_ = waiver;
      waived_ = true;
    }
  }

  constexpr bool is_in_bucket() const { return in_bucket_; }
  constexpr const TerraformState& bucket() const { return state_; }
  constexpr const Elsewhere& kept_elsewhere() const { return elsewhere_; }
  constexpr bool is_waived() const { return waived_; }
  constexpr const WaiverRecord& waiver() const { return waiver_; }

private:
  TerraformState state_{};
  Elsewhere elsewhere_{};
  WaiverRecord waiver_{};
  bool in_bucket_ = false;
  bool waived_ = false;
};

/// What holds for the whole program.
struct AppProps {
  /// Who keeps the account's trail, configuration recorder and budget, where no AccountBaseline of the
  /// program does: `elsewhere("the organization's trail")` (QN-AUD-01, QN-AUD-03, QN-OPS-03). Default: the
  /// program.
  Elsewhere baseline{};
  /// The regions where data may lie: `{eu_west_1, eu_central_1}` (QN-OPS-02). Default: not stated, so any.
  std::initializer_list<Region> residency{};
  /// Tags for every resource. Default: none.
  std::initializer_list<Tag> tags{};
  /// Where Terraform keeps the stacks' states: `TerraformState{.bucket = "acme-terraform-state", .region =
  /// eu_central_1}`, which each template then says, or `elsewhere("Terraform Cloud")`. Default: not stated,
  /// so Terraform keeps a local state; for production that is refused (QN-STA-01) unless the program has a
  /// StateBackend, or this is `waive<"QN-STA-01", "why">(until<2027, 3, 1>)`.
  StatePlace state{};
  /// Where the properties are written; programs leave it alone. Compilers place an App that stands on several
  /// lines on its first or its last, and agree on this.
  std::source_location where = std::source_location::current();
};

/// A value from configuration: `context:` in quoin.yaml, or `--context key=value`.
struct ContextValue {
  std::string_view key;
  std::string_view text;
  bool is_given = false;

  constexpr explicit operator bool() const { return is_given; }
};

/// A value for one environment, for by_environment().
template <class T> struct For {
  std::string_view environment;
  T value;
};

/// The root of the tree. It reads the program's options, gathers what is declared, and writes the templates.
///
/// Options: --target, --out, --env, --env-kind, --context, --state, --no-waivers, --as-of, --diagnostics,
/// --color (see docs/cli.md). A wrong option is reported by synth(), which returns 2.
class App {
public:
  App(int argc, const char* const* argv, AppProps props = {},
      std::source_location call = std::source_location::current());
  App(const App&) = delete;
  App& operator=(const App&) = delete;
  ~App();

  /// The environment of this run.
  Environment environment() const;

  /// A value from configuration. Not given: `text` is empty and the value converts to false.
  ContextValue context(std::string_view key) const;
  /// A value from configuration, or the default. The characters live as long as the app.
  std::string_view context(std::string_view key, std::string_view otherwise) const;
  /// A whole number from configuration, or the default. A text that is no number fails the synthesis.
  std::int64_t context_number(std::string_view key, std::int64_t otherwise,
                              std::source_location where = std::source_location::current()) const;

  /// The value for this environment: `app.by_environment<int>({{"production", 4}, {"staging", 1}})`.
  /// An environment that is not listed takes that of "production"; where that is missing, synthesis fails.
  template <class T>
  T by_environment(std::initializer_list<For<T>> choices,
                   std::source_location where = std::source_location::current()) const {
    const std::string_view current = environment().name;
    for (const For<T>& each : choices)
      if (each.environment == current) return each.value;
    for (const For<T>& each : choices)
      if (each.environment == "production") return each.value;
    report_missing_choice(where);
    return T{};
  }

  /// Visits every construct, parents first, after the program and before anything is lowered.
  /// `visit` is called with a Node; it can tag, override, or refuse (App::refuse).
  template <std::invocable<Node> Visitor> void aspect(const Visitor& visit) {
    add_aspect(
        new Visitor(visit), [](void* visitor, Node visited) { (*static_cast<Visitor*>(visitor))(visited); },
        [](void* visitor) { delete static_cast<Visitor*>(visitor); });
  }

  /// A finding of the program's own: it fails the synthesis.
  void refuse(const Node& node, std::string_view what, std::string_view fix,
              std::source_location where = std::source_location::current());

  /// Checks everything and writes the output. Returns the exit code: 0 done, 1 findings, 2 wrong options,
  /// 3 the output could not be written. A program calls it once: a second call ends it with an error.
  [[nodiscard]] int synth(std::source_location where = std::source_location::current());

  Node node;

private:
  void add_aspect(void* visitor, void (*visit)(void*, Node), void (*destroy)(void*));
  void report_missing_choice(std::source_location where) const;

  detail::Tree* tree_;
};

/// A region that a stack must name.
class RequiredRegion {
public:
  template <class U = int> RequiredRegion() {
    static_assert(never<U>,
                  "property 'region' is required: a stack lies in one region. Fix: .region = eu_west_1");
  }
  constexpr RequiredRegion(Region region) noexcept
      : region_{region} {}                                        // NOLINT(google-explicit-constructor)
  constexpr operator Region() const noexcept { return region_; }  // NOLINT(google-explicit-constructor)

private:
  Region region_ = unknown_region;
};

struct StackProps {
  /// The region that the stack lies in. Required.
  RequiredRegion region;
  /// The account, 12 digits. Default: the account that it is deployed to (Terraform asks for it as the
  /// variable `account_id` where something needs it, so that a plan needs no credentials).
  std::string_view account{};
  /// Tags for every resource of the stack, over those of the app.
  std::initializer_list<Tag> tags{};
  /// What the stack is for. CloudFormation shows it; at most 1,024 characters.
  std::string_view description{};
};

namespace detail {
Node make_stack(Scope scope, std::string_view id, const StackProps& props, std::source_location where);
Node make_output(Scope scope, std::string_view id, const Text& value, std::string_view description,
                 std::source_location where);
Node make_parameter(Scope scope, std::string_view id, std::string_view description,
                    std::string_view otherwise, bool has_default, bool sensitive, std::source_location where);
}  // namespace detail

/// A unit of deployment: one Terraform root module, or one CloudFormation template.
///
/// Ids: 1 to 128 letters, digits and '-', starting with a letter (they are CloudFormation's stack names).
struct Stack {
  Scope scope;
  std::string_view id;
  StackProps props;
  Node node = detail::make_stack(scope, id, props, std::source_location::current());
};

struct OutputProps {
  Text value;
  std::string_view description{};
};

/// A value that the deployed stack shows: an output of Terraform and of CloudFormation.
struct Output {
  Scope scope;
  std::string_view id;
  OutputProps props;
  Node node = detail::make_output(scope, id, props.value, props.description, std::source_location::current());
};

struct ParameterProps {
  std::string_view description{};
  /// The value where none is given. Default: the parameter is required. `""` is a value.
  const char* otherwise = nullptr;
  /// Terraform and CloudFormation do not show the value.
  bool sensitive = false;
};

/// A value that is given at deployment: a variable of Terraform, a parameter of CloudFormation.
struct Parameter {
  Scope scope;
  std::string_view id;
  ParameterProps props{};
  Node node =
      detail::make_parameter(scope, id, props.description, props.otherwise ? props.otherwise : "",
                             props.otherwise != nullptr, props.sensitive, std::source_location::current());

  Text value() const;
  operator Text() const { return value(); }  // NOLINT(google-explicit-constructor)
};

}  // namespace quoin

// AWS::Made::Thing of cloudformation made-up. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>
#include <quoin/bindings/limits.hpp>

namespace quoin::cfn::arg {
struct and_;
struct choice;
struct days;
struct db_port;
struct document;
struct either;
struct enabled;
struct field;
struct gone;
struct inline_;
struct labels;
struct left;
struct mode;
struct not_;
struct policy;
struct ratio;
struct right;
struct statement;
struct subnet_ids;
struct tags;
}  // namespace quoin::cfn::arg

namespace quoin::cfn::made {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
struct Thing;
/// The arguments of AWS::Made::Thing, in alphabetical order.
struct ThingArgs {
  using resource_ = quoin::cfn::made::Thing;
  struct Choice;
  struct Inline;
  struct Statement;
  struct Tag;
  enum class Days : unsigned short { mon, sun };
  struct days_limits_ {
    using named = Days;
    static constexpr const char* values[]{"MON", "SUN"};
    static void refuse(); static constexpr char says[] = "an item of argument 'days' of AWS::Made::Thing takes \"MON\" or \"SUN\"";
    static constexpr bindings::Limits limits{.says = says, .values = values, .count = 2};
  };
  struct db_port_limits_ {
    static void refuse(); static constexpr char says[] = "argument 'db_port' of AWS::Made::Thing takes a number: 1 to 65535";
    static constexpr bindings::Limits limits{.says = says, .least = 1.0, .most = 65535.0};
  };
  enum class Mode : unsigned short { off, on };
  struct mode_limits_ {
    using named = Mode;
    static constexpr const char* values[]{"OFF", "ON"};
    static void refuse(); static constexpr char says[] = "argument 'mode' of AWS::Made::Thing takes \"OFF\" or \"ON\"";
    static constexpr bindings::Limits limits{.says = says, .values = values, .count = 2};
  };
  struct name_limits_ {
    static void refuse(); static constexpr char says[] = "argument 'name' of AWS::Made::Thing takes 1 to 64 characters with the pattern ^[a-z]+ \077$";
    static constexpr bindings::Limits limits{.says = says, .pattern = "^[a-z]+ \077$", .shortest = 1, .longest = 64};
  };
  struct ratio_limits_ {
    static void refuse(); static constexpr char says[] = "argument 'ratio' of AWS::Made::Thing takes a number: at least -0.5";
    static constexpr bindings::Limits limits{.says = says, .least = -0.5};
  };
  struct subnet_ids_limits_ {
    static void refuse(); static constexpr char says[] = "an item of argument 'subnet_ids' of AWS::Made::Thing takes at most 20 characters";
    static constexpr bindings::Limits limits{.says = says, .longest = 20};
  };
  struct weights_limits_ {
    static void refuse(); static constexpr char says[] = "an item of argument 'weights' of AWS::Made::Thing takes a number: at least 0";
    static constexpr bindings::Limits limits{.says = says, .least = 0.0};
  };
  static constexpr bindings::FieldRow fields_[]{{"Choice"}, {"Days", 0, 0, false, bindings::Literal::none, &days_limits_::limits}, {"DBPort", 0, 0, false, bindings::Literal::integer, &db_port_limits_::limits}, {"Document"}, {"Either"}, {"Enabled"}, {"Gone"}, {"Inline"}, {"Labels"}, {"Mode", 0, 0, false, bindings::Literal::text, &mode_limits_::limits}, {"Name", 0, 0, false, bindings::Literal::text, &name_limits_::limits}, {"Policy"}, {"Ratio", 0, 0, false, bindings::Literal::number, &ratio_limits_::limits}, {"Statement"}, {"SubnetIDs", 0, 0, false, bindings::Literal::none, &subnet_ids_limits_::limits}, {"Tags"}, {"Weights", 0, 0, false, bindings::Literal::none, &weights_limits_::limits}};
  bindings::Arg<Choice, arg::choice> choice{};
  bindings::Arg<bindings::List<bindings::Limited<days_limits_>>, arg::days> days{};
  bindings::Arg<bindings::LimitedNumber<db_port_limits_, bindings::Integer>, arg::db_port> db_port{};
  bindings::Arg<bindings::Any, arg::document> document{};
  bindings::Arg<bindings::Any, arg::either> either{};
  bindings::Arg<bindings::Boolean, arg::enabled> enabled{};
  [[deprecated("argument 'gone' of AWS::Made::Thing is deprecated")]] bindings::DeprecatedArg<bindings::String, arg::gone> gone{};
  bindings::Arg<Inline, arg::inline_> inline_{};
  bindings::Arg<bindings::Map<bindings::String>, arg::labels> labels{};
  bindings::Arg<bindings::Limited<mode_limits_>, arg::mode> mode{};
  struct name_argument : bindings::Required<bindings::Limited<name_limits_>> {
    using From::From;
    template <std::size_t N> consteval name_argument(const char (&text)[N]) : From{text} {}
    template <class U = int>
    name_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'name' of AWS::Made::Thing is required. Fix: .name = ..."); }
  } name;
  bindings::Arg<bindings::Any, arg::policy> policy{};
  bindings::Arg<bindings::LimitedNumber<ratio_limits_, bindings::Number>, arg::ratio> ratio{};
  bindings::Arg<Statement, arg::statement> statement{};
  bindings::Arg<bindings::List<bindings::Limited<subnet_ids_limits_>>, arg::subnet_ids> subnet_ids{};
  bindings::Arg<bindings::Set<Tag>, arg::tags> tags{};
  struct weights_argument : bindings::Required<bindings::Map<bindings::LimitedNumber<weights_limits_, bindings::Integer>>> {
    using From::From;
    template <class U = int>
    weights_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'weights' of AWS::Made::Thing is required. Fix: .weights = ..."); }
  } weights;
};
struct ThingArgs::Choice {
  static constexpr bindings::FieldRow fields_[]{{"Left"}, {"Right"}};
  bindings::Arg<bindings::String, arg::left> left{};
  bindings::Arg<bindings::Integer, arg::right> right{};
};
struct ThingArgs::Inline {
  static constexpr bindings::FieldRow fields_[]{{"for"}};
  struct for_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    for_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'for_' of Inline in AWS::Made::Thing is required. Fix: .for_ = ..."); }
  } for_;
};
struct ThingArgs::Statement {
  static constexpr bindings::FieldRow fields_[]{{"And"}, {"Field"}, {"Not"}};
  bindings::Arg<bindings::List<Statement>, arg::and_> and_{};
  bindings::Arg<bindings::String, arg::field> field{};
  bindings::Arg<Statement, arg::not_> not_{};
};
struct ThingArgs::Tag {
  static constexpr bindings::FieldRow fields_[]{{"Key"}, {"Value"}};
  struct key_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    key_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'key' of Tags in AWS::Made::Thing is required. Fix: .key = ..."); }
  } key;
  struct value_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    value_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'value' of Tags in AWS::Made::Thing is required. Fix: .value = ..."); }
  } value;
};
#pragma GCC diagnostic pop

/// What AWS::Made::Thing gives to others.
struct ThingAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> ref() const { return {target(), ""}; }
  quoin::Ref<bindings::String> arn() const { return {target(), "Arn"}; }
  quoin::Ref<bindings::String> endpoint_address() const { return {target(), "Endpoint.Address"}; }
  quoin::Ref<bindings::String> endpoint_port() const { return {target(), "Endpoint.Port"}; }
};

struct Thing {
  using Args = ThingArgs;
  using Attributes = ThingAttributes;
  using Options = cfn::Options;
  static constexpr const char* create_only[] = {"/Name", "/Statement/Field"};
  static constexpr bindings::ResourceType type{.name = "AWS::Made::Thing", .category = bindings::Category::resource, .target = quoin::Target::cloudformation, .create_only = create_only, .create_only_count = 2, .tag_style = bindings::TagStyle::list, .tag_property = "Tags"};
  quoin::Scope scope;
  std::string_view id;
  Args args;
  Options options{};
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
};

}  // namespace quoin::cfn::made

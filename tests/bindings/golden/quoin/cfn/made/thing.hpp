// AWS::Made::Thing of cloudformation made-up. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::cfn::arg {
struct and_;
struct choice;
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
  static constexpr bindings::FieldRow fields_[]{{"Choice"}, {"DBPort"}, {"Document"}, {"Either"}, {"Enabled"}, {"Gone"}, {"Inline"}, {"Labels"}, {"Mode"}, {"Name"}, {"Policy"}, {"Ratio"}, {"Statement"}, {"SubnetIDs"}, {"Tags"}};
  bindings::Arg<Choice, arg::choice> choice{};
  bindings::Arg<bindings::Integer, arg::db_port> db_port{};
  bindings::Arg<bindings::Any, arg::document> document{};
  bindings::Arg<bindings::Any, arg::either> either{};
  bindings::Arg<bindings::Boolean, arg::enabled> enabled{};
  [[deprecated("argument 'gone' of AWS::Made::Thing is deprecated")]] bindings::DeprecatedArg<bindings::String, arg::gone> gone{};
  bindings::Arg<Inline, arg::inline_> inline_{};
  bindings::Arg<bindings::Map<bindings::String>, arg::labels> labels{};
  bindings::Arg<bindings::String, arg::mode> mode{};
  struct name_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    name_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'name' of AWS::Made::Thing is required. Fix: .name = ..."); }
  } name;
  bindings::Arg<bindings::Any, arg::policy> policy{};
  bindings::Arg<bindings::Number, arg::ratio> ratio{};
  bindings::Arg<Statement, arg::statement> statement{};
  bindings::Arg<bindings::List<bindings::String>, arg::subnet_ids> subnet_ids{};
  bindings::Arg<bindings::Set<Tag>, arg::tags> tags{};
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

// acme_widget of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct anything;
struct author;
struct class_;
struct create;
struct default_;
struct enabled;
struct grid;
struct group_owner;
struct id;
struct labels;
struct level;
struct linux_;
struct marker;
struct mount;
struct n2nd_name;
struct name;
struct note;
struct odd_name;
struct odd_name_;
struct old_size;
struct outer;
struct owner;
struct pair;
struct path;
struct port;
struct ranges;
struct replicas;
struct rules;
struct settings;
struct size;
struct tags;
struct text;
struct timeouts;
struct token;
struct token_wo;
struct zones;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::inline v1_0 {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
struct Widget;
/// The arguments of acme_widget, in alphabetical order.
struct WidgetArgs {
  using resource_ = quoin::tf::acme::Widget;
  struct GroupOwner;
  struct Lead;
  struct Marker;
  struct Mount;
  struct Outer;
  struct Owner;
  struct Port;
  struct Replicas;
  struct Rules;
  struct Settings;
  struct Timeouts;
  struct Note;
  static constexpr bindings::FieldRow fields_[]{{"anything"}, {"class"}, {"default"}, {"enabled"}, {"grid"}, {"group_owner"}, {"id"}, {"labels"}, {"lead"}, {"linux"}, {"marker"}, {"mount"}, {"2nd_name"}, {"note"}, {"odd_name"}, {"odd-name"}, {"old_size"}, {"outer"}, {"owner"}, {"pair"}, {"port", 1, 3}, {"replicas"}, {"rules"}, {"settings"}, {"size"}, {"tags"}, {"timeouts"}, {"title"}, {"token"}, {"token_wo"}, {"zones"}};
  bindings::Arg<bindings::Any, arg::anything> anything{};
  bindings::Arg<bindings::Boolean, arg::class_> class_{};
  bindings::Arg<bindings::String, arg::default_> default_{};
  bindings::Arg<bindings::Boolean, arg::enabled> enabled{};
  bindings::Arg<bindings::List<bindings::List<bindings::Number>>, arg::grid> grid{};
  bindings::Arg<GroupOwner, arg::group_owner> group_owner{};
  bindings::Arg<bindings::String, arg::id> id{};
  bindings::Arg<bindings::List<bindings::String>, arg::labels> labels{};
  struct lead_argument : bindings::Required<Lead> {
    using From::From;
    template <class U = int>
    lead_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'lead' of acme_widget is required. Fix: .lead = ..."); }
  } lead;
  bindings::Arg<bindings::Boolean, arg::linux_> linux_{};
  bindings::Arg<Marker, arg::marker> marker{};
  bindings::Arg<bindings::Map<Mount>, arg::mount> mount{};
  bindings::Arg<bindings::String, arg::n2nd_name> n2nd_name{};
  bindings::Arg<bindings::List<Lead>, arg::note> note{};
  bindings::Arg<bindings::String, arg::odd_name> odd_name{};
  bindings::Arg<bindings::String, arg::odd_name_> odd_name_{};
  [[deprecated("argument 'old_size' of acme_widget is deprecated")]] bindings::DeprecatedArg<bindings::Number, arg::old_size> old_size{};
  bindings::Arg<Outer, arg::outer> outer{};
  bindings::Arg<Owner, arg::owner> owner{};
  bindings::Arg<bindings::Any, arg::pair> pair{};
  struct port_argument : bindings::Required<bindings::Set<Port>> {
    using From::From;
    template <class U = int>
    port_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'port' of acme_widget is required. Fix: .port = ..."); }
  } port;
  bindings::Arg<bindings::Map<Replicas>, arg::replicas> replicas{};
  bindings::Arg<bindings::List<Rules>, arg::rules> rules{};
  bindings::Arg<Settings, arg::settings> settings{};
  bindings::Arg<bindings::Number, arg::size> size{};
  bindings::Arg<bindings::Map<bindings::String>, arg::tags> tags{};
  bindings::Arg<Timeouts, arg::timeouts> timeouts{};
  struct title_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    title_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'title' of acme_widget is required. Fix: .title = ..."); }
  } title;
  bindings::Arg<bindings::Secret, arg::token> token{};
  bindings::Arg<bindings::Secret, arg::token_wo> token_wo{};
  bindings::Arg<bindings::Set<bindings::String>, arg::zones> zones{};
};
struct WidgetArgs::GroupOwner {
  static constexpr bindings::FieldRow fields_[]{{"name"}};
  bindings::Arg<bindings::String, arg::name> name{};
};
struct WidgetArgs::Lead {
  static constexpr bindings::FieldRow fields_[]{{"author"}, {"text"}};
  bindings::Arg<bindings::String, arg::author> author{};
  struct text_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    text_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'text' of lead in acme_widget is required. Fix: .text = ..."); }
  } text;
};
struct WidgetArgs::Marker {
  static constexpr bindings::FieldRow fields_[]{{nullptr}};
};
struct WidgetArgs::Mount {
  static constexpr bindings::FieldRow fields_[]{{"path"}};
  bindings::Arg<bindings::String, arg::path> path{};
};
struct WidgetArgs::Outer {
  static constexpr bindings::FieldRow fields_[]{{"name"}, {"note"}};
  bindings::Arg<bindings::String, arg::name> name{};
  bindings::Arg<Note, arg::note> note{};
};
struct WidgetArgs::Owner {
  static constexpr bindings::FieldRow fields_[]{{"name"}};
  struct name_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    name_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'name' of owner in acme_widget is required. Fix: .name = ..."); }
  } name;
};
struct WidgetArgs::Port {
  static constexpr bindings::FieldRow fields_[]{{"number"}};
  struct number_argument : bindings::Required<bindings::Number> {
    using From::From;
    template <class U = int>
    number_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'number' of port in acme_widget is required. Fix: .number = ..."); }
  } number;
};
struct WidgetArgs::Replicas {
  static constexpr bindings::FieldRow fields_[]{{"region"}};
  struct region_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    region_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'region' of replicas in acme_widget is required. Fix: .region = ..."); }
  } region;
};
struct WidgetArgs::Rules {
  static constexpr bindings::FieldRow fields_[]{{"port", 0, 0, true}, {"ranges", 0, 0, true}};
  bindings::Arg<bindings::Number, arg::port> port{};
  bindings::Arg<bindings::List<bindings::String>, arg::ranges> ranges{};
};
struct WidgetArgs::Settings {
  static constexpr bindings::FieldRow fields_[]{{"level"}, {"mode"}};
  bindings::Arg<bindings::Number, arg::level> level{};
  struct mode_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    mode_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'mode' of settings in acme_widget is required. Fix: .mode = ..."); }
  } mode;
};
struct WidgetArgs::Timeouts {
  static constexpr bindings::FieldRow fields_[]{{"create"}};
  bindings::Arg<bindings::String, arg::create> create{};
};
struct WidgetArgs::Note {
  static constexpr bindings::FieldRow fields_[]{{"text"}};
  bindings::Arg<bindings::Number, arg::text> text{};
};
#pragma GCC diagnostic pop

/// What acme_widget gives to others.
struct WidgetAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> n2nd_name() const { return {target(), path("2nd_name")}; }
  quoin::Ref<bindings::Any> anything() const { return {target(), path("anything")}; }
  quoin::Ref<bindings::String> arn() const { return {target(), path("arn")}; }
  quoin::Ref<bindings::Boolean> class_() const { return {target(), path("class")}; }
  quoin::Ref<bindings::String> default_() const { return {target(), path("default")}; }
  quoin::Ref<bindings::Boolean> enabled() const { return {target(), path("enabled")}; }
  quoin::Ref<bindings::List<bindings::List<bindings::Number>>> grid() const { return {target(), path("grid")}; }
  quoin::Ref<bindings::String> id() const { return {target(), path("id")}; }
  quoin::Ref<bindings::List<bindings::String>> labels() const { return {target(), path("labels")}; }
  quoin::Ref<bindings::Boolean> linux_() const { return {target(), path("linux")}; }
  quoin::Ref<bindings::String> odd_name() const { return {target(), path("odd-name")}; }
  quoin::Ref<bindings::String> odd_name_() const { return {target(), path("odd_name")}; }
  quoin::Ref<bindings::Number> old_size() const { return {target(), path("old_size")}; }
  quoin::Ref<bindings::Any> pair() const { return {target(), path("pair")}; }
  struct Rules : bindings::Nested {
    using Nested::Nested;
    quoin::Ref<bindings::Number> port() const { return {target(), path("port")}; }
    quoin::Ref<bindings::List<bindings::String>> ranges() const { return {target(), path("ranges")}; }
  };
  Rules rules(unsigned index = 0) const { return {target(), indexed("rules", index)}; }
  struct Settings : bindings::Nested {
    using Nested::Nested;
    quoin::Ref<bindings::String> endpoint() const { return {target(), path("endpoint")}; }
  };
  Settings settings() const { return {target(), path("settings")}; }
  quoin::Ref<bindings::Number> size() const { return {target(), path("size")}; }
  struct Status : bindings::Nested {
    using Nested::Nested;
    quoin::Ref<bindings::String> code() const { return {target(), path("code")}; }
  };
  Status status(unsigned index = 0) const { return {target(), indexed("status", index)}; }
  quoin::Ref<bindings::Map<bindings::String>> tags() const { return {target(), path("tags")}; }
  quoin::Ref<bindings::String> title() const { return {target(), path("title")}; }
  bindings::SecretRef token() const { return {target(), path("token")}; }
  quoin::Ref<bindings::Set<bindings::String>> zones() const { return {target(), path("zones")}; }
};

struct Widget {
  using Args = WidgetArgs;
  using Attributes = WidgetAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_widget", .category = bindings::Category::resource, .target = quoin::Target::terraform, .tag_style = bindings::TagStyle::map, .tag_property = "tags", .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
  quoin::Scope scope;
  std::string_view id;
  Args args;
  Options options{};
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
  bindings::Arrow<Attributes> operator[](bindings::Instance which) const { return {Attributes{bindings::target_of(node), which}}; }
};

}  // namespace quoin::tf::acme::v1_0

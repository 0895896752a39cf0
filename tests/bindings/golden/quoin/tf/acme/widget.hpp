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
  bindings::Arg<bindings::Any, arg::anything> anything{};
  bindings::Arg<bindings::Boolean, arg::class_> class_{};
  bindings::Arg<bindings::String, arg::default_> default_{};
  bindings::Arg<bindings::Boolean, arg::enabled> enabled{};
  bindings::Arg<bindings::List<bindings::List<bindings::Number>>, arg::grid> grid{};
  bindings::Arg<GroupOwner, arg::group_owner> group_owner{};
  bindings::Arg<bindings::String, arg::id> id{};
  bindings::Arg<bindings::List<bindings::String>, arg::labels> labels{};
  struct lead_argument : bindings::From<Lead> {
    using From::From;
    template <class U = int>
    lead_argument() { static_assert(bindings::detail::never<U>, "argument 'lead' of acme_widget is required. Fix: .lead = ..."); }
  } lead;
  bindings::Arg<bindings::Boolean, arg::linux_> linux_{};
  bindings::Arg<Marker, arg::marker> marker{};
  bindings::Arg<bindings::Map<Mount>, arg::mount> mount{};
  bindings::Arg<bindings::String, arg::n2nd_name> n2nd_name{};
  bindings::Arg<bindings::List<Lead>, arg::note> note{};
  bindings::Arg<bindings::String, arg::odd_name> odd_name{};
  bindings::Arg<bindings::String, arg::odd_name_> odd_name_{};
  [[deprecated("argument 'old_size' of acme_widget is deprecated")]] bindings::Arg<bindings::Number, arg::old_size> old_size{};
  bindings::Arg<Outer, arg::outer> outer{};
  bindings::Arg<Owner, arg::owner> owner{};
  bindings::Arg<bindings::Any, arg::pair> pair{};
  struct port_argument : bindings::From<bindings::Set<Port>> {
    using From::From;
    template <class U = int>
    port_argument() { static_assert(bindings::detail::never<U>, "argument 'port' of acme_widget is required. Fix: .port = ..."); }
  } port;
  bindings::Arg<bindings::Map<Replicas>, arg::replicas> replicas{};
  bindings::Arg<bindings::List<Rules>, arg::rules> rules{};
  bindings::Arg<Settings, arg::settings> settings{};
  bindings::Arg<bindings::Number, arg::size> size{};
  bindings::Arg<bindings::Map<bindings::String>, arg::tags> tags{};
  bindings::Arg<Timeouts, arg::timeouts> timeouts{};
  struct title_argument : bindings::From<bindings::String> {
    using From::From;
    template <class U = int>
    title_argument() { static_assert(bindings::detail::never<U>, "argument 'title' of acme_widget is required. Fix: .title = ..."); }
  } title;
  bindings::Arg<bindings::Secret, arg::token> token{};
  bindings::Arg<bindings::Secret, arg::token_wo> token_wo{};
  bindings::Arg<bindings::Set<bindings::String>, arg::zones> zones{};
};
struct WidgetArgs::GroupOwner {
  bindings::Arg<bindings::String, arg::name> name{};
};
struct WidgetArgs::Lead {
  bindings::Arg<bindings::String, arg::author> author{};
  struct text_argument : bindings::From<bindings::String> {
    using From::From;
    template <class U = int>
    text_argument() { static_assert(bindings::detail::never<U>, "argument 'text' of lead in acme_widget is required. Fix: .text = ..."); }
  } text;
};
struct WidgetArgs::Marker {
};
struct WidgetArgs::Mount {
  bindings::Arg<bindings::String, arg::path> path{};
};
struct WidgetArgs::Outer {
  bindings::Arg<bindings::String, arg::name> name{};
  bindings::Arg<Note, arg::note> note{};
};
struct WidgetArgs::Owner {
  struct name_argument : bindings::From<bindings::String> {
    using From::From;
    template <class U = int>
    name_argument() { static_assert(bindings::detail::never<U>, "argument 'name' of owner in acme_widget is required. Fix: .name = ..."); }
  } name;
};
struct WidgetArgs::Port {
  struct number_argument : bindings::From<bindings::Number> {
    using From::From;
    template <class U = int>
    number_argument() { static_assert(bindings::detail::never<U>, "argument 'number' of port in acme_widget is required. Fix: .number = ..."); }
  } number;
};
struct WidgetArgs::Replicas {
  struct region_argument : bindings::From<bindings::String> {
    using From::From;
    template <class U = int>
    region_argument() { static_assert(bindings::detail::never<U>, "argument 'region' of replicas in acme_widget is required. Fix: .region = ..."); }
  } region;
};
struct WidgetArgs::Rules {
  bindings::Arg<bindings::Number, arg::port> port{};
  bindings::Arg<bindings::List<bindings::String>, arg::ranges> ranges{};
};
struct WidgetArgs::Settings {
  bindings::Arg<bindings::Number, arg::level> level{};
  struct mode_argument : bindings::From<bindings::String> {
    using From::From;
    template <class U = int>
    mode_argument() { static_assert(bindings::detail::never<U>, "argument 'mode' of settings in acme_widget is required. Fix: .mode = ..."); }
  } mode;
};
struct WidgetArgs::Timeouts {
  bindings::Arg<bindings::String, arg::create> create{};
};
struct WidgetArgs::Note {
  bindings::Arg<bindings::Number, arg::text> text{};
};
inline void write(bindings::Object& out, const WidgetArgs::Note& from) {
  out.set({
      {"text", from.text}});
}
inline void write(bindings::Object& out, const WidgetArgs::Timeouts& from) {
  out.set({
      {"create", from.create}});
}
inline void write(bindings::Object& out, const WidgetArgs::Settings& from) {
  out.set({
      {"level", from.level},
      {"mode", from.mode}});
}
inline void write(bindings::Object& out, const WidgetArgs::Rules& from) {
  out.set_or_null({
      {"port", from.port},
      {"ranges", from.ranges}});
}
inline void write(bindings::Object& out, const WidgetArgs::Replicas& from) {
  out.set({
      {"region", from.region}});
}
inline void write(bindings::Object& out, const WidgetArgs::Port& from) {
  out.set({
      {"number", from.number}});
}
inline void write(bindings::Object& out, const WidgetArgs::Owner& from) {
  out.set({
      {"name", from.name}});
}
inline void write(bindings::Object& out, const WidgetArgs::Outer& from) {
  out.set({
      {"name", from.name},
      {"note", from.note}});
}
inline void write(bindings::Object& out, const WidgetArgs::Mount& from) {
  out.set({
      {"path", from.path}});
}
inline void write(bindings::Object&, const WidgetArgs::Marker&) {}
inline void write(bindings::Object& out, const WidgetArgs::Lead& from) {
  out.set({
      {"author", from.author},
      {"text", from.text}});
}
inline void write(bindings::Object& out, const WidgetArgs::GroupOwner& from) {
  out.set({
      {"name", from.name}});
}
inline void write(bindings::Object& out, const WidgetArgs& from) {
  out.set({
      {"anything", from.anything},
      {"class", from.class_},
      {"default", from.default_},
      {"enabled", from.enabled},
      {"grid", from.grid},
      {"group_owner", from.group_owner},
      {"id", from.id},
      {"labels", from.labels},
      {"lead", from.lead},
      {"linux", from.linux_},
      {"marker", from.marker},
      {"mount", from.mount},
      {"2nd_name", from.n2nd_name},
      {"note", from.note},
      {"odd_name", from.odd_name},
      {"odd-name", from.odd_name_},
      {"old_size", from.old_size},
      {"outer", from.outer},
      {"owner", from.owner},
      {"pair", from.pair},
      {"replicas", from.replicas},
      {"rules", from.rules},
      {"settings", from.settings},
      {"size", from.size},
      {"tags", from.tags},
      {"timeouts", from.timeouts},
      {"title", from.title},
      {"token", from.token},
      {"token_wo", from.token_wo},
      {"zones", from.zones}});
  out.set_blocks("port", from.port, 1, 3);
}
#pragma GCC diagnostic pop

/// What acme_widget gives to others.
struct WidgetAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> n2nd_name() const { return {target(), "2nd_name"}; }
  quoin::Ref<bindings::Any> anything() const { return {target(), "anything"}; }
  quoin::Ref<bindings::String> arn() const { return {target(), "arn"}; }
  quoin::Ref<bindings::Boolean> class_() const { return {target(), "class"}; }
  quoin::Ref<bindings::String> default_() const { return {target(), "default"}; }
  quoin::Ref<bindings::Boolean> enabled() const { return {target(), "enabled"}; }
  quoin::Ref<bindings::List<bindings::List<bindings::Number>>> grid() const { return {target(), "grid"}; }
  quoin::Ref<bindings::String> id() const { return {target(), "id"}; }
  quoin::Ref<bindings::List<bindings::String>> labels() const { return {target(), "labels"}; }
  quoin::Ref<bindings::Boolean> linux_() const { return {target(), "linux"}; }
  quoin::Ref<bindings::String> odd_name() const { return {target(), "odd-name"}; }
  quoin::Ref<bindings::String> odd_name_() const { return {target(), "odd_name"}; }
  quoin::Ref<bindings::Number> old_size() const { return {target(), "old_size"}; }
  quoin::Ref<bindings::Any> pair() const { return {target(), "pair"}; }
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
  quoin::Ref<bindings::Number> size() const { return {target(), "size"}; }
  struct Status : bindings::Nested {
    using Nested::Nested;
    quoin::Ref<bindings::String> code() const { return {target(), path("code")}; }
  };
  Status status(unsigned index = 0) const { return {target(), indexed("status", index)}; }
  quoin::Ref<bindings::Map<bindings::String>> tags() const { return {target(), "tags"}; }
  quoin::Ref<bindings::String> title() const { return {target(), "title"}; }
  bindings::SecretRef token() const { return {target(), "token"}; }
  quoin::Ref<bindings::Set<bindings::String>> zones() const { return {target(), "zones"}; }
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
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::object_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
};

}  // namespace quoin::tf::acme::v1_0

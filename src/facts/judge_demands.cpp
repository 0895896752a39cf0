// Judges what single resources say by the table of demands.
#include "facts/blame.hpp"
#include "facts/demands.hpp"
#include "facts/facts.hpp"
#include "facts/rows_by_type.hpp"
#include "facts/set_aside.hpp"
#include "facts/view.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace quoin::facts {
namespace {

using detail::Resource;

const Place& place_of(const Demand& demand, quoin::Target target) {
  return target == quoin::Target::terraform ? demand.terraform : demand.cloudformation;
}

/// Calls `visit` with each part of a list in text, until it says that it has what it wants.
template <class Visit> bool any_part(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const auto end = list.find(separator);
    if (visit(list.substr(0, end))) return true;
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  }
  return false;
}

std::optional<double> number_of(std::string_view said) {
  double number = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), number);
  if (error != std::errc{} || end != said.data() + said.size()) return std::nullopt;
  return number;
}

/// "registry.example.com:5000/api:1.2" is named by the tag 1.2; without a tag it is `latest`.
bool is_pinned_image(std::string_view image) {
  if (image.find('@') != std::string_view::npos) return true;
  const std::string_view name = image.substr(image.rfind('/') + 1);
  const auto colon = name.rfind(':');
  return colon != std::string_view::npos && name.substr(colon + 1) != "latest";
}

/// One property of one resource, as a demand sees it.
class Property {
public:
  Property(const View& view, const Value& arguments, const Value& element, const Place& place)
      : view_{view}, arguments_{arguments}, element_{element} {
    value_ = first_of(place.properties);
    said_ = value_.is_set() ? view.say(value_) : place.otherwise;
    // Protection follows `--state`; the state `unlocked` lifts it as a step of its own.
    if (said_ == "deletion_protection") said_ = "true";
    if (said_ == "!deletion_protection") said_ = "false";
  }

  std::string_view said() const { return said_; }

  /// Nobody can tell before it is deployed: a parameter, or an attribute of something else.
  bool is_unknown() const { return value_.kind() == Value::Kind::reference && !view_.is_known_now(value_); }

  bool meets(Test test, std::string_view words) const {
    switch (test) {
      case Test::equals:
        return any_part(words, ' ', [this](std::string_view word) { return said_ == word; });
      case Test::starts_with:
        return any_part(words, ' ', [this](std::string_view word) { return said_.starts_with(word); });
      case Test::differs:
        return !any_part(words, ' ', [this](std::string_view word) { return said_ == word; });
      case Test::differs_in_series:
        return !any_part(words, ' ', [this](std::string_view series) {
          return said_.starts_with(series) && (said_.size() == series.size() || said_[series.size()] == '.');
        });
      case Test::has_all:
        return !any_part(words, ' ', [this](std::string_view word) { return !has(word); });
      case Test::is_set:
        return !said_.empty();
      case Test::is_positive:
        return number_of(said_).value_or(0) > 0;
      case Test::exceeds:
        return number_of(said_).value_or(0) > number_of(view_.say(first_of(words))).value_or(0);
      case Test::is_pinned:
        return is_pinned_image(said_);
    }
    return false;
  }

private:
  Value first_of(std::string_view properties) const {
    Value found;
    any_part(properties, '|', [&](std::string_view property) {
      found = view_.look_up(arguments_, element_, property);
      return found.is_set() && found.kind() != Value::Kind::null;
    });
    return found.kind() == Value::Kind::null ? Value{} : found;
  }

  bool has(std::string_view word) const {
    const Elements items = view_.each(value_);
    return std::ranges::any_of(items, [&](const Value& item) { return view_.say(item) == word; });
  }

  const View& view_;
  const Value& arguments_;
  const Value& element_;
  Value value_;
  std::string_view said_;
};

/// Judges the resources of one assembly.
class DemandJudge {
public:
  DemandJudge(const assembly::Assembly& assembly, const SetAside& set_aside, Diagnostics& diagnostics)
      : assembly_{assembly},
        diagnostics_{diagnostics},
        set_aside_{set_aside},
        demands_{demands(),
                 [target = assembly.target](const Demand& each) { return place_of(each, target).type; }} {}

  void judge(const View& view, const Resource& resource) {
    for (const Demand* demand : demands_[resource.type->name]) {
      if (demand->production && !assembly_.tree->is_production()) continue;
      const Place& place = place_of(*demand, assembly_.target);
      if (place.each.empty()) {
        judge(view, resource, Value{}, *demand, place);
        continue;
      }
      for (const Value& element : view.each(view.property(resource.arguments, place.each)))
        judge(view, resource, element, *demand, place);
    }
  }

private:
  static bool concerns(const View& view, const Resource& resource, const Place& place) {
    const bool excepted = any_part(place.unless, '|', [&](std::string_view property) {
      return view.property(resource.arguments, property).is_set();
    });
    if (excepted || place.when.empty()) return !excepted;
    const auto equals = place.when.find('=');
    return view.say(view.property(resource.arguments, place.when.substr(0, equals)))
        .starts_with(place.when.substr(equals + 1));
  }

  void judge(const View& view, const Resource& resource, const Value& element, const Demand& demand,
             const Place& place) {
    if (!concerns(view, resource, place)) return;
    const Property property{view, resource.arguments, element, place};
    const bool is_unknown = property.is_unknown() && demand.test != Test::is_set;
    if (!is_unknown && property.meets(demand.test, demand.words)) return;
    if (set_aside_.has(demand.rule, resource.owner->path)) return;
    const std::string name = shown(place);
    Diagnostic diagnostic{
        .severity = is_unknown ? Severity::note : Severity::error,
        .rule = std::string{demand.rule.id()},
        .summary = std::string{demand.rule.title()},
        .got = name + (property.said().empty() ? " is not set" : " is " + std::string{property.said()}),
        .fix = std::string{demand.rule.fix()},
        .path = std::string{resource.path}};
    if (is_unknown) diagnostic.got = name + " is known at deployment only";
    diagnostics_.push_back(blamed(std::move(diagnostic), resource));
  }

  /// The property as the message names it: "multi_az", "container_definitions.user".
  static std::string shown(const Place& place) {
    const std::string_view property = place.properties.substr(0, place.properties.find('|'));
    return std::string{place.each} + std::string{property};
  }

  const assembly::Assembly& assembly_;
  Diagnostics& diagnostics_;
  const SetAside& set_aside_;
  RowsByType<Demand> demands_;
};

}  // namespace

void judge_demands(const assembly::Assembly& assembly, const SetAside& set_aside, Diagnostics& diagnostics) {
  DemandJudge judge{assembly, set_aside, diagnostics};
  for (const assembly::Template& each : assembly.templates) {
    const View view{assembly, *each.stack};
    for (const Resource* resource : each.resources)
      if (resource->type->category == bindings::Category::resource) judge.judge(view, *resource);
  }
}

}  // namespace quoin::facts

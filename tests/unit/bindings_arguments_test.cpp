// Generated arguments at work: what they accept, and what they become under the target's own names.
#include <gtest/gtest.h>

#include "core/resource.hpp"
#include "tests/bindings/golden/quoin/cfn/made/thing.hpp"
#include "tests/bindings/golden/quoin/tf/acme/data/widget.hpp"
#include "tests/bindings/golden/quoin/tf/acme/ephemeral/secret.hpp"
#include "tests/bindings/golden/quoin/tf/acme/export.hpp"
#include "tests/bindings/golden/quoin/tf/acme/widget.hpp"

#include <quoin/bindings/resources.hpp>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace quoin::bindings_arguments_test {

using detail::ValueAccess;
using nlohmann::json;
using tf::acme::Widget;
using tf::acme::WidgetArgs;

/// A value as JSON; references as "<attribute>".
json shown(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::unset:
      return "unset";
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::boolean:
      return ValueAccess::boolean(value);
    case Value::Kind::integer:
      return ValueAccess::integer(value);
    case Value::Kind::number:
      return ValueAccess::number(value);
    case Value::Kind::string:
      return std::string{value.characters()};
    case Value::Kind::reference:
      return "<" + std::string{ValueAccess::reference(value).attribute} + ">";
    case Value::Kind::text: {
      std::string text;
      for (const Value& piece : ValueAccess::items(value)) text += shown(piece).get<std::string>();
      return text;
    }
    case Value::Kind::list: {
      json list = json::array();
      for (const Value& item : ValueAccess::items(value)) list.push_back(shown(item));
      return list;
    }
    case Value::Kind::object: {
      json object = json::object();
      for (const detail::Field& field : ValueAccess::fields(value))
        object[std::string{field.key}] = shown(field.value);
      return object;
    }
  }
  return nullptr;
}

/// The smallest widget, to which each test adds what it is about.
template <class Change> json widget(Change change) {
  WidgetArgs args{.lead = {{.text = "lead"}}, .port = {{.number = 1}}, .title = "title"};
  change(args);
  json all = shown(bindings::object_of(args));
  EXPECT_EQ(all["lead"], (json{{"text", "lead"}}));
  EXPECT_EQ(all["title"], "title");
  all.erase("lead");
  all.erase("title");
  if (all["port"] == json{{{"number", 1}}}) all.erase("port");
  return all;
}

struct Anything : detail::Target {
  Anything() : Target{Kind::resource} {}
};
const Anything anything;

TEST(BindingsArguments, WhatIsNotGivenStaysOut) {
  EXPECT_EQ(widget([](WidgetArgs&) {}), json::object());
  EXPECT_EQ(widget([](WidgetArgs& args) {
              args.size = 3;
              args.size = {};
            }),
            json::object());
}

TEST(BindingsArguments, TextTakesWhateverReadsAsText) {
  const std::string string = "string";
  const Ref<aws::VpcId> reference{anything, "id"};
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.default_ = string; }), (json{{"default", "string"}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.default_ = std::string_view{"view"}; }),
            (json{{"default", "view"}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.default_ = reference; }), (json{{"default", "<id>"}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.default_ = Text{"vpc/"} + reference; }),
            (json{{"default", "vpc/<id>"}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.default_ = bindings::unchecked(Value::null()); }),
            (json{{"default", nullptr}}));
}

TEST(BindingsArguments, NamesAreTheSchemasOwn) {
  EXPECT_EQ(widget([](WidgetArgs& args) {
              args.class_ = true;
              args.n2nd_name = "second";
              args.odd_name = "under";
              args.odd_name_ = "dash";
              args.linux_ = false;
            }),
            (json{{"class", true},
                  {"2nd_name", "second"},
                  {"odd_name", "under"},
                  {"odd-name", "dash"},
                  {"linux", false}}));
}

TEST(BindingsArguments, NumbersKeepTheirKind) {
  EXPECT_EQ(widget([](WidgetArgs& args) { args.size = 3; }).dump(), R"({"size":3})");
  EXPECT_EQ(widget([](WidgetArgs& args) { args.size = 0.5; }).dump(), R"({"size":0.5})");
  EXPECT_EQ(widget([](WidgetArgs& args) { args.size = std::uint64_t{1} << 40U; }).dump(),
            R"({"size":1099511627776})");
  EXPECT_EQ(widget([](WidgetArgs& args) { args.size = Ref<bindings::Number>{anything, "n"}; }).dump(),
            R"({"size":"<n>"})");
}

TEST(BindingsArguments, ListsKeepTheirOrderAndSetsAreSorted) {
  const std::vector<std::string> names{"c", "a", "b"};
  const std::array<std::string_view, 2> views{"z", "y"};
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.labels = names; }), (json{{"labels", {"c", "a", "b"}}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.labels = views; }), (json{{"labels", {"z", "y"}}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.zones = names; }), (json{{"zones", {"a", "b", "c"}}}));
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.zones = {"c", Ref<aws::SubnetId>{anything, "id"}}; }),
            (json{{"zones", {"c", "<id>"}}}))
      << "what is not known yet is not sorted";
  EXPECT_EQ(widget([](WidgetArgs& args) { args.grid = {{1, 2}, {3}}; }), (json{{"grid", {{1, 2}, {3}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.labels = std::vector<std::string>{}; }),
            (json{{"labels", json::array()}}));
}

TEST(BindingsArguments, MapsTakeBracesAndMaps) {
  const std::map<std::string, std::string> tags{{"b", "2"}, {"a", "1"}};
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.tags = tags; }), (json{{"tags", {{"a", "1"}, {"b", "2"}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.tags = {{"one", "1"}}; }), (json{{"tags", {{"one", "1"}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.mount = {{"data", {.path = "/data"}}}; }),
            (json{{"mount", {{"data", {{"path", "/data"}}}}}}));
}

TEST(BindingsArguments, BlocksNest) {
  EXPECT_EQ(widget([](WidgetArgs& args) { args.marker = {{}}; }), (json{{"marker", json::object()}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.outer = {{.name = "o", .note = {{.text = 4}}}}; }),
            (json{{"outer", {{"name", "o"}, {"note", {{"text", 4}}}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.note = {{.text = "a"}, {.author = "x", .text = "b"}}; }),
            (json{{"note", {{{"text", "a"}}, {{"author", "x"}, {"text", "b"}}}}}));
  std::vector<WidgetArgs::Lead> notes{{.text = "one"}};
  notes.push_back({.text = "two"});
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.note = notes; }),
            (json{{"note", {{{"text", "one"}}, {{"text", "two"}}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.port = {{.number = 2}, {.number = 1}}; }),
            (json{{"port", {{{"number", 1}}, {{"number", 2}}}}}))
      << "a set of blocks is sorted";
}

TEST(BindingsArguments, ObjectsNameAllTheirMembers) {
  EXPECT_EQ(widget([](WidgetArgs& args) { args.rules = {{.port = 80}}; }),
            (json{{"rules", {{{"port", 80}, {"ranges", nullptr}}}}}));
}

TEST(BindingsArguments, FreeFormValuesNest) {
  EXPECT_EQ(widget([](WidgetArgs& args) {
              args.anything = bindings::object(
                  {{"Version", "2012-10-17"}, {"Statement", bindings::list({1, true, 0.5})}});
            }),
            (json{{"anything", {{"Version", "2012-10-17"}, {"Statement", {1, true, 0.5}}}}}));
  EXPECT_EQ(widget([](WidgetArgs& args) { args.default_ = bindings::json(bindings::object({{"a", 1}})); }),
            (json{{"default", {{std::string{detail::json_marker}, {{"a", 1}}}}}}));
}

TEST(BindingsArguments, SecretsFitOnlyWhereSecretsBelong) {
  static_assert(std::is_convertible_v<bindings::SecretRef, decltype(WidgetArgs::token)>);
  static_assert(std::is_convertible_v<bindings::SecretRef, decltype(WidgetArgs::token_wo)>);
  static_assert(!std::is_convertible_v<bindings::SecretRef, decltype(WidgetArgs::default_)>);
  static_assert(!std::is_convertible_v<bindings::SecretRef, decltype(WidgetArgs::tags)>);
  static_assert(!std::is_convertible_v<bindings::SecretRef, Text>);
  const tf::acme::ephemeral::SecretAttributes secret{anything};
  static_assert(std::is_same_v<decltype(secret.value()), bindings::SecretRef>);
  EXPECT_EQ(widget([&](WidgetArgs& args) { args.token_wo = secret.value(); }),
            (json{{"token_wo", "<value>"}}));
}

TEST(BindingsArguments, WrongKindsDoNotConvert) {
  static_assert(!std::is_convertible_v<int, decltype(WidgetArgs::enabled)>);
  static_assert(!std::is_convertible_v<const char*, decltype(WidgetArgs::enabled)>);
  static_assert(!std::is_convertible_v<bool, decltype(WidgetArgs::size)>);
  static_assert(!std::is_convertible_v<char, decltype(WidgetArgs::size)>);
  static_assert(!std::is_convertible_v<const char*, decltype(WidgetArgs::size)>);
  static_assert(!std::is_convertible_v<int, decltype(WidgetArgs::title)>);
  static_assert(!std::is_convertible_v<const char*, decltype(WidgetArgs::labels)>);
  static_assert(!std::is_convertible_v<std::string, decltype(WidgetArgs::labels)>);
  static_assert(!std::is_convertible_v<std::vector<int>, decltype(WidgetArgs::labels)>);
  static_assert(!std::is_convertible_v<Ref<bindings::Number>, decltype(WidgetArgs::enabled)>);
  static_assert(!std::is_convertible_v<double, decltype(cfn::made::ThingArgs::db_port)>);
  static_assert(std::is_convertible_v<int, decltype(cfn::made::ThingArgs::db_port)>);
  static_assert(std::is_convertible_v<Ref<bindings::Any>, decltype(WidgetArgs::labels)>);
}

TEST(BindingsArguments, NumbersWithARangeAreKeptAsLiteralsOrAsValues) {
  using cfn::made::ThingArgs;
  const auto ratio = [](ThingArgs args) { return shown(bindings::object_of(args))["Ratio"].dump(); };
  const double of_a_run = 0.25;
  EXPECT_EQ(ratio({.name = "a", .ratio = 2, .weights = {{"low", 1}}}), "2");
  EXPECT_EQ(ratio({.name = "a", .ratio = 2.0, .weights = {{"low", 1}}}), "2");
  EXPECT_EQ(ratio({.name = "a", .ratio = -0.5, .weights = {{"low", 1}}}), "-0.5");
  EXPECT_EQ(ratio({.name = "a", .ratio = 0, .weights = {{"low", 1}}}), "0");
  EXPECT_EQ(ratio({.name = "a", .ratio = -0.0, .weights = {{"low", 1}}}), "0");
  EXPECT_EQ(ratio({.name = "a", .ratio = 1e300, .weights = {{"low", 1}}}), "1e+300");
  EXPECT_EQ(ratio({.name = "a", .ratio = of_a_run, .weights = {{"low", 1}}}), "0.25");
  EXPECT_EQ(ratio({.name = "a", .ratio = bindings::at_run_time(of_a_run * 2), .weights = {{"low", 1}}}),
            "0.5");
  EXPECT_EQ(ratio({.name = "a", .weights = {{"low", 1}}}), "null") << "not given";
  EXPECT_EQ(
      shown(bindings::object_of(ThingArgs{.name = "a", .weights = {{"low", 0}, {"high", 7}}}))["Weights"],
      (json{{"low", 0}, {"high", 7}}));
}

TEST(BindingsResources, AreCollectedWithTheirOptions) {
  tf::Resources out;
  const auto first = out.add<Widget>("", {.lead = {{.text = "t"}}, .port = {{.number = 1}}, .title = "a"});
  const auto second =
      out.add("second", WidgetArgs{.lead = {{.text = first.arn()}}, .port = {{.number = 1}}, .title = "b"},
              {.count = 2,
               .depends_on = {first},
               .lifecycle = {.create_before_destroy = true, .ignore_changes = tf::all_changes},
               .region = "us-east-1"});
  out.provide("arn", second.arn());
  const detail::Lowered lowered = out.finish();
  ASSERT_EQ(lowered.resources.size(), 2U);
  const detail::Resource& last = *lowered.resources[1];
  EXPECT_EQ(last.type->name, "acme_widget");
  EXPECT_EQ(last.type->category, bindings::Category::resource);
  EXPECT_EQ(last.local, "second");
  EXPECT_EQ(shown(last.arguments)["lead"]["text"], "<arn>");
  ASSERT_EQ(last.options().depends_on.size(), 1U);
  EXPECT_EQ(ValueAccess::reference(last.options().depends_on[0]).target, lowered.resources[0].get());
  EXPECT_EQ(last.options().region, "us-east-1");
  EXPECT_EQ(shown(last.options().lifecycle),
            (json{{"create_before_destroy", true}, {"ignore_changes", "all"}}));
  EXPECT_EQ(shown(last.options().meta), (json{{"count", 2}}));
  EXPECT_FALSE(lowered.resources[0]->options().lifecycle.is_set());
  EXPECT_EQ(ValueAccess::reference(lowered.exports.at("arn")).target, &last);
}

TEST(BindingsResources, TooManyBlocksAreNoticed) {
  tf::Resources out;
  WidgetArgs args{.lead = {{.text = "t"}}, .port = {{.number = 1}}, .title = "a"};
  args.port = {{.number = 1}, {.number = 2}, {.number = 3}, {.number = 4}};
  EXPECT_THROW(
      {
        try {
          out.add("", args);
        } catch (const std::logic_error& error) {
          EXPECT_STREQ(error.what(),
                       "acme_widget: 4 blocks of port stand there, and the schema wants 1 to 3");
          throw;
        }
      },
      std::logic_error);
  args.port = {{.number = 1}};
  EXPECT_NO_THROW(out.add("", args)) << "nothing is left over";
}

TEST(BindingsResources, AttributesReachIntoCollections) {
  const tf::acme::WidgetAttributes attributes{anything};
  const auto path = [](const Value& value) { return std::string{ValueAccess::reference(value).attribute}; };
  EXPECT_EQ(path(attributes.class_().value()), "class");
  EXPECT_EQ(path(attributes.rules(2).port().value()), "rules[2].port");
  EXPECT_EQ(path(attributes.settings().endpoint().value()), "settings.endpoint");
  EXPECT_EQ(path(attributes.status().code().value()), "status[0].code");
  EXPECT_EQ(path(attributes.status().all().value()), "status[0]");
  const tf::acme::data::WidgetAttributes data{anything};
  EXPECT_EQ(path(data.owners(1).name().value()), "tolist(@.owners)[1].name");
}

TEST(BindingsResources, CloudFormationNamesAreItsOwn) {
  cfn::Resources out;
  const auto thing =
      out.add<cfn::made::Thing>("",
                                {.db_port = 5432,
                                 .inline_ = {{.for_ = "x"}},
                                 .name = "thing",
                                 .statement = {{.and_ = {{.field = "a"}, {.not_ = {{.field = "b"}}}}}},
                                 .subnet_ids = {"s"},
                                 .tags = {{.key = "b", .value = "2"}, {.key = "a", .value = "1"}},
                                 .weights = {{"light", 1}}},
                                {.deletion_policy = "Retain", .metadata = {{"why", "test"}}});
  EXPECT_EQ(ValueAccess::reference(thing.endpoint_address().value()).attribute, "Endpoint.Address");
  EXPECT_EQ(ValueAccess::reference(thing.ref().value()).attribute, "");
  const detail::Lowered lowered = out.finish();
  const detail::Resource& resource = *lowered.resources.front();
  EXPECT_EQ(shown(resource.arguments), json::parse(R"({
    "DBPort": 5432, "Inline": {"for": "x"}, "Name": "thing",
    "Statement": {"And": [{"Field": "a"}, {"Not": {"Field": "b"}}]},
    "SubnetIDs": ["s"], "Tags": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}], "Weights": {"light": 1}})"));
  EXPECT_EQ(resource.options().deletion_policy, "Retain");
  EXPECT_EQ(shown(resource.options().metadata), (json{{"why", "test"}}));
  ASSERT_EQ(resource.type->create_only_count, 2U);
  EXPECT_STREQ(resource.type->create_only[1], "/Statement/Field");
}

}  // namespace quoin::bindings_arguments_test

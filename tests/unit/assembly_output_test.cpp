// What a whole run leaves: the same bytes every time and from everywhere, tags, overrides, graph, manifest.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace quoin::assembly_output_test {

using nlohmann::json;

void shop(App& app) {
  const Stack stack{
      app, "shop", {.region = eu_west_1, .tags = {{"team", "orders"}}, .description = "The shop"}};
  const Group backend{stack, "Backend"};
  const Node orders = test::queue(backend, "Orders", {"", "dead_letters"});
  orders.override_property(Target::terraform, "dead_letters", "delay_seconds", 5);
  const Parameter size{stack, "Size", {.description = "How large", .otherwise = "small"}};
  const Output arn{stack,
                   "OrdersArn",
                   {.value = Text{Value::reference(*orders.data(), "arn")}, .description = "The queue"}};
  const Output shown{stack, "Size2", {.value = size}};
}
const std::vector<std::string> both = {"--target", "terraform,cloudformation"};

TEST(AssemblyOutput, IsTheSameEveryTimeAndFromEveryFolder) {
  const test::Run first = test::run(shop, both);
  ASSERT_EQ(first.exit_code, 0) << first.messages;
  const std::filesystem::path here = std::filesystem::current_path();
  const std::filesystem::path elsewhere = test::fresh_folder();
  std::filesystem::current_path(elsewhere);
  const test::Run second = test::run(shop, both);
  std::filesystem::current_path(here);
  std::filesystem::remove_all(elsewhere);
  EXPECT_EQ(first.files, second.files);
}

TEST(AssemblyOutput, OneTargetsFilesDoNotDependOnTheOther) {
  std::map<std::string, std::string> apart = test::run(shop, {"--target", "terraform"}).files;
  apart.merge(test::run(shop, {"--target", "cloudformation"}).files);
  EXPECT_EQ(test::run(shop, both).files, apart);
}

TEST(AssemblyOutput, SaysNothingOfTheMachine) {
  for (const auto& [path, content] : test::run(shop, both).files) {
    for (const std::string& secret : {std::string{QUOIN_SOURCE_DIR}, std::filesystem::current_path().string(),
                                      std::filesystem::temp_directory_path().string()})
      EXPECT_EQ(content.find(secret), std::string::npos) << path << " names " << secret;
  }
}

TEST(AssemblyOutput, ListsEveryFileAndEndsEachWithANewline) {
  const test::Run run = test::run(shop, both);
  for (const std::string target : {"terraform", "cloudformation"}) {
    std::vector<std::string> found;
    for (const auto& [path, content] : run.files) {
      if (!path.starts_with(target + "/")) continue;
      found.push_back(path.substr(target.size() + 1));
      EXPECT_TRUE(content.ends_with('\n')) << path;
    }
    EXPECT_EQ(run.json(target + "/manifest.json")["files"], json(found));
  }
}

TEST(AssemblyOutput, OfTerraformReadsLikeThis) {
  EXPECT_EQ(test::run(shop, both).files.at("terraform/shop/main.tf.json"), R"({
  "output": {
    "orders_arn": {
      "description": "The queue",
      "value": "${aws_sqs_queue.backend_orders.arn}"
    },
    "size2": {
      "value": "${var.size}"
    }
  },
  "provider": {
    "aws": [
      {
        "region": "eu-west-1"
      }
    ]
  },
  "resource": {
    "aws_sqs_queue": {
      "backend_orders": {
        "//": "shop/Backend/Orders",
        "tags": {
          "team": "orders"
        }
      },
      "backend_orders_dead_letters": {
        "//": "shop/Backend/Orders/dead_letters",
        "delay_seconds": 5,
        "tags": {
          "team": "orders"
        }
      }
    }
  },
  "terraform": {
    "required_providers": {
      "aws": {
        "source": "hashicorp/aws",
        "version": ">= 5.100, < 7"
      }
    },
    "required_version": ">= 1.11"
  },
  "variable": {
    "size": {
      "default": "small",
      "description": "How large",
      "nullable": false,
      "type": "string"
    }
  }
}
)");
}

TEST(AssemblyOutput, OfCloudFormationReadsLikeThis) {
  EXPECT_EQ(test::run(shop, both).files.at("cloudformation/shop.template.json"), R"({
  "AWSTemplateFormatVersion": "2010-09-09",
  "Description": "The shop",
  "Outputs": {
    "OrdersArn": {
      "Description": "The queue",
      "Value": {
        "Fn::GetAtt": [
          "BackendOrders",
          "Arn"
        ]
      }
    },
    "Size2": {
      "Value": {
        "Ref": "Size"
      }
    }
  },
  "Parameters": {
    "Size": {
      "Default": "small",
      "Description": "How large",
      "Type": "String"
    }
  },
  "Resources": {
    "BackendOrders": {
      "Metadata": {
        "quoin:path": "shop/Backend/Orders"
      },
      "Properties": {
        "Tags": [
          {
            "Key": "team",
            "Value": "orders"
          }
        ]
      },
      "Type": "AWS::SQS::Queue"
    },
    "BackendOrdersDeadLetters": {
      "Metadata": {
        "quoin:path": "shop/Backend/Orders/dead_letters"
      },
      "Properties": {
        "Tags": [
          {
            "Key": "team",
            "Value": "orders"
          }
        ]
      },
      "Type": "AWS::SQS::Queue"
    }
  }
}
)");
}

TEST(AssemblyOutput, TheGraphHoldsTheTreeTheResourcesAndTheLines) {
  const json graph =
      json::parse(test::run(
                      [](App& app) {
                        const Stack stack{app, "shop", {.region = eu_west_1}};
                        const Node orders = test::queue(stack, "Orders", {"", "dead_letters"});
                        test::queue_with(stack, "Mails", [orders] {
                          return Value::object({{"after", Value::reference(*orders.data(), "arn")}});
                        });
                      },
                      both)
                      .files.at("terraform/graph.json"));
  EXPECT_EQ(graph["version"], 1);
  EXPECT_EQ(graph["target"], "terraform");
  EXPECT_EQ(graph["edges"],
            json::parse(R"([{"attribute": "arn", "from": "shop/Mails", "to": "shop/Orders"}])"));
  EXPECT_EQ(graph["resources"], json::parse(R"([
      {"category": "resource", "construct": "shop/Mails", "id": "mails", "path": "shop/Mails", "stack": "shop", "type": "aws_sqs_queue"},
      {"category": "resource", "construct": "shop/Orders", "id": "orders", "path": "shop/Orders", "stack": "shop", "type": "aws_sqs_queue"},
      {"category": "resource", "construct": "shop/Orders", "id": "orders_dead_letters", "path": "shop/Orders/dead_letters", "stack": "shop", "type": "aws_sqs_queue"}])"));
  EXPECT_EQ(graph["tree"]["kind"], "App");
  const json& stack = graph["tree"]["children"][0];
  EXPECT_EQ(stack["path"], "shop");
  EXPECT_EQ(stack["children"][0]["id"], "Mails") << "children are sorted by id";
  EXPECT_EQ(stack["children"][1]["kind"], "Queue");
  EXPECT_EQ(stack["children"][1]["file"], "assembly_output_test.cpp");
  EXPECT_EQ(stack["children"][1]["line"].get<int>(), stack["line"].get<int>() + 1);
  EXPECT_TRUE(graph["facts"].is_object());
  EXPECT_EQ(graph["relations"], json::array());
}

TEST(AssemblyOutput, NothingIsWrittenWhereSomethingIsWrong) {
  const test::Run run = test::run([](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    test::queue(stack, "Orders");
    test::queue(stack, "Orders");
  });
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_TRUE(run.files.empty());
}

TEST(AssemblyOutput, OfRawResourcesIsForTheirTargetOnly) {
  const auto declare = [](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    const Node queue = test::raw(stack, "Orders", "aws_sqs_queue");
    const Output arn{stack, "Arn", {.value = Text{Value::reference(*queue.data(), "arn")}}};
  };
  EXPECT_EQ(test::run(declare).json("terraform/shop/main.tf.json")["output"]["arn"]["value"],
            "${aws_sqs_queue.orders.arn}");
  const test::Run refused = test::run(declare, both);
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(test::without_lines(refused.messages),
            "error: a resource of type aws_sqs_queue exists for terraform only\n  at shop/Orders "
            "(assembly_output_test.cpp:N)\n"
            "  fix: synthesize for terraform alone, or replace the resource by a construct\n");
}

// Tags
// ----------------------------------------------------------------------------------------------------------

test::Synthesized tagged(Target target) {
  return test::synthesize(target, [target](App& app) {
    app.node.tag("owner", "app").tag("tier", "app").tag("scope", "app").tag("only", "app");
    const Stack stack{
        app,
        "shop",
        {.region = eu_west_1, .tags = {{"owner", "stack"}, {"tier", "stack"}, {"scope", "stack"}}}};
    const Group group{stack, "Group"};
    group.node.tag("owner", "group").tag("tier", "group");
    if (target == Target::terraform)
      test::raw(group, "Orders", "aws_sqs_queue", {{"tags", {{"owner", "resource"}, {"own", "resource"}}}});
    else
      test::raw(group, "Orders", "AWS::SQS::Queue",
                {{"Tags", json::array({{{"Key", "owner"}, {"Value", "resource"}},
                                       {{"Key", "own"}, {"Value", "resource"}}})}});
    test::raw(group, "Route", target == Target::terraform ? "aws_route" : "AWS::EC2::Route", {{"a", "b"}});
  });
}

TEST(AssemblyTags, TheNearestWinsInTerraform) {
  const auto made = tagged(Target::terraform);
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(
      made.terraform("aws_sqs_queue", "group_orders")["tags"],
      json::parse(
          R"({"only": "app", "own": "resource", "owner": "resource", "scope": "stack", "tier": "group"})"));
  EXPECT_FALSE(made.terraform("aws_route", "group_route").contains("tags"));
}

TEST(AssemblyTags, TheNearestWinsInCloudFormation) {
  const auto made = tagged(Target::cloudformation);
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.cloudformation("GroupOrders")["Tags"], json::parse(R"([{"Key": "only", "Value": "app"},
      {"Key": "own", "Value": "resource"}, {"Key": "owner", "Value": "resource"}, {"Key": "scope", "Value": "stack"},
      {"Key": "tier", "Value": "group"}])"));
  EXPECT_FALSE(made.cloudformation("GroupRoute").contains("Tags"));
}

TEST(AssemblyTags, ObjectsOfABucketInheritNone) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1, .tags = {{"owner", "stack"}}}};
    test::raw(stack, "Page", "aws_s3_object",
              {{"bucket", "b"}, {"key", "index.html"}, {"tags", {{"own", "1"}}}});
  });
  EXPECT_EQ(made.terraform("aws_s3_object", "page")["tags"], (json{{"own", "1"}}));
}

TEST(AssemblyTags, OfTheAppCanStandInItsProps) {
  const char* arguments[] = {"program"};
  const App app{1, arguments, {.tags = {{"owner", "shop"}}}};
  EXPECT_EQ(app.node.data()->tags().at("owner"), "shop");
}

std::string said_of_tags(const std::function<void(const Node&)>& tag) {
  return test::without_lines(test::synthesize(Target::terraform, [&](App& app) {
                               const Stack stack{app, "shop", {.region = eu_west_1}};
                               tag(test::queue(stack, "Orders"));
                             }).messages());
}

TEST(AssemblyTags, HaveLimits) {
  const std::string at = "  at shop/Orders (assembly_output_test.cpp:N)\n";
  EXPECT_EQ(said_of_tags([](const Node& node) { node.tag("", "value"); }),
            "error: a tag's key has 1 to 128 characters and does not start with 'aws:'\n" + at +
                "  got: \"\"\n  fix: another key\n");
  for (const std::string key : {"aws:name", "AWS:name", "Aws:"})
    EXPECT_EQ(said_of_tags([&](const Node& node) { node.tag(key, "value"); }),
              "error: a tag's key has 1 to 128 characters and does not start with 'aws:'\n" + at +
                  "  got: \"" + key + "\"\n  fix: another key\n");
  const std::string long_key(129, 'k');
  EXPECT_EQ(said_of_tags([&](const Node& node) { node.tag(long_key, "value"); }),
            "error: a tag's key has 1 to 128 characters and does not start with 'aws:'\n" + at + "  got: \"" +
                long_key + "\"\n  fix: another key\n");
  EXPECT_EQ(said_of_tags([](const Node& node) { node.tag("key", std::string(257, 'v')); }),
            "error: the value of the tag \"key\" has more than 256 characters\n" + at +
                "  got: 257 characters\n  fix: a shorter value\n");
  const auto of_characters = [&](const std::string& text) {
    return "error: a tag has letters, digits, spaces and + - = . _ : / @\n" + at + "  got: \"" + text +
           "\"\n  fix: without the other characters\n";
  };
  EXPECT_EQ(said_of_tags([](const Node& node) { node.tag("te;am", "a,b"); }), of_characters("te;am"));
  EXPECT_EQ(said_of_tags([](const Node& node) { node.tag("team", "a,b"); }), of_characters("a,b"));
  EXPECT_EQ(said_of_tags([](const Node& node) { node.tag("a 1+-=._:/@", "b 2+-=._:/@"); }), "");
  std::string umlauts;
  for (int i = 0; i < 128; ++i) umlauts += "\u00fc";
  EXPECT_EQ(said_of_tags([&](const Node& node) {
              node.tag(umlauts, umlauts + umlauts).tag("awsome", "").tag("aw", "");
            }),
            "");
}

TEST(AssemblyTags, AResourceBearsFifty) {
  const auto many = [](int count) {
    return said_of_tags([count](const Node& node) {
      for (int i = 0; i < count; ++i) node.tag("key" + std::to_string(i), "value");
    });
  };
  EXPECT_EQ(many(50), "");
  EXPECT_EQ(many(51),
            "error: a resource bears at most 50 tags\n  at shop/Orders (assembly_output_test.cpp:N)\n"
            "  got: 51 tags\n  fix: fewer tags\n");
}

// Overrides
// -----------------------------------------------------------------------------------------------------

/// The properties of a raw resource after overrides, in this target, and what was said.
struct Overridden {
  json properties;
  std::string messages;
};

Overridden overridden(const std::function<void(const Node&)>& change, Target target = Target::terraform) {
  const auto made = test::synthesize(target, [&](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    change(test::raw(stack, "Orders", target == Target::terraform ? "aws_sqs_queue" : "AWS::SQS::Queue",
                     json::parse(R"({"name": "orders", "size": 3, "redrive": {"count": 5},
                                     "targets": [{"port": 80}, {"port": 81}]})")));
  });
  json properties =
      target == Target::terraform ? made.terraform("aws_sqs_queue", "orders") : made.cloudformation("Orders");
  properties.erase("//");
  return {properties, test::without_lines(made.messages())};
}

const auto set = [](std::string_view property, const PropertyValue& value) {
  return
      [property, value](const Node& node) { node.override_property(Target::terraform, "", property, value); };
};

TEST(AssemblyOverride, SetsPropertiesOfEveryDepth) {
  const json plain = json::parse(
      R"({"name": "orders", "size": 3, "redrive": {"count": 5}, "targets": [{"port": 80}, {"port": 81}]})");
  const auto expect = [&](const std::function<void(const Node&)>& change, const char* patch) {
    const auto [properties, messages] = overridden(change);
    EXPECT_EQ(messages, "");
    EXPECT_EQ(properties, plain.patch(json::parse(patch))) << patch;
  };
  expect(set("name", "mails"), R"([{"op": "replace", "path": "/name", "value": "mails"}])");
  expect(set("size", 4), R"([{"op": "replace", "path": "/size", "value": 4}])");
  expect(set("fifo", true), R"([{"op": "add", "path": "/fifo", "value": true}])");
  expect(set("redrive.count", 6), R"([{"op": "replace", "path": "/redrive/count", "value": 6}])");
  expect(set("redrive.more.still", 6), R"([{"op": "add", "path": "/redrive/more", "value": {"still": 6}}])");
  expect(set("targets.1.port", 82), R"([{"op": "replace", "path": "/targets/1/port", "value": 82}])");
  expect(set("targets.2.port", 82), R"([{"op": "add", "path": "/targets/2", "value": {"port": 82}}])");
  expect(set("policy.0.effect", "Deny"),
         R"([{"op": "add", "path": "/policy", "value": [{"effect": "Deny"}]}])");
  expect(set("redrive", Value::list({Value::integer(1)})),
         R"([{"op": "replace", "path": "/redrive", "value": [1]}])");
}

TEST(AssemblyOverride, TheLastOneWins) {
  EXPECT_EQ(overridden([](const Node& node) {
              node.override_property(Target::terraform, "", "size", 4);
              node.override_property(Target::terraform, "", "size", 5);
            }).properties["size"],
            5);
}

TEST(AssemblyOverride, ConcernsOneTarget) {
  const auto change = [](const Node& node) {
    node.override_property(Target::terraform, "", "size", 4);
    node.override_property(Target::cloudformation, "", "size", 5);
  };
  EXPECT_EQ(overridden(change, Target::terraform).properties["size"], 4);
  EXPECT_EQ(overridden(change, Target::cloudformation).properties["size"], 5);
}

TEST(AssemblyOverride, MayHoldReferences) {
  EXPECT_EQ(overridden([](const Node& node) {
              const Parameter size{Scope{Node{*node.data()->stack}}, "Size"};
              node.override_property(Target::terraform, "", "size", Text{"size-"} + size.value());
            }).properties["size"],
            "size-${var.size}");
}

TEST(AssemblyOverride, SeesThroughDocuments) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    test::raw(
        stack, "Orders", "aws_sqs_queue",
        {{"policy", {{std::string{detail::json_marker}, {{"Statement", json::array({json::object()})}}}}}})
        .override_property(Target::terraform, "", "policy.Statement.0.Effect", "Deny");
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.terraform("aws_sqs_queue", "orders")["policy"], "${jsonencode(local.orders_policy)}");
  EXPECT_EQ(made.only()["locals"]["orders_policy"], json::parse(R"({"Statement": [{"Effect": "Deny"}]})"));
}

TEST(AssemblyOverride, OfAMetaArgumentWins) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    detail::ResourceOptions options;
    options.lifecycle = Value::object(
        {{"create_before_destroy", Value::boolean(true)}, {"prevent_destroy", Value::boolean(false)}});
    options.meta = Value::object({{"count", Value::integer(1)}});
    const Node queue = test::raw(stack, "Orders", "aws_sqs_queue", json::object(), options);
    queue.override_property(Target::terraform, "", "lifecycle.prevent_destroy", true);
    queue.override_property(Target::terraform, "", "count", 2);
  });
  EXPECT_EQ(made.terraform("aws_sqs_queue", "orders"), json::parse(R"({"//": "shop/Orders", "count": 2,
      "lifecycle": {"create_before_destroy": true, "prevent_destroy": true}})"));
}

TEST(AssemblyOverride, NamesWhatItCannotDo) {
  const std::string at = "  at shop/Orders (assembly_output_test.cpp:N)\n";
  EXPECT_EQ(overridden(set("name.first", 1)).messages,
            "error: the override of \"name.first\" leads through \"first\", which has no parts\n" + at +
                "  fix: a shorter path\n");
  EXPECT_EQ(overridden(set("targets.port", 1)).messages,
            "error: the override of \"targets.port\" leads through \"port\", which has no parts\n" + at +
                "  fix: a shorter path\n");
  EXPECT_EQ(overridden(set("targets.7.port", 1)).messages,
            "error: the override of \"targets.7.port\" leads through \"7\", which has no parts\n" + at +
                "  fix: a shorter path\n");
  EXPECT_EQ(overridden(set("other.1.port", 1)).messages,
            "error: the override of \"other.1.port\" leads through \"1\", which has no parts\n" + at +
                "  fix: a shorter path\n");
  for (const std::string path : {"", ".a", "a.", "a..b"})
    EXPECT_EQ(overridden(set(path, 1)).messages,
              "error: an override's property is a path of names and positions, joined by '.'\n" + at +
                  "  got: \"" + path + "\"\n  fix: a path such as \"access_logs.0.prefix\"\n");
}

TEST(AssemblyOverride, NamesWhatIsNotThere) {
  const auto said = [](const std::function<void(const Stack&)>& declare) {
    return test::without_lines(test::synthesize(Target::terraform, [&](App& app) {
                                 const Stack stack{app, "shop", {.region = eu_west_1}};
                                 declare(stack);
                               }).messages());
  };
  EXPECT_EQ(said([](const Stack& stack) {
              test::queue(stack, "Orders", {"", "dead_letters"})
                  .override_property(Target::terraform, "dead", "a", 1);
            }),
            "error: an override names the resource \"dead\", which the construct does not emit\n"
            "  at shop/Orders (assembly_output_test.cpp:N)\n  got: it emits: \"\", \"dead_letters\"\n  fix: "
            "one of these names\n");
  const char* emits_nothing =
      "  got: it emits nothing itself\n  fix: override_property() of the construct that emits the resource\n";
  EXPECT_EQ(said([](const Stack& stack) {
              const Group group{stack, "Group"};
              group.node.override_property(Target::terraform, "", "a", 1);
            }),
            std::string{"error: an override names the resource \"\", which the construct does not emit\n"
                        "  at shop/Group (assembly_output_test.cpp:N)\n"} +
                emits_nothing);
  EXPECT_EQ(said([](const Stack& stack) { stack.node.override_property(Target::terraform, "vpc", "a", 1); }),
            std::string{"error: an override names the resource \"vpc\", which the construct does not emit\n"
                        "  at shop (assembly_output_test.cpp:N)\n"} +
                emits_nothing);
}

TEST(AssemblyOverride, IsListedInTheReport) {
  EXPECT_EQ(
      json::parse(test::without_lines(test::run(shop).files.at("terraform/report.json")))["overrides"],
      json::parse(
          R"([{"path": "shop/Backend/Orders/dead_letters", "place": "assembly_output_test.cpp:N", "rule": "",
                             "what": "delay_seconds"}])"));
}

}  // namespace quoin::assembly_output_test

// Text in CloudFormation's JSON: Ref, Fn::GetAtt, Fn::Sub with its escapes, documents; and the service's
// limits.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/cloudformation/condition.hpp>

#include <random>
#include <string>
#include <vector>

namespace quoin::cloudformation_text_test {

using nlohmann::json;

/// Reads the text of a Fn::Sub as the User Guide says ("${!name}" is "${name}"), with each "${name}" as
/// "<name>".
std::string read_sub(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("${!")) {
      out += "${";
      i += 3;
    } else if (rest.starts_with("${")) {
      const auto close = rest.find('}');
      out += "<" + std::string{rest.substr(2, close - 2)} + ">";
      i += close + 1;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string read(const json& printed) {
  if (printed.is_string()) return printed;
  if (printed.contains("Ref")) return "<" + printed["Ref"].get<std::string>() + ">";
  return read_sub(printed.at("Fn::Sub").get<std::string>());
}

json printed(const std::vector<Value>& values, const std::function<void(const Stack&)>& declare) {
  const auto made = test::synthesize(Target::cloudformation, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    declare(stack);
    test::queue_with(stack, "All",
                     [&] { return Value::object({{"values", Value::list(values.data(), values.size())}}); });
  });
  EXPECT_EQ(made.messages(), "");
  return made.cloudformation("All")["values"];
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"$",  "$", "{",  "{",    "}",      "!",  "!",  "\"",
                                                 "\\", "a", "\n", "\x01", "\u00e4", "${", "${!"};
  std::string out;
  for (auto count = random() % 9; count > 0; --count) out += parts[random() % parts.size()];
  return out;
}

/// A construct that hands out what is known.
detail::NodeData& known_values(const Stack& stack) {
  return detail::tree_of(stack.node)
      .add_construct(stack.node, "Known", "Known", test::Emits{[](Target, const detail::Surroundings&) {
                       detail::Lowered lowered;
                       lowered.exports.emplace("brace", Value::string("{b}"));
                       lowered.exports.emplace("dollar", Value::string("$"));
                       lowered.exports.emplace("list",
                                               Value::list({Value::string("one"), Value::integer(2)}));
                       lowered.exports.emplace("number", Value::integer(7));
                       return lowered;
                     }},
                     std::source_location::current());
}

TEST(CloudFormationText, TextReadsBackAsItWas) {
  std::mt19937 random{5};
  std::vector<Value> values;
  std::vector<std::string> expected;
  const json made = printed(values, [&](const Stack& stack) {
    const Parameter name{stack, "Name"};
    detail::NodeData& known = known_values(stack);
    for (int round = 0; round < 3000; ++round) {
      Text text;
      std::string whole;
      for (auto count = 1 + random() % 5; count > 0; --count) {
        switch (random() % 4) {
          case 0:
            text = text + name.value();
            whole += "<Name>";
            break;
          case 1:
            text = text + Text{Value::reference(known, "brace")};
            whole += "{b}";
            break;
          case 2:
            text = text + Text{Value::reference(known, "dollar")};
            whole += "$";
            break;
          default: {
            const std::string literal = random_text(random);
            text = text + Text{literal};
            whole += literal;
          }
        }
      }
      values.push_back(text.value());
      expected.push_back(whole);
    }
  });
  ASSERT_EQ(made.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(read(made[i]), expected[i]) << made[i];
}

TEST(CloudFormationText, ReferencesHaveTheirOwnForms) {
  const auto made = test::synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::raw(stack, "Key", "AWS::SNS::Topic");
    const Parameter size{stack, "Size"};
    test::raw(stack, "Queue", "AWS::SQS::Queue",
              {{"Att", "${chat/Key.Arn}"},
               {"Ref", "${chat/Key.Ref}"},
               {"Whole", "${chat/Key}"},
               {"Sub", "a-${chat/Key.Arn}-${chat/Key.Ref}"},
               {"Size", "${chat/Size.value}"}});
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.cloudformation("Queue"),
            json::parse(R"({"Att": {"Fn::GetAtt": ["Key", "Arn"]}, "Ref": {"Ref": "Key"},
      "Whole": {"Ref": "Key"}, "Sub": {"Fn::Sub": "a-${Key.Arn}-${Key}"}, "Size": {"Ref": "Size"}})"));
}

TEST(CloudFormationText, KnownPiecesNeedNoSub) {
  std::vector<Value> values;
  const json made = printed(values, [&](const Stack& stack) {
    detail::NodeData& known = known_values(stack);
    values = {(Text{"${"} + Text{Value::reference(known, "number")} + "}").value(), Value::string("${plain}"),
              Value::reference(known, "list")};
  });
  EXPECT_EQ(made, json::parse(R"(["${7}", "${plain}", ["one", 2]])"));
}

json document(const json& inside) { return {{std::string{detail::json_marker}, inside}}; }

TEST(CloudFormationDocuments, AreTextWithTheirReferencesFilledIn) {
  const auto made = test::synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::raw(stack, "Key", "AWS::SNS::Topic");
    test::raw(stack, "Queue", "AWS::SQS::Queue",
              {{"Known", document({{"a\"b", json::array({1, true, nullptr, 0.5, "say \"hi\""})}})},
               {"Refers", document({{"Arn", "${chat/Key.Arn}"}, {"Text", "key \"${chat/Key.Ref}\""}})}});
  });
  EXPECT_EQ(made.messages(), "");
  const json queue = made.cloudformation("Queue");
  EXPECT_EQ(json::parse(queue["Known"].get<std::string>()),
            json::parse(R"({"a\"b": [1, true, null, 0.5, "say \"hi\""]})"));
  EXPECT_EQ(json::parse(read_sub(queue["Refers"]["Fn::Sub"].get<std::string>())),
            json::parse(R"({"Arn": "<Key.Arn>", "Text": "key \"<Key>\""})"));
}

TEST(CloudFormationDocuments, SurviveWhateverStandsInThem) {
  std::mt19937 random{6};
  std::vector<Value> values;
  std::vector<json> expected;
  const json made = printed(values, [&](const Stack& stack) {
    const Parameter name{stack, "Name"};
    detail::NodeData& known = known_values(stack);
    for (int round = 0; round < 1000; ++round) {
      const std::string key = random_text(random);
      const std::string literal = random_text(random);
      const bool refers = round % 2 == 0;
      const Text text =
          refers ? Text{literal} + name.value() : Text{literal} + Text{Value::reference(known, "brace")};
      values.push_back(Value::object(
          {{detail::json_marker,
            Value::object({{key, text.value()}, {key + "-", Value::reference(known, "list")}})}}));
      expected.push_back(
          {{key, literal + (refers ? "<Name>" : "{b}")}, {key + "-", json::parse(R"(["one", 2])")}});
    }
  });
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(json::parse(read(made[i])), expected[i]) << made[i];
}

TEST(CloudFormationOptions, StandBesideTheProperties) {
  const auto made = test::synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Node key = test::raw(stack, "Key", "AWS::SNS::Topic");
    detail::ResourceOptions options;
    options.deletion_policy = "Snapshot";
    options.update_replace_policy = "Retain";
    const cfn::Condition large{stack, "IsLarge", cfn::equals("eu", "eu")};
    options.condition = Value::reference(*large.node.data(), "");
    options.metadata = Value::object({{"why", Value::string("because")}});
    options.depends_on = {Value::reference(*key.data(), "Arn")};
    test::raw(stack, "Queue", "AWS::SQS::Queue", json::object(), options);
  });
  EXPECT_EQ(made.only()["Resources"]["Queue"],
            json::parse(R"({"Condition": "IsLarge", "DeletionPolicy": "Snapshot",
      "DependsOn": ["Key"], "Metadata": {"quoin:path": "chat/Queue", "why": "because"}, "Type": "AWS::SQS::Queue",
      "UpdateReplacePolicy": "Retain"})"));
}

// Limits
// --------------------------------------------------------------------------------------------------------

struct Said {
  int exit_code;
  std::string messages;
};

Said run(const std::function<void(const Stack&)>& declare) {
  const test::Run run = test::run(
      [&](App& app) {
        const Stack stack{app, "chat", {.region = eu_west_1}};
        declare(stack);
      },
      {"--target", "cloudformation"});
  return {run.exit_code, test::without_lines(run.messages)};
}

std::string exceeded(const std::string& what, const std::string& count, const std::string& most) {
  return "error: " + what + " exceed the service's limit of " + most +
         "\n  at chat (cloudformation_text_test.cpp:N)\n  got: " + count +
         "\n  fix: split the stack in two; references between stacks stay weak\n";
}

std::string near(const std::string& what, const std::string& count, const std::string& most) {
  return "warning: " + what + " come near the service's limit of " + most +
         "\n  at chat (cloudformation_text_test.cpp:N)\n  got: " + count +
         "\n  fix: split the stack before it grows further\n";
}

void queues(const Stack& stack, int count) {
  for (int i = 0; i < count; ++i) test::queue(stack, "Queue" + std::to_string(i));
}

TEST(CloudFormationLimits, OfResources) {
  const auto with = [](int count) { return run([count](const Stack& stack) { queues(stack, count); }); };
  EXPECT_EQ(with(450).messages, "");
  EXPECT_EQ(with(451).messages, near("the stack's resources", "451", "500"));
  EXPECT_EQ(with(451).exit_code, 0);
  EXPECT_EQ(with(500).messages, near("the stack's resources", "500", "500"));
  EXPECT_EQ(with(501).messages, exceeded("the stack's resources", "501", "500"));
  EXPECT_EQ(with(501).exit_code, 1);
}

TEST(CloudFormationLimits, OfParametersAndOutputs) {
  const auto with = [](int count) {
    return run([count](const Stack& stack) {
      queues(stack, 1);
      for (int i = 0; i < count; ++i) {
        const Parameter parameter{stack, "In" + std::to_string(i)};
        const Output output{stack, "Out" + std::to_string(i), {.value = parameter}};
      }
    });
  };
  EXPECT_EQ(with(180).messages, "");
  EXPECT_EQ(with(181).messages,
            near("the stack's outputs", "181", "200") + near("the stack's parameters", "181", "200"));
  EXPECT_EQ(with(201).messages,
            exceeded("the stack's outputs", "201", "200") + exceeded("the stack's parameters", "201", "200"));
}

TEST(CloudFormationLimits, OfDynamicReferences) {
  const auto with = [](int count) {
    return run([count](const Stack& stack) {
      for (int i = 0; i < count; ++i)
        test::raw(stack, "Queue" + std::to_string(i), "AWS::SQS::Queue",
                  {{"Token", "{{resolve:secretsmanager:a:SecretString:b}}"}});
    });
  };
  EXPECT_EQ(with(54).messages, "");
  EXPECT_EQ(with(55).messages, near("the template's dynamic references", "55", "60"));
  EXPECT_EQ(with(61).messages, exceeded("the template's dynamic references", "61", "60"));
}

TEST(CloudFormationLimits, OfBytes) {
  const auto with = [](std::size_t bytes) {
    return run([bytes](const Stack& stack) {
      test::raw(stack, "Queue", "AWS::SQS::Queue", {{"Text", std::string(bytes, 'a')}});
    });
  };
  EXPECT_EQ(with(890'000).messages, "");
  const std::string close = with(990'000).messages;
  EXPECT_TRUE(close.starts_with("warning: the template's bytes come near the service's limit of 1000000\n"))
      << close;
  const Said over = with(1'000'000);
  EXPECT_TRUE(
      over.messages.starts_with("error: the template's bytes exceed the service's limit of 1000000\n"))
      << over.messages;
  EXPECT_EQ(over.exit_code, 1);
}

TEST(CloudFormationLimits, AStackHasResources) {
  const Said said = run([](const Stack&) {});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_EQ(
      said.messages,
      "error: CloudFormation takes no stack without resources\n  at chat (cloudformation_text_test.cpp:N)\n"
      "  fix: put something into the stack, or remove it\n");
}

TEST(CloudFormationLimits, WarningsStandInTheReport) {
  const test::Run made = test::run(
      [](App& app) {
        const Stack stack{app, "chat", {.region = eu_west_1}};
        queues(stack, 451);
      },
      {"--target", "cloudformation"});
  EXPECT_EQ(json::parse(test::without_lines(made.files.at("cloudformation/report.json")))["warnings"],
            json::parse(R"([{"path": "chat", "place": "cloudformation_text_test.cpp:N", "rule": "",
                             "what": "the stack's resources come near the service's limit of 500"}])"));
}

TEST(CloudFormationLimits, ATemplateThatNeedsABucketIsNotedInTheReportOnly) {
  const auto with = [](std::size_t bytes) {
    return test::run(
        [bytes](App& app) {
          const Stack stack{app, "chat", {.region = eu_west_1}};
          test::raw(stack, "Queue", "AWS::SQS::Queue", {{"Text", std::string(bytes, 'a')}});
        },
        {"--target", "cloudformation"});
  };
  const auto notes = [](const test::Run& run) {
    return json::parse(test::without_lines(run.files.at("cloudformation/report.json")))["notes"];
  };
  const test::Run large = with(51'200);
  EXPECT_EQ(large.messages, "");
  EXPECT_EQ(notes(large),
            json::parse(R"([{"path": "chat", "place": "cloudformation_text_test.cpp:N", "rule": "",
      "what": "the template has more than 51200 bytes, which CloudFormation takes from a bucket only: aws cloudformation deploy --template-file chat.template.json --s3-bucket NAME"}])"));
  EXPECT_EQ(notes(with(50'000)), json::array());
}

TEST(CloudFormationLimits, DoNotConcernTerraform) {
  const test::Run made = test::run([](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    queues(stack, 501);
  });
  EXPECT_EQ(made.exit_code, 0) << made.messages;
}

}  // namespace quoin::cloudformation_text_test

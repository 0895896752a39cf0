// Text in Terraform's JSON: literals survive as they are, references are expressions, documents stand as
// locals.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"
#include "terraform/expression.hpp"

#include <random>
#include <string>
#include <vector>

namespace quoin::terraform_text_test {

using nlohmann::json;

/// Reads a template of Terraform as HCL's specification says ("$${" and "%%{" are "${" and "%{"), with each
/// expression `${name}` as "<name>" and `${"text"}` as the text.
std::string read_template(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("$${") || rest.starts_with("%%{")) {
      out += rest.substr(1, 2);
      i += 3;
    } else if (rest.starts_with("${\"")) {
      const auto close = rest.find("\"}");
      EXPECT_NE(close, std::string_view::npos) << text;
      EXPECT_EQ(rest.substr(3, close - 3).find("${"), std::string_view::npos) << text;
      out += rest.substr(3, close - 3);
      i += close + 2;
    } else if (rest.starts_with("${")) {
      const auto close = rest.find('}');
      out += "<" + std::string{rest.substr(2, close - 2)} + ">";
      i += close + 1;
    } else if (rest.starts_with("%{")) {
      ADD_FAILURE() << "a directive stands in " << text;
      return out;
    } else {
      out += text[i++];
    }
  }
  return out;
}

TEST(TerraformText, EscapesWhatWouldBeRead) {
  for (const auto& [literal, escaped] : std::vector<std::pair<std::string, std::string>>{
           {"", ""},
           {"plain", "plain"},
           {"$", "$"},
           {"100%", "100%"},
           {"$5 {", "$5 {"},
           {"${a}", "$${a}"},
           {"%{if}", "%%{if}"},
           {"$${a}", "$$${a}"},
           {"$$", "$$"},
           {"%${a}", "%$${a}"},
           {"a\nb", "a\nb"},
       })
    EXPECT_EQ(terraform::escaped(literal), escaped) << literal;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"$", "$", "%",  "{",    "{",      "}",  "\"", "\\", "a",
                                                 "~", "!", "\n", "\x01", "\u00e4", "${", "%{", "$${"};
  std::string out;
  for (auto count = random() % 9; count > 0; --count) out += parts[random() % parts.size()];
  return out;
}

TEST(TerraformText, LiteralsReadBackAsTheyWere) {
  std::mt19937 random{3};
  for (int round = 0; round < 20000; ++round) {
    const std::string literal = random_text(random);
    ASSERT_EQ(read_template(terraform::escaped(literal)), literal);
  }
}

/// One output per value, as the template of one stack has them.
json printed(const std::vector<Value>& values, const std::function<void(const Stack&)>& declare) {
  const auto made = test::synthesize(Target::terraform, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    declare(stack);
    test::queue_with(stack, "All",
                     [&] { return Value::object({{"values", Value::list(values.data(), values.size())}}); });
  });
  EXPECT_EQ(made.messages(), "");
  return made.terraform("aws_sqs_queue", "all")["values"];
}

TEST(TerraformText, TextWithReferencesReadsBackAsItWas) {
  std::mt19937 random{4};
  std::vector<Value> values;
  std::vector<std::string> expected;
  const json made = printed(values, [&](const Stack& stack) {
    const Parameter name{stack, "Name"};
    detail::NodeData& known =
        detail::tree_of(stack.node)
            .add_construct(stack.node, "Known", "Known", test::Emits{[](Target, const detail::Surroundings&) {
                             detail::Lowered lowered;
                             lowered.exports.emplace("brace", Value::string("{b}"));
                             lowered.exports.emplace("dollar", Value::string("$"));
                             return lowered;
                           }},
                           std::source_location::current());
    for (int round = 0; round < 3000; ++round) {
      Text text;
      std::string whole;
      for (auto count = 1 + random() % 5; count > 0; --count) {
        switch (random() % 4) {
          case 0:
            text = text + name.value();
            whole += "<var.name>";
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
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(read_template(made[i].get<std::string>()), expected[i]) << made[i];
}

TEST(TerraformText, DollarsBeforeAReferenceStandInAnExpression) {
  std::vector<Value> values;
  const json made = printed(values, [&](const Stack& stack) {
    const Parameter name{stack, "Name"};
    for (const char* literal : {"", "US$", "$$", "%"})
      values.push_back((Text{literal} + name.value()).value());
  });
  EXPECT_EQ(made, json::parse(
                      R"(["${var.name}", "US${\"$\"}${var.name}", "${\"$$\"}${var.name}", "%${var.name}"])"));
}

TEST(TerraformText, KeysOfMapsAreTemplatesToo) {
  std::vector<Value> values{Value::object({{"${a}", Value::integer(1)}})};
  EXPECT_EQ(printed(values, [](const Stack&) {})[0], (json{{"$${a}", 1}}));
}

TEST(TerraformText, WhatTerraformTakesLiterallyStaysAsItIs) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Parameter price{stack, "Price", {.description = "in US${}", .otherwise = "${5}"}};
    const Output output{stack, "Shown", {.value = "${5}", .description = "the ${price}"}};
  });
  EXPECT_EQ(made.only()["variable"]["price"]["description"], "in US${}");
  EXPECT_EQ(made.only()["variable"]["price"]["default"], "${5}");
  EXPECT_EQ(made.only()["output"]["shown"]["description"], "the ${price}");
  EXPECT_EQ(made.only()["output"]["shown"]["value"], "$${5}");
}

TEST(TerraformText, ASensitiveParameterMakesASensitiveOutput) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Parameter token{stack, "Token", {.sensitive = true}};
    const Output output{stack, "Shown", {.value = Text{"token "} + token.value()}};
    const Output plain{stack, "Plain", {.value = "known"}};
  });
  EXPECT_EQ(made.only()["variable"]["token"],
            json::parse(R"({"nullable": false, "sensitive": true, "type": "string"})"));
  EXPECT_EQ(made.only()["output"]["shown"],
            json::parse(R"({"sensitive": true, "value": "token ${var.token}"})"));
  EXPECT_EQ(made.only()["output"]["plain"], json::parse(R"({"value": "known"})"));
}

// References
// ----------------------------------------------------------------------------------------------------

TEST(TerraformReferences, AreAddresses) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::raw(stack, "Key", "aws_sns_topic");
    test::raw(stack, "Policy", "data.aws_iam_policy_document");
    test::raw(stack, "Secret", "ephemeral.aws_secretsmanager_secret_version");
    test::raw(stack, "Cert", "aws_acm_certificate");
    test::raw(stack, "Queue", "aws_sqs_queue",
              {{"key", "${chat/Key.arn}"},
               {"policy", "${chat/Policy.json}"},
               {"secret", "${chat/Secret.secret_string}"},
               {"first", "${chat/Cert.tolist(@.domain_validation_options)[0].resource_record_name}"},
               {"whole", "${chat/Key}"}});
  });
  EXPECT_EQ(made.messages(), "");
  json queue = made.terraform("aws_sqs_queue", "queue");
  EXPECT_EQ(queue, json::parse(R"({"//": "chat/Queue", "key": "${aws_sns_topic.key.arn}",
      "policy": "${data.aws_iam_policy_document.policy.json}",
      "secret": "${ephemeral.aws_secretsmanager_secret_version.secret.secret_string}",
      "first": "${tolist(aws_acm_certificate.cert.domain_validation_options)[0].resource_record_name}",
      "whole": "${aws_sns_topic.key}"})"));
  EXPECT_TRUE(made.only()["data"]["aws_iam_policy_document"].contains("policy"));
  EXPECT_TRUE(made.only()["ephemeral"]["aws_secretsmanager_secret_version"].contains("secret"));
}

TEST(TerraformReferences, DependenciesAreSortedAndStandOnce) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Node b = test::raw(stack, "B", "aws_sns_topic");
    const Node a = test::raw(stack, "A", "aws_sns_topic");
    detail::ResourceOptions options;
    for (const Node& each : {b, a, b}) options.depends_on.push_back(Value::reference(*each.data(), ""));
    test::raw(stack, "Queue", "aws_sqs_queue", json::object(), options);
  });
  EXPECT_EQ(made.terraform("aws_sqs_queue", "queue")["depends_on"],
            json::parse(R"(["aws_sns_topic.a", "aws_sns_topic.b"])"));
}

TEST(TerraformReferences, AnAliasStandsOnlyWhereSomethingUsesIt) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    detail::ResourceOptions there;
    there.region = "us-east-1";
    detail::ResourceOptions here;
    here.region = "eu-west-1";
    test::raw(stack, "There", "aws_acm_certificate", json::object(), there);
    test::raw(stack, "Here", "aws_acm_certificate", json::object(), here);
  });
  EXPECT_EQ(made.only()["provider"]["aws"],
            json::parse(R"([{"region": "eu-west-1"}, {"alias": "us_east_1", "region": "us-east-1"}])"));
  EXPECT_EQ(made.terraform("aws_acm_certificate", "there")["provider"], "aws.us_east_1");
  EXPECT_FALSE(made.terraform("aws_acm_certificate", "here").contains("provider"));
}

// Documents
// -----------------------------------------------------------------------------------------------------

json document(const json& inside) { return {{std::string{detail::json_marker}, inside}}; }

TEST(TerraformDocuments, StandAsLocals) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::raw(stack, "Key", "aws_sns_topic");
    test::raw(stack, "Queue", "aws_sqs_queue",
              {{"policy", document({{"Resource", "${chat/Key.arn}"}, {"Count", 1}})},
               {"list", json::array({1, document("text")})},
               {"map", {{"aws:odd key", document("odd")}}}});
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.terraform("aws_sqs_queue", "queue"), json::parse(R"({"//": "chat/Queue",
      "policy": "${jsonencode(local.queue_policy)}", "list": [1, "${jsonencode(local.queue_list_1)}"],
      "map": {"aws:odd key": "${jsonencode(local.queue_map_aws_odd_key)}"}})"));
  EXPECT_EQ(made.only()["locals"],
            json::parse(R"({"queue_policy": {"Count": 1, "Resource": "${aws_sns_topic.key.arn}"},
      "queue_list_1": "text", "queue_map_aws_odd_key": "odd"})"));
}

TEST(TerraformDocuments, OfResourcesWithOneNameStayApart) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Group orders{stack, "Orders"};
    test::raw(orders, "Store", "aws_s3_bucket", {{"policy", document("of the bucket")}});
    test::raw(stack, "OrdersStore", "aws_sqs_queue", {{"policy", document("of the queue")}});
  });
  const auto policy_of = [&](const std::string& type) {
    const std::string text = made.terraform(type, "orders_store")["policy"];
    const std::string name = text.substr(std::string{"${jsonencode(local."}.size());
    return made.only()["locals"][name.substr(0, name.size() - 2)];
  };
  EXPECT_EQ(policy_of("aws_s3_bucket"), "of the bucket");
  EXPECT_EQ(policy_of("aws_sqs_queue"), "of the queue");
}

}  // namespace quoin::terraform_text_test

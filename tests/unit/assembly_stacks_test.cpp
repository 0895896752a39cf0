// Several stacks: what one hands to another, in which order they are deployed, the scripts that carry values,
// circles.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "assembly/names.hpp"
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace quoin::assembly_stacks_test {

using nlohmann::json;

Text arn_of(const Node& queue) { return Text{Value::reference(*queue.data(), "arn")}; }

/// `apps` takes the queue of `data`, which lies in another region.
void two_stacks(App& app) {
  const Stack apps{app, "apps", {.region = eu_west_1}};
  const Stack data{app, "data", {.region = us_east_1}};
  const Node orders = test::queue(data, "Orders");
  test::queue_with(apps, "Worker", [orders] { return Value::object({{"target", arn_of(orders).value()}}); });
  test::queue_with(apps, "Other",
                   [orders] { return Value::object({{"target", (Text{"on "} + arn_of(orders)).value()}}); });
}

TEST(AssemblyStacks, TerraformTakesAVariableFromAnOutput) {
  const auto made = test::synthesize(Target::terraform, two_stacks);
  EXPECT_EQ(made.messages(), "");
  const json& apps = made.templates.at("apps");
  const json& data = made.templates.at("data");
  EXPECT_EQ(
      apps["variable"],
      json::parse(R"({"data_orders_arn": {"description": "From the stack data.", "nullable": false}})"));
  EXPECT_EQ(apps["resource"]["aws_sqs_queue"]["worker"]["target"], "${var.data_orders_arn}");
  EXPECT_EQ(apps["resource"]["aws_sqs_queue"]["other"]["target"], "on ${var.data_orders_arn}");
  EXPECT_EQ(apps["provider"]["aws"][0]["region"], "eu-west-1");
  EXPECT_EQ(data["output"],
            json::parse(R"({"orders_arn": {"description": "For the stacks that build on this one.",
      "value": "${aws_sqs_queue.orders.arn}"}})"));
  EXPECT_EQ(data["provider"]["aws"][0]["region"], "us-east-1");
}

TEST(AssemblyStacks, CloudFormationTakesAParameterFromAnOutput) {
  const auto made = test::synthesize(Target::cloudformation, two_stacks);
  EXPECT_EQ(made.messages(), "");
  const json& apps = made.templates.at("apps");
  EXPECT_EQ(apps["Parameters"],
            json::parse(R"({"DataOrdersArn": {"Description": "From the stack data.", "Type": "String"}})"));
  EXPECT_EQ(apps["Resources"]["Worker"]["Properties"]["target"], (json{{"Ref", "DataOrdersArn"}}));
  EXPECT_EQ(apps["Resources"]["Other"]["Properties"]["target"], (json{{"Fn::Sub", "on ${DataOrdersArn}"}}));
  EXPECT_EQ(made.templates.at("data")["Outputs"], json::parse(R"({"OrdersArn": {
      "Description": "For the stacks that build on this one.", "Value": {"Fn::GetAtt": ["Orders", "Arn"]}}})"))
      << "an output without Export: a producer can always change";
}

TEST(AssemblyStacks, TheManifestSaysWhatFeedsWhatAndInWhichOrder) {
  const test::Run run = test::run(two_stacks, {"--target", "terraform,cloudformation"});
  EXPECT_EQ(run.exit_code, 0) << run.messages;
  EXPECT_EQ(run.json("terraform/manifest.json"), json::parse(R"({
      "environment": {"kind": "production", "name": "production"},
      "files": ["apps/inputs.sh", "apps/main.tf.json", "data/main.tf.json", "graph.json", "manifest.json", "report.json", "report.md"],
      "quoin": "0.1.0",
      "stacks": [
        {"depends_on": [], "files": ["data/main.tf.json"], "name": "data", "outputs": ["orders_arn"], "parameters": [], "region": "us-east-1"},
        {"depends_on": ["data"], "files": ["apps/inputs.sh", "apps/main.tf.json"], "name": "apps", "outputs": [],
         "parameters": [{"from": {"output": "orders_arn", "stack": "data"}, "name": "data_orders_arn", "required": true}],
         "region": "eu-west-1"}],
      "state": "running", "target": "terraform", "version": 1})"));
  const json cloudformation = run.json("cloudformation/manifest.json");
  EXPECT_EQ(cloudformation["stacks"][0]["name"], "data");
  EXPECT_EQ(cloudformation["stacks"][1]["files"], json::parse(R"(["apps.inputs.sh", "apps.template.json"])"));
  EXPECT_EQ(
      cloudformation["stacks"][1]["parameters"],
      json::parse(
          R"([{"from": {"output": "OrdersArn", "stack": "data"}, "name": "DataOrdersArn", "required": true}])"));
  const json graph = run.json("terraform/graph.json");
  EXPECT_EQ(graph["edges"], json::parse(R"([{"attribute": "arn", "from": "apps/Other", "to": "data/Orders"},
                                            {"attribute": "arn", "from": "apps/Worker", "to": "data/Orders"}])"));
}

TEST(AssemblyStacks, NamesOfWhatIsTakenNeverMeetOthers) {
  const auto declare = [](App& app) {
    const Stack apps{app, "apps", {.region = eu_west_1}};
    const Stack data{app, "data", {.region = eu_west_1}};
    const Stack longer{app, "data-orders", {.region = eu_west_1}};
    const Node orders = test::queue(data, "Orders", {"", "queue"});
    // The same names for something else, on both sides.
    const Parameter parameter{apps, "DataOrdersArn", {.otherwise = "mine"}};
    const Output output{data, "OrdersArn", {.value = "mine"}};
    test::queue_with(apps, "Worker", [orders, parameter] {
      return Value::object({{"mine", parameter.value().value()}, {"theirs", arn_of(orders).value()}});
    });
  };
  const auto made = test::synthesize(Target::terraform, declare);
  EXPECT_EQ(made.messages(), "");
  const std::string hash = assembly::short_hash("data/Orders.arn");
  const json& apps = made.templates.at("apps");
  EXPECT_EQ(apps["resource"]["aws_sqs_queue"]["worker"]["mine"], "${var.data_orders_arn}");
  EXPECT_EQ(apps["resource"]["aws_sqs_queue"]["worker"]["theirs"], "${var.data_orders_arn_" + hash + "}");
  EXPECT_EQ(apps["variable"]["data_orders_arn"]["default"], "mine");
  EXPECT_TRUE(apps["variable"].contains("data_orders_arn_" + hash));
  const json& data = made.templates.at("data");
  EXPECT_EQ(data["output"]["orders_arn"]["value"], "mine");
  EXPECT_EQ(data["output"]["orders_arn_" + hash]["value"], "${aws_sqs_queue.orders.arn}");
}

TEST(AssemblyStacks, AParameterBelongsToItsStack) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack apps{app, "apps", {.region = eu_west_1}};
    const Stack data{app, "data", {.region = eu_west_1}};
    const Parameter size{data, "Size"};
    const Output output{apps, "Size", {.value = size}};
  });
  EXPECT_EQ(test::without_lines(made.messages()),
            "error: a reference leads to data/Size, a parameter of another stack\n  at apps/Size "
            "(assembly_stacks_test.cpp:N)\n"
            "  fix: declare the parameter in this stack, too\n");
}

TEST(AssemblyStacks, KnownValuesNeedNoVariable) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack apps{app, "apps", {.region = eu_west_1}};
    const Stack data{app, "data", {.region = eu_west_1}};
    detail::Tree& tree = detail::tree_of(app.node);
    detail::NodeData& name =
        tree.add_construct(data.node, "Name", "Name", test::Emits{[](Target, const detail::Surroundings&) {
                             detail::Lowered lowered;
                             lowered.exports.emplace("name", Value::string("orders"));
                             lowered.exports.emplace("port", Value::integer(443));
                             return lowered;
                           }},
                           std::source_location::current());
    const Output output{apps,
                        "Name",
                        {.value = Text{"queue "} + Text{Value::reference(name, "name")} + ":" +
                                  Text{Value::reference(name, "port")}}};
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.templates.at("apps")["output"]["name"]["value"], "queue orders:443");
  EXPECT_FALSE(made.templates.at("apps").contains("variable"));
}

TEST(AssemblyStacks, TheOrderOfDeploymentFollowsWhatIsTaken) {
  const test::Run run = test::run([](App& app) {
    std::vector<Stack> stacks;
    std::vector<Node> queues;
    for (const char* id : {"a", "b", "c", "d"}) {
      const Stack stack{app, id, {.region = eu_west_1}};
      queues.push_back(test::queue(stack, "Queue"));
      stacks.push_back(stack);
    }
    const auto takes = [&](std::size_t taker, std::size_t giver) {
      const Node& from = queues[giver];
      const std::string id = "Takes" + std::to_string(giver);
      test::queue_with(stacks[taker], id, [from] { return Value::object({{"of", arn_of(from).value()}}); });
    };
    takes(0, 3);
    takes(0, 1);
    takes(3, 2);
  });
  ASSERT_EQ(run.exit_code, 0) << run.messages;
  std::vector<std::string> order;
  const json manifest = run.json("terraform/manifest.json");
  for (const json& stack : manifest["stacks"]) order.push_back(stack["name"]);
  EXPECT_EQ(order, (std::vector<std::string>{"b", "c", "d", "a"}));
}

// Circles
// -------------------------------------------------------------------------------------------------------

TEST(AssemblyStacks, ACircleOfStacksIsNamed) {
  const auto made = test::synthesize(Target::cloudformation, [](App& app) {
    const Stack apps{app, "apps", {.region = eu_west_1}};
    const Stack data{app, "data", {.region = eu_west_1}};
    const Node a = test::queue(apps, "A");
    const Node b = test::queue(data, "B");
    test::queue_with(apps, "TakesB", [b] { return Value::object({{"of", arn_of(b).value()}}); });
    test::queue_with(data, "TakesA", [a] { return Value::object({{"of", arn_of(a).value()}}); });
  });
  EXPECT_EQ(test::without_lines(made.messages()),
            "error: stacks refer to one another in a circle, so none of them can be deployed first\n"
            "  at apps (assembly_stacks_test.cpp:N)\n  got: apps -> data -> apps\n"
            "  fix: move what both need into a stack of its own\n");
}

TEST(AssemblyStacks, ACircleOfResourcesIsNamed) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const auto made = test::synthesize(target, [](App& app) {
      const Stack stack{app, "chat", {.region = eu_west_1}};
      auto nodes = std::make_shared<std::map<std::string, Node>>();
      const auto refers = [&](const char* id, const std::string& to) {
        nodes->emplace(id, test::queue_with(stack, id, [nodes, to] {
                         return Value::object({{"of", arn_of(nodes->at(to)).value()}});
                       }));
      };
      refers("C", "A");
      refers("A", "B");
      refers("B", "C");
      refers("Outside", "A");
    });
    EXPECT_EQ(test::without_lines(made.messages()),
              "error: resources refer to one another in a circle, so none of them can be made first\n"
              "  at chat/A (assembly_stacks_test.cpp:N)\n  got: chat/A -> chat/B -> chat/C -> chat/A\n"
              "  fix: remove one of these references, or move it into a resource of its own\n");
  }
}

TEST(AssemblyStacks, AResourceThatRefersToItselfIsNamed) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    auto self = std::make_shared<Node>();
    *self = test::queue_with(stack, "A", [self] { return Value::object({{"of", arn_of(*self).value()}}); });
  });
  EXPECT_EQ(test::without_lines(made.messages()),
            "error: resources refer to one another in a circle, so none of them can be made first\n"
            "  at chat/A (assembly_stacks_test.cpp:N)\n  got: chat/A -> chat/A\n"
            "  fix: remove one of these references, or move it into a resource of its own\n");
}

// The scripts that carry values
// ---------------------------------------------------------------------------------

/// Runs a stack's script with a command of the test's own in PATH, which answers `answer` and notes what it
/// was asked.
class InputsScript : public testing::Test {
protected:
  InputsScript() : folder_{test::fresh_folder()} {
    const test::Run run = test::run(two_stacks, {"--target", "terraform,cloudformation"});
    for (const auto& [path, content] : run.files) write(folder_ / "out" / path, content);
  }
  ~InputsScript() override { std::filesystem::remove_all(folder_); }

  static void write(const std::filesystem::path& file, const std::string& content) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << content;
  }

  int run(const std::string& command, const std::string& answer, const std::string& script) {
    write(folder_ / "bin" / command,
          "#!/bin/sh\npwd > '" + asked() + "'\nprintf '%s\\n' \"$*\" >> '" + asked() + "'\n" + answer);
    std::filesystem::permissions(folder_ / "bin" / command, std::filesystem::perms::owner_all);
    const std::string line = "cd / && PATH='" + (folder_ / "bin").string() + "':\"$PATH\" sh '" +
                             (folder_ / "out" / script).string() + "' 2> '" + (folder_ / "errors").string() +
                             "'";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string asked() const { return (folder_ / "asked").string(); }

  std::filesystem::path folder_;
};

TEST_F(InputsScript, AsksTerraformInTheProducersFolder) {
  EXPECT_EQ(run("terraform", R"(printf '"arn:aws:sqs:x:1:a \\"b\\""\n')", "terraform/apps/inputs.sh"), 0)
      << test::content_of(folder_ / "errors");
  const std::filesystem::path apps = folder_ / "out/terraform/apps";
  EXPECT_EQ(test::content_of(asked()),
            std::filesystem::canonical(apps).string() + "\n-chdir=../data output -json orders_arn\n");
  EXPECT_EQ(json::parse(test::content_of(apps / "quoin.auto.tfvars.json")),
            json::parse(R"({"data_orders_arn": "arn:aws:sqs:x:1:a \"b\""})"));
  EXPECT_EQ(test::content_of(apps / "quoin.auto.tfvars.json"),
            "{\n  \"data_orders_arn\": \"arn:aws:sqs:x:1:a \\\"b\\\"\"\n}\n");
}

TEST_F(InputsScript, AsksCloudFormationInTheProducersRegion) {
  EXPECT_EQ(run("aws", R"(printf '"arn:aws:sqs:us-east-1:1:orders"\n')", "cloudformation/apps.inputs.sh"), 0)
      << test::content_of(folder_ / "errors");
  const std::filesystem::path target = folder_ / "out/cloudformation";
  EXPECT_EQ(test::content_of(asked()),
            std::filesystem::canonical(target).string() +
                "\ncloudformation describe-stacks --region us-east-1 --stack-name data --query "
                "Stacks[0].Outputs[?OutputKey=='OrdersArn'].OutputValue | [0] --output json\n");
  EXPECT_EQ(
      json::parse(test::content_of(target / "apps.parameters.json")),
      json::parse(
          R"([{"ParameterKey": "DataOrdersArn", "ParameterValue": "arn:aws:sqs:us-east-1:1:orders"}])"));
}

TEST_F(InputsScript, FailsAndWritesNothingWhereTheProducerIsNotDeployed) {
  EXPECT_EQ(run("terraform", "echo 'no outputs' >&2; exit 1", "terraform/apps/inputs.sh"), 1);
  EXPECT_EQ(test::content_of(folder_ / "errors"),
            "no outputs\ndata has no output orders_arn: deploy it first\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/terraform/apps/quoin.auto.tfvars.json"));

  EXPECT_EQ(run("aws", "echo null", "cloudformation/apps.inputs.sh"), 1);
  EXPECT_EQ(test::content_of(folder_ / "errors"), "data has no output OrdersArn: deploy it first\n");
  EXPECT_NE(run("aws", "echo 'no such stack' >&2; exit 254", "cloudformation/apps.inputs.sh"), 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/cloudformation/apps.parameters.json"));
}

}  // namespace quoin::assembly_stacks_test

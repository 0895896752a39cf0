// Names in templates: their shapes, what happens where two would be alike, renamings, and that the order of
// statements never shows.
#include <gtest/gtest.h>

#include "assembly/names.hpp"
#include "core_fixture.hpp"
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace quoin::assembly_names_test {

using nlohmann::json;

struct Shape {
  const char* path;
  const char* snake;
  const char* pascal;
};

TEST(AssemblyNames, AreReadable) {
  for (const Shape& shape : {
           Shape{"Db", "db", "Db"},
           Shape{"DbKey", "db_key", "DbKey"},
           Shape{"DBKey", "db_key", "DBKey"},
           Shape{"Api/ExecutionRole/policy", "api_execution_role_policy", "ApiExecutionRolePolicy"},
           Shape{"order-api", "order_api", "OrderApi"},
           Shape{"Vpc/public_a", "vpc_public_a", "VpcPublicA"},
           Shape{"HTTPListener", "http_listener", "HTTPListener"},
           Shape{"ALB", "alb", "ALB"},
           Shape{"Vpc2Subnet", "vpc2_subnet", "Vpc2Subnet"},
           Shape{"A-B", "a_b", "AB"},
           Shape{"AB", "ab", "AB"},
           Shape{"a1B2", "a1_b2", "A1B2"},
           Shape{"", "", ""},
       }) {
    EXPECT_EQ(assembly::snake_case(shape.path), shape.snake) << shape.path;
    EXPECT_EQ(assembly::pascal_case(shape.path), shape.pascal) << shape.path;
  }
}

TEST(AssemblyNames, AreBelowTheStack) {
  EXPECT_EQ(assembly::below_stack("chat/Api/Role"), "Api/Role");
  EXPECT_EQ(assembly::below_stack("chat"), "");
}

/// The names of the queues, by the paths of their constructs.
std::map<std::string, std::string> names(Target target, const std::function<void(const Stack&)>& declare) {
  const auto made = test::synthesize(target, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    declare(stack);
  });
  EXPECT_FALSE(has_errors(made.diagnostics)) << made.messages();
  std::map<std::string, std::string> out;
  if (target == Target::terraform) {
    const json queues = made.terraform_all("aws_sqs_queue");
    for (const auto& [name, block] : queues.items()) out[block.at("//")] = name;
  } else {
    const json queues = made.cloudformation_all("AWS::SQS::Queue");
    for (const auto& [name, resource] : queues.items()) out[resource.at("Metadata").at("quoin:path")] = name;
  }
  return out;
}

using Names = std::map<std::string, std::string>;

TEST(AssemblyNames, WhereTwoWouldBeAlikeTheNearestKeepsThePlainOne) {
  const auto declare = [](const Stack& stack) {
    const Group db{stack, "Db"};
    test::queue(db, "Key");
    test::queue(stack, "DbKey");
  };
  EXPECT_EQ(names(Target::terraform, declare),
            (Names{{"chat/DbKey", "db_key"}, {"chat/Db/Key", "db_key_" + assembly::short_hash("Db/Key")}}));
  EXPECT_EQ(names(Target::cloudformation, declare),
            (Names{{"chat/DbKey", "DbKey"}, {"chat/Db/Key", "DbKey" + assembly::short_hash("Db/Key")}}));
}

TEST(AssemblyNames, WhatLosesACharacterGivesWay) {
  const auto declare = [](const Stack& stack) {
    test::queue(stack, "A-B");
    test::queue(stack, "AB");
  };
  EXPECT_EQ(names(Target::terraform, declare), (Names{{"chat/A-B", "a_b"}, {"chat/AB", "ab"}}));
  EXPECT_EQ(names(Target::cloudformation, declare),
            (Names{{"chat/AB", "AB"}, {"chat/A-B", "AB" + assembly::short_hash("A-B")}}));
}

TEST(AssemblyNames, AreCutWhereCloudFormationWantsItAndStayUnique) {
  const std::string deep(60, 'a');
  const auto made = names(Target::cloudformation, [&](const Stack& stack) {
    const Group one{stack, deep};
    const Group two{one, deep};
    const Group three{two, deep};
    const Group four{three, deep};
    test::queue(four, deep + "1");
    test::queue(four, deep + "2");
  });
  std::set<std::string> different;
  for (const auto& [path, name] : made) {
    EXPECT_EQ(name.size(), 255U);
    different.insert(name);
  }
  EXPECT_EQ(different.size(), 2U);
}

TEST(AssemblyNames, TerraformsAreUniqueWithinATypeOnly) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Group db{stack, "Db"};
    test::raw(db, "Key", "aws_kms_key");
    test::raw(stack, "DbKey", "aws_sqs_queue");
    test::raw(stack, "Db-Key", "data.aws_kms_key");
  });
  EXPECT_FALSE(made.only()["resource"]["aws_kms_key"]["db_key"].is_null());
  EXPECT_FALSE(made.only()["resource"]["aws_sqs_queue"]["db_key"].is_null());
  EXPECT_FALSE(made.only()["data"]["aws_kms_key"]["db_key"].is_null());
}

TEST(AssemblyNames, CloudFormationsResourcesAndParametersShareTheirs) {
  const auto made = test::synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Group db{stack, "Db"};
    test::queue(db, "Size");
    const Parameter size{stack, "DbSize"};
    test::queue(stack, "DeletionProtection");
    const Output shown{stack, "Shown", {.value = size}};
  });
  const std::string renamed = "DbSize" + assembly::short_hash("DbSize");
  EXPECT_EQ(test::without_lines(made.messages()),
            "warning: another has the plain name of this parameter or output, so it has a hash\n"
            "  at chat/DbSize (assembly_names_test.cpp:N)\n"
            "  got: " +
                renamed +
                ", for DbSize is taken\n"
                "  fix: another id\n");
  EXPECT_TRUE(made.only()["Parameters"].contains(renamed)) << made.only().dump(2);
  EXPECT_EQ(made.only()["Outputs"]["Shown"]["Value"], (json{{"Ref", renamed}}));
  EXPECT_TRUE(made.only()["Resources"].contains("DbSize"));
  EXPECT_TRUE(
      made.only()["Resources"].contains("DeletionProtection" + assembly::short_hash("DeletionProtection")));
}

TEST(AssemblyNames, ParametersAndOutputsNeverMeet) {
  const auto declare = [](bool turned) {
    return [turned](App& app) {
      const Stack stack{app, "chat", {.region = eu_west_1}};
      const Group a{stack, "A"};
      const auto flat = [&] {
        const Parameter parameter{stack, "A-B", {.otherwise = "flat"}};
        const Output output{stack, "X-Y", {.value = parameter}};
      };
      const auto deep = [&] {
        const Parameter parameter{a, "B", {.otherwise = "deep"}};
        const Group x{stack, "X"};
        const Output output{x, "Y", {.value = parameter}};
      };
      if (turned) flat();
      deep();
      if (!turned) flat();
      const Parameter account{stack, "AccountId", {.otherwise = "mine"}};
    };
  };
  const auto made = test::synthesize(Target::terraform, declare(false));
  EXPECT_EQ(made.only(), test::synthesize(Target::terraform, declare(true)).only());
  const std::string deep = "a_b_" + assembly::short_hash("A/B");
  EXPECT_EQ(made.only()["variable"]["a_b"]["default"], "flat");
  EXPECT_EQ(made.only()["variable"][deep]["default"], "deep");
  EXPECT_EQ(made.only()["output"]["x_y"]["value"], "${var.a_b}");
  EXPECT_EQ(made.only()["output"]["x_y_" + assembly::short_hash("X/Y")]["value"], "${var." + deep + "}");
  const std::string account = "account_id_" + assembly::short_hash("AccountId");
  EXPECT_EQ(made.only()["variable"][account]["default"], "mine");
  EXPECT_NE(test::without_lines(made.messages())
                .find("warning: another has the plain name of this parameter or output, so it has a hash\n"
                      "  at chat/AccountId (assembly_names_test.cpp:N)\n"
                      "  got: " +
                      account +
                      ", for account_id is taken\n"
                      "  fix: another id\n"),
            std::string::npos)
      << made.messages();
}

TEST(AssemblyNames, ASiblingChangesNothingElse) {
  const auto before = names(Target::terraform, [](const Stack& stack) {
    test::queue(stack, "Orders", {"", "dead_letters"});
    test::queue(stack, "Mails");
  });
  auto after = names(Target::terraform, [](const Stack& stack) {
    test::queue(stack, "Aaa");
    test::queue(stack, "Mails");
    test::queue(stack, "Invoices");
    test::queue(stack, "Orders", {"", "dead_letters"});
  });
  after.erase("chat/Aaa");
  after.erase("chat/Invoices");
  EXPECT_EQ(before, after);
}

// Renamings
// -----------------------------------------------------------------------------------------------------

json moved(const std::function<void(const Stack&)>& declare) {
  const auto made = test::synthesize(Target::terraform, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    declare(stack);
  });
  EXPECT_EQ(made.messages(), "");
  return made.only().value("moved", json::array());
}

TEST(AssemblyFormerly, MovesWhatWasRenamed) {
  EXPECT_EQ(
      moved([](const Stack& stack) { test::queue(stack, "Orders", {"", "dead_letters"}).formerly("Jobs"); }),
      json::parse(R"([{"from": "aws_sqs_queue.jobs", "to": "aws_sqs_queue.orders"},
                            {"from": "aws_sqs_queue.jobs_dead_letters", "to": "aws_sqs_queue.orders_dead_letters"}])"));
}

TEST(AssemblyFormerly, FollowsTwoRenamingsInARow) {
  EXPECT_EQ(
      moved([](const Stack& stack) { test::queue(stack, "Orders").formerly("Jobs").formerly("Tasks"); }),
      json::parse(R"([{"from": "aws_sqs_queue.jobs", "to": "aws_sqs_queue.tasks"},
                            {"from": "aws_sqs_queue.tasks", "to": "aws_sqs_queue.orders"}])"));
}

TEST(AssemblyFormerly, FollowsARenamedParent) {
  EXPECT_EQ(moved([](const Stack& stack) {
              const Group group{stack, "Shop"};
              group.node.formerly("Store");
              test::queue(group, "Orders");
            }),
            json::parse(R"([{"from": "aws_sqs_queue.store_orders", "to": "aws_sqs_queue.shop_orders"}])"));
}

TEST(AssemblyFormerly, FindsEveryStateWhicheverWasRenamedFirst) {
  const json moves = moved([](const Stack& stack) {
    const Group group{stack, "Shop"};
    group.node.formerly("Store").formerly("Market");
    test::queue(group, "Orders").formerly("Jobs");
  });
  std::map<std::string, std::string> next;
  std::set<std::string> to;
  for (const json& move : moves) {
    EXPECT_TRUE(next.emplace(move["from"], move["to"]).second) << "one address moves twice";
    EXPECT_TRUE(to.insert(move["to"]).second) << "two addresses move to one";
  }
  for (const std::string group : {"store", "market", "shop"}) {
    for (const std::string queue : {"jobs", "orders"}) {
      std::string address = "aws_sqs_queue." + group + "_" + queue;
      for (int steps = 0; steps < 10 && next.contains(address); ++steps) address = next.at(address);
      EXPECT_EQ(address, "aws_sqs_queue.shop_orders") << group << queue;
    }
  }
}

TEST(AssemblyFormerly, CloudFormationKeepsTheOldestLogicalId) {
  EXPECT_EQ(names(Target::cloudformation,
                  [](const Stack& stack) {
                    const Group group{stack, "Shop"};
                    group.node.formerly("Store").formerly("Market");
                    test::queue(group, "Orders").formerly("Jobs");
                  }),
            (Names{{"chat/Shop/Orders", "StoreJobs"}}));
}

TEST(AssemblyFormerly, CloudFormationKeepsAHashedIdToo) {
  const auto before = names(Target::cloudformation, [](const Stack& stack) {
    test::queue(stack, "A-B");
    test::queue(stack, "AB");
  });
  const auto after = names(Target::cloudformation, [](const Stack& stack) {
    test::queue(stack, "Renamed-A-B").formerly("A-B");
    test::queue(stack, "AB");
  });
  EXPECT_EQ(before.at("chat/A-B"), after.at("chat/Renamed-A-B"));
  EXPECT_EQ(before.at("chat/AB"), after.at("chat/AB"));
}

TEST(AssemblyFormerly, TerraformFollowsAHashedNameToo) {
  const auto before = names(Target::terraform, [](const Stack& stack) {
    test::queue(stack, "AaBb");
    test::queue(stack, "Aa-Bb");
  });
  const std::string hashed = before.at("chat/Aa-Bb");
  ASSERT_NE(hashed, "aa_bb");
  EXPECT_EQ(moved([](const Stack& stack) {
              test::queue(stack, "AaBb");
              test::queue(stack, "Renamed").formerly("Aa-Bb");
            }),
            json({{{"from", "aws_sqs_queue." + hashed}, {"to", "aws_sqs_queue.renamed"}}}));
}

std::string said(const std::function<void(const Stack&)>& declare) {
  return test::without_lines(test::synthesize(Target::terraform, [&](App& app) {
                               const Stack stack{app, "chat", {.region = eu_west_1}};
                               declare(stack);
                             }).messages());
}

TEST(AssemblyFormerly, NamesWhatCannotBe) {
  EXPECT_EQ(said([](const Stack& stack) {
              test::queue(stack, "Orders");
              test::queue(stack, "Mails").formerly("Orders");
            }),
            "error: the former id \"Orders\" is one that a sibling bears now\n  at chat/Mails "
            "(assembly_names_test.cpp:N)\n"
            "  fix: remove it, or rename the sibling\n");
  EXPECT_EQ(said([](const Stack& stack) { test::queue(stack, "Orders").formerly("Orders"); }),
            "error: the former id \"Orders\" is the construct's own\n  at chat/Orders "
            "(assembly_names_test.cpp:N)\n"
            "  fix: the id that it had before\n");
  EXPECT_EQ(said([](const Stack& stack) {
              test::queue(stack, "Orders").formerly("Jobs");
              test::queue(stack, "Mails").formerly("Jobs");
            }),
            "error: the former id \"Jobs\" stands on two constructs of one scope\n  at chat/Mails "
            "(assembly_names_test.cpp:N)\n"
            "  got: the other one is chat/Orders\n  fix: remove one of the two\n");
  EXPECT_EQ(said([](const Stack& stack) { stack.node.formerly("old"); }),
            "error: a stack has a former id, and a deployed stack cannot be renamed\n"
            "  at chat (assembly_names_test.cpp:N)\n  fix: remove formerly() or renamed()\n");
}

// The order of statements
// ---------------------------------------------------------------------------------------

/// A tree as data, so that it can be declared in any order.
struct Branch {
  std::string id;
  enum class What { group, queue, parameter, output } what = What::group;
  std::vector<Branch> children;
};

class Trees {
public:
  explicit Trees(unsigned seed) : random_{seed} {}

  std::vector<Branch> branches(int depth) {
    static const std::vector<std::string> ids = {"A",  "B",  "AB",  "A-B",   "a",      "ab",
                                                 "aB", "Db", "Key", "DbKey", "Db-Key", "dbKey"};
    std::vector<std::string> chosen = ids;
    std::shuffle(chosen.begin(), chosen.end(), random_);
    chosen.resize(1 + random_() % 6);
    std::vector<Branch> out;
    for (const std::string& id : chosen) {
      Branch branch{id, static_cast<Branch::What>(random_() % 4), {}};
      if (branch.what == Branch::What::group && depth > 0) branch.children = branches(depth - 1);
      out.push_back(std::move(branch));
    }
    return out;
  }

  void shuffle(std::vector<Branch>& branches) {
    std::shuffle(branches.begin(), branches.end(), random_);
    for (Branch& each : branches) shuffle(each.children);
  }

private:
  std::mt19937 random_;
};

void declare(const Node& scope, const std::vector<Branch>& branches) {
  for (const Branch& each : branches) {
    switch (each.what) {
      case Branch::What::group: {
        const Group group{scope, each.id};
        group.node.tag("group", each.id);
        declare(group.node, each.children);
        break;
      }
      case Branch::What::queue:
        test::queue(scope, each.id, {"", "dead_letters"});
        break;
      case Branch::What::parameter: {
        const Parameter parameter{scope, each.id};
        break;
      }
      case Branch::What::output: {
        const Output output{scope, each.id, {.value = "known"}};
        break;
      }
    }
  }
}

/// Line numbers show the order of statements, and stand in reports only.
std::map<std::string, std::string> without_lines(std::map<std::string, std::string> files) {
  for (auto& [path, content] : files) content = test::without_line_fields(content);
  return files;
}

TEST(AssemblyOrder, OfStatementsNeverShows) {
  Trees trees{7};
  for (int round = 0; round < 12; ++round) {
    std::vector<Branch> branches = trees.branches(3);
    const auto program = [&branches](App& app) {
      const Stack stack{app, "chat", {.region = eu_west_1}};
      test::queue(stack, "Always");
      declare(stack.node, branches);
    };
    const std::vector<std::string> options = {"--target", "terraform,cloudformation"};
    const test::Run first = test::run(program, options);
    ASSERT_EQ(first.exit_code, 0) << first.messages;
    trees.shuffle(branches);
    const test::Run second = test::run(program, options);
    EXPECT_EQ(without_lines(first.files), without_lines(second.files));
    for (const char* file : {"terraform/chat/main.tf.json", "cloudformation/chat.template.json"}) {
      EXPECT_EQ(first.files.at(file), second.files.at(file));
      // Nothing got lost on the way: every queue stands there with its second resource.
      const std::string_view mark = "/dead_letters\"";
      std::size_t found = 0;
      for (auto at = first.files.at(file).find(mark); at != std::string::npos;
           at = first.files.at(file).find(mark, at + 1))
        ++found;
      std::size_t expected = 0;
      const std::function<void(const std::vector<Branch>&)> count = [&](const std::vector<Branch>& all) {
        for (const Branch& each : all) {
          expected += each.what == Branch::What::queue ? 1 : 0;
          count(each.children);
        }
      };
      count(branches);
      EXPECT_EQ(found, expected) << file;
    }
  }
}

}  // namespace quoin::assembly_names_test

// The tree: ids, scopes, apps, stacks, configuration, aspects, waivers; and the messages about them, whole.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "messages/core_messages.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/chain.hpp>
#include <quoin/waiver.hpp>

#include <cstring>

#include <string>
#include <vector>

namespace quoin::core_tree_test {

using nlohmann::json;

/// The messages about a program, with its lines as ":N".
std::string said(const std::function<void(App&)>& declare, const std::vector<std::string>& options = {}) {
  return test::without_lines(test::synthesize(Target::terraform, declare, options).messages());
}

std::string said_below_a_stack(const std::function<void(const Stack&)>& declare,
                               const std::vector<std::string>& options = {}) {
  return said(
      [&](App& app) {
        const Stack stack{app, "chat", {.region = eu_west_1}};
        declare(stack);
      },
      options);
}

// Ids
// -----------------------------------------------------------------------------------------------------------

TEST(CoreTree, TellsWhereEverythingStands) {
  const char* arguments[] = {"program"};
  App app{1, arguments};
  const Stack stack{app, "chat", {.region = eu_west_1}};
  const Group backend{stack, "Backend"};
  const Node queue = test::queue(backend, "Orders");
  EXPECT_EQ(app.node.path(), "");
  EXPECT_EQ(app.node.kind(), "App");
  EXPECT_EQ(stack.node.path(), "chat");
  EXPECT_EQ(stack.node.kind(), "Stack");
  EXPECT_EQ(backend.node.kind(), "Group");
  EXPECT_EQ(queue.path(), "chat/Backend/Orders");
  EXPECT_EQ(queue.id(), "Orders");
  EXPECT_EQ(queue.kind(), "Queue");
  EXPECT_EQ(detail::tree_of(app.node).find("chat/Backend/Orders"), queue.data());
  EXPECT_EQ(detail::tree_of(app.node).find("chat/Backend/None"), nullptr);
}

TEST(CoreTree, MessagesNameTheLine) {
  unsigned first = 0;
  unsigned second = 0;
  const std::string messages = test::synthesize(Target::terraform, [&](App& app) {
                                 const Stack stack{app, "chat", {.region = eu_west_1}};
                                 first = __LINE__ + 1;
                                 test::queue(stack, "Orders");
                                 second = __LINE__ + 1;
                                 test::queue(stack, "Orders");
                               }).messages();
  EXPECT_EQ(messages, "error: the id \"Orders\" stands twice in chat\n  at chat (core_tree_test.cpp:" +
                          std::to_string(second) + ")\n  got: the first one is at core_tree_test.cpp:" +
                          std::to_string(first) + "\n  fix: another id for one of them\n");
}

TEST(CoreTree, StacksHaveIdsOfTheirOwn) {
  EXPECT_EQ(said([](App& app) {
              const Stack one{app, "chat", {.region = eu_west_1}};
              const Stack two{app, "chat", {.region = eu_west_1}};
            }),
            "error: the id \"chat\" stands twice in the app\n  at core_tree_test.cpp:N\n"
            "  got: the first one is at core_tree_test.cpp:N\n  fix: another id for one of them\n");
}

TEST(CoreTree, TheSameIdMayStandInTwoScopes) {
  EXPECT_EQ(said_below_a_stack([](const Stack& stack) {
              const Group one{stack, "One"};
              const Group two{stack, "Two"};
              test::queue(one, "Orders");
              test::queue(two, "Orders");
            }),
            "");
}

TEST(CoreTree, EveryWrongIdIsNamed) {
  const std::string long_id(65, 'a');
  const std::string messages = said_below_a_stack([&](const Stack& stack) {
    test::queue(stack, "");
    test::queue(stack, "7up");
    test::queue(stack, "a b");
    test::queue(stack, "a/b");
    test::queue(stack, "Gr\u00f6\u00dfe");
    test::queue(stack, long_id);
    test::queue(stack, std::string(64, 'a'));
  });
  EXPECT_EQ(messages,
            "error: a construct of kind Queue has no id\n  at chat (core_tree_test.cpp:N)\n"
            "  fix: give it one, as in {stack, \"Api\", {…}}\n"
            "error: an id is made of letters, digits and '-', and starts with a letter\n  at chat "
            "(core_tree_test.cpp:N)\n"
            "  got: \"7up\"\n  fix: an id such as \"OrderApi\" or \"order-api\"\n"
            "error: an id is made of letters, digits and '-', and starts with a letter\n  at chat "
            "(core_tree_test.cpp:N)\n"
            "  got: \"a b\"\n  fix: an id such as \"OrderApi\" or \"order-api\"\n"
            "error: an id is made of letters, digits and '-', and starts with a letter\n  at chat "
            "(core_tree_test.cpp:N)\n"
            "  got: \"a/b\"\n  fix: an id such as \"OrderApi\" or \"order-api\"\n"
            "error: an id is made of letters, digits and '-', and starts with a letter\n  at chat "
            "(core_tree_test.cpp:N)\n"
            "  got: \"Gr\u00f6\u00dfe\"\n  fix: an id such as \"OrderApi\" or \"order-api\"\n"
            "error: an id has at most 64 characters here\n  at chat (core_tree_test.cpp:N)\n"
            "  got: 65 characters, \"aaaaaaaaaaaaaaaaaaaa…\"\n  fix: a shorter id\n");
}

TEST(CoreTree, StacksMayHaveLongerIds) {
  EXPECT_EQ(said([](App& app) {
              const Stack stack{app, std::string(128, 'a'), {.region = eu_west_1}};
              const Stack other{app, std::string(129, 'b'), {.region = eu_west_1}};
            }),
            "error: an id has at most 128 characters here\n  at core_tree_test.cpp:N\n"
            "  got: 129 characters, \"bbbbbbbbbbbbbbbbbbbb…\"\n  fix: a shorter id\n");
}

// Scopes
// --------------------------------------------------------------------------------------------------------

TEST(CoreTree, StacksStandInTheAppOnly) {
  EXPECT_EQ(said_below_a_stack(
                [](const Stack& stack) { const Stack inner{stack, "inner", {.region = eu_west_1}}; }),
            "error: a stack stands inside another stack\n  at chat/inner (core_tree_test.cpp:N)\n"
            "  fix: put it below the app, as in Stack data{app, \"data\", {…}}\n");
  EXPECT_EQ(said_below_a_stack([](const Stack& stack) {
              const Group group{stack, "Group"};
              const Stack inner{group, "inner", {.region = eu_west_1}};
            }),
            "error: a stack stands inside another stack\n  at chat/Group/inner (core_tree_test.cpp:N)\n"
            "  fix: put it below the app, as in Stack data{app, \"data\", {…}}\n");
}

TEST(CoreTree, ConstructsStandInStacksOnly) {
  EXPECT_EQ(
      said([](App& app) {
        const Group group{app, "Backend"};
        test::queue(app, "Orders");
        const Parameter parameter{app, "Size"};
      }),
      "error: a construct of kind Group stands outside of every stack\n  at Backend (core_tree_test.cpp:N)\n"
      "  fix: put it below a stack, as in {stack, \"Api\", {…}}\n"
      "error: a construct of kind Queue stands outside of every stack\n  at Orders (core_tree_test.cpp:N)\n"
      "  fix: put it below a stack, as in {stack, \"Api\", {…}}\n"
      "error: a construct of kind Parameter stands outside of every stack\n  at Size (core_tree_test.cpp:N)\n"
      "  fix: put it below a stack, as in {stack, \"Api\", {…}}\n");
}

TEST(CoreTree, StacksSayWhereTheyLie) {
  EXPECT_EQ(said([](App& app) {
              const Stack stack{app, "chat", {.region = region_named("eu-west-9"), .account = "1234"}};
              const Stack other{app, "data", {.region = eu_west_1, .description = std::string(1025, 'a')}};
            }),
            "error: a stack's region is none that AWS has\n  at chat (core_tree_test.cpp:N)\n"
            "  fix: one of the regions of <quoin/region.hpp>, as in .region = eu_west_1, or "
            "region_named(\"eu-west-1\")\n"
            "error: an account is 12 digits\n  at chat (core_tree_test.cpp:N)\n  got: \"1234\"\n"
            "  fix: .account = \"123456789012\"\n"
            "error: a stack's description has at most 1024 bytes\n  at data (core_tree_test.cpp:N)\n  got: "
            "1025 bytes\n"
            "  fix: a shorter one\n");
}

TEST(CoreTree, AnOutputHasAValue) {
  EXPECT_EQ(said_below_a_stack(
                [](const Stack& stack) { const Output output{stack, "Nothing", {.value = Text{}}}; }),
            "error: an output has no value\n  at chat/Nothing (core_tree_test.cpp:N)\n  fix: .value = …\n");
  EXPECT_EQ(
      said_below_a_stack([](const Stack& stack) { const Output output{stack, "Empty", {.value = ""}}; }), "");
}

// Several apps
// --------------------------------------------------------------------------------------------------

Node listening(const Stack& stack, std::string_view id) {
  Node node = test::queue(stack, id);
  node.data()->endpoint = detail::Endpoint{.port = 443, .protocol = "https"};
  return node;
}

TEST(CoreTree, ReferencesStayInTheirApp) {
  const char* arguments[] = {"program"};
  App other{1, arguments};
  const Stack far{other, "far", {.region = eu_west_1}};
  const Node queue = test::queue(far, "Orders");
  EXPECT_EQ(said_below_a_stack([&](const Stack& stack) {
              const Output output{stack, "Arn", {.value = Text{Value::reference(*queue.data(), "arn")}}};
            }),
            "error: a reference leads to far/Orders of another app\n  at chat/Arn (core_tree_test.cpp:N)\n"
            "  fix: declare both in one app, or hand the value over as a Parameter\n");
}

TEST(CoreTree, EdgesStayInTheirApp) {
  const char* arguments[] = {"program"};
  App other{1, arguments};
  const Stack far{other, "far", {.region = eu_west_1}};
  const Node from = test::queue(far, "Orders");
  EXPECT_EQ(said_below_a_stack([&](const Stack& stack) {
              detail::connect({from, {}, std::source_location::current()}, listening(stack, "Api"));
            }),
            "error: an edge leads to far/Orders of another app\n  at chat/Api (core_tree_test.cpp:N)\n"
            "  fix: declare both ends in one app\n");
}

TEST(CoreTree, AConstructBelongsToTheTreeOfItsScope) {
  const char* arguments[] = {"program"};
  App one{1, arguments};
  App other{1, arguments};
  const Stack stack{other, "far", {.region = eu_west_1}};
  const detail::NodeData& node =
      detail::tree_of(one.node).add_node(stack.node, "Part", "Group", std::source_location::current());
  EXPECT_EQ(node.tree, &detail::tree_of(other.node));
  EXPECT_EQ(&detail::tree_of(other.node).nodes[node.number], &node);
}

TEST(CoreTree, ReferencesLeadSomewhere) {
  EXPECT_EQ(said_below_a_stack([&](const Stack& stack) {
              const Node queue = test::queue(stack, "Orders");
              const Output output{stack, "Url", {.value = Text{Value::reference(*queue.data(), "url")}}};
            }),
            "error: a reference leads to 'url' of chat/Orders, which it does not have\n  at chat/Url "
            "(core_tree_test.cpp:N)\n"
            "  fix: a reference that the construct hands out\n");
}

// Edges
// ---------------------------------------------------------------------------------------------------------

TEST(CoreChain, LeadsToWhatListens) {
  EXPECT_EQ(
      said_below_a_stack([&](const Stack& stack) {
        const Node deaf = test::queue(stack, "Deaf");
        const Node api = listening(stack, "Api");
        detail::connect({deaf, {}, std::source_location::current()}, api);
        detail::connect({api, {}, std::source_location::current()}, deaf);
        detail::connect({api, {}, std::source_location::current()}, api);
      }),
      "error: an edge leads from a construct to itself\n  at chat/Api (core_tree_test.cpp:N)\n  fix: remove "
      "the edge\n"
      "error: an edge leads to chat/Deaf, which listens on no port\n  at chat/Deaf (core_tree_test.cpp:N)\n"
      "  fix: give it a port, or remove the edge\n");
}

TEST(CoreChain, ARepeatedEdgeIsOneEdge) {
  const char* arguments[] = {"program"};
  App app{1, arguments};
  const Stack stack{app, "chat", {.region = eu_west_1}};
  const Node from = test::queue(stack, "From");
  const Node to = listening(stack, "To");
  detail::connect({from, {}, std::source_location::current()}, to);
  detail::connect({from, {}, std::source_location::current()}, to);
  detail::connect({from, host("a.example.com"), std::source_location::current()}, to);
  detail::connect({{}, {}, std::source_location::current()}, to);
  detail::Tree& tree = detail::tree_of(app.node);
  EXPECT_EQ(tree.relations.size(), 3U);
  EXPECT_TRUE(tree.diagnostics.empty());
}

TEST(CoreChain, AContradictionIsNamed) {
  EXPECT_EQ(
      said_below_a_stack([&](const Stack& stack) {
        const Node from = test::queue(stack, "From");
        const Node to = listening(stack, "To");
        detail::connect({from, priority(1), std::source_location::current()}, to);
        detail::connect({from, priority(2), std::source_location::current()}, to);
      }),
      "error: the edge From >> To stands twice and says different things\n  at chat/To "
      "(core_tree_test.cpp:N)\n"
      "  got: the first one is at core_tree_test.cpp:N\n  fix: one edge, or the same conditions in both\n");
}

// Configuration
// -------------------------------------------------------------------------------------------------

TEST(CoreContext, HandsOutWhatWasGiven) {
  const char* arguments[] = {"program",  "--context", "name=orders", "--context",
                             "size=-12", "--context", "none="};
  App app{7, arguments};
  EXPECT_EQ(app.context("name").text, "orders");
  EXPECT_TRUE(app.context("none"));
  EXPECT_EQ(app.context("none").text, "");
  EXPECT_FALSE(app.context("other"));
  EXPECT_EQ(app.context("name", "default"), "orders");
  EXPECT_EQ(app.context("other", std::string{"default"}), "default");
  EXPECT_EQ(app.context_number("size", 3), -12);
  EXPECT_EQ(app.context_number("other", 3), 3);
}

TEST(CoreContext, NumbersAreWholeNumbers) {
  const auto number = [](const std::string& given) {
    return said(
        [](App& app) {
          const Stack stack{app, "chat", {.region = eu_west_1}};
          EXPECT_EQ(app.context_number("size", 3), 3);
        },
        {"--context", "size=" + given});
  };
  for (const std::string given : {"four", "", "4 ", " 4", "4.0", "0x4", "+4", "99999999999999999999"})
    EXPECT_EQ(
        number(given),
        "error: the context value \"size\" is not a whole number\n  at core_tree_test.cpp:N\n  got: \"" +
            given + "\"\n  fix: digits, with a '-' before them where it is negative\n");
}

TEST(CoreEnvironment, ChoosesByName) {
  const auto chosen = [](std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "program");
    App app{static_cast<int>(arguments.size()), arguments.data()};
    return app.by_environment<int>({{"production", 4}, {"staging", 1}});
  };
  EXPECT_EQ(chosen({}), 4);
  EXPECT_EQ(chosen({"--env", "staging"}), 1);
  EXPECT_EQ(chosen({"--env", "review"}), 4);
}

TEST(CoreEnvironment, AMissingChoiceIsAnError) {
  EXPECT_EQ(said(
                [](App& app) {
                  const Stack stack{app, "chat", {.region = eu_west_1}};
                  EXPECT_EQ(app.by_environment<int>({{"staging", 1}}), 0);
                },
                {"--env", "review"}),
            "error: by_environment() has no value for \"review\", and none for \"production\"\n  at "
            "core_tree_test.cpp:N\n"
            "  fix: a value for \"production\", which holds for every environment that is not listed\n");
}

TEST(CoreEnvironment, HasAKindThatIsProductionUnlessItSaysSo) {
  const auto environment = [](std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "program");
    const App app{static_cast<int>(arguments.size()), arguments.data()};
    const Environment it = app.environment();
    return std::string{it.name} + " " + std::string{name_of(it.kind)} + (it.is_production() ? "!" : "");
  };
  EXPECT_EQ(environment({}), "production production!");
  EXPECT_EQ(environment({"--env", "staging"}), "staging production!");
  EXPECT_EQ(environment({"--env", "staging", "--env-kind", "staging"}), "staging staging");
  EXPECT_EQ(environment({"--env-kind", "development"}), "production development");
  EXPECT_EQ(environment({"--env-kind", "test"}), "production test");
}

// Aspects
// -------------------------------------------------------------------------------------------------------

TEST(CoreAspect, VisitsParentsFirstAndWhatOthersAdd) {
  std::vector<std::string> visited;
  EXPECT_EQ(said([&](App& app) {
              app.aspect([&visited](Node node) {
                visited.emplace_back(node.path());
                if (node.path() == "chat") test::queue(node, "Added");
              });
              const Stack stack{app, "chat", {.region = eu_west_1}};
              const Group group{stack, "Group"};
              test::queue(group, "One");
              test::queue(stack, "Two");
            }),
            "");
  EXPECT_EQ(visited,
            (std::vector<std::string>{"", "chat", "chat/Group", "chat/Group/One", "chat/Two", "chat/Added"}));
}

TEST(CoreAspect, MayAddAnAspect) {
  int visits = 0;
  said_below_a_stack([&](const Stack&) {});
  test::synthesize(Target::terraform, [&](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    app.aspect([&](Node node) {
      if (node.kind() == "App")
        for (int i = 0; i < 64; ++i) app.aspect([&visits](Node) { ++visits; });
    });
  });
  EXPECT_EQ(visits, 128) << "the app and its stack, 64 times";
}

TEST(CoreAspect, MayRefuseTagAndOverride) {
  const auto declare = [](App& app) {
    app.aspect([](Node node) {
      if (node.kind() != "Queue") return;
      node.tag("team", "orders");
      node.override_property(Target::terraform, "", "delay_seconds", 5);
    });
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::queue(stack, "Orders");
  };
  const auto made = test::synthesize(Target::terraform, declare);
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(made.terraform("aws_sqs_queue", "orders"),
            json::parse(R"({"//": "chat/Orders", "delay_seconds": 5, "tags": {"team": "orders"}})"));
  EXPECT_EQ(said([](App& app) {
              app.aspect([&app](Node node) {
                if (node.kind() == "Queue") app.refuse(node, "queues are forbidden here", "a topic");
              });
              const Stack stack{app, "chat", {.region = eu_west_1}};
              test::queue(stack, "Orders");
            }),
            "error: queues are forbidden here\n  at chat/Orders (core_tree_test.cpp:N)\n  fix: a topic\n");
}

// Waivers and relaxations
// ---------------------------------------------------------------------------------------

void declare_waiver(App& app) {
  const Stack stack{app, "chat", {.region = eu_west_1}};
  const Node queue = test::queue(stack, "Office");
  detail::tree_of(queue).note_waiver(*queue.data(),
                                     waive<"QN-SG-05", "the office has no fixed address">(until<2027, 3, 1>));
}

TEST(CoreWaiver, HoldsToItsLastDay) {
  EXPECT_EQ(said(declare_waiver, {"--as-of", "2027-03-01"}), "");
  EXPECT_EQ(
      said(declare_waiver, {"--as-of", "2027-03-02"}),
      "error[QN-SG-05]: a waiver of QN-SG-05 ended on 2027-03-01\n  at chat/Office (core_tree_test.cpp:N)\n"
      "  got: judged as of 2027-03-02\n  fix: do what the rule says, or renew the waiver with a later "
      "date\n");
}

TEST(CoreWaiver, IsRefusedWhereNoneIsWanted) {
  EXPECT_EQ(said(declare_waiver, {"--as-of", "2027-03-02", "--no-waivers"}),
            "error[QN-SG-05]: a waiver of QN-SG-05 is refused by --no-waivers\n  at chat/Office "
            "(core_tree_test.cpp:N)\n"
            "  got: its reason: the office has no fixed address\n"
            "  fix: do what the rule says, or run without --no-waivers\n");
}

TEST(CoreWaiver, DoesNotChangeATemplate) {
  const auto with = test::synthesize(Target::terraform, declare_waiver, {"--as-of", "2027-03-01"});
  const auto expired = test::synthesize(Target::terraform, declare_waiver, {"--as-of", "2027-03-02"});
  const auto without = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::queue(stack, "Office");
  });
  EXPECT_EQ(with.templates, without.templates);
  EXPECT_EQ(expired.templates, without.templates);
}

TEST(CoreWaiver, IsListedInTheReport) {
  const test::Run run = test::run(
      [](App& app) {
        declare_waiver(app);
        detail::Tree& tree = detail::tree_of(app.node);
        tree.note_relaxation(*tree.find("chat/Office"),
                             RuleText{"QN-RDS-03: a database stands in two zones. Fix: multi_az"},
                             "single_az", std::source_location::current());
      },
      {"--as-of", "2027-03-01", "--env", "staging", "--env-kind", "staging"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(test::without_lines(run.files.at("terraform/report.md")),
            "# Report\n\nTarget terraform, environment staging (staging), state running.\n\n"
            "## To know before it is deployed\n\nNothing.\n\n"
            "## Overrides\n\nNothing is overridden.\n\n## Plain-text hops\n\nEvery hop is encrypted.\n\n"
            "## Relaxations\n\n- `chat/Office`: QN-RDS-03: single_az (core_tree_test.cpp:N)\n\n"
            "## Waivers\n\n- `chat/Office`: QN-SG-05: the office has no fixed address (until 2027-03-01) "
            "(core_tree_test.cpp:N)\n\n## Warnings\n\nNo warnings.\n");
  json report = json::parse(test::without_lines(run.files.at("terraform/report.json")));
  EXPECT_EQ(report, json::parse(R"json({"notes": [], "overrides": [], "plain_text_hops": [],
      "relaxations": [{"path": "chat/Office", "place": "core_tree_test.cpp:N", "rule": "QN-RDS-03", "what": "single_az"}],
      "version": 1,
      "waivers": [{"path": "chat/Office", "place": "core_tree_test.cpp:N", "rule": "QN-SG-05",
                   "what": "the office has no fixed address (until 2027-03-01)"}],
      "warnings": []})json"));
}

// Diagnostics
// ---------------------------------------------------------------------------------------------------

TEST(CoreDiagnostics, LookAlikeEverywhere) {
  const Diagnostic whole{.severity = Severity::warning,
                         .rule = "QN-RDS-01",
                         .summary = "what",
                         .got = "one\ntwo",
                         .note = "why",
                         .fix = "this",
                         .path = "chat/Db",
                         .file = "main.cpp",
                         .line = 7};
  EXPECT_EQ(format(whole),
            "warning[QN-RDS-01]: what\n  at chat/Db (main.cpp:7)\n  got: one\n       two\n  note: why\n  "
            "fix: this\n");
  EXPECT_EQ(format(Diagnostic{.summary = "what"}), "error: what\n");
  EXPECT_EQ(format(Diagnostic{.summary = "what", .path = "chat/Db"}), "error: what\n  at chat/Db\n");
  EXPECT_EQ(format(Diagnostic{.summary = "what", .file = "quoin.yaml", .line = 3, .column = 5}),
            "error: what\n  at quoin.yaml:3:5\n");
}

TEST(CoreDiagnostics, AreSortedByPlaceAndStandOnce) {
  const Diagnostic late{.summary = "b", .file = "main.cpp", .line = 9};
  const Diagnostic early{.summary = "a", .file = "main.cpp", .line = 2};
  EXPECT_EQ(detail::in_order({late, early, late}), (Diagnostics{early, late}));
}

TEST(CoreDiagnostics, NameFilesRelativeToTheProgram) {
  detail::Tree tree;
  const auto named = [&](const char* program, const char* file) {
    // A source_location cannot be made by hand: g++ and clang keep a pointer to a struct of these fields.
    struct Place {
      const char* file;
      const char* function;
      unsigned line;
      unsigned column;
    };
    static Place places[2];
    places[0] = {program, "", 1, 1};
    places[1] = {file, "", 1, 1};
    const Place* pointers[2] = {&places[0], &places[1]};
    std::source_location where[2];
    static_assert(sizeof(std::source_location) == sizeof(void*));
    std::memcpy(static_cast<void*>(&where[0]), &pointers[0], sizeof(void*));
    std::memcpy(static_cast<void*>(&where[1]), &pointers[1], sizeof(void*));
    tree.program = where[0];
    return tree.source_file(where[1]);
  };
  EXPECT_EQ(named("/home/ada/shop/infra/main.cpp", "/home/ada/shop/infra/main.cpp"), "main.cpp");
  EXPECT_EQ(named("/home/ada/shop/infra/main.cpp", "/home/ada/shop/infra/net/vpc.hpp"), "net/vpc.hpp");
  EXPECT_EQ(named("/home/ada/shop/infra/main.cpp", "/home/ada/shop/lib/vpc.hpp"), "../lib/vpc.hpp");
  EXPECT_EQ(named("/home/ada/shop/infra/main.cpp", "/usr/include/quoin/vpc.hpp"), "vpc.hpp");
  EXPECT_EQ(named("main.cpp", "main.cpp"), "main.cpp");
  EXPECT_EQ(named("infra/main.cpp", "infra/net/vpc.hpp"), "net/vpc.hpp");
  EXPECT_EQ(named("../infra/main.cpp", "../infra/main.cpp"), "main.cpp");
  EXPECT_EQ(named("main.cpp", "/usr/include/quoin/vpc.hpp"), "vpc.hpp");
  EXPECT_EQ(named("/home/ada/main.cpp", "vpc.hpp"), "vpc.hpp");
}

}  // namespace quoin::core_tree_test

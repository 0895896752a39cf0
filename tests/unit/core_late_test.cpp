// What comes after app.synth(), configuration that nobody asks for, and names that become one.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/chain.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <source_location>
#include <string>

namespace quoin::core_late_test {

using test::Synthesized;

TEST(CoreApp, IsPlacedWhereItsPropertiesEnd) {
  const auto before = std::source_location::current().line();
  const App long_one{0,
                     nullptr,
                     {
                         .tags = {{"system", "chat"}},
                     }};
  const App short_one{0, nullptr, {}};
  const App without{0, nullptr};
  const App shared{0, nullptr, test::of_an_organization};
  const auto line = [](const App& app) { return app.node.data()->where.line(); };
  EXPECT_EQ(line(long_one), before + 5);
  EXPECT_EQ(line(short_one), before + 6);
  EXPECT_EQ(line(without), before + 7);
  EXPECT_EQ(line(shared), before + 8);
}

/// A program that goes on after it has written everything.
void go_on(void (*late)(const Stack& stack, const Node& jobs)) {
  const std::string out = test::fresh_folder().string();
  const char* arguments[] = {"program", "--out", out.c_str()};
  App app{3, arguments, test::of_an_organization};
  const Stack stack{app, "chat", {.region = eu_west_1}};
  const Node jobs = test::queue(stack, "Jobs");
  jobs.data()->endpoint = detail::Endpoint{.port = 443, .protocol = "https"};
  EXPECT_EQ(app.synth(), 0);
  late(stack, jobs);
}

void construct(const Stack& stack, const Node&) { test::queue(stack, "Late"); }
void chain(const Stack&, const Node& jobs) {
  detail::connect({{}, {}, std::source_location::current()}, jobs);
}

TEST(CoreLate, AConstructAfterSynthEndsTheProgram) {
  EXPECT_EXIT(go_on(construct), testing::ExitedWithCode(1),
              "error: a construct is made after app.synth\\(\\), which has written everything without it\n"
              "  at core_late_test.cpp:[0-9]+\n"
              "  got: .* \"Late\"\n"
              "  fix: declare it before app.synth\\(\\)\n");
}

TEST(CoreLate, AChainAfterSynthEndsTheProgram) {
  EXPECT_EXIT(go_on(chain), testing::ExitedWithCode(1), "a chain or a grant stands after app.synth\\(\\)");
}

TEST(CoreLate, ASecondSynthEndsTheProgram) {
  const auto again = [] {
    const std::string out = test::fresh_folder().string();
    const char* arguments[] = {"program", "--out", out.c_str()};
    App app{3, arguments, test::of_an_organization};
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::queue(stack, "Jobs");
    EXPECT_EQ(app.synth(), 0);
    EXPECT_EQ(app.synth(), 0) << "never reached";
  };
  EXPECT_EXIT(again(), testing::ExitedWithCode(1),
              "^error: app.synth\\(\\) is called twice, and has written everything the first time\n"
              "  at core_late_test.cpp:[0-9]+\n"
              "  fix: call it once, at the end: return app.synth\\(\\);\n$");
}

TEST(CoreContext, ANoteNamesWhatNobodyAsksFor) {
  const auto run = test::run(
      [](App& app) {
        const Stack stack{app, "chat", {.region = eu_west_1}};
        test::queue(stack, "Jobs");
        app.context("asked");
      },
      {"--context", "asked=1", "--context", "askde=2"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.messages, "") << "a note is for the report";
  const std::string report = run.files.at("terraform/report.md");
  EXPECT_NE(report.find("the context value \"askde\" is given, and the program did not ask for it"),
            std::string::npos);
  EXPECT_EQ(report.find("\"asked\""), std::string::npos);
}

TEST(CoreAspect, ATagThatIsWrongIsNamedOnce) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    test::queue(stack, "One");
    test::queue(stack, "Two");
    app.aspect([](const Node& node) { node.tag("aws:owner", "chat"); });
  });
  EXPECT_EQ(std::ranges::count(result.diagnostics, Severity::error, &Diagnostic::severity), 1)
      << result.messages();
}

TEST(AssemblyNames, TwoThatBecomeOneAreNamed) {
  const Synthesized result = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "chat", {.region = eu_west_1}};
    const Group group{stack, "Orders"};
    test::queue(group, "Jobs");
    test::queue(stack, "Orders-Jobs");
  });
  ASSERT_EQ(result.diagnostics.size(), 1u) << result.messages();
  const Diagnostic& said = result.diagnostics.front();
  EXPECT_EQ(said.severity, Severity::warning);
  EXPECT_EQ(said.summary, "two constructs become one name in the template, so names of one have a hash");
  EXPECT_EQ(said.got, "chat/Orders-Jobs keeps the plain names, chat/Orders/Jobs has the hash");
  EXPECT_EQ(said.path, "chat/Orders/Jobs");
}

}  // namespace quoin::core_late_test

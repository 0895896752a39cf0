// The options of a program: what they set, every way in which they can be wrong, and the exit code of misuse.
#include <gtest/gtest.h>

#include "core/options.hpp"
#include "core_fixture.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace quoin::core_options_test {

using detail::Options;
using detail::State;
using nlohmann::json;

struct Read {
  Options options;
  std::string messages;
};

Read read(const std::vector<const char*>& given) {
  std::vector<const char*> arguments{"program"};
  arguments.insert(arguments.end(), given.begin(), given.end());
  Diagnostics diagnostics;
  Read out;
  out.options = detail::read_options(static_cast<int>(arguments.size()), arguments.data(), diagnostics);
  out.messages = format(diagnostics);
  return out;
}

TEST(CoreOptions, HaveDefaults) {
  const auto [options, messages] = read({});
  EXPECT_EQ(messages, "");
  EXPECT_EQ(options.targets, std::vector{Target::terraform});
  EXPECT_EQ(options.out, "quoin.out");
  EXPECT_EQ(options.environment, "production");
  EXPECT_EQ(options.environment_kind, EnvironmentKind::production);
  EXPECT_TRUE(options.context.empty());
  EXPECT_EQ(options.state, State::running);
  EXPECT_FALSE(options.no_waivers);
  EXPECT_TRUE(options.as_of.exists());
  EXPECT_EQ(options.diagnostics_file, "");
  EXPECT_EQ(options.colour, Options::Colour::automatic);
}

TEST(CoreOptions, AreReadInBothForms) {
  for (const auto& given :
       {std::vector<const char*>{"--out", "there", "--env", "review-7", "--env-kind", "test", "--state",
                                 "unlocked", "--as-of", "2027-03-01", "--diagnostics", "d.json", "--color",
                                 "never", "--context", "size=4", "--no-waivers"},
        std::vector<const char*>{"--out=there", "--env=review-7", "--env-kind=test", "--state=unlocked",
                                 "--as-of=2027-03-01", "--diagnostics=d.json", "--color=never",
                                 "--context=size=4", "--no-waivers"}}) {
    const auto [options, messages] = read(given);
    EXPECT_EQ(messages, "");
    EXPECT_EQ(options.out, "there");
    EXPECT_EQ(options.environment, "review-7");
    EXPECT_EQ(options.environment_kind, EnvironmentKind::test);
    EXPECT_EQ(options.state, State::unlocked);
    EXPECT_EQ(iso(options.as_of).view(), "2027-03-01");
    EXPECT_EQ(options.diagnostics_file, "d.json");
    EXPECT_EQ(options.colour, Options::Colour::never);
    EXPECT_EQ(options.context.at("size"), "4");
    EXPECT_TRUE(options.no_waivers);
  }
}

TEST(CoreOptions, TargetsAreSortedAndStandOnce) {
  const std::vector<Target> both{Target::terraform, Target::cloudformation};
  EXPECT_EQ(read({"--target", "cloudformation,terraform,cloudformation"}).options.targets, both);
  EXPECT_EQ(read({"--target", "cloudformation", "--target=terraform"}).options.targets, both);
  EXPECT_EQ(read({"--target", "cloudformation"}).options.targets, std::vector{Target::cloudformation});
}

TEST(CoreOptions, ContextValuesMayHoldAnything) {
  const auto [options, messages] =
      read({"--context", "url=https://a/?b=c", "--context", "empty=", "--context", "url=last"});
  EXPECT_EQ(messages, "");
  EXPECT_EQ(options.context.at("url"), "last");
  EXPECT_EQ(options.context.at("empty"), "");
}

struct WrongOption {
  std::vector<const char*> given;
  const char* messages;
};

class CoreWrongOption : public testing::TestWithParam<WrongOption> {};

TEST_P(CoreWrongOption, IsNamed) { EXPECT_EQ(read(GetParam().given).messages, GetParam().messages); }

INSTANTIATE_TEST_SUITE_P(
    All, CoreWrongOption,
    testing::Values(
        WrongOption{{"--target", "pulumi"},
                    "error: the option --target does not take this value\n  got: \"pulumi\"\n"
                    "  fix: terraform, cloudformation, or both with a comma between them\n"},
        WrongOption{{"--target="},
                    "error: the option --target does not take this value\n  got: \"\"\n"
                    "  fix: terraform, cloudformation, or both with a comma between them\n"},
        WrongOption{{"--target", "terraform,"},
                    "error: the option --target does not take this value\n  got: \"terraform,\"\n"
                    "  fix: terraform, cloudformation, or both with a comma between them\n"},
        WrongOption{{"--target"}, "error: the option --target needs a value\n  fix: --target VALUE\n"},
        WrongOption{{"--out="},
                    "error: the option --out does not take this value\n  got: \"\"\n  fix: a folder\n"},
        WrongOption{{"--out", "--env", "staging"},
                    "error: the option --out needs a value\n  fix: --out VALUE\n"},
        WrongOption{{"--env", ""},
                    "error: the option --env does not take this value\n  got: \"\"\n"
                    "  fix: an environment's name, made of letters, digits, '-' and '_'\n"},
        WrongOption{{"--env", "a b"},
                    "error: the option --env does not take this value\n  got: \"a b\"\n"
                    "  fix: an environment's name, made of letters, digits, '-' and '_'\n"},
        WrongOption{{"--env-kind", "prod"},
                    "error: the option --env-kind does not take this value\n  got: \"prod\"\n"
                    "  fix: production, staging, development or test\n"},
        WrongOption{
            {"--context", "size"},
            "error: the option --context does not take this value\n  got: \"size\"\n  fix: KEY=VALUE\n"},
        WrongOption{
            {"--context", "=4"},
            "error: the option --context does not take this value\n  got: \"=4\"\n  fix: KEY=VALUE\n"},
        WrongOption{{"--state", "asleep"},
                    "error: the option --state does not take this value\n  got: \"asleep\"\n"
                    "  fix: running, hibernated, contained or unlocked\n"},
        WrongOption{{"--no-waivers=yes"},
                    "error: the option --no-waivers does not take this value\n  got: \"yes\"\n  fix: no "
                    "value at all\n"},
        WrongOption{
            {"--no-waivers="},
            "error: the option --no-waivers does not take this value\n  got: \"\"\n  fix: no value at all\n"},
        WrongOption{{"--as-of", "2027-02-29"},
                    "error: the option --as-of does not take this value\n  got: \"2027-02-29\"\n"
                    "  fix: a day, as 2027-03-01\n"},
        WrongOption{{"--as-of", "tomorrow"},
                    "error: the option --as-of does not take this value\n  got: \"tomorrow\"\n"
                    "  fix: a day, as 2027-03-01\n"},
        WrongOption{{"--diagnostics", ""},
                    "error: the option --diagnostics does not take this value\n  got: \"\"\n  fix: a file\n"},
        WrongOption{{"--color", "sometimes"},
                    "error: the option --color does not take this value\n  got: \"sometimes\"\n"
                    "  fix: auto, always or never\n"},
        WrongOption{{"--targte", "terraform"},
                    "error: the program has no option --targte\n  fix: did you mean --target?\n"
                    "error: the program takes options only, and \"terraform\" is none\n"
                    "  fix: remove it; options start with --\n"},
        WrongOption{{"--colour=never"},
                    "error: the program has no option --colour\n  fix: did you mean --color?\n"},
        WrongOption{
            {"--frobnicate"},
            "error: the program has no option --frobnicate\n  fix: see docs/cli.md for its options\n"},
        WrongOption{{"--"}, "error: the program has no option --\n  fix: see docs/cli.md for its options\n"},
        WrongOption{{"synth"},
                    "error: the program takes options only, and \"synth\" is none\n"
                    "  fix: remove it; options start with --\n"},
        WrongOption{{"-v"},
                    "error: the program takes options only, and \"-v\" is none\n  fix: remove it; options "
                    "start with --\n"},
        WrongOption{{"--env-kind", "prod", "--state", "asleep"},
                    "error: the option --env-kind does not take this value\n  got: \"prod\"\n"
                    "  fix: production, staging, development or test\n"
                    "error: the option --state does not take this value\n  got: \"asleep\"\n"
                    "  fix: running, hibernated, contained or unlocked\n"}));

void nothing(App& app) { const Stack stack{app, "chat", {.region = eu_west_1}}; }

TEST(CoreOptions, MisuseEndsWithTwoAndWritesNothing) {
  const test::Run run = test::run(nothing, {"--state", "asleep"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.messages,
            "error: the option --state does not take this value\n  got: \"asleep\"\n"
            "  fix: running, hibernated, contained or unlocked\n");
  EXPECT_TRUE(run.files.empty());
}

TEST(CoreOptions, MisuseIsTheOnlyThingThatIsSaid) {
  const test::Run run = test::run([](App& app) { const Stack stack{app, "no stack", {.region = eu_west_1}}; },
                                  {"--frobnicate"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.messages,
            "error: the program has no option --frobnicate\n  fix: see docs/cli.md for its options\n");
}

TEST(CoreOptions, ColoursOnlyWhereTheyAreWanted) {
  EXPECT_EQ(test::run(nothing, {"--color", "always", "--frobnicate"}).messages,
            "\x1b[1;31merror\x1b[0m: \x1b[1mthe program has no option --frobnicate\x1b[0m\n"
            "  fix: see docs/cli.md for its options\n");
}

TEST(CoreOptions, DiagnosticsAreWrittenForMachines) {
  const std::filesystem::path folder = test::fresh_folder();
  const std::string file = folder / "diagnostics.json";
  const unsigned line = __LINE__ + 2;
  const test::Run run =
      test::run([](App& app) { const Stack stack{app, "chat", {.region = eu_west_1, .account = "12"}}; },
                {"--diagnostics", file});
  EXPECT_EQ(run.exit_code, 1);
  const std::string text = test::content_of(file);
  EXPECT_EQ(json::parse(text), json::parse(R"([{"column": 0, "file": "core_options_test.cpp", "fix":
      ".account = \"123456789012\"", "got": "\"12\"", "line": )" +
                                           std::to_string(line) + R"(, "note": "", "path": "chat",
      "rule": "", "severity": "error", "summary": "an account is 12 digits"}])"));
  EXPECT_TRUE(text.starts_with("[\n  {\n    \"column\": 0,\n    \"file\":")) << text;

  EXPECT_EQ(test::run(nothing, {"--diagnostics", file}).exit_code, 0);
  EXPECT_EQ(test::content_of(file), "[]\n");
  EXPECT_EQ(test::run(nothing, {"--diagnostics", file, "--frobnicate"}).exit_code, 2);
  EXPECT_EQ(json::parse(test::content_of(file))[0]["summary"], "the program has no option --frobnicate");
  std::filesystem::remove_all(folder);
}

TEST(CoreOptions, DiagnosticsThatCannotBeWrittenAreAFailure) {
  const std::filesystem::path folder = test::fresh_folder();
  std::filesystem::create_directory(folder / "taken");
  const std::string file = folder / "taken";
  const test::Run run = test::run(nothing, {"--diagnostics", file});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.messages.substr(0, run.messages.find('\n')), "error: '" + file + "' cannot be written");
  std::filesystem::remove_all(folder);
}

}  // namespace quoin::core_options_test

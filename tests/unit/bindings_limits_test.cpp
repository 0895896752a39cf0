// What schemas say beyond types: patterns, and what is said of values that are known only when the program
// runs.
#include <gtest/gtest.h>

#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/bindings/pattern.hpp>
#include <quoin/cfn/lambda/function.hpp>
#include <quoin/cfn/sqs/queue.hpp>

#include <string>
#include <vector>

namespace quoin::bindings_limits_test {

using bindings::Match;
using bindings::search;

TEST(Patterns, AreFoundAnywhereUnlessTheySayWhere) {
  EXPECT_EQ(search("b", "abc"), Match::yes);
  EXPECT_EQ(search("^b", "abc"), Match::no);
  EXPECT_EQ(search("c$", "abc"), Match::yes);
  EXPECT_EQ(search("\\Aabc\\Z", "abc"), Match::yes);
  EXPECT_EQ(search("", ""), Match::yes);
  EXPECT_EQ(search("a|^$", ""), Match::yes);
  EXPECT_EQ(search("\\bb", "a b"), Match::yes);
  EXPECT_EQ(search("\\Bb", "a b"), Match::no);
}

TEST(Patterns, KnowCharactersAndClasses) {
  EXPECT_EQ(search("^[^a-c\\d]$", "d"), Match::yes);
  EXPECT_EQ(search("^[^a-c\\d]$", "7"), Match::no);
  EXPECT_EQ(search("^[]-]$", "]"), Match::no) << "an empty class matches nothing";
  EXPECT_EQ(search("^[\\w.-]+$", "a_9.-"), Match::yes);
  EXPECT_EQ(search("^[a-]$", "-"), Match::yes);
  EXPECT_EQ(search("^\\x41\\u0042\\t$", "AB\t"), Match::yes);
  EXPECT_EQ(search("^.$", "é"), Match::yes) << "a character is a code point";
  EXPECT_EQ(search("^[à-ü]$", "é"), Match::yes);
  EXPECT_EQ(search("^.$", "\n"), Match::no);
  EXPECT_EQ(search("^\\S+\\s\\D$", "ab c"), Match::yes);
}

TEST(Patterns, Repeat) {
  EXPECT_EQ(search("^a{2,3}$", "aa"), Match::yes);
  EXPECT_EQ(search("^a{2,3}$", "aaaa"), Match::no);
  EXPECT_EQ(search("^a{2}b?c*d+$", "aacd"), Match::yes);
  EXPECT_EQ(search("^(ab|a)(c|bcd)$", "abcd"), Match::yes) << "the second alternative of the first group";
  EXPECT_EQ(search("^(?:a|b)*?c$", "ababc"), Match::yes);
  EXPECT_EQ(search("^(a*)*$", "b"), Match::no) << "an empty repetition ends";
  EXPECT_EQ(search("^(é{2})+$", "éééé"), Match::yes);
  EXPECT_EQ(search("^{a}$", "{a}"), Match::yes) << "no quantifier stands for itself";
  EXPECT_EQ(search("^(?!aws)\\w+$", "mine"), Match::yes);
  EXPECT_EQ(search("^(?!aws)\\w+$", "aws1"), Match::no);
  EXPECT_EQ(search("^(?=.*\\d).+$", "a1"), Match::yes);
}

TEST(Patterns, ThatAreNotUnderstoodRefuseNothing) {
  for (const char* pattern : {"(?<!a)b", "\\p{L}", "(a)\\1", "[a", "(a", "a)", "(?i)a", "*a", "a++", "\\"})
    EXPECT_EQ(search(pattern, "ab11"), Match::unknown) << pattern;
  EXPECT_EQ(search("^(a+)+$", std::string(60, 'a') + "!"), Match::unknown) << "this would take for ever";
}

TEST(Limits, OfValuesKnownAtRunTimeAreJudgedAtSynthesis) {
  const std::string handler = "two words";
  const std::vector<std::string> architectures{"arm64", "z80"};
  int timeout = 901;
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::lambda::Function job{stack,
                              "Job",
                              {.architectures = architectures,
                               .code = {{.zip_file = "x"}},
                               .handler = handler,
                               .role = "arn:aws:iam::111122223333:role/job",
                               .timeout = timeout}};
    cfn::sqs::Queue queue{stack, "Queue", {.delay_seconds = bindings::at_run_time(timeout + 99)}};
  });
  const std::string said = result.messages();
  for (
      const char* expected :
      {"error: an item of argument 'architectures' of AWS::Lambda::Function takes \"arm64\" or \"x86_64\"",
       R"(error: argument 'handler' of AWS::Lambda::Function takes at most 128 characters with the pattern ^[^\s]+$)",
       "error: argument 'timeout' of AWS::Lambda::Function takes a number: 1 to 900", "\"z80\"",
       "\"two words\"", "\"901\"", "jobs/Job"})
    EXPECT_NE(said.find(expected), std::string::npos) << expected << "\n" << said;
}

TEST(Limits, LetReferencesAndGoodValuesPass) {
  char buffer[] = "index.handler";
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::sqs::Queue queue{stack, "Queue", {.delay_seconds = 900}};
    cfn::lambda::Function job{stack,
                              "Job",
                              {.architectures = {"arm64", std::string{"x86_64"}},
                               .code = {{.zip_file = "x"}},
                               .function_name = queue->queue_url(),
                               .handler = buffer,
                               .package_type = cfn::lambda::FunctionArgs::PackageType::zip,
                               .role = Text{"arn:aws:iam::"} + "111122223333:role/job",
                               .runtime = "python3.13"}};
  });
  EXPECT_EQ(result.messages(), "");
  const nlohmann::json job = result.cloudformation_all("AWS::Lambda::Function").begin().value()["Properties"];
  EXPECT_EQ(job["PackageType"], "Zip");
  EXPECT_EQ(job["Runtime"], "python3.13");
  EXPECT_EQ(job["Handler"], "index.handler");
  EXPECT_EQ(job["Architectures"], (nlohmann::json{"arm64", "x86_64"}));
}

TEST(Limits, KeepNumbersAsTheyWereWritten) {
  int wait = 20;
  const auto result = test::synthesize(Target::cloudformation, [&](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    cfn::sqs::Queue queue{stack,
                          "Queue",
                          {.delay_seconds = 0,
                           .message_retention_period = bindings::at_run_time(60 * wait),
                           .receive_message_wait_time_seconds = wait}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(
      result.cloudformation_all("AWS::SQS::Queue").begin().value()["Properties"],
      nlohmann::json::parse(
          R"({"DelaySeconds": 0, "MessageRetentionPeriod": 1200, "ReceiveMessageWaitTimeSeconds": 20})"));
}

}  // namespace quoin::bindings_limits_test

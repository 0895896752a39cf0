// A pattern that CloudWatch would refuse: its bracket never closes.
// expect: a pattern of a log is words, text in quotes, or { $.member = value }
#include <quoin/app.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/log_group.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  LogGroup log{stack, "Portal", {}};
  Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
#ifdef MISUSE
  alarms.watch(log, {.failed_logins = R"({ $.event = "login_failed" )"_log_pattern});
#else
  alarms.watch(log, {.failed_logins = R"({ $.event = "login_failed" })"_log_pattern});
#endif
  return app.synth();
}

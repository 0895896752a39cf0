// A pattern as bare characters, which nobody has looked at.
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
  alarms.watch(log, {.failed_logins = "login_failed"});
#else
  alarms.watch(log, {.failed_logins = no_logins("it is the log of a parser")});
#endif
  return app.synth();
}

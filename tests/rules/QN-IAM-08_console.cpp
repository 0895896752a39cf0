// A password for the console, by a flag.
#include <quoin/app.hpp>
#include <quoin/aws/developer_user.hpp>
#include <quoin/aws/role.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  const Role<Task> program{stack, "Program"};
#ifdef MISUSE
  DeveloperUser developer{stack, "Developer", {.like = program, .console = true}};
#else
  DeveloperUser developer{stack, "Developer", {.like = program}};
#endif
  return app.synth();
}

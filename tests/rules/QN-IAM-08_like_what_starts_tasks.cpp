// The access of what starts tasks, which reads their secrets.
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
  const Role<TaskExecution> starter{stack, "Starter"};
  DeveloperUser developer{stack, "Developer", {.like = starter}};
#else
  DeveloperUser developer{stack, "Developer", {.like = program}};
#endif
  return app.synth();
}

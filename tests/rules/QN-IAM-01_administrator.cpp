// A policy of AWS that nobody has reviewed.
#include <quoin/app.hpp>
#include <quoin/aws/role.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Role<Task> role{stack, "Role", {.managed_policies = {managed_policy<"AdministratorAccess">}}};
#else
  Role<Task> role{stack, "Role", {.managed_policies = {managed_policy<"AWSXRayDaemonWriteAccess">}}};
#endif
  return app.synth();
}

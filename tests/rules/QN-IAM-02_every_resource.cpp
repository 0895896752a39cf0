// Every resource, for an action that can name them.
#include <quoin/app.hpp>
#include <quoin/aws/role.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Role<Task> role{stack, "Role", {.permissions = {allow<"s3:GetObject">(every_resource)}}};
#else
  Role<Task> role{stack, "Role", {.permissions = {allow<"ecr:GetAuthorizationToken">(every_resource)}}};
#endif
  return app.synth();
}

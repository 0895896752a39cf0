// An ARN that ends the service in a star.
#include <quoin/app.hpp>
#include <quoin/aws/role.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Role<Task> role{stack, "Role", {.permissions = {allow<"s3:GetObject">("arn:aws:s3:::*"_arn)}}};
#else
  Role<Task> role{stack, "Role", {.permissions = {allow<"s3:GetObject">("arn:aws:s3:::media/*"_arn)}}};
#endif
  return app.synth();
}

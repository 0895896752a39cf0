// A pair of CPU and memory that Fargate does not have.
#include <quoin/app.hpp>
#include <quoin/aws/container.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
// expect: Fargate has no task of that CPU and memory
  TaskSize size = fargate_size<512, 512>;
#else
  TaskSize size = fargate_size<512, 1024>;
#endif
  return size.cpu_units == 512 ? app.synth() : 1;
}

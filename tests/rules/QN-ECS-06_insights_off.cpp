// Container Insights off.
#include <quoin/app.hpp>
#include <quoin/aws/ecs_cluster.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] EcsCluster cluster{stack, "Cluster", {.insights = false}};
#else
  [[maybe_unused]] EcsCluster cluster{stack, "Cluster", {.insights = enhanced_insights}};
#endif
  return app.synth();
}

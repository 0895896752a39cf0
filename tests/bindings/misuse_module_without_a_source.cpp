// A module that does not say where it is.
#include <quoin/terraform/module.hpp>

using namespace quoin;

// expect: argument 'source' of a module is required. Fix: .source =
tf::Module network(Scope stack) {
#ifdef MISUSE
  return tf::Module{stack, "Network", {.inputs = {{"cidr", "10.0.0.0/16"}}}};
#else
  return tf::Module{stack, "Network", {.inputs = {{"cidr", "10.0.0.0/16"}}, .source = "./network"}};
#endif
}

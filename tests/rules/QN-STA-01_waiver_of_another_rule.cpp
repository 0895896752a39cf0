// A waiver of another rule where the state's place is asked for.
#include <quoin/app.hpp>

using namespace quoin;

int main(int argc, char** argv) {
#ifdef MISUSE
  App app{argc, argv, {.state = waive<"QN-AUD-01", "the bucket comes in May">(until<2027, 6, 1>)}};
#else
  App app{argc, argv, {.state = waive<"QN-STA-01", "the bucket comes in May">(until<2027, 6, 1>)}};
#endif
  return app.synth();
}

// A required number beyond what the schema allows, behind a name.
#include <quoin/cfn/s3vectors/index.hpp>

using namespace quoin;

// the compiler's own words
// expect: dimension
#ifdef MISUSE
[[maybe_unused]] const cfn::s3vectors::IndexArgs index{
    .data_type = "float32", .dimension = 4 * 1024 + 1, .distance_metric = "cosine"};
#else
[[maybe_unused]] const cfn::s3vectors::IndexArgs index{
    .data_type = "float32", .dimension = 4 * 1024, .distance_metric = "cosine"};
#endif

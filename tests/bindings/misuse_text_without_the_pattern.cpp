// A required text that has not the schema's pattern.
#include <quoin/cfn/lambda/function.hpp>

using namespace quoin;

// the compiler's own words
// expect: role
#ifdef MISUSE
const cfn::lambda::FunctionArgs job{.code = {{.zip_file = "x"}}, .role = "job"};
#else
const cfn::lambda::FunctionArgs job{.code = {{.zip_file = "x"}},
                                    .role = "arn:aws:iam::111122223333:role/job"};
#endif

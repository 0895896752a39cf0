// An item of a list that is none of an enumeration's values.
#include <quoin/cfn/lambda/function.hpp>

using namespace quoin;

// the compiler's own words
// expect: architectures
#ifdef MISUSE
const cfn::lambda::FunctionArgs job{
    .architectures = {"arm"}, .code = {{.zip_file = "x"}}, .role = "arn:aws:iam::111122223333:role/job"};
#else
const cfn::lambda::FunctionArgs job{
    .architectures = {"arm64"}, .code = {{.zip_file = "x"}}, .role = "arn:aws:iam::111122223333:role/job"};
#endif

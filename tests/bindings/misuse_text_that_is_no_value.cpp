// A text that is none of an enumeration's values.
#include <quoin/cfn/lambda/function.hpp>

using namespace quoin;

// the compiler's own words
// expect: package_type
#ifdef MISUSE
const cfn::lambda::FunctionArgs job{
    .code = {{.zip_file = "x"}}, .package_type = "zip", .role = "arn:aws:iam::111122223333:role/job"};
#else
const cfn::lambda::FunctionArgs job{
    .code = {{.zip_file = "x"}}, .package_type = "Zip", .role = "arn:aws:iam::111122223333:role/job"};
const cfn::lambda::FunctionArgs by_name{.code = {{.zip_file = "x"}},
                                        .package_type = cfn::lambda::FunctionArgs::PackageType::zip,
                                        .role = "arn:aws:iam::111122223333:role/job"};
#endif

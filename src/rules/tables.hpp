// The tables that the registry is made of. Each lies beside the construct that it concerns.
#pragma once

#include "rules/registry.hpp"

namespace quoin::rules {

std::span<const Rule> net_rows();
std::span<const Rule> sg_rows();
std::span<const Rule> tls_rows();
std::span<const Rule> cdn_rows();
std::span<const Rule> s3_rows();
std::span<const Rule> kms_rows();
std::span<const Rule> rds_rows();
std::span<const Rule> cch_rows();
std::span<const Rule> bst_rows();
std::span<const Rule> sec_rows();
std::span<const Rule> iam_rows();
std::span<const Rule> ecs_rows();
std::span<const Rule> aud_rows();
std::span<const Rule> sta_rows();
std::span<const Rule> ops_rows();

}  // namespace quoin::rules

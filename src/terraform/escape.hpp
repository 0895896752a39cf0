// Literal text inside what Terraform reads as a template.
#pragma once

#include <string>
#include <string_view>

namespace quoin::terraform {

/// Literal characters inside a string that Terraform reads as a template: `${` and `%{` lose their meaning.
std::string escaped(std::string_view literal);

}  // namespace quoin::terraform

// Terraform's JSON, one file per stack.
#pragma once

#include "assembly/template.hpp"

#include <string>

namespace quoin::terraform {

/// The stack's `main.tf.json`.
std::string write_template(const assembly::Assembly& assembly, const assembly::Template& stack_template);

}  // namespace quoin::terraform

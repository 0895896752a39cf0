// Terraform's JSON, one file per stack.
#pragma once

#include "assembly/template.hpp"
#include "core/text_stream.hpp"

namespace quoin::terraform {

/// The stack's `main.tf.json`.
void write_template(const assembly::Assembly& assembly, const assembly::Template& stack_template,
                    const detail::TextSink& sink);

}  // namespace quoin::terraform

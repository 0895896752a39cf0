// CloudFormation's JSON, one template per stack.
#pragma once

#include "assembly/template.hpp"
#include "core/text_stream.hpp"

namespace quoin::cloudformation {

/// The stack's template.
void write_template(const assembly::Assembly& assembly, const assembly::Template& stack_template,
                    const detail::TextSink& sink);

}  // namespace quoin::cloudformation

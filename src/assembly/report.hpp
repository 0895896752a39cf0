// The report: notes, waivers, relaxations, overrides, plain-text hops and warnings, for people and for
// machines.
#pragma once

#include "assembly/template.hpp"
#include "facts/facts.hpp"

#include <string>

namespace quoin::assembly {

std::string write_report_json(const Assembly& assembly, const facts::Facts& facts, const Diagnostics& said);
std::string write_report_markdown(const Assembly& assembly, const facts::Facts& facts,
                                  const Diagnostics& said);

}  // namespace quoin::assembly

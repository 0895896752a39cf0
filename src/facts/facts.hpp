// Facts: what is really emitted, in words that both targets share. Rules of whole graphs read these and
// nothing else.
#pragma once

#include "assembly/template.hpp"
#include "core/json_writer.hpp"
#include "facts/fact.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace quoin::facts {

/// Facts by kind: "subnet", "route", "acl_entry", "security_edge", "target", "grant", "key_use",
/// "secret_flow", "log". Sorted, so that equal architectures have equal facts whatever their target.
using Facts = std::map<std::string, std::set<Fact>, std::less<>>;

class SetAside;

/// Reads the facts of everything that is emitted, raw resources and overrides included. They last as long as
/// the assembly and its tree.
Facts read(const assembly::Assembly& assembly);

/// Writes them as the member "facts" of graph.json.
void write(detail::JsonWriter& out, const Facts& facts);

/// What rules demand of single resources.
void judge_demands(const assembly::Assembly& assembly, const SetAside& set_aside, Diagnostics& diagnostics);

/// What every account in production has, and where data may lie.
void check_account(const Facts& facts, const assembly::Assembly& assembly, const SetAside& set_aside,
                   Diagnostics& diagnostics);

/// What AWS takes once: names of log groups and buckets, records of a zone, host names of distributions.
void check_names(const assembly::Assembly& assembly, Diagnostics& diagnostics);

/// The rules of whole graphs, and what rules demand of single resources.
void check(const Facts& facts, const assembly::Assembly& assembly, Diagnostics& diagnostics);

}  // namespace quoin::facts

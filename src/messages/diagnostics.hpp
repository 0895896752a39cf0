// The shapes that most messages have.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string>
#include <utility>

namespace quoin::messages {

inline Diagnostic error(std::string summary, std::string fix) {
  return {.summary = std::move(summary), .fix = std::move(fix)};
}

inline Diagnostic error(std::string summary, std::string got, std::string fix) {
  return {.summary = std::move(summary), .got = std::move(got), .fix = std::move(fix)};
}

inline Diagnostic warning(std::string summary, std::string fix) {
  return {.severity = Severity::warning, .summary = std::move(summary), .fix = std::move(fix)};
}

}  // namespace quoin::messages

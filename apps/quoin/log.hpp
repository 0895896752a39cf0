// What -v tells: one line per step, with a time. Nothing else writes logs, and nothing else knows spdlog.
#pragma once

#include <string_view>

namespace quoin::cli {

/// Sends log lines to standard error from now on. Without this call they go nowhere.
void start_log(bool color);
void log(std::string_view line);

}  // namespace quoin::cli

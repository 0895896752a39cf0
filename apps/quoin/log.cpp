// What -v tells: one line per step, with a time. Nothing else writes logs, and nothing else knows spdlog.
#include "log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace quoin::cli {
namespace {

std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> instance;
  return instance;
}

}  // namespace

void start_log(bool color) {
  logger() = spdlog::stderr_color_st("quoin", color ? spdlog::color_mode::always : spdlog::color_mode::never);
  logger()->set_pattern("%^[%T.%e]%$ %v");
  logger()->flush_on(spdlog::level::info);
}

void log(std::string_view line) {
  if (logger()) logger()->info("{}", line);
}

}  // namespace quoin::cli

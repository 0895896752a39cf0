// Secrets that are injected into containers.
#pragma once

#include "facts/facts.hpp"
#include "facts/view.hpp"

namespace quoin::facts {

/// Adds which secret flows into which container of a task: kind "secret_flow".
void read_task_secrets(Facts& facts, const View& view, const detail::Resource& resource);

}  // namespace quoin::facts

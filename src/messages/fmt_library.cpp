// The one function of fmt that the messages go through, compiled into Quoin's library: a program that is
// linked with it needs no libfmt, starts without looking for one, and can be linked statically.
#define FMT_HEADER_ONLY 1
#include <fmt/format.h>

namespace {

// Inline functions are only emitted where they are used.
[[gnu::used]] std::string (*const emitted)(fmt::string_view, fmt::format_args) = &fmt::vformat;

}  // namespace

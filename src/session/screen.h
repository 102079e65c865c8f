#pragma once

#include <string_view>

namespace quietroom::session {

/// Where a station waits for Enter, in the `ready` of the event stream.
enum class Screen { welcome, instructions, check, trial, rest, thanks };

/// The word in the event stream; that of `rest` is "break".
std::string_view name_of(Screen screen);

} // namespace quietroom::session

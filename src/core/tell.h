#pragma once

#include <string_view>

namespace quietroom {

/// One line on standard error, "quietroom: SENTENCE". Never fails and never throws: whoever listens there may
/// have gone away, and a session must not end for that. Not lost to audio::SilencedLibraries. Any thread.
void tell(std::string_view sentence) noexcept;

/// Before anything else in a program that must outlive its terminal: a standard stream that was closed
/// becomes /dev/null, so that no file takes its number, and writing to a reader that went away (SIGPIPE) is
/// an error like any other.
void secure_standard_streams() noexcept;

} // namespace quietroom

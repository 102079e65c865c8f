#pragma once

#include <string>
#include <string_view>

/// The endings of the names of sound files, the one list of them. Pure.
namespace quietroom::stimulus {

/// In lower case with its dot; empty where there is none. `path` has "/" between folders.
std::string extension_of(std::string_view path);

/// ".wav", ".flac" ...: as sound files with a header end, in lower case.
bool is_sound_extension(std::string_view extension);

/// ".raw", ".pcm", ".16k" ...: as headerless ones do.
bool is_raw_extension(std::string_view extension);

} // namespace quietroom::stimulus

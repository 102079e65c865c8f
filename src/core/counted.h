#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quietroom {

/// "1 trial", "2 trials"; "1 stimulus", "0 stimuli" where the plural is given.
std::string counted(std::uint64_t count, std::string_view one, std::string_view several = {});

} // namespace quietroom

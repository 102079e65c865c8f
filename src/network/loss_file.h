#pragma once

#include "network/loss_pattern.h"

#include <optional>
#include <string>
#include <string_view>

/// Loss patterns in files, one flag a frame: how published patterns are used, and recorded ones replayed.
namespace quietroom::network {

enum class LossFileForm {
  g192,    ///< 16-bit words, either endianness: 0x6B20 erased, 0x6B21..0x6B2F received (G.192)
  byte,    ///< 0x20 erased, 0x21 received
  compact, ///< one bit a frame, least significant first: 1 erased
  text     ///< 0 or . received, 1 or x erased; COUNT*FLAG for a run; "#" opens a comment
};

/// By the bytes alone; nothing where they fit no form. Never compact, which any bytes would fit.
std::optional<LossFileForm> detected_form(std::string_view bytes);

/// The pattern of a file's bytes, in the form given or else in the one detected. Throws an input Error that
/// begins with `name` (and the line of a text) where something in it is no flag of the form, where there is
/// none at all, and where no form is detected.
LossPattern parse_loss_file(std::string_view bytes, std::optional<LossFileForm> form,
                            const std::string& name);

/// `packets` entries of the pattern from entry `offset` on, begun again from its first where it ends, as
/// ITU-T's tools do. The pattern is not empty.
LossPattern repeated(const LossPattern& pattern, std::size_t packets, std::size_t offset);

} // namespace quietroom::network

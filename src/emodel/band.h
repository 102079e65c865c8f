#pragma once

#include "core/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace quietroom::emodel {

/// The three models of the family. A score belongs to the scale of its band: scores of two bands never share
/// an axis.
enum class Band { narrow, wide, full };

std::optional<Band> parse_band(std::string_view key); ///< "nb", "wb", "fb"
std::string_view key(Band band);

/// The model of a test's context: the fullband one for SWB as well, which has no scale of its own.
Band band_of(Context context);

std::string_view name(Band band); ///< "narrow-band", "wideband", "fullband"

/// The Recommendation and its edition, as every result names it.
std::string_view edition(Band band);

/// R of this band over R of the narrow-band curve of MOS: 1, 1.29, 1.48.
double scale(Band band);

/// P.800.1 names of what the model gives: "MOS-CQEN", "MOS-LQEW", ...
std::string conversational_name(Band band);
std::string listening_name(Band band);

} // namespace quietroom::emodel

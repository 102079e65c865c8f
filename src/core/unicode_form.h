#pragma once

#include <string>
#include <string_view>

namespace quietroom {

/// The text in normalization form C (Unicode Standard Annex 15): what looks alike by canonical equivalence
/// ("e" with an accent behind it and the one letter) becomes the same bytes. Text that is no UTF-8 stays.
std::string composed(std::string_view text);

/// The same for a comparison without regard to case (Unicode 3.13, D145: canonical caseless matching; a sharp
/// s is "ss"). Of text that is no UTF-8, ASCII letters become small.
std::string case_folded(std::string_view text);

} // namespace quietroom

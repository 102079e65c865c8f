#pragma once

#include "lettering/shaped_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A page that a listener has to read and answer: a title, a text, and two prompts one below the other, all
/// of which are on the screen in every window. Lengths are design units, of which a window has 1280x720 or
/// more (a window of 1024x600 has 0.8 pixels to each).
namespace quietroom::lettering {

namespace readable_page {
constexpr float title_width = 820, title_size = 40, title_room = 140;
constexpr float text_width = 980; ///< at the most
constexpr float text_spacing = 1.15F;
constexpr float least_text_size = 20; ///< 16 pixels in a window of 1024x600
constexpr float above = 28;           ///< the title
constexpr float below_title = 22;
constexpr float above_prompts = 30;
constexpr float prompt = 64, between_prompts = 20;
constexpr float below = 58; ///< the prompts; a note stands there
} // namespace readable_page

/// Whether title, text and prompts find room in 1280x720 with letters of 20 units or more.
bool is_readable_page(const TextShaper& shaper, std::string_view title, std::string_view text);

/// A sentence on the first of these pages that is not readable; nothing: each is.
std::optional<std::string> unreadable_page(const TextShaper& shaper, std::string_view title,
                                           const std::vector<std::string>& pages);

} // namespace quietroom::lettering

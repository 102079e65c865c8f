#include "lettering/readable_page.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::lettering {

bool is_readable_page(const TextShaper& shaper, std::string_view title, std::string_view text) {
  using namespace readable_page;
  constexpr float least_height = 720;
  const TextExtent above_text = shaper.extent(title, {Face::light, title_size, 1, title_width, false, false});
  const TextExtent body =
      shaper.extent(text, {Face::regular, least_text_size, text_spacing, text_width, false, false});
  const float room = least_height - above - std::min(above_text.height_px, title_room) - below_title -
                     above_prompts - 2 * prompt - between_prompts - below;
  return body.width_px <= text_width && body.height_px <= room;
}

std::optional<std::string> unreadable_page(const TextShaper& shaper, std::string_view title,
                                           const std::vector<std::string>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (!is_readable_page(shaper, title, pages[i]))
      return fmt::format("page {} (\"{}\") has letters too wide, or a title too long, to be read in a window "
                         "of 1024x600; end the page earlier by a line of ---",
                         i + 1, pages[i].substr(0, pages[i].find('\n')));
  return std::nullopt;
}

} // namespace quietroom::lettering

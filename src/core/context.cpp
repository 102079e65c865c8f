#include "core/context.h"

#include <algorithm>

namespace quietroom {

const std::vector<std::string>& context_words() {
  static const std::vector<std::string> words = {"NB", "WB", "SWB", "FB"}; // in the order of the enumerators
  return words;
}

std::optional<Context> parse_context(std::string_view text) {
  const auto& words = context_words();
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Context>(found - words.begin());
}

std::string_view text(Context context) { return context_words()[static_cast<std::size_t>(context)]; }

} // namespace quietroom

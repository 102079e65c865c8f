#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom {

/// P.800.1 context of a whole test: what its best condition could sound like. Scores of two contexts share no
/// axis.
enum class Context { narrowband, wideband, super_wideband, fullband };

/// "NB", "WB", "SWB", "FB", as files and options spell them; nothing for any other text.
std::optional<Context> parse_context(std::string_view text);
std::string_view text(Context context);

/// All four spellings, narrowest first, for sentences that list them.
const std::vector<std::string>& context_words();

} // namespace quietroom

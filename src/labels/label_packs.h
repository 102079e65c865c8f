#pragma once

#include "labels/label_pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::labels {

/// A pack that the program carries, as it stands in data/labels.
struct EmbeddedPack {
  std::string_view file; ///< "de.toml"
  std::string_view toml;
};

/// All of them, English first, then by tag.
const std::vector<EmbeddedPack>& embedded_packs();

/// The same, read. Throws an input Error where one of them is no pack, which the tests rule out.
const std::vector<LabelPack>& label_packs();

/// The pack of exactly this tag; nullptr where there is none.
const LabelPack* find_label_pack(std::string_view language);

/// The one that is always there, with every text.
const LabelPack& english_pack();

/// The sentence with which a tag without a pack is refused: what may have been meant, and which there are.
std::string refusal_of_language(std::string_view language);

} // namespace quietroom::labels

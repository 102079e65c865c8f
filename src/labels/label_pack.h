#pragma once

#include "core/error.h"
#include "labels/text_status.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::labels {

/// A text of the station.
struct PackText {
  std::string text;
  TextOrigin origin;
};

/// One wording of a scale. A language in which sources differ has several, told apart by `variant`.
struct ScaleLabels {
  std::string variant;             ///< empty where there is only one
  PackText heading;                ///< missing where nobody knows one
  std::vector<std::string> labels; ///< one per category, the highest first
  TextOrigin origin;               ///< of the labels
};

/// What is known of one language. data/labels/FORMAT.md describes the file.
struct LabelPack {
  std::string language; ///< the tag of study.toml: "de", "pt-BR"
  std::string name;     ///< in that language
  std::string english_name;
  /// By key of study.toml's [wording]; what a method says by its id and the key: "acr.welcome_text". A text
  /// that is not known is not there.
  std::map<std::string, PackText, std::less<>> texts;
  /// By question of the method table. The first of several variants is taken where `must_choose` does not
  /// hold.
  std::map<std::string, std::vector<ScaleLabels>, std::less<>> scales;
  bool must_choose = false; ///< sources contradict each other: a study names the variant
};

struct ReadLabelPack {
  LabelPack pack;
  std::vector<Problem> problems;
};

/// Reads a pack; `file` is its name in messages. Pure.
ReadLabelPack read_label_pack(std::string_view toml, const std::string& file);

} // namespace quietroom::labels

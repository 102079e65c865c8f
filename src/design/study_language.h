#pragma once

#include "core/toml.h"
#include "design/wording.h"
#include "method/method.h"

#include <string>
#include <vector>

namespace quietroom::design {

/// In which words the station of a study speaks: the keys language, label_variant, labels and [wording] of
/// study.toml.
struct StudyLanguage {
  std::string tag = "en"; ///< a label pack's, or any where the study has every text itself
  std::string variant;    ///< of the labels, where a pack has several; empty = the pack's first
  bool accepted = false;  ///< labels = "accepted": the operator has read what nobody confirmed
  Wording wording;
};

/// Reads them for a method and reports what is missing: a station speaks one language or none.
StudyLanguage read_language(toml::Reader& study, const std::string& file, std::vector<Problem>& problems,
                            const method::Method& method);

} // namespace quietroom::design

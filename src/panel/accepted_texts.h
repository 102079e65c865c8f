#pragma once

#include "design/design.h"
#include "store/study_store.h"

#include <string>

namespace quietroom::panel {

/// A station whose texts nobody has confirmed begins only when the operator has accepted them: by
/// labels = "accepted" in study.toml, or asked once at the terminal, where all of them are shown. The answer
/// is kept in the database, with the SHA-256 of the texts: other texts are asked about anew. Throws an input
/// Error where nobody accepts them. `folder`: of the study, for the sentence.
void accept_texts(const design::Design& design, const std::string& folder, store::StudyStore& store,
                  const std::string& now_utc);

} // namespace quietroom::panel

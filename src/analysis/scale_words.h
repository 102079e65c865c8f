#pragma once

#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// What the numbers of a scale are called. Pure.
namespace quietroom::analysis {

struct ScaleWords {
  struct Category {
    int value = 0;
    std::string name; ///< "Good"
  };
  std::string score; ///< of the mean: its designation, else "MOS", or "mean vote" where it has no name
  std::vector<Category>
      categories; ///< from low to high; none where neither labels nor the method say how they are called
};

/// The column with the words that the listener saw for each vote. A caller that shows names of categories
/// keeps it as a factor.
inline constexpr const char* label_column = "vote_label";

/// `context` is that of the test (NB, WB, SWB, FB), where it is known. The categories are called as the
/// votes' label_column says, where all votes of each carry one label; of a scale that was shown in two
/// languages, and where nobody recorded the words, they are the English ones of the Recommendation. A scale
/// of bare numbers has no names. A table that states no method holds ACR quality where its scale is 1 to 5.
ScaleWords scale_words(const votes::VoteTable& votes, const std::optional<std::string>& context);

} // namespace quietroom::analysis

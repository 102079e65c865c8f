#pragma once

#include <optional>
#include <string>
#include <vector>

/// What must hold of any measure of quality whatever the sound: relations between scores, for which no true
/// score is needed. Pure.
namespace quietroom::estimate {

/// One relation of one measure on made speech.
struct MetamorphicResult {
  std::string measure;                       ///< "visqol speech", "stoi" ...
  std::string relation;                      ///< "more noise never scores better" ...
  std::vector<std::optional<double>> values; ///< in the order of the relation, the first is the best
  bool holds = false;
  std::string known = {}; ///< why the published method may break it, as known_break() says; empty: it may not
};

/// Every relation of every measure, measure by measure. Takes some seconds.
std::vector<MetamorphicResult> metamorphic_results();

} // namespace quietroom::estimate

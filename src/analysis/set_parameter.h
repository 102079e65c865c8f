#pragma once

#include "stimulus/stimulus_set.h"

#include <map>
#include <string>
#include <vector>

/// Numbers of a set's conditions against which MOS may be drawn. Pure.
namespace quietroom::analysis {

struct SetParameter {
  std::string name;                     ///< "loss.ppl_percent", "codec.bit_rate_kbps", "Ppl"
  std::map<std::string, double> values; ///< by condition; those without one are not there
};

/// Every number in a step of a recipe, as STEP.KEY, and Ppl, the realised packet loss (mean over the stimuli;
/// 0 for a codec without any). Bytewise; only those that take two values or more.
std::vector<SetParameter> set_parameters(const stimulus::StimulusSet& set);

/// The codec of each condition that has one, without its bit rate where `parameter` is that of a codec.
std::map<std::string, std::string> codec_lines(const stimulus::StimulusSet& set,
                                               const std::string& parameter);

} // namespace quietroom::analysis

#pragma once

#include "cli/command.h"
#include "estimate/pair_estimate.h"

#include <filesystem>
#include <vector>

/// What is asked of pairs of sounds, and the pairs in files.
namespace quietroom::cli {

/// --mode, --unscaled, --audio-model, --channel, --rate, --strict
std::vector<Option> estimate_options();

/// Throws an input Error for what cannot be asked.
estimate::EstimateRequest estimate_request(const Arguments& arguments);

/// Reads both files. Throws an input Error where one cannot be scored at all.
estimate::ScoredPair scored_pair(const std::filesystem::path& reference,
                                 const std::filesystem::path& degraded,
                                 const estimate::EstimateRequest& request);

/// To stderr: warnings, and why there is no score; `where` goes before.
void say_doubts(const std::string& where, const estimate::PairEstimate& estimate);

/// The pairs of a CSV with the columns reference and degraded, on so many threads; returns an ExitCode.
int estimate_batch(const std::string& csv, const estimate::EstimateRequest& request, unsigned threads,
                   bool json);

} // namespace quietroom::cli

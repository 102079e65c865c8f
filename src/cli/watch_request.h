#pragma once

#include "cli/command.h"
#include "emodel/planning_values.h"
#include "watch/counters.h"
#include "watch/fail_condition.h"
#include "watch/formulas.h"
#include "watch/packet_stream.h"
#include "watch/rules.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What `watch` was asked, from its options.
namespace quietroom::cli {

struct WatchRequest {
  std::string input;
  std::shared_ptr<const watch::RuleSet> rules;
  std::uint64_t first_sample = 1;
  const watch::Formula* formula = nullptr;
  std::vector<watch::FailCondition> conditions;
  watch::CounterForm counters = watch::CounterForm::cumulative;
  std::optional<double> interval_s, sample_s, one_way_ms, silent_s;
  emodel::CodecTable codecs;
  std::optional<std::string> codec; ///< of rows: --codec ID
  watch::PayloadMap payloads;       ///< of captures: --codec PT=NAME
  std::optional<watch::PlayoutBuffer> buffer;
  std::vector<std::uint16_t> ports;
  std::optional<std::string> loss_pattern, jitter_trace; ///< files to write
  std::optional<std::uint32_t> ssrc;                     ///< whose packets they hold
};

/// Throws an input Error for what is no value; mistakes in the file of rules are all said on stderr.
/// The traces' SSRC is left out: see ssrc_of.
WatchRequest watch_request(const Arguments& arguments, const std::string& input);

/// --stream of the traces. Throws an input Error for what is no SSRC.
std::optional<std::uint32_t> ssrc_of(const Arguments& arguments);

/// How calls are read and judged: --rules, --codec, --buffer ... Shared by all that reads calls.
std::vector<Option> call_options();

} // namespace quietroom::cli

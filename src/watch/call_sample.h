#pragma once

#include "watch/statistic.h"

#include <cstdint>
#include <optional>
#include <string>

namespace quietroom::watch {

/// Fates of packets in the order they were sent: what Ppl and BurstR are made of. Bad is lost or late.
struct LossRuns {
  std::uint64_t expected = 0, lost = 0, late = 0;
  std::uint64_t runs = 0; ///< of bad packets in a row
  bool in_run = false;    ///< the last one was bad

  void add(bool is_lost, bool is_late) {
    const bool bad = is_lost || is_late;
    ++expected;
    lost += is_lost;
    late += is_late;
    runs += bad && !in_run;
    in_run = bad;
  }
  std::uint64_t bad() const { return lost + late; }
  /// Per cent; 0 where nothing was expected.
  double ppl() const {
    return expected == 0 ? 0 : 100 * static_cast<double>(bad()) / static_cast<double>(expected);
  }
  /// Mean run x (1 - Ppl/100), at least 1; 1 without loss. Where all is lost it is 1 too: there is no random
  /// loss of that rate to compare with.
  double burst_r() const {
    if (runs == 0) return 1;
    const double mean_run = static_cast<double>(bad()) / static_cast<double>(runs);
    const double out = mean_run * (1 - ppl() / 100);
    return out > 1 ? out : 1;
  }
};

/// What one sample of one stream says; differences from the sample before. Nothing is unknown.
struct CallSample {
  std::uint64_t number = 1; ///< counts from 1
  double t_ms = 0;          ///< its end
  double covers_ms = 1000;
  std::optional<double> received, lost;    ///< packets
  double came_after_all = 0;               ///< packets counted as lost in samples before
  double received_span = 1, lost_span = 1; ///< samples that the two are of; they may differ where unknown
                                           ///< ones are among them
  double jitter_packets = 0;               ///< that jitter_mean_ms is of; 0: no packets were seen
  std::optional<double> loss_pct;          ///< as rules see it
  bool formula_blind = false;              ///< the first of cumulative counters: no formula has a value yet
  std::optional<double> bytes_received, bytes_sent;
  std::optional<double> jitter_ms;                     ///< at its end
  std::optional<double> jitter_mean_ms, jitter_max_ms; ///< of its packets
  std::optional<double> rtt_ms;
  std::optional<double> audio_input_level, audio_output_level;
  std::optional<double> late, duplicate, reordered;
  std::optional<LossRuns> runs;          ///< of this sample; nothing: the order of losses is unknown
  std::optional<LossRuns> interval_runs; ///< of the interval that ends here
  bool closes_interval = true;
  std::string note; ///< what is said of it, such as that counters began again
};

} // namespace quietroom::watch

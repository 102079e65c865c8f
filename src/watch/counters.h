#pragma once

#include "watch/call_sample.h"

namespace quietroom::watch {

/// A row of statistics as a program wrote it. Nothing is unknown.
struct CounterRow {
  std::string stream;
  double t_ms = 0;
  std::optional<double> packets_received, packets_lost, bytes_received, bytes_sent;
  std::optional<double> loss_pct; ///< in place of counters
  std::optional<double> jitter_ms, rtt_ms, audio_input_level, audio_output_level;
};

enum class CounterForm {
  cumulative, ///< since the start of the call
  interval    ///< of the row alone
};

/// Makes samples of the rows of one stream. Counters that fall began again: they then count from 0, all of
/// them, also those that are unknown in that row. Where packets_lost alone falls in a call that has run for
/// longer than the row, packets came after all: they are taken off what was lost before, and no loss is ever
/// below 0. The loss is unknown where packets were lost and the two counters are of different times, for one
/// of them was unknown in the row before. A round trip that is unknown repeats the one before; in the first
/// row it stays unknown.
class CounterDifferences {
public:
  explicit CounterDifferences(CounterForm form, double usual_ms = 1000)
      : m_form(form), m_usual_ms(usual_ms) {}

  CallSample take(const CounterRow& row);

private:
  /// Of one counter, since it was last known.
  struct Counter {
    std::optional<double> last;
    std::uint64_t since = 0; ///< the sample in which it was known; 0: the start
    double span = 0;         ///< samples that the last step is of
    std::optional<double> step(std::optional<double> now, CounterForm form, std::uint64_t sample);
    bool fell(std::optional<double> now) const { return last && now && *now < *last; }
    void begin_again(std::uint64_t sample);
  };

  bool began_again(const CounterRow& row) const;
  void begin_again();
  void take_packets(const CounterRow& row, CallSample& out);
  void take_loss(const CounterRow& row, CallSample& out);

  CounterForm m_form;
  double m_usual_ms;
  std::uint64_t m_samples = 0;
  double m_last_ms = 0;
  std::optional<double> m_rtt_ms;
  Counter m_received, m_lost, m_bytes_received, m_bytes_sent;
};

} // namespace quietroom::watch

#pragma once

#include "watch/call_quality.h"
#include "watch/call_sample.h"
#include "watch/fail_condition.h"
#include "watch/formulas.h"
#include "watch/records.h"

#include <memory>

namespace quietroom::watch {

/// What all streams of one run share.
struct WatchSettings {
  std::shared_ptr<const RuleSet> rules;
  std::uint64_t first_sample = 1; ///< the first at which rules are evaluated; earlier ones fill the windows
  const Formula* formula = nullptr;
  bool model_samples = false;                       ///< somebody looks at the E-model of single samples
  std::vector<FailCondition>* conditions = nullptr; ///< told of every sample and warning; may be nullptr
  double silent_s = 60;              ///< a stream that says nothing for longer ends; samples' time
  std::size_t most_streams = 20'000; ///< at once; more end those that were silent the longest
  Sink sink;
};

/// One stream: samples go in; interval rows and warnings come out through the sink.
class StreamWatch {
public:
  StreamWatch(std::string name, const WatchSettings& settings, CallModel model);

  void take(const CallSample& sample);
  void unknown_sample(std::uint64_t number, double t_ms); ///< fills the windows with an unknown value

  /// Ends the interval begun, says which warnings are still open, and fills what this class knows of the
  /// summary. `all` are the fates of the whole stream; nothing: counters alone. Sends nothing else.
  void finish(StreamSummary& summary, const std::optional<LossRuns>& all);

  const std::string& stream_name() const { return m_name; }
  const CallModel& model() const { return m_model; }
  void set_model(const CallModel& model) { m_model = model; }

private:
  /// Samples of the interval begun.
  struct Sums {
    std::uint64_t samples = 0;
    double t_ms = 0;
    std::optional<double> received, lost, late, duplicate, reordered, loss_weighted, jitter_max_ms,
        rtt_sum_ms;
    std::uint64_t rtt_samples = 0;
    double jitter_sum = 0, jitter_weight = 0, loss_weight = 0;
    double received_span = 0, lost_span = 0, came_after_all = 0;
    bool loss_known() const { return received && lost && (received_span == lost_span || *lost == 0); }
    bool formula_blind = false;
    std::optional<LossRuns> runs;
    std::optional<double> mos; ///< of the formula, of the last sample
    std::string note;
    std::uint64_t last_sample = 0;
  };
  /// Of numbers that come one by one.
  struct Running {
    std::uint64_t n = 0;
    double mean = 0, squares = 0, least = 0, most = 0;
    void add(double value);
    double deviation() const;
  };

  Statistics statistics_of(const CallSample& sample);
  FormulaInput formula_input(const CallSample& sample) const;
  void remember(const CallSample& sample);
  void add(const CallSample& sample);
  void close_interval();
  void model_interval(IntervalRow& row) const;
  void formula_interval(IntervalRow& row) const;
  void send(std::vector<Warning>&& changes);

  std::string m_name;
  const WatchSettings& m_settings;
  CallModel m_model;
  Warnings m_warnings;
  Sums m_sums;
  std::optional<double> m_received, m_lost, m_late, m_duplicate, m_reordered; ///< of the whole stream
  Running m_rtt, m_jitter, m_lost_packets, m_mos, m_mos_lqe, m_loss;
  std::optional<double> m_jitter_max_ms, m_jitter_final_ms, m_rtt_ms;
  std::uint64_t m_samples = 0;
  double m_last_ms = 0, m_covered_ms = 0;
};

} // namespace quietroom::watch

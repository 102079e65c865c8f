#include "watch/stream_watch.h"

#include <algorithm>
#include <cmath>

namespace quietroom::watch {

std::string_view word(StreamEnd end) {
  return end == StreamEnd::silent ? "silent" : end == StreamEnd::dropped ? "dropped" : "input";
}

namespace {

void add_to(std::optional<double>& sum, const std::optional<double>& value) {
  if (value) sum = sum.value_or(0) + *value;
}

void greatest(std::optional<double>& most, const std::optional<double>& value) {
  if (value) most = most ? std::max(*most, *value) : value;
}

/// Ppl and BurstR of what was counted: with the order of losses, or without it.
struct Impairment {
  std::optional<double> ppl;
  double burst_r = 1;
};

Impairment impairment_of(const std::optional<LossRuns>& runs, std::optional<double> loss_pct,
                         bool expected_any) {
  if (runs) return runs->expected == 0 ? Impairment{} : Impairment{runs->ppl(), runs->burst_r()};
  if (!loss_pct || !expected_any) return {};
  return {std::clamp(*loss_pct, 0.0, 100.0), 1};
}

} // namespace

void StreamWatch::Running::add(double value) {
  least = n == 0 ? value : std::min(least, value);
  most = n == 0 ? value : std::max(most, value);
  ++n;
  const double step = value - mean;
  mean += step / static_cast<double>(n);
  squares += step * (value - mean);
}

double StreamWatch::Running::deviation() const {
  return n == 0 ? 0 : std::sqrt(squares / static_cast<double>(n));
}

StreamWatch::StreamWatch(std::string name, const WatchSettings& settings, CallModel model)
    : m_name(std::move(name)), m_settings(settings), m_model(std::move(model)), m_warnings(settings.rules) {}

FormulaInput StreamWatch::formula_input(const CallSample& sample) const {
  FormulaInput out;
  out.rtt_ms = sample.rtt_ms;
  if (!out.rtt_ms && m_model.one_way_ms) out.rtt_ms = 2 * *m_model.one_way_ms;
  out.jitter_ms = sample.jitter_ms;
  if (!sample.formula_blind) out.loss_percent = sample.loss_pct;
  out.received = sample.received;
  if (sample.loss_pct) out.lost = sample.lost;
  if (sample.runs) out.burst_r = sample.runs->burst_r();
  out.mean_rtt_ms = m_rtt.mean;
  out.mean_jitter_ms = m_jitter.mean;
  out.jitter_deviation_ms = m_jitter.deviation();
  out.mean_lost = m_lost_packets.mean;
  out.samples = m_jitter.n;
  return out;
}

void StreamWatch::remember(const CallSample& sample) {
  ++m_samples;
  m_last_ms = sample.t_ms;
  m_covered_ms += sample.covers_ms;
  if (sample.rtt_ms) m_rtt.add(*sample.rtt_ms);
  if (sample.jitter_ms) m_jitter.add(*sample.jitter_ms);
  if (sample.lost) m_lost_packets.add(std::max(0.0, *sample.lost));
  if (sample.loss_pct) m_loss.add(*sample.loss_pct);
  if (sample.rtt_ms) m_rtt_ms = sample.rtt_ms;
  if (sample.jitter_ms) m_jitter_final_ms = sample.jitter_ms;
  greatest(m_jitter_max_ms, sample.jitter_max_ms);
  add_to(m_received, sample.received);
  if (sample.lost) m_lost = std::max(0.0, m_lost.value_or(0) + *sample.lost - sample.came_after_all);
  add_to(m_late, sample.late);
  add_to(m_duplicate, sample.duplicate);
  add_to(m_reordered, sample.reordered);
}

Statistics StreamWatch::statistics_of(const CallSample& sample) {
  Statistics out;
  out[Statistic::audio_input_level] = sample.audio_input_level;
  out[Statistic::audio_output_level] = sample.audio_output_level;
  out[Statistic::bytes_received] = sample.bytes_received;
  out[Statistic::bytes_sent] = sample.bytes_sent;
  out[Statistic::jitter_ms] = sample.jitter_ms;
  out[Statistic::loss_pct] = sample.loss_pct;
  out[Statistic::rtt_ms] = sample.rtt_ms;
  if (m_settings.formula != nullptr) out[Statistic::mos] = m_settings.formula->score(formula_input(sample));
  if (!m_settings.model_samples) return out;
  const Impairment loss =
      impairment_of(sample.runs, sample.loss_pct, sample.received.value_or(1) + sample.lost.value_or(0) > 0);
  const CallQuality quality = call_quality(m_model, loss.ppl, loss.burst_r, sample.rtt_ms);
  out[Statistic::ppl] = loss.ppl;
  if (loss.ppl) out[Statistic::burst_r] = loss.burst_r;
  out[Statistic::r] = quality.r;
  out[Statistic::mos_lqe] = quality.mos_lqe;
  out[Statistic::mos_cqe] = quality.mos_cqe;
  return out;
}

void StreamWatch::send(std::vector<Warning>&& changes) {
  for (Warning& each : changes) {
    each.stream = m_name;
    if (m_settings.conditions != nullptr)
      for (FailCondition& condition : *m_settings.conditions) condition.take(each);
    m_settings.sink(std::move(each));
  }
}

void StreamWatch::add(const CallSample& sample) {
  Sums& s = m_sums;
  ++s.samples;
  s.last_sample = sample.number;
  s.t_ms = sample.t_ms;
  add_to(s.received, sample.received);
  add_to(s.lost, sample.lost);
  s.came_after_all += sample.came_after_all;
  s.received_span += sample.received_span;
  s.lost_span += sample.lost_span;
  add_to(s.late, sample.late);
  add_to(s.duplicate, sample.duplicate);
  add_to(s.reordered, sample.reordered);
  greatest(s.jitter_max_ms, sample.jitter_max_ms);
  if (sample.rtt_ms) {
    add_to(s.rtt_sum_ms, sample.rtt_ms);
    ++s.rtt_samples;
  }
  if (sample.jitter_mean_ms) {
    const double weight = sample.jitter_packets > 0 ? sample.jitter_packets : 1;
    s.jitter_sum += weight * *sample.jitter_mean_ms;
    s.jitter_weight += weight;
  }
  if (sample.loss_pct) {
    add_to(s.loss_weighted, *sample.loss_pct * sample.covers_ms);
    s.loss_weight += sample.covers_ms;
  }
  s.formula_blind = sample.formula_blind && (s.samples == 1 || s.formula_blind);
  s.runs = sample.interval_runs;
  if (!sample.note.empty()) s.note = sample.note;
}

void StreamWatch::model_interval(IntervalRow& row) const {
  const Sums& s = m_sums;
  const bool counted = s.loss_known();
  const Impairment loss = impairment_of(s.runs, row.loss_pct, !counted || *s.received + *s.lost > 0);
  const CallQuality quality = call_quality(m_model, loss.ppl, loss.burst_r, row.rtt_ms);
  row.ppl = loss.ppl;
  if (loss.ppl) row.burst_r = loss.burst_r;
  row.r = quality.r;
  row.r_lq = quality.r_lq;
  row.mos_lqe = quality.mos_lqe;
  row.mos_cqe = quality.mos_cqe;
  row.why = !loss.ppl && counted ? "no packet was expected" : quality.why;
}

void StreamWatch::formula_interval(IntervalRow& row) const {
  if (m_settings.formula == nullptr) return;
  const Sums& s = m_sums;
  CallSample whole;
  whole.rtt_ms = row.rtt_ms;
  whole.jitter_ms = row.jitter_mean_ms;
  whole.loss_pct = row.loss_pct;
  whole.formula_blind = s.formula_blind;
  whole.received = s.received;
  if (row.loss_pct) whole.lost = s.lost;
  whole.runs = s.runs;
  row.mos = s.samples == 1 ? s.mos : m_settings.formula->score(formula_input(whole));
  const bool came = s.formula_blind && s.came_after_all > 0;
  const std::string why = came              ? "what came after all makes its loss less than 0"
                          : s.formula_blind ? "there is no sample before, so its loss is unknown"
                                            : std::string(m_settings.formula->needs);
  if (!row.mos) row.why += (row.why.empty() ? "" : "; ") + std::string(m_settings.formula->name) + ": " + why;
}

void StreamWatch::close_interval() {
  Sums& s = m_sums;
  if (s.samples == 0) return;
  if (s.lost) s.lost = std::max(0.0, *s.lost - s.came_after_all);
  IntervalRow row;
  row.stream = m_name;
  row.sample = s.last_sample;
  row.t_ms = s.t_ms;
  row.received = s.received;
  row.lost = s.lost;
  row.late = s.late;
  row.duplicate = s.duplicate;
  row.reordered = s.reordered;
  if (s.jitter_weight > 0) row.jitter_mean_ms = s.jitter_sum / s.jitter_weight;
  row.jitter_max_ms = s.jitter_max_ms;
  if (s.rtt_sum_ms) row.rtt_ms = *s.rtt_sum_ms / static_cast<double>(s.rtt_samples);
  if (s.loss_known())
    row.loss_pct = *s.received + *s.lost > 0 ? 100 * *s.lost / (*s.received + *s.lost) : 0;
  else if (s.loss_weighted)
    row.loss_pct = *s.loss_weighted / s.loss_weight;
  model_interval(row);
  formula_interval(row);
  if (s.received && s.lost && !row.loss_pct)
    row.why += std::string(row.why.empty() ? "" : "; ") +
               "received and lost are of different times, so the loss is unknown";
  if (!s.note.empty()) row.why += (row.why.empty() ? "" : "; ") + s.note;
  if (row.mos_lqe) m_mos_lqe.add(*row.mos_lqe);
  m_settings.sink(std::move(row));
  m_sums = {};
}

void StreamWatch::take(const CallSample& sample) {
  remember(sample);
  add(sample);
  const Statistics values = statistics_of(sample);
  m_sums.mos = values[Statistic::mos];
  if (m_sums.mos) m_mos.add(*m_sums.mos);
  if (m_settings.conditions != nullptr)
    for (FailCondition& condition : *m_settings.conditions)
      condition.take(m_name, sample.t_ms, sample.covers_ms, values);
  if (sample.closes_interval) close_interval();
  std::vector<Warning> changes;
  m_warnings.take(sample.number, sample.t_ms, values, sample.number >= m_settings.first_sample, changes);
  send(std::move(changes));
}

void StreamWatch::unknown_sample(std::uint64_t number, double t_ms) {
  std::vector<Warning> none;
  m_warnings.take(number, t_ms, {}, false, none);
}

void StreamWatch::finish(StreamSummary& out, const std::optional<LossRuns>& all) {
  close_interval();
  std::vector<Warning> open;
  m_warnings.finish(m_samples, m_last_ms, open);
  out.open_warnings = open.size();
  send(std::move(open));
  out.stream = m_name;
  out.codec = m_model.codec;
  out.band = emodel::key(m_model.band);
  out.samples = m_samples;
  out.duration_ms = m_covered_ms;
  const bool counted = m_received && m_lost;
  std::optional<double> loss_pct;
  if (counted) {
    const double expected = *m_received + *m_lost;
    loss_pct = expected > 0 ? 100 * *m_lost / expected : 0;
    if (!out.unique) out.unique = m_received, out.lost = m_lost, out.expected = expected;
  } else if (m_loss.n > 0) {
    loss_pct = m_loss.mean;
  }
  if (!out.jitter_mean_ms && m_jitter.n > 0) out.jitter_mean_ms = m_jitter.mean;
  if (!out.jitter_max_ms) out.jitter_max_ms = m_jitter_max_ms;
  if (!out.jitter_final_ms) out.jitter_final_ms = m_jitter_final_ms;
  out.rtt_ms = m_rtt_ms;
  const Impairment loss = impairment_of(all, loss_pct, !counted || *m_received + *m_lost > 0);
  const CallQuality quality =
      call_quality(m_model, loss.ppl, loss.burst_r, m_rtt.n > 0 ? std::optional(m_rtt.mean) : std::nullopt);
  out.ppl = loss.ppl;
  if (loss.ppl) out.burst_r = loss.burst_r;
  out.mos_lqe_call = quality.mos_lqe;
  out.mos_cqe_call = quality.mos_cqe;
  out.r_call = quality.r;
  if (m_mos_lqe.n > 0) out.mos_lqe_mean = m_mos_lqe.mean, out.mos_lqe_min = m_mos_lqe.least;
  if (m_mos.n > 0) out.mos_mean = m_mos.mean, out.mos_min = m_mos.least, out.mos_max = m_mos.most;
  out.mos_samples = m_mos.n;
  if (out.mos_lqe_call) out.quality_band = quality_band(*out.mos_lqe_call);
  if (m_settings.conditions != nullptr)
    for (FailCondition& condition : *m_settings.conditions) condition.forget(m_name);
}

} // namespace quietroom::watch

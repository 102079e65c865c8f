#include "watch/counters.h"

#include <algorithm>

namespace quietroom::watch {

std::optional<double> CounterDifferences::Counter::step(std::optional<double> now, CounterForm form,
                                                        std::uint64_t sample) {
  span = 0;
  if (!now) return std::nullopt;
  span = form == CounterForm::interval ? 1 : static_cast<double>(sample - since);
  if (form == CounterForm::interval) return now;
  const double before = last.value_or(0);
  last = now;
  since = sample;
  return *now - before;
}

void CounterDifferences::Counter::begin_again(std::uint64_t sample) {
  last = 0;
  since = sample - 1;
}

/// packets_received and bytes_received never fall but so. The others may fall alone, and are a sign only
/// where what was received since could be all there is.
bool CounterDifferences::began_again(const CounterRow& row) const {
  if (m_received.fell(row.packets_received) || m_bytes_received.fell(row.bytes_received)) return true;
  const auto could_be_all = [](const Counter& counter, std::optional<double> now) {
    return now && counter.last && *counter.last <= *now - *counter.last;
  };
  const bool young = could_be_all(m_received, row.packets_received) ||
                     (!row.packets_received && could_be_all(m_bytes_received, row.bytes_received));
  const bool nothing_known = !row.packets_received && !row.bytes_received;
  return (m_lost.fell(row.packets_lost) && (young || nothing_known)) ||
         (m_bytes_sent.fell(row.bytes_sent) && young);
}

void CounterDifferences::begin_again() {
  for (Counter* each : {&m_received, &m_lost, &m_bytes_received, &m_bytes_sent}) each->begin_again(m_samples);
}

void CounterDifferences::take_packets(const CounterRow& row, CallSample& out) {
  out.received = m_received.step(row.packets_received, m_form, m_samples);
  out.lost = m_lost.step(row.packets_lost, m_form, m_samples);
  out.received_span = m_received.span;
  out.lost_span = m_lost.span;
  if (!out.lost || *out.lost >= 0) return;
  out.came_after_all = -*out.lost;
  out.lost = 0;
  out.formula_blind = true;
  out.note = "packets that counted as lost came after all; the loss of the sample is 0, and no formula has a "
             "value";
}

void CounterDifferences::take_loss(const CounterRow& row, CallSample& out) {
  if (row.loss_pct) {
    out.loss_pct = row.loss_pct;
  } else if (out.received && out.lost && (out.received_span == out.lost_span || *out.lost == 0)) {
    const double expected = *out.received + *out.lost;
    out.loss_pct = expected > 0 ? 100 * *out.lost / expected : 0;
  }
}

CallSample CounterDifferences::take(const CounterRow& row) {
  CallSample out;
  out.number = ++m_samples;
  out.t_ms = row.t_ms;
  out.covers_ms = m_samples == 1 ? m_usual_ms : row.t_ms - m_last_ms;
  m_last_ms = row.t_ms;
  const bool restarted = m_form == CounterForm::cumulative && began_again(row);
  if (restarted) begin_again();
  if (m_bytes_sent.fell(row.bytes_sent)) m_bytes_sent.begin_again(m_samples); // alone
  take_packets(row, out);
  out.bytes_received = m_bytes_received.step(row.bytes_received, m_form, m_samples);
  out.bytes_sent = m_bytes_sent.step(row.bytes_sent, m_form, m_samples);
  take_loss(row, out);
  if (restarted) out.note = "the counters fell and count from 0 again";
  out.formula_blind |= m_form == CounterForm::cumulative && !row.loss_pct && m_samples == 1;
  out.jitter_ms = out.jitter_mean_ms = out.jitter_max_ms = row.jitter_ms;
  if (row.rtt_ms) m_rtt_ms = row.rtt_ms;
  out.rtt_ms = m_rtt_ms;
  out.audio_input_level = row.audio_input_level;
  out.audio_output_level = row.audio_output_level;
  return out;
}

} // namespace quietroom::watch

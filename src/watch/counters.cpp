#include "watch/counters.h"

#include <algorithm>

namespace quietroom::watch {

std::optional<double> CounterDifferences::Counter::step(std::optional<double> now, CounterForm form,
                                                        bool restarted) {
  if (!now) return std::nullopt;
  if (form == CounterForm::interval) return now;
  const double before = restarted ? 0 : last.value_or(0);
  last = now;
  return *now - before;
}

bool CounterDifferences::began_again(const CounterRow& row) const {
  const auto fell = [](const Counter& counter, std::optional<double> now) {
    return counter.last && now && *now < *counter.last;
  };
  return fell(m_received, row.packets_received) || fell(m_bytes_received, row.bytes_received);
}

void CounterDifferences::take_loss(const CounterRow& row, CallSample& out) {
  if (row.loss_pct) {
    out.loss_pct = row.loss_pct;
  } else if (out.received && out.lost) {
    const double expected = *out.received + *out.lost;
    out.loss_pct = expected > 0 ? 100 * *out.lost / expected : 0;
    if (*out.lost < 0)
      out.note = "packets that counted as lost came after all; the loss is taken as 0 by the E-model";
  }
}

CallSample CounterDifferences::take(const CounterRow& row) {
  CallSample out;
  out.number = ++m_samples;
  out.t_ms = row.t_ms;
  out.covers_ms = m_samples == 1 ? m_usual_ms : row.t_ms - m_last_ms;
  m_last_ms = row.t_ms;
  const bool restarted = m_form == CounterForm::cumulative && began_again(row);
  out.received = m_received.step(row.packets_received, m_form, restarted);
  out.lost = m_lost.step(row.packets_lost, m_form, restarted);
  out.bytes_received = m_bytes_received.step(row.bytes_received, m_form, restarted);
  out.bytes_sent = m_bytes_sent.step(row.bytes_sent, m_form, restarted);
  if (out.bytes_sent && *out.bytes_sent < 0) out.bytes_sent = row.bytes_sent; // its counter began again alone
  take_loss(row, out);
  if (restarted) out.note = "the counters fell and count from 0 again";
  out.formula_blind = m_form == CounterForm::cumulative && !row.loss_pct && m_samples == 1;
  out.jitter_ms = out.jitter_mean_ms = out.jitter_max_ms = row.jitter_ms;
  if (row.rtt_ms) m_rtt_ms = row.rtt_ms;
  out.rtt_ms = m_rtt_ms;
  out.audio_input_level = row.audio_input_level;
  out.audio_output_level = row.audio_output_level;
  return out;
}

} // namespace quietroom::watch

#include "watch/row_watch.h"

#include "core/error.h"

namespace quietroom::watch {

RowWatch::RowWatch(std::string file, CounterForm form, std::optional<double> interval_s,
                   const WatchSettings& settings, CallModel model, std::vector<std::string> assumptions)
    : m_rows(file, form), m_form(form), m_interval_s(interval_s), m_settings(settings),
      m_model(std::move(model)), m_assumptions(std::move(assumptions)), m_file(std::move(file)) {}

RowWatch::Stream& RowWatch::stream_of(const std::string& name) {
  const auto found = m_streams.find(name);
  if (found != m_streams.end()) return found->second;
  m_order.push_back(name);
  return m_streams
      .emplace(name, Stream{CounterDifferences(m_form), StreamWatch(name, m_settings, m_model), 0, 0, false})
      .first->second;
}

void RowWatch::line(std::string_view text) {
  const auto row = m_rows.take(text);
  if (!row) return;
  Stream& stream = stream_of(row->stream);
  CallSample sample = stream.differences.take(*row);
  if (!stream.begun) {
    stream.begun = true;
    stream.start_ms = row->t_ms - sample.covers_ms;
    stream.interval_end_ms = stream.start_ms + m_interval_s.value_or(0) * 1000;
  }
  if (m_interval_s) {
    sample.closes_interval = row->t_ms >= stream.interval_end_ms - 1e-6;
    while (row->t_ms >= stream.interval_end_ms - 1e-6) stream.interval_end_ms += *m_interval_s * 1000;
  }
  stream.watch.take(sample);
}

void RowWatch::finish() {
  if (!m_rows.has_rows())
    throw_input(m_file + ": there is no row in it; it needs a header and a row for each second");
  for (const std::string& name : m_order) {
    Stream& stream = m_streams.at(name);
    StreamSummary summary;
    summary.start_ms = stream.start_ms;
    summary.assumptions = m_assumptions;
    stream.watch.finish(summary, std::nullopt);
    m_settings.sink(std::move(summary));
  }
}

} // namespace quietroom::watch

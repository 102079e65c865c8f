#include "watch/row_watch.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace quietroom::watch {

namespace {

constexpr double look_every_ms = 1000;

} // namespace

RowWatch::RowWatch(std::string file, CounterForm form, std::optional<double> interval_s,
                   const WatchSettings& settings, CallModel model, std::vector<std::string> assumptions)
    : m_rows(file, form), m_form(form), m_interval_s(interval_s), m_settings(settings),
      m_model(std::move(model)), m_assumptions(std::move(assumptions)), m_file(std::move(file)) {}

RowWatch::Stream& RowWatch::stream_of(const std::string& name) {
  const auto found = m_streams.find(name);
  if (found != m_streams.end()) return found->second;
  if (m_streams.size() >= m_settings.most_streams) end_oldest();
  Stream& out =
      m_streams.emplace(name, Stream{CounterDifferences(m_form), StreamWatch(name, m_settings, m_model)})
          .first->second;
  out.order = ++m_streams_seen;
  return out;
}

void RowWatch::end(Streams::iterator stream, StreamEnd why) {
  StreamSummary summary;
  summary.ended = why;
  summary.start_ms = stream->second.start_ms;
  summary.assumptions = m_assumptions;
  stream->second.watch.finish(summary, std::nullopt);
  m_settings.sink(std::move(summary));
  m_rows.forget(stream->first);
  m_streams.erase(stream);
}

/// An eighth of all streams at once, those whose last row is the longest ago.
void RowWatch::end_oldest() {
  std::vector<std::pair<std::uint64_t, std::string>> by_age;
  for (const auto& [name, stream] : m_streams) by_age.emplace_back(stream.last_row, name);
  const auto part = static_cast<std::ptrdiff_t>(by_age.size() / 8 + 1);
  std::partial_sort(by_age.begin(), by_age.begin() + part, by_age.end());
  for (std::ptrdiff_t i = 0; i < part; ++i)
    end(m_streams.find(by_age[static_cast<std::size_t>(i)].second), StreamEnd::dropped);
  m_dropped += static_cast<std::uint64_t>(part);
}

/// Once a second of a clock that all streams share.
void RowWatch::pass_time(double t_ms) {
  const double silent_ms = m_settings.silent_s * 1000;
  if (m_rows_seen++ == 0) m_latest_ms = m_looked_ms = t_ms;
  if (t_ms < m_latest_ms - silent_ms) m_one_clock = false;
  m_latest_ms = std::max(m_latest_ms, t_ms);
  if (!m_one_clock || t_ms < m_looked_ms + look_every_ms) return;
  m_looked_ms = t_ms;
  std::vector<std::pair<std::uint64_t, std::string>> silent;
  for (const auto& [name, stream] : m_streams)
    if (t_ms - stream.last_ms > silent_ms) silent.emplace_back(stream.order, name);
  std::sort(silent.begin(), silent.end());
  for (const auto& [order, name] : silent) end(m_streams.find(name), StreamEnd::silent);
}

std::optional<double> RowWatch::uneven_row_s() const {
  if (!m_interval_s || !m_row_ms) return std::nullopt;
  const double rows = *m_interval_s * 1000 / *m_row_ms;
  if (rows > 0.95 && std::abs(rows - std::round(rows)) <= 0.05) return std::nullopt;
  return *m_row_ms / 1000;
}

void RowWatch::line(std::string_view text) {
  const auto row = m_rows.take(text);
  if (!row) return;
  pass_time(row->t_ms);
  Stream& stream = stream_of(row->stream);
  stream.last_row = m_rows_seen;
  stream.last_ms = row->t_ms;
  CallSample sample = stream.differences.take(*row);
  if (stream.begun && !m_row_ms) m_row_ms = sample.covers_ms;
  if (!stream.begun) {
    stream.begun = true;
    stream.start_ms = row->t_ms - sample.covers_ms;
    stream.interval_end_ms = stream.start_ms + m_interval_s.value_or(0) * 1000;
  }
  if (m_interval_s) {
    sample.closes_interval = row->t_ms >= stream.interval_end_ms - 1e-6;
    if (sample.closes_interval) {
      const double step_ms = *m_interval_s * 1000;
      stream.interval_end_ms +=
          step_ms * (std::floor((row->t_ms - stream.interval_end_ms + 1e-6) / step_ms) + 1);
    }
  }
  stream.watch.take(sample);
}

void RowWatch::finish() {
  if (!m_rows.has_rows())
    throw_input(m_file + ": there is no row in it; it needs a header and a row for each second");
  std::vector<std::pair<std::uint64_t, std::string>> all;
  for (const auto& [name, stream] : m_streams) all.emplace_back(stream.order, name);
  std::sort(all.begin(), all.end());
  for (const auto& [order, name] : all) end(m_streams.find(name), StreamEnd::input);
}

} // namespace quietroom::watch

#include "report/watch_metrics.h"

#include "core/number.h"

#include <array>

namespace quietroom::report {

namespace {

using watch::IntervalRow;

struct Gauge {
  const char* name;
  const char* help;
  std::optional<double> IntervalRow::*value;
  double unit; ///< of the row, in that of the metric
};

/// Seconds and ratios, as Prometheus wants units.
constexpr std::array<Gauge, 8> gauges = {{
    {"quietroom_call_mos_lqe", "MOS-LQE by the E-model, last interval", &IntervalRow::mos_lqe, 1},
    {"quietroom_call_mos_cqe", "MOS-CQE by the E-model, last interval", &IntervalRow::mos_cqe, 1},
    {"quietroom_call_mos_formula", "MOS by the formula asked for, last sample of the interval",
     &IntervalRow::mos, 1},
    {"quietroom_call_r", "R by the E-model, last interval", &IntervalRow::r, 1},
    {"quietroom_call_lost_or_late_ratio", "packets lost or late, 0 to 1, last interval", &IntervalRow::ppl,
     0.01},
    {"quietroom_call_jitter_mean_seconds", "mean jitter (RFC 3550), last interval",
     &IntervalRow::jitter_mean_ms, 0.001},
    {"quietroom_call_jitter_max_seconds", "highest jitter (RFC 3550), last interval",
     &IntervalRow::jitter_max_ms, 0.001},
    {"quietroom_call_rtt_seconds", "round trip, last interval", &IntervalRow::rtt_ms, 0.001},
}};

/// A value of a label: backslash, quote and line feed are escaped.
std::string label(const std::string& name, const std::string& value) {
  std::string out = name + "=\"";
  for (const char c : value) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

std::string head(const std::string& name, const std::string& help, const char* type) {
  return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

} // namespace

bool WatchMetrics::take(const watch::WatchRecord& record) {
  if (const auto* row = std::get_if<IntervalRow>(&record)) {
    Stream& stream = m_streams[row->stream];
    stream.last = *row;
    stream.has_interval = true;
    return true;
  }
  if (const auto* change = std::get_if<watch::Warning>(&record)) {
    Stream& stream = m_streams[change->stream];
    if (change->change == watch::Change::raised) {
      stream.up.insert(change->name);
      ++m_raised[change->name];
    } else {
      stream.up.erase(change->name);
    }
    return true;
  }
  if (const auto* end = std::get_if<watch::StreamSummary>(&record)) {
    m_streams.erase(end->stream);
    ++m_ended;
    m_dropped += end->ended == watch::StreamEnd::dropped;
    return true;
  }
  return false;
}

std::string WatchMetrics::text() const {
  std::string out;
  for (const Gauge& each : gauges) {
    out += head(each.name, each.help, "gauge");
    for (const auto& [name, stream] : m_streams)
      if (const auto& value = stream.last.*each.value; stream.has_interval && value)
        out +=
            std::string(each.name) + '{' + label("stream", name) + "} " + shortest(*value * each.unit) + '\n';
  }
  out += head("quietroom_call_warning", "1 while the warning is up", "gauge");
  for (const auto& [name, stream] : m_streams)
    for (const std::string& warning : stream.up)
      out += "quietroom_call_warning{" + label("stream", name) + ',' + label("warning", warning) + "} 1\n";
  out += head("quietroom_warnings_raised_total", "warnings raised in all streams", "counter");
  for (const auto& [name, count] : m_raised)
    out += "quietroom_warnings_raised_total{" + label("warning", name) + "} " + std::to_string(count) + '\n';
  out += head("quietroom_streams", "streams that run", "gauge") + "quietroom_streams " +
         std::to_string(m_streams.size()) + '\n';
  return out + head("quietroom_streams_ended_total", "streams that have ended", "counter") +
         "quietroom_streams_ended_total " + std::to_string(m_ended) + '\n' +
         head("quietroom_streams_dropped_total", "of these, dropped because there were too many at once",
              "counter") +
         "quietroom_streams_dropped_total " + std::to_string(m_dropped) + '\n';
}

} // namespace quietroom::report

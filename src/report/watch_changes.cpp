#include "report/watch_changes.h"

#include "core/number.h"
#include "watch/call_quality.h"

namespace quietroom::report {

namespace {

using namespace quietroom::watch;

std::string at(const std::string& stream, double t_ms) {
  return fixed(t_ms / 1000, 1) + " s  " + stream + "  ";
}

std::string quality_text(const std::optional<double>& mos, const std::string& band) {
  return mos ? "MOS-LQE " + fixed(*mos, 2) + " (" + band + ')' : "MOS-LQE unknown";
}

std::string ending_of(StreamEnd end) {
  if (end == StreamEnd::silent) return "ended, silent for long";
  return end == StreamEnd::dropped ? "dropped, too many streams at once" : "ended with the input";
}

} // namespace

std::optional<std::string> WatchChanges::of_interval(const IntervalRow& row) {
  const std::string now = row.mos_lqe ? std::string(quality_band(*row.mos_lqe)) : "unknown";
  m_last_ms[row.stream] = row.t_ms;
  const auto [found, begins] = m_bands.try_emplace(row.stream, now);
  const std::string before = std::exchange(found->second, now);
  if (!begins && before == now) return std::nullopt;
  return at(row.stream, row.t_ms) + (begins ? "began, " : "") + quality_text(row.mos_lqe, now) +
         (begins ? "" : ", was " + before) + (row.mos_lqe || row.why.empty() ? "" : ": " + row.why);
}

std::string WatchChanges::of_warning(const Warning& warning) {
  std::string out = at(warning.stream, warning.t_ms) +
                    (warning.change == Change::open ? "still up" : std::string(watch::word(warning.change))) +
                    ' ' + warning.name;
  if (warning.duration_ms) return out + ", for " + fixed(*warning.duration_ms / 1000, 1) + " s";
  out += " (limit " + shortest(warning.limit) + "):";
  for (const double value : warning.values) out += ' ' + fixed(value, 1);
  return out;
}

std::string WatchChanges::of_end(const StreamSummary& s) {
  m_bands.erase(s.stream);
  const auto last = m_last_ms.extract(s.stream);
  std::string out = at(s.stream, last ? last.mapped() : s.duration_ms) + ending_of(s.ended);
  if (s.expected && s.lost)
    out += ": " + fixed(*s.expected, 0) + " packets expected, " + fixed(*s.lost, 0) + " lost";
  if (s.late) out += ", " + fixed(*s.late, 0) + " late";
  return out + "; of the call " + quality_text(s.mos_lqe_call, s.quality_band);
}

std::optional<std::string> WatchChanges::take(const WatchRecord& record) {
  if (const auto* row = std::get_if<IntervalRow>(&record)) return of_interval(*row);
  if (const auto* warning = std::get_if<Warning>(&record)) return of_warning(*warning);
  if (const auto* stream = std::get_if<StreamSummary>(&record)) return of_end(*stream);
  return std::nullopt;
}

} // namespace quietroom::report

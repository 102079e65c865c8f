#include "report/watch_forms.h"

#include "core/number.h"
#include "report/table.h"
#include "report/watch_fields.h"

#include <map>

namespace quietroom::report {

namespace {

using namespace quietroom::watch;

Json::Object object_of_record(const WatchRecord& record) {
  static const auto intervals = interval_fields();
  static const auto warnings = warning_fields();
  static const auto streams = stream_fields();
  static const auto reports = receiver_report_fields();
  if (const auto* row = std::get_if<IntervalRow>(&record)) return object_of(intervals, *row);
  if (const auto* row = std::get_if<Warning>(&record)) return object_of(warnings, *row);
  if (const auto* row = std::get_if<StreamSummary>(&record)) return object_of(streams, *row);
  return object_of(reports, std::get<ReceiverReport>(record));
}

/// All that came of one stream.
struct StreamRecords {
  std::vector<IntervalRow> intervals;
  std::vector<Warning> warnings;
  std::vector<ReceiverReport> reports;
  std::vector<StreamSummary> summary;
};

void put(StreamRecords& to, const IntervalRow& row) { to.intervals.push_back(row); }
void put(StreamRecords& to, const Warning& row) { to.warnings.push_back(row); }
void put(StreamRecords& to, const ReceiverReport& row) { to.reports.push_back(row); }
void put(StreamRecords& to, const StreamSummary& row) { to.summary.push_back(row); }

template<class Row>
std::string table_text(const Fields<Row>& fields, const std::vector<Row>& rows, const char* none) {
  if (rows.empty()) return none;
  return to_text(table_of(fields, rows, Form::text));
}

std::string heading(const StreamSummary& s) {
  std::string out = "Stream " + s.stream;
  if (s.ssrc) out += ", SSRC " + *s.ssrc;
  if (s.payload_type) out += ", payload type " + std::to_string(*s.payload_type);
  if (s.clock) out += ", clock " + std::to_string(*s.clock) + " Hz";
  if (s.call) out += ", call " + std::to_string(*s.call);
  return out + ", " + fixed(s.duration_ms / 1000, 1) + " s\n";
}

std::string reasons(const std::vector<IntervalRow>& rows) {
  std::map<std::string, std::size_t> counted;
  for (const IntervalRow& row : rows)
    if (!row.why.empty()) ++counted[row.why];
  std::string out;
  for (const auto& [why, times] : counted)
    out +=
        "In " + std::to_string(times) + " of " + std::to_string(rows.size()) + " intervals: " + why + ".\n";
  return out;
}

std::string below(const StreamSummary& s) {
  std::string out;
  if (s.burst_gap)
    out += "RFC 3611, Gmin 16: " + std::to_string(s.burst_gap->bursts) + " bursts of " +
           fixed(s.burst_gap->mean_burst_ms, 0) + " ms, density " + fixed(s.burst_gap->burst_density, 3) +
           "; gaps of " + fixed(s.burst_gap->mean_gap_ms, 0) + " ms, density " +
           fixed(s.burst_gap->gap_density, 4) + ".\n";
  for (const std::string& each : s.assumptions) out += "Assumed: " + each + ".\n";
  return out;
}

std::string stream_text(const StreamRecords& all) {
  std::string out;
  for (const StreamSummary& s : all.summary) out += heading(s);
  out += '\n' + table_text(interval_fields(), all.intervals, "No interval.\n") + reasons(all.intervals);
  out += '\n' + table_text(warning_fields(), all.warnings, "No warning.\n");
  if (!all.reports.empty())
    out += "\nReports of the receiver (RTCP)\n" + table_text(receiver_report_fields(), all.reports, "");
  out += '\n' + table_text(stream_fields(), all.summary, "");
  for (const StreamSummary& s : all.summary) out += below(s);
  return out;
}

} // namespace

std::string watch_json_line(const WatchRecord& record) { return one_line(Json(object_of_record(record))); }

std::string watch_text(const std::vector<WatchRecord>& records, const WatchTitle& title) {
  std::map<std::string, StreamRecords> by_stream;
  std::vector<std::string> order;
  for (const WatchRecord& record : records)
    std::visit(
        [&](const auto& row) {
          if (!by_stream.contains(row.stream)) order.push_back(row.stream);
          put(by_stream[row.stream], row);
        },
        record);
  std::string out;
  for (const std::string& name : order) out += (out.empty() ? "" : "\n") + stream_text(by_stream.at(name));
  out += "\nMOS-LQE and MOS-CQE are of the E-model; \"formula\" is " + title.formula + " (" +
         title.formula_takes + ") and no E-model. Rules: " + title.rules + ".\n";
  for (const std::string& note : title.notes) out += note + ".\n";
  return out;
}

} // namespace quietroom::report

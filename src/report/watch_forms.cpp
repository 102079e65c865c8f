#include "report/watch_forms.h"

#include "core/counted.h"
#include "core/number.h"
#include "report/table.h"
#include "report/watch_fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace quietroom::report {

namespace {

using namespace quietroom::watch;

/// Of the table that closes a live watch: 120 columns of a terminal with the longest names of IPv4. JSON has
/// the rest.
constexpr std::array<std::string_view, 7> closing_columns = {
    "expected", "lost", "late", "ppl", "mos_lqe_call", "mos_cqe_call", "quality_band"};

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

} // namespace

/// All that came of one stream.
struct WatchText::StreamRecords {
  std::vector<IntervalRow> intervals;
  std::vector<Warning> warnings;
  std::vector<ReceiverReport> reports;
  std::vector<StreamSummary> summary;
};

namespace {

void put(auto& to, IntervalRow&& row) { to.intervals.push_back(std::move(row)); }
void put(auto& to, Warning&& row) { to.warnings.push_back(std::move(row)); }
void put(auto& to, ReceiverReport&& row) { to.reports.push_back(std::move(row)); }
void put(auto& to, StreamSummary&& row) { to.summary.push_back(std::move(row)); }

/// Of a terminal as it is when nobody made it wider.
constexpr std::size_t columns_of_terminal = 80;

/// `keys` stand in each part of a table that is wider than a terminal.
template<class Row>
std::string folded_text(const Fields<Row>& fields, const std::vector<Row>& rows, std::size_t keys,
                        const char* none) {
  if (rows.empty()) return none;
  return to_folded_text(table_of(fields, rows, Form::text), columns_of_terminal, keys);
}

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
    out += "In " + std::to_string(times) + " of " + quietroom::counted(rows.size(), "interval") + ": " + why +
           ".\n";
  return out;
}

std::string below(const StreamSummary& s) {
  std::string out;
  if (s.burst_gap)
    out += "RFC 3611, Gmin 16: " + quietroom::counted(s.burst_gap->bursts, "burst") + " of " +
           fixed(s.burst_gap->mean_burst_ms, 0) + " ms, density " + fixed(s.burst_gap->burst_density, 3) +
           "; gaps of " + fixed(s.burst_gap->mean_gap_ms, 0) + " ms, density " +
           fixed(s.burst_gap->gap_density, 4) + ".\n";
  for (const std::string& each : s.assumptions) out += "Computed with: " + each + ".\n";
  return out;
}

/// The heading above has the name of the stream.
template<class Row>
Fields<Row> without_stream(Fields<Row> fields) {
  std::erase_if(fields, [](const auto& field) { return field.key == std::string_view("stream"); });
  return fields;
}

std::string stream_text(const auto& all) {
  constexpr std::size_t sample_and_time = 2;
  std::string out;
  for (const StreamSummary& s : all.summary) out += heading(s);
  out += '\n' + folded_text(interval_fields(), all.intervals, sample_and_time, "No interval.\n") +
         reasons(all.intervals);
  out += '\n' + table_text(without_stream(warning_fields()), all.warnings, "No warning.\n");
  if (!all.reports.empty())
    out += "\nReports of the receiver (RTCP)\n" +
           table_text(without_stream(receiver_report_fields()), all.reports, "");
  out += '\n' + folded_text(stream_fields(), all.summary, 0, "");
  for (const StreamSummary& s : all.summary) out += below(s);
  return out;
}

} // namespace

std::string watch_stream_table(const std::vector<WatchRecord>& records) {
  std::vector<StreamSummary> rows;
  for (const WatchRecord& each : records)
    if (const auto* row = std::get_if<StreamSummary>(&each)) rows.push_back(*row);
  Fields<StreamSummary> fields = stream_fields();
  std::erase_if(fields, [](const auto& field) {
    return std::find(closing_columns.begin(), closing_columns.end(), field.key) == closing_columns.end();
  });
  for (auto& field : fields)
    if (field.key == "mos_lqe_call") field.header = "MOS-LQE";
  fields.insert(fields.begin(),
                {{"stream_name", "stream", 0, for_readers, [](const StreamSummary& r) { return r.stream; }},
                 {"stream_end", "ended by", 0, for_readers,
                  [](const StreamSummary& r) { return std::string(word(r.ended)); }}});
  return table_text(fields, rows, "No stream.\n");
}

std::string watch_json_line(const WatchRecord& record) { return one_line(Json(object_of_record(record))); }

std::string watch_text(const std::vector<WatchRecord>& records, const WatchTitle& title) {
  WatchText text;
  std::string out;
  for (const WatchRecord& record : records) out += text.take(WatchRecord(record));
  return out + WatchText::below(title);
}

WatchText::WatchText() = default;
WatchText::~WatchText() = default;

std::string WatchText::take(WatchRecord&& record) {
  const bool ends = std::holds_alternative<StreamSummary>(record);
  return std::visit(
      [&](auto&& row) -> std::string {
        const auto stream = m_streams.try_emplace(row.stream).first;
        put(stream->second, std::move(row));
        if (!ends) return {};
        std::string out = (m_any ? "\n" : "") + stream_text(stream->second);
        m_any = true;
        m_streams.erase(stream);
        return out;
      },
      std::move(record));
}

std::string WatchText::below(const WatchTitle& title) {
  std::string out = "\nMOS-LQE and MOS-CQE are of the E-model; \"formula\" is " + title.formula + " (" +
                    title.formula_takes + ") and no E-model. Rules: " + title.rules + ".\n";
  for (const std::string& note : title.notes) out += note + ".\n";
  return out;
}

} // namespace quietroom::report

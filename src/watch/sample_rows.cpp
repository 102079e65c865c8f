#include "watch/sample_rows.h"

#include "core/counted.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/json.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::watch {

namespace {

const std::vector<std::string> columns = {
    "t_ms",       "packets_received", "packets_lost", "loss_pct", "loss_fraction",     "bytes_received",
    "bytes_sent", "jitter_ms",        "rtt_ms",       "stream",   "audio_input_level", "audio_output_level"};

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What of the columns is twice; empty where nothing is.
std::string surplus_fault(const std::vector<std::string>& names, CounterForm form) {
  const bool ratio = has(names, "loss_pct") || has(names, "loss_fraction");
  if (has(names, "loss_pct") && has(names, "loss_fraction"))
    return "loss_pct and loss_fraction are one thing; leave one out";
  if (ratio && has(names, "packets_lost"))
    return "packets_lost and a loss in per cent are one thing; leave one of them out";
  if (form == CounterForm::cumulative && ratio && has(names, "packets_received"))
    return "loss_pct is of a row, and packets_received counts since the start; leave packets_received out, "
           "or give --counters interval";
  return {};
}

std::string time_fault(const std::vector<std::string>& names) {
  if (has(names, "t_ms")) return {};
  return "there is no column t_ms" + did_you_mean("t_ms", names) + "; name the columns in the first line";
}

std::string nothing_to_watch(const std::vector<std::string>& names) {
  for (const char* each :
       {"packets_received", "packets_lost", "loss_pct", "loss_fraction", "jitter_ms", "rtt_ms"})
    if (has(names, each)) return {};
  return "there is none of packets_received, loss_pct, loss_fraction, jitter_ms and rtt_ms; one at least is "
         "needed";
}

std::string text_of(const Json& json) {
  if (const auto* text = std::get_if<std::string>(&json.value())) return *text;
  if (const auto* number = std::get_if<double>(&json.value())) return shortest(*number);
  if (const auto* number = std::get_if<std::int64_t>(&json.value())) return std::to_string(*number);
  return {};
}

bool is_plain(const Json& json) {
  return !std::holds_alternative<Json::Array>(json.value()) &&
         !std::holds_alternative<Json::Object>(json.value()) && !std::holds_alternative<bool>(json.value());
}

std::string_view without_ends(std::string_view line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  return line;
}

} // namespace

void SampleRows::refuse(const std::string& sentence) const {
  throw_input(m_file + ":" + std::to_string(m_line) + ": " + sentence);
}

std::vector<std::string> SampleRows::fields_of(std::string_view line) const {
  std::vector<std::string> out;
  if (line.find('"') != line.npos) {
    CsvReader reader(m_file, line, m_line);
    std::vector<std::string_view> fields;
    if (reader.next(fields)) out.assign(fields.begin(), fields.end());
    return out;
  }
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    out.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void SampleRows::check_names(const std::vector<std::string>& names) {
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(names.begin(), name, *name) != name)
      refuse("the column " + *name + " is there twice; leave one out");
    if (has(columns, *name) || has(m_unread, *name)) continue;
    const std::string meant = did_you_mean(*name, columns);
    if (!meant.empty())
      refuse("the column " + *name + " is not known" + meant + "; name it so, or leave it out");
    m_unread.push_back(*name);
  }
  const std::string time = time_fault(names);
  if (!time.empty()) refuse(time);
  const std::string surplus = surplus_fault(names, m_form);
  if (!surplus.empty()) refuse(surplus);
}

void SampleRows::take_header(const std::vector<std::string>& names) {
  if (names.size() == 1 && names[0].find(';') != names[0].npos)
    refuse("the fields are parted by semicolons; part them by commas");
  check_names(names);
  if (has(names, "packets_lost") && !has(names, "packets_received"))
    refuse("packets_lost without packets_received has no share; add packets_received");
  const std::string nothing = nothing_to_watch(names);
  if (!nothing.empty()) refuse(nothing);
  m_header = names;
}

void SampleRows::take_keys(const std::vector<std::string>& names) {
  check_names(names);
  for (const std::string& each : names)
    if (!has(m_keys, each)) m_keys.push_back(each);
  const std::string nothing = nothing_to_watch(m_keys);
  if (!nothing.empty()) refuse(nothing);
  m_header = names;
}

SampleRows::Values SampleRows::csv_values(std::string_view line) const {
  const std::vector<std::string> fields = fields_of(line);
  if (fields.size() != m_header.size())
    refuse("the row has " + counted(fields.size(), "field") + " and the header " +
           std::to_string(m_header.size()) + "; give a field for each column");
  Values out;
  for (std::size_t i = 0; i < fields.size(); ++i) out.emplace(m_header[i], fields[i]);
  return out;
}

SampleRows::Values SampleRows::json_values(std::string_view line) {
  const Json json = read_json(m_file + ":" + std::to_string(m_line), line);
  const auto* object = std::get_if<Json::Object>(&json.value());
  if (object == nullptr) refuse("the line is no JSON object; write one object a line");
  std::vector<std::string> names;
  Values out;
  for (const auto& [key, value] : *object) {
    if (!is_plain(value)) refuse("the value of " + key + " is no number or text");
    names.push_back(key);
    out.emplace(key, text_of(value));
  }
  if (names != m_header) take_keys(names);
  return out;
}

std::optional<double> SampleRows::number(const Values& values, std::string_view column) const {
  const auto found = values.find(column);
  if (found == values.end() || found->second.empty()) return std::nullopt;
  const auto out = parse_double(found->second);
  if (!out)
    refuse(std::string(column) + " is \"" + found->second +
           "\"; give a number, or nothing where it is unknown");
  if (*out < 0 && column != "t_ms" && column != "packets_lost") // duplicates bring the lost below 0
    refuse(std::string(column) + " is " + shortest(*out) +
           "; give 0 or more, or nothing where it is unknown");
  return out;
}

std::optional<double> SampleRows::count(const Values& values, std::string_view column) const {
  const auto out = number(values, column);
  if (out && (*out != std::floor(*out) || std::abs(*out) > 9e15))
    refuse(std::string(column) + " is " + shortest(*out) + "; it counts, so give a whole number");
  return out;
}

std::optional<double> SampleRows::loss_percent(const Values& values) const {
  if (const auto percent = number(values, "loss_pct")) {
    if (*percent < 0 || *percent > 100)
      refuse("loss_pct is " + shortest(*percent) + "; per cent are 0 to 100");
    return percent;
  }
  const auto fraction = number(values, "loss_fraction");
  if (!fraction) return std::nullopt;
  if (*fraction < 0 || *fraction > 1)
    refuse("loss_fraction is " + shortest(*fraction) +
           "; a fraction is 0 to 1, and per cent are called loss_pct");
  return *fraction * 100;
}

void SampleRows::check_time(const CounterRow& row) {
  const auto last = m_last_ms.find(row.stream);
  if (last != m_last_ms.end() && row.t_ms <= last->second)
    refuse("t_ms is " + shortest(row.t_ms) + ", which is not after the row before (" +
           shortest(last->second) + "); sort the rows by time, and give each call a stream");
  m_last_ms[row.stream] = row.t_ms;
}

CounterRow SampleRows::row_of(const Values& values) {
  CounterRow out;
  if (const auto stream = values.find("stream"); stream != values.end()) out.stream = stream->second;
  if (out.stream.empty()) out.stream = "1";
  const auto t_ms = number(values, "t_ms");
  if (!t_ms) refuse("t_ms is empty; every row needs its time");
  out.t_ms = *t_ms;
  out.packets_received = count(values, "packets_received");
  out.packets_lost = count(values, "packets_lost");
  out.bytes_received = count(values, "bytes_received");
  out.bytes_sent = count(values, "bytes_sent");
  out.loss_pct = loss_percent(values);
  out.jitter_ms = number(values, "jitter_ms");
  out.rtt_ms = number(values, "rtt_ms");
  out.audio_input_level = number(values, "audio_input_level");
  out.audio_output_level = number(values, "audio_output_level");
  check_time(out);
  ++m_rows;
  return out;
}

void SampleRows::begin_file() {
  m_line = 0;
  m_begins_anew = m_found != Form::unknown;
}

std::optional<CounterRow> SampleRows::take(std::string_view line) {
  ++m_line;
  line = without_ends(line);
  if (line.empty() || line.front() == '#') return std::nullopt;
  if (m_begins_anew) {
    m_begins_anew = false;
    const bool has_header = line.front() != '{' && has(fields_of(line), "t_ms");
    if (has_header || (line.front() == '{') != (m_found == Form::json)) {
      m_found = Form::unknown;
      m_header.clear();
      m_unread.clear();
      m_keys.clear();
    }
  }
  if (m_found == Form::unknown) {
    if (line.front() == '[') refuse("the line begins a JSON array; write JSON lines, an object a line");
    m_found = line.front() == '{' ? Form::json : Form::csv;
    if (m_found == Form::csv) {
      take_header(fields_of(line));
      return std::nullopt;
    }
  }
  return row_of(m_found == Form::json ? json_values(line) : csv_values(line));
}

} // namespace quietroom::watch

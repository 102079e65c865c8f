#include "report/file_level_forms.h"

#include "report/fields.h"

namespace quietroom::report {

namespace {

using stimulus::FileLevel;

Fields<FileLevel> file_level_fields(bool with_loudness) {
  using Row = FileLevel;
  Fields<Row> out = {
      {"file", "file", 0, everywhere, &Row::file},
      {"active_level_dbov", "active level dBov", 2, everywhere,
       [](const Row& r) { return value_of(r.level.active_level_dbov); }},
      {"activity", "active %", 1, for_readers, [](const Row& r) { return 100 * r.level.activity; }},
      {"activity", "", 3, json_alone, [](const Row& r) { return r.level.activity; }},
      {"rms_dbov", "rms dBov", 2, everywhere, [](const Row& r) { return value_of(r.level.rms_dbov); }},
      {"peak_dbov", "peak dBov", 2, everywhere, [](const Row& r) { return value_of(r.level.peak_dbov); }}};
  if (with_loudness) {
    out.push_back({"loudness_lufs", "loudness LUFS", 2, everywhere, &Row::loudness_lufs});
    out.push_back({"true_peak_dbtp", "true peak dBTP", 2, everywhere, &Row::true_peak_dbtp});
  }
  return out;
}

} // namespace

std::string levels_text(const std::vector<FileLevel>& files) {
  if (files.empty()) return "";
  return to_text(table_of(file_level_fields(files.front().has_loudness), files, Form::text));
}

std::string levels_json(const std::vector<FileLevel>& files) {
  Json::Array out;
  for (const FileLevel& each : files) {
    Json::Object object = object_of(file_level_fields(each.has_loudness), each);
    if (const auto why = why_missing(each)) object.emplace_back("active_level_reason", text(*why));
    out.emplace_back(std::move(object));
  }
  return text(Json(std::move(out)));
}

} // namespace quietroom::report

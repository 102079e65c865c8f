#include "bundle/dataset_description.h"

#include "core/json.h"

#include <algorithm>
#include <map>

namespace quietroom::bundle {

namespace {

bool is_table(const Resource& resource) { return !resource.file.columns.empty(); }

std::string media_type(const std::string& path) {
  const auto ends = [&](const char* with) { return path.ends_with(with); };
  if (ends(".csv")) return "text/csv";
  if (ends(".tsv")) return "text/tab-separated-values";
  if (ends(".json")) return "application/json";
  if (ends(".md")) return "text/markdown";
  if (ends(".tex") || ends(".bib")) return "application/x-tex";
  if (ends(".toml") || ends(".lock")) return "application/toml";
  if (ends(".svg")) return "image/svg+xml";
  if (ends(".pdf")) return "application/pdf";
  if (ends(".cff")) return "application/yaml";
  if (ends(".xlsx")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "text/plain";
}

Json schema_of(const DescribedFile& file) {
  Json::Array fields;
  for (const std::string& column : file.columns) {
    const ColumnMeaning meaning = meaning_in(file, column);
    Json::Object field = {{"name", column}, {"type", meaning.type}, {"description", meaning.meaning}};
    if (!meaning.unit.empty()) field.emplace_back("unit", meaning.unit);
    fields.emplace_back(std::move(field));
  }
  return Json::Object{{"fields", std::move(fields)}, {"missingValues", Json::Array{""}}};
}

Json resource_json(const Resource& resource) {
  Json::Object out = {{"name", slug(resource.file.path)}, {"path", resource.file.path},
                      {"title", resource.title},          {"mediatype", media_type(resource.file.path)},
                      {"bytes", resource.bytes},          {"hash", "sha256:" + resource.sha256}};
  if (is_table(resource)) {
    out.insert(out.begin() + 1, {"profile", "tabular-data-resource"});
    out.emplace_back("encoding", "utf-8");
    out.emplace_back("dialect", Json::Object{{"delimiter", ","},
                                             {"quoteChar", "\""},
                                             {"doubleQuote", true},
                                             {"lineTerminator", "\n"},
                                             {"header", true}}); // or readers guess, and may guess wrong
    out.emplace_back("schema", schema_of(resource.file));
  }
  return out;
}

} // namespace

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (upper)
      out += static_cast<char>(c - 'A' + 'a');
    else if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "votes" : out;
}

std::string datapackage_json(const Dataset& dataset) {
  Json::Array resources;
  for (const Resource& each : dataset.resources) resources.push_back(resource_json(each));
  return text(Json::Object{{"profile", "data-package"},
                           {"name", slug(dataset.name)},
                           {"title", dataset.name},
                           {"description", dataset.description},
                           {"simulated", dataset.simulated},
                           {"created_by", "Quietroom " + dataset.version},
                           {"resources", std::move(resources)}});
}

std::string psych_ds_json(const Dataset& dataset) {
  std::map<std::string, ColumnMeaning> columns;
  for (const Resource& each : dataset.resources)
    if (each.file.path.starts_with("data/"))
      for (const std::string& column : each.file.columns)
        columns.try_emplace(column, meaning_in(each.file, column));
  Json::Array measured;
  for (const auto& [column, meaning] : columns) {
    Json::Object variable = {{"@type", "PropertyValue"}, {"name", column}, {"description", meaning.meaning}};
    if (!meaning.unit.empty()) variable.emplace_back("unitText", meaning.unit);
    measured.emplace_back(std::move(variable));
  }
  return text(Json::Object{{"@context", "https://schema.org/"},
                           {"@type", "Dataset"},
                           {"name", dataset.name},
                           {"description", dataset.description},
                           {"variableMeasured", std::move(measured)}});
}

std::string citation_cff(const Dataset& dataset) {
  const std::string title = one_line(Json(dataset.name)); // a JSON text is a YAML text
  return "cff-version: 1.2.0\n"
         "message: If you use these data, please cite them.\n"
         "type: dataset\n"
         "title: " +
         title +
         "\n"
         "# fill in who made it\n"
         "authors:\n"
         "  - name: not recorded\n"
         "abstract: " +
         one_line(Json(dataset.description)) + "\n";
}

} // namespace quietroom::bundle

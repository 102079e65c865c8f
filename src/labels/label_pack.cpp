#include "labels/label_pack.h"

#include "core/toml.h"
#include "labels/read_alike.h"

#include <fmt/format.h>
#include <optional>
#include <utility>

namespace quietroom::labels {

namespace {

struct PackFile {
  std::string name;
  std::vector<Problem>& problems;

  toml::Reader reader(const toml::Table& table) const { return {table, name, problems}; }
  void error(int line, const std::string& message) const {
    problems.push_back({Severity::error, name + ":" + std::to_string(line), message});
  }
};

/// status, source, verified_by and date of a table; what it does not say is as in `otherwise`.
TextOrigin read_origin(toml::Reader& reader, const TextOrigin& otherwise) {
  TextOrigin out = otherwise;
  if (const auto name = reader.text("status")) {
    if (const auto status = status_of(*name))
      out.status = *status;
    else
      reader.error(reader.line_of("status"),
                   fmt::format("status \"{}\" is not known; use confirmed, secondary, "
                               "recalled or missing",
                               *name));
  }
  out.source = reader.text("source").value_or(out.source);
  out.verified_by = reader.text("verified_by").value_or(out.verified_by);
  out.date = reader.text("date").value_or(out.date);
  if (out.status != TextStatus::missing && read_alike(out.source).empty())
    reader.error(reader.line_of("source"), "source is missing; say where the text comes from");
  if (out.status == TextStatus::confirmed && read_alike(out.verified_by).empty())
    reader.error(reader.line_of("verified_by"),
                 "verified_by is missing; a confirmed text says who confirmed it");
  return out;
}

/// A text in quotes, or { text = "...", status = "...", source = "..." }. Nothing where it is missing.
std::optional<PackText> read_pack_text(const PackFile& file, const std::string& key, const toml::Value& value,
                                       const TextOrigin& otherwise) {
  PackText out{{}, otherwise};
  if (const auto* text = std::get_if<std::string>(&value.data)) {
    out.text = *text;
  } else if (const auto* table = std::get_if<toml::Table>(&value.data)) {
    toml::Reader reader = file.reader(*table);
    out.text = reader.text("text").value_or("");
    out.origin = read_origin(reader, otherwise);
    reader.refuse_unknown();
  } else {
    file.error(value.line, key + " must be a text in quotes, or a table with text, status and source");
    return std::nullopt;
  }
  if (out.origin.status == TextStatus::missing) {
    if (!out.text.empty())
      file.error(value.line, key + " has a text and is called missing; take one of the two out");
    return std::nullopt;
  }
  if (read_alike(out.text).empty()) {
    file.error(value.line, key + " is blank; give it a text, or leave it out");
    return std::nullopt;
  }
  return out;
}

void read_texts(const PackFile& file, const toml::Table& table, const std::string& prefix,
                const TextOrigin& otherwise, LabelPack& pack) {
  for (const auto& [key, value] : table.entries)
    if (auto text = read_pack_text(file, key, value, otherwise))
      pack.texts.emplace(prefix + key, std::move(*text));
}

/// [station]: the origin of all its texts, [station.text] and [station.method.ID].
void read_station(const PackFile& file, toml::Reader& pack_reader, LabelPack& pack) {
  const toml::Table* table = pack_reader.table("station");
  if (table == nullptr) return;
  toml::Reader reader = file.reader(*table);
  const TextOrigin origin = read_origin(reader, {});
  if (const toml::Table* texts = reader.table("text")) read_texts(file, *texts, "", origin, pack);
  if (const toml::Table* methods = reader.table("method"))
    for (const auto& [id, value] : methods->entries) {
      if (const auto* texts = std::get_if<toml::Table>(&value.data))
        read_texts(file, *texts, id + ".", origin, pack);
      else
        file.error(value.line, fmt::format("station.method.{} must be a table", id));
    }
  reader.refuse_unknown();
}

void read_scale_labels(const PackFile& file, const toml::Table& table,
                       const std::optional<TextOrigin>& headings, LabelPack& pack) {
  toml::Reader reader = file.reader(table);
  ScaleLabels out;
  const std::string question = reader.required_text("question");
  out.variant = reader.text("variant").value_or("");
  out.labels = reader.texts("labels");
  out.origin = read_origin(reader, {});
  if (const toml::Value* heading = reader.value("heading"))
    if (auto text = read_pack_text(file, "heading", *heading, headings.value_or(out.origin)))
      out.heading = std::move(*text);
  reader.refuse_unknown();
  if (out.labels.size() < 2)
    file.error(reader.line_of("labels"), "labels must hold a text per category, the highest first");
  for (const std::string& mistake : mistakes_of_labels(out.labels, static_cast<int>(out.labels.size())))
    file.error(reader.line_of("labels"), "labels: " + mistake);
  if (out.origin.status == TextStatus::missing)
    file.error(reader.line_of("status"),
               "status is missing; say how sure the labels are, or leave the scale out");
  auto& variants = pack.scales[question];
  for (const ScaleLabels& other : variants)
    if (other.variant == out.variant)
      file.error(table.line, fmt::format("question {} has the variant \"{}\" twice; give each its name",
                                         question, out.variant));
  variants.push_back(std::move(out));
}

LabelPack read_pack(const PackFile& file, toml::Reader& reader) {
  LabelPack pack;
  reader.required_integer("version", 1, 1);
  pack.language = reader.required_text("language");
  pack.name = reader.required_text("name");
  pack.english_name = reader.required_text("english_name");
  pack.must_choose = reader.boolean("must_choose").value_or(false);
  read_station(file, reader, pack);
  std::optional<TextOrigin> headings; // without the table that of the labels below each
  if (const toml::Table* table = reader.table("headings")) {
    toml::Reader of_headings = file.reader(*table);
    headings = read_origin(of_headings, {});
    of_headings.refuse_unknown();
  }
  for (const toml::Table* table : reader.tables("scale")) read_scale_labels(file, *table, headings, pack);
  reader.refuse_unknown();
  return pack;
}

} // namespace

ReadLabelPack read_label_pack(std::string_view text, const std::string& file) {
  ReadLabelPack out;
  const auto parsed = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&parsed)) {
    out.problems.push_back(*problem);
    return out;
  }
  toml::Reader reader(std::get<toml::Table>(parsed), file, out.problems);
  out.pack = read_pack({file, out.problems}, reader);
  return out;
}

} // namespace quietroom::labels

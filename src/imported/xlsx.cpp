#include "imported/xlsx.h"

#include "core/error.h"
#include "core/number.h"
#include "imported/xml.h"
#include "imported/zip.h"
#include "votes/column_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace quietroom::imported {

namespace {

constexpr std::size_t most_cells = 5'000'000;
constexpr std::size_t most_columns = 16'384; // those of Excel

std::string needed_part(const std::string& name, std::string_view workbook, const std::string& part) {
  auto found = part_of_zip(name, workbook, part.c_str());
  if (!found) throw_input(fmt::format("{}: is a ZIP archive without {}, so no Excel workbook", name, part));
  return std::move(*found);
}

/// The relation of the first sheet.
std::string first_sheet_id(const std::string& name, std::string_view workbook) {
  std::string id;
  XmlVisitor visitor{[&](const XmlElement& element) {
                       if (element.name == "sheet" && id.empty()) id = element.attribute("id");
                     },
                     [](std::string_view) {}, [](std::string_view, std::size_t) {}};
  walk_xml(name, needed_part(name, workbook, "xl/workbook.xml"), visitor);
  if (id.empty()) throw_input(name + ": is a workbook without a sheet");
  return id;
}

std::string path_of_first_sheet(const std::string& name, std::string_view workbook) {
  const std::string id = first_sheet_id(name, workbook);
  std::string target;
  XmlVisitor visitor{[&](const XmlElement& element) {
                       if (element.name == "Relationship" && element.attribute("Id") == id)
                         target = element.attribute("Target");
                     },
                     [](std::string_view) {}, [](std::string_view, std::size_t) {}};
  walk_xml(name, needed_part(name, workbook, "xl/_rels/workbook.xml.rels"), visitor);
  if (target.empty()) throw_input(name + ": is a workbook whose first sheet is not in it; save it again");
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

std::vector<std::string> shared_strings(const std::string& name, std::string_view workbook) {
  std::vector<std::string> out;
  const auto part = part_of_zip(name, workbook, "xl/sharedStrings.xml");
  if (!part) return out;
  std::string within;
  std::size_t phonetic = 0; // how a text is spoken is no part of it
  XmlVisitor visitor;
  visitor.begin = [&](const XmlElement& element) {
    within = element.name;
    if (element.name == "si") out.emplace_back();
    if (element.name == "rPh") ++phonetic;
  };
  visitor.text = [&](std::string_view text) {
    if (within == "t" && phonetic == 0 && !out.empty()) out.back() += text;
  };
  visitor.end = [&](std::string_view ended, std::size_t) {
    if (ended == "rPh") --phonetic;
    within.clear();
  };
  walk_xml(name, *part, visitor);
  return out;
}

/// Number of the column of "AB12", from 0; nothing where there is no such place.
std::optional<std::size_t> column_of(std::string_view place) {
  std::size_t out = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z') break;
    out = 26 * out + static_cast<std::size_t>(c - 'A' + 1);
    if (out > most_columns) return std::nullopt;
  }
  return out == 0 ? std::nullopt : std::optional(out - 1);
}

/// Takes the cells of a sheet as they come.
class SheetReader {
public:
  SheetReader(const std::string& name, std::vector<std::string> strings)
      : m_strings(std::move(strings)), m_out{name, {}} {}

  void begin(const XmlElement& element) {
    m_within = element.name;
    if (element.name == "row") {
      const auto line = parse_integer(element.attribute("r"));
      m_line = line && *line > 0 ? static_cast<std::uint64_t>(*line) : m_line + 1;
      m_record = {{}, m_line};
    } else if (element.name == "c") {
      const std::string_view place = element.attribute("r");
      const auto column = place.empty() ? m_record.cells.size() : column_of(place);
      if (!column)
        throw_input(fmt::format("{}: has a cell at {}, which is no place of a sheet", m_out.name, place));
      m_type = element.attribute("t");
      m_column = *column;
      m_text.clear();
    }
  }

  void text(std::string_view text) {
    if (m_within == "v" || m_within == "t") m_text += text;
  }

  void end(std::string_view ended) {
    m_within.clear();
    if (ended == "c") put();
    if (ended != "row") return;
    const bool empty = std::ranges::all_of(m_record.cells, &std::string::empty);
    if (!empty) m_out.records.push_back(std::move(m_record));
    m_record = {};
  }

  /// Every record as long as the longest: cells that are empty at the end of a row are not in the file.
  CellSheet finish() && {
    std::size_t columns = 0;
    for (const Record& each : m_out.records) columns = std::max(columns, each.cells.size());
    if (columns * m_out.records.size() > most_cells) too_many();
    for (Record& each : m_out.records) each.cells.resize(columns);
    return std::move(m_out);
  }

private:
  [[noreturn]] void too_many() const {
    throw_input(
        fmt::format("{}: its first sheet has more than {} cells; give it as a CSV", m_out.name, most_cells));
  }

  void put() {
    if (m_record.cells.size() <= m_column) {
      m_cells += m_column + 1 - m_record.cells.size();
      if (m_cells > most_cells) too_many();
      m_record.cells.resize(m_column + 1);
    }
    m_record.cells[m_column] = votes::trimmed(value());
  }

  std::string value() const {
    if (m_type == "s") {
      const auto at = parse_integer(m_text);
      if (!at || *at < 0 || static_cast<std::size_t>(*at) >= m_strings.size())
        throw_input(fmt::format("{}:{}: a cell names a text that is not in the workbook; save it again",
                                m_out.name, m_line));
      return m_strings[static_cast<std::size_t>(*at)];
    }
    if (!m_type.empty() && m_type != "n") return m_text;
    const auto number = parse_double(m_text);
    return number ? shortest(*number) : m_text;
  }

  std::vector<std::string> m_strings;
  CellSheet m_out;
  Record m_record;
  std::string m_within, m_type, m_text;
  std::size_t m_column = 0, m_cells = 0;
  std::uint64_t m_line = 0;
};

} // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

CellSheet first_sheet(const std::string& name, std::string_view workbook) {
  const std::string path = path_of_first_sheet(name, workbook);
  SheetReader reader(name, shared_strings(name, workbook));
  walk_xml(name, needed_part(name, workbook, path),
           {[&](const XmlElement& element) { reader.begin(element); },
            [&](std::string_view text) { reader.text(text); },
            [&](std::string_view ended, std::size_t) { reader.end(ended); }});
  return std::move(reader).finish();
}

} // namespace quietroom::imported

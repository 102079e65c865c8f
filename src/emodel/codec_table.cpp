#include "emodel/codec_table.h"

#include "core/csv.h"
#include "core/number.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>

namespace quietroom::emodel {

extern const std::string_view codecs_csv; // data/codecs.csv, which the program carries

namespace {

using enum Confidence;

constexpr std::array<std::pair<std::string_view, Confidence>, 5> confidences = {{
    {"confirmed", confirmed},
    {"one_source", one_source},
    {"unverified", unverified},
    {"derived", derived},
    {"own", own},
}};

constexpr std::array<std::string_view, 10> columns = {"id",        "name", "band", "presentation", "kbit_s",
                                                      "packet_ms", "Ie",   "Bpl",  "confidence",   "source"};

/// Reads rows by column name, and notes what is wrong with them.
class CodecRows {
public:
  CodecRows(std::string_view text, const std::string& name, CodecReading& out)
      : m_reader(name, text), m_out(out) {}

  void read() {
    if (!read_header()) return;
    while (m_reader.next(m_fields))
      if (m_fields.size() != m_width)
        problem(std::to_string(m_fields.size()) + " fields where the header has " + std::to_string(m_width) +
                "; quote fields that hold commas");
      else
        put(entry());
  }

private:
  bool read_header() {
    if (!m_reader.next(m_fields)) {
      problem("the file is empty; it needs a header and rows of id,band,Ie,Bpl");
      return false;
    }
    m_width = m_fields.size();
    for (std::size_t i = 0; i < m_width; ++i) {
      const std::string column(m_fields[i]);
      if (std::find(columns.begin(), columns.end(), column) == columns.end())
        problem("the column " + column +
                " is not known; name it id, name, band, presentation, kbit_s, "
                "packet_ms, Ie, Bpl, confidence or source");
      m_columns[column] = i;
    }
    for (const char* needed : {"id", "band"})
      if (!m_columns.contains(needed)) problem(std::string("no column ") + needed + "; add it");
    return m_out.problems.empty();
  }

  CodecEntry entry() {
    CodecEntry out;
    out.id = text("id");
    if (out.id.empty()) problem("no id; every codec needs one");
    out.name = text("name").empty() ? out.id : text("name");
    if (const auto band = parse_band(text("band")))
      out.band = *band;
    else
      problem("band is \"" + text("band") + "\"; give nb, wb or fb");
    out.presentation = text("presentation");
    if (!out.presentation.empty() && out.presentation != "monotic" && out.presentation != "diotic")
      problem("presentation is \"" + out.presentation + "\"; give monotic or diotic, or leave it empty");
    out.kbit_s = number("kbit_s", 0);
    out.packet_ms = number("packet_ms", 0);
    out.Ie = number("Ie");
    out.Bpl = number("Bpl", 0);
    out.confidence = confidence();
    out.source = text("source");
    return out;
  }

  std::string text(std::string_view column) const {
    const auto found = m_columns.find(column);
    return found == m_columns.end() ? "" : std::string(m_fields[found->second]);
  }

  std::optional<double> number(std::string_view column, std::optional<double> above = std::nullopt) {
    const std::string given = text(column);
    if (given.empty()) return std::nullopt;
    const auto value = parse_double(given);
    if (!value)
      problem(std::string(column) + " is \"" + given + "\"; give a number, or leave it empty for none");
    else if (above && *value <= *above)
      problem(std::string(column) + " is " + given + "; it must be above " + shortest(*above));
    return value;
  }

  Confidence confidence() {
    const std::string given = text("confidence");
    if (given.empty()) return own;
    for (const auto& [word, value] : confidences)
      if (word == given) return value;
    problem("confidence is \"" + given + "\"; give confirmed, one_source, unverified, derived or own");
    return own;
  }

  void put(CodecEntry entry) {
    if (const auto [seen, is_new] = m_lines.try_emplace(entry.id, m_reader.line()); !is_new)
      problem("the id " + entry.id + " stands on line " + std::to_string(seen->second) +
              " already; give each once");
    const auto place = std::lower_bound(m_out.table.begin(), m_out.table.end(), entry.id,
                                        [](const CodecEntry& e, const std::string& id) { return e.id < id; });
    if (place != m_out.table.end() && place->id == entry.id)
      *place = std::move(entry);
    else
      m_out.table.insert(place, std::move(entry));
  }

  void problem(const std::string& message) {
    m_out.problems.push_back({Severity::error, m_reader.where(), message});
  }

  CsvReader m_reader;
  CodecReading& m_out;
  std::vector<std::string_view> m_fields;
  std::size_t m_width = 0;
  std::map<std::string, std::size_t, std::less<>> m_columns;
  std::map<std::string, std::uint64_t> m_lines;
};

} // namespace

CodecReading read_codecs(std::string_view text, const std::string& name, CodecTable base) {
  CodecReading out{std::move(base), {}};
  CodecRows(text, name, out).read();
  return out;
}

const CodecTable& published_codecs() {
  static const CodecTable table = [] {
    CodecReading reading = read_codecs(codecs_csv, "data/codecs.csv");
    assert(reading.problems.empty());
    return std::move(reading.table);
  }();
  return table;
}

const CodecEntry* find_codec(const CodecTable& table, std::string_view id) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const CodecEntry& entry) { return entry.id == id; });
  return found == table.end() ? nullptr : &*found;
}

std::string_view key(Confidence confidence) {
  for (const auto& [word, value] : confidences)
    if (value == confidence) return word;
  return {};
}

std::string_view text(Confidence confidence) {
  switch (confidence) {
  case confirmed:
    return "confirmed by two or more sources";
  case one_source:
    return "from one source";
  case unverified:
    return "unverified";
  case derived:
    return "derived, not an ITU-T value";
  case own:
    return "your own value";
  }
  return {};
}

CodecValues values_on(Band scale, const CodecEntry& codec) {
  if (codec.band == scale) return {codec.Ie, codec.Bpl, ""};
  if (codec.band > scale)
    return {std::nullopt, std::nullopt,
            codec.name + " has values on the " + std::string(name(codec.band)) +
                " scale; there is no way to the " + std::string(name(scale)) + " one"};
  constexpr double narrow_on_wide = 35.8; // 129 - 93.2; G.107.1
  constexpr double wide_on_full = 19;     // G.107.2, one direction only
  double more = 0;
  if (codec.band == Band::narrow) more += narrow_on_wide;
  if (scale == Band::full) more += wide_on_full;
  CodecValues out;
  if (codec.Ie) out.Ie = *codec.Ie + more;
  out.how = codec.name + ": Ie carried over from the " + std::string(name(codec.band)) + " scale by adding " +
            shortest(more) + "; Bpl has no such rule";
  return out;
}

} // namespace quietroom::emodel

#include "emodel/planning_values.h"

#include "core/named_rows.h"
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

const std::vector<std::string> columns = {"id",        "name", "band", "presentation", "kbit_s",
                                          "packet_ms", "Ie",   "Bpl",  "confidence",   "source"};
const std::vector<std::string> needed_columns = {"id", "band"};

/// Reads rows by column name, and notes what is wrong with them.
class CodecRows {
public:
  CodecRows(std::string_view text, const std::string& name, CodecTable& table)
      : m_rows(name, text), m_table(table) {}

  std::vector<Problem> read() && {
    if (m_rows.header().empty())
      m_rows.error_of_file("the file is empty; it needs a header and rows of id,band,Ie,Bpl");
    else
      check_header();
    if (m_rows.problems().empty())
      while (m_rows.next()) put(entry());
    return std::move(m_rows).problems();
  }

private:
  void check_header() {
    m_rows.need_columns(needed_columns);
    m_rows.report_unknown_columns(columns, Severity::error);
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

  std::string text(std::string_view column) const { return m_rows.text(column); }

  std::optional<double> number(std::string_view column, std::optional<double> above = std::nullopt) {
    const auto value = m_rows.number(column);
    if (value && above && *value <= *above)
      problem(std::string(column) + " is " + text(column) + "; it must be above " + shortest(*above));
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
    if (const auto [seen, is_new] = m_lines.try_emplace(entry.id, m_rows.line()); !is_new)
      problem("the id " + entry.id + " stands on line " + std::to_string(seen->second) +
              " already; give each once");
    const auto place = std::lower_bound(m_table.begin(), m_table.end(), entry.id,
                                        [](const CodecEntry& e, const std::string& id) { return e.id < id; });
    if (place != m_table.end() && place->id == entry.id)
      *place = std::move(entry);
    else
      m_table.insert(place, std::move(entry));
  }

  void problem(const std::string& message) { m_rows.error(message); }

  NamedRows m_rows;
  CodecTable& m_table;
  std::map<std::string, std::uint64_t> m_lines;
};

} // namespace

CodecReading read_codecs(std::string_view text, const std::string& name, CodecTable base) {
  CodecReading out{std::move(base), {}};
  out.problems = CodecRows(text, name, out.table).read();
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
  case Confidence::unverified:
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

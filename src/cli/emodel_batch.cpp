#include "cli/emodel_arguments.h"

#include "cli/output.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/inputs.h"

#include <array>
#include <cmath>
#include <map>

namespace quietroom::cli {

namespace {

constexpr std::uint64_t problems_shown = 20;

struct InputColumn {
  const emodel::Input* input;
  std::size_t at;
};

/// Warnings of a range are said once a symbol, not once a row.
struct OutOfRange {
  std::uint64_t rows = 0;
  std::string first;
};

class Batch {
public:
  Batch(const std::string& csv, const EmodelQuestion& base) : m_csv(csv), m_reader(csv), m_base(base) {}

  int run() {
    read_header();
    std::vector<std::string_view> fields;
    while (m_reader.next(fields)) {
      try {
        add(fields);
      } catch (const Error& e) { // a row is a unit of work: the others go on
        if (++m_faults <= problems_shown) say(e.what());
      }
    }
    print(m_out);
    say_ranges();
    if (m_faults > problems_shown)
      say(m_csv + ": " + std::to_string(m_faults - problems_shown) + " more faulty rows");
    return m_faults == 0 ? ok : bad_input;
  }

private:
  void read_header() {
    std::vector<std::string_view> header;
    if (!m_reader.next(header))
      throw_input(m_csv + ": the file is empty; it needs a header that names symbols of G.107");
    m_width = header.size();
    for (std::size_t i = 0; i < header.size(); ++i)
      if (const emodel::Input* input = emodel::find_input(header[i])) m_columns.push_back({input, i});
    append(header, {"R", "MOS_CQE", "R_LQ", "MOS_LQE"});
  }

  void add(const std::vector<std::string_view>& fields) {
    if (fields.size() != m_width)
      throw_input(m_reader.where() + ": " + std::to_string(fields.size()) + " fields where the header has " +
                  std::to_string(m_width) + "; quote fields that hold commas");
    emodel::NarrowBand in = m_base.in;
    for (const InputColumn& column : m_columns)
      if (!fields[column.at].empty()) column.input->field(in) = value_of(*column.input, fields[column.at]);
    const emodel::Estimate e = emodel::estimate(in);
    if (!std::isfinite(e.R))
      throw_input(m_reader.where() +
                  ": the E-model has no value for these inputs; bring STMR and TELR nearer to their ranges");
    append(fields, {shortest(e.R), shortest(e.MOS_CQE), shortest(e.R_LQ), shortest(e.MOS_LQE)});
  }

  double value_of(const emodel::Input& input, std::string_view text) {
    const auto value = parse_double(text);
    if (!value)
      throw_input(m_reader.where() + ": " + std::string(input.symbol) + " is \"" + std::string(text) +
                  "\"; give a number");
    if (const auto why = emodel::impossible(input, *value)) throw_input(m_reader.where() + ": " + *why);
    if (const auto warning = emodel::out_of_range(input, *value))
      if (OutOfRange& seen = m_ranges[input.symbol]; ++seen.rows == 1)
        seen.first = m_reader.where() + ": " + *warning;
    return *value;
  }

  void append(const std::vector<std::string_view>& fields, const std::array<std::string, 4>& results) {
    for (const std::string_view field : fields) (m_out += csv_field(field)) += ',';
    for (std::size_t i = 0; i < results.size(); ++i)
      (m_out += results[i]) += i + 1 == results.size() ? '\n' : ',';
    if (m_out.size() < std::size_t{1} << 16) return;
    print(m_out);
    m_out.clear();
  }

  void say_ranges() const {
    for (const auto& [symbol, seen] : m_ranges)
      say(seen.first + (seen.rows > 1 ? ", and " + std::to_string(seen.rows - 1) + " more such rows" : ""));
  }

  std::string m_csv;
  CsvReader m_reader;
  EmodelQuestion m_base;
  std::size_t m_width = 0;
  std::vector<InputColumn> m_columns;
  std::map<std::string_view, OutOfRange> m_ranges;
  std::string m_out;
  std::uint64_t m_faults = 0;
};

} // namespace

int emodel_batch(const std::string& csv, const EmodelQuestion& base) { return Batch(csv, base).run(); }

} // namespace quietroom::cli

#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/csv.h"
#include "core/csv_blocks.h"
#include "core/error.h"
#include "core/number.h"
#include "core/ordered_work.h"
#include "emodel/inputs.h"

#include <charconv>
#include <cmath>

namespace quietroom::cli {

namespace {

constexpr std::size_t problems_shown = 20;

struct InputColumn {
  const emodel::Input* input;
  std::size_t at;
};

/// What the header says; the same for all blocks.
struct Layout {
  std::vector<InputColumn> columns;
  std::size_t width = 0;
};

/// Warnings of a range are said once a symbol, not once a row.
struct OutOfRange {
  std::uint64_t rows = 0;
  std::string first;
};

/// What came of a block. Merged in the order of the file.
struct RatedBlock {
  std::string out;
  std::vector<std::string> problems; ///< the first ones
  std::uint64_t faults = 0;
  std::vector<OutOfRange> ranges; ///< one a column
  unsigned doubts = 0;            ///< what is not confirmed of the model, over all rows
};

void append_field(std::string& out, std::string_view field) {
  for (const char c : field)
    if (c == ',' || c == '"' || c == '\n' || c == '\r') {
      out += csv_field(field);
      return;
    }
  out += field;
}

/// The shortest form that reads back the same; no more than 24 characters.
void append_number(std::string& out, double value) {
  char text[32];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

/// Rates the records of a block. One for each block; reads nothing that another thread writes.
class BlockRater {
public:
  BlockRater(const std::string& name, const CsvBlocks::Block& block, const Layout& layout,
             const EmodelQuestion& base)
      : m_reader(name, block.text, block.line), m_layout(layout), m_base(base) {
    m_out.ranges.resize(layout.columns.size());
    m_out.out.reserve(4 * block.text.size());
  }

  RatedBlock run() {
    std::vector<std::string_view> fields;
    while (m_reader.next(fields)) {
      try {
        add(fields);
      } catch (const Error& e) { // a row is a unit of work: the others go on
        if (++m_out.faults <= problems_shown) m_out.problems.emplace_back(e.what());
      }
    }
    return std::move(m_out);
  }

private:
  void add(const std::vector<std::string_view>& fields) {
    if (fields.size() != m_layout.width)
      throw_input(m_reader.where() + ": " + std::to_string(fields.size()) + " fields where the header has " +
                  std::to_string(m_layout.width) + "; quote fields that hold commas");
    emodel::Model in = m_base.in;
    for (std::size_t i = 0; i < m_layout.columns.size(); ++i)
      if (const auto& [input, at] = m_layout.columns[i]; !fields[at].empty())
        input->field(in) = value_of(*input, fields[at], m_out.ranges[i]);
    const emodel::Scores scores = m_rater.rate(in);
    if (!std::isfinite(scores.R)) throw_input(m_reader.where() + ": " + why_no_value(m_base));
    m_out.doubts |= emodel::doubts(in);
    append(fields, scores);
  }

  double value_of(const emodel::Input& input, std::string_view text, OutOfRange& seen) const {
    const auto value = parse_double(text);
    if (!value)
      throw_input(m_reader.where() + ": " + std::string(input.symbol) + " is \"" + std::string(text) +
                  "\"; give a number");
    if (*value >= input.low && *value <= input.high) return *value;
    if (const auto why = impossible(input, *value)) throw_input(m_reader.where() + ": " + *why);
    if (++seen.rows == 1) seen.first = m_reader.where() + ": " + out_of_range(input, *value).value();
    return *value;
  }

  void append(const std::vector<std::string_view>& fields, const emodel::Scores& scores) {
    std::string& out = m_out.out;
    for (const std::string_view field : fields) {
      append_field(out, field);
      out += ',';
    }
    append_number(out, scores.R);
    append_number(out += ',', scores.MOS_CQE);
    append_number(out += ',', scores.R_LQ);
    append_number(out += ',', scores.MOS_LQE);
    out += '\n';
  }

  CsvReader m_reader;
  const Layout& m_layout;
  const EmodelQuestion& m_base;
  emodel::Rater m_rater;
  RatedBlock m_out;
};

/// Threads take blocks in the order of the file, rate them side by side, and hand them in in that order.
class Batch {
public:
  Batch(const std::string& csv, const EmodelQuestion& base) : m_blocks(csv), m_base(base) { read_header(); }

  int run(unsigned threads) {
    in_order<CsvBlocks::Block, RatedBlock>(
        threads, [this](CsvBlocks::Block& block) { return m_blocks.next(block); },
        [this](const CsvBlocks::Block& block) {
          return BlockRater(m_blocks.name(), block, m_layout, m_base).run();
        },
        [this](const RatedBlock& block) { hand_in(block); });
    for (const OutOfRange& seen : m_ranges)
      if (seen.rows > 0)
        say(seen.first + (seen.rows > 1 ? ", and " + std::to_string(seen.rows - 1) + " more such rows" : ""));
    say_unverified();
    if (m_faults > problems_shown)
      say(m_blocks.name() + ": " + std::to_string(m_faults - problems_shown) + " more faulty rows");
    return m_faults == 0 ? ok : bad_input;
  }

private:
  void read_header() {
    const CsvBlocks::Block block = m_blocks.header();
    CsvReader reader(m_blocks.name(), block.text, block.line);
    std::vector<std::string_view> header;
    if (!reader.next(header))
      throw_input(m_blocks.name() + ": the file is empty; it needs a header that names symbols of G.107");
    const emodel::Band band = emodel::band_of(m_base.in);
    m_layout.width = header.size();
    std::string out;
    for (std::size_t i = 0; i < header.size(); ++i) {
      append_field(out, header[i]);
      out += ',';
      if (const emodel::Input* input = find_input(header[i], band))
        m_layout.columns.push_back({input, i});
      else if (emodel::is_symbol(header[i]))
        say(reader.where() + ": the " + std::string(name(band)) + " model has no input " +
            std::string(header[i]) + "; the column passes through unread");
    }
    refuse_unread(header, reader.where());
    refuse_twice(header, reader.where());
    m_ranges.resize(m_layout.columns.size());
    print(out + "R,MOS_CQE,R_LQ,MOS_LQE\n");
  }

  /// A file of which nothing is read would get the same score in every row, and look rated.
  void refuse_unread(const std::vector<std::string_view>& header, const std::string& where) const {
    if (std::find(header.begin(), header.end(), "codec") != header.end())
      throw_input(
          where +
          ": a column codec is not read; give Ie and Bpl in its place (--list-codecs has them), or one "
          "--codec for all rows");
    if (m_layout.columns.empty())
      throw_input(where +
                  ": no column is a symbol of the model, such as Ie, Bpl or Ppl; name them so, with commas "
                  "between");
  }

  /// Two columns of one name leave open which value counts.
  static void refuse_twice(const std::vector<std::string_view>& header, const std::string& where) {
    for (auto name = header.begin(); name != header.end(); ++name)
      if (!name->empty() && std::find(header.begin(), name, *name) != name)
        throw_input(where + ": the column " + std::string(*name) + " stands twice; leave one out");
  }

  void say_unverified() const {
    const std::string of =
        m_blocks.name() + ": " + std::string(edition(emodel::band_of(m_base.in))) + ", unverified: ";
    for (const std::string& part : m_base.unverified) say(of + part);
    for (const std::string_view part : unverified(emodel::band_of(m_base.in), m_doubts))
      say(of + std::string(part));
  }

  void hand_in(const RatedBlock& block) {
    print(block.out);
    for (const std::string& problem : block.problems)
      if (++m_said <= problems_shown) say(problem);
    m_faults += block.faults;
    m_doubts |= block.doubts;
    for (std::size_t i = 0; i < block.ranges.size(); ++i) {
      if (m_ranges[i].rows == 0) m_ranges[i].first = block.ranges[i].first;
      m_ranges[i].rows += block.ranges[i].rows;
    }
  }

  CsvBlocks m_blocks;
  EmodelQuestion m_base;
  Layout m_layout;
  std::uint64_t m_said = 0;
  std::uint64_t m_faults = 0;
  unsigned m_doubts = 0;
  std::vector<OutOfRange> m_ranges;
};

} // namespace

int emodel_batch(const std::string& csv, const EmodelQuestion& base, unsigned threads) {
  return Batch(csv, base).run(threads);
}

} // namespace quietroom::cli

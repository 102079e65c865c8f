#include "study/csv_votes.h"

#include "core/available_cores.h"
#include "core/csv.h"
#include "core/csv_blocks.h"
#include "core/error.h"
#include "core/ordered_work.h"

#include <algorithm>
#include <filesystem>

namespace quietroom::study {

namespace {

/// Whether the column of this name gets another one, so that its own is free.
bool is_mapped_away(const std::string& column, const TableForm& form) {
  return std::any_of(form.names.begin(), form.names.end(),
                     [&](const auto& entry) { return entry.second == column; });
}

/// A CSV whose header is read.
class OpenedCsv {
public:
  OpenedCsv(const std::string& csv, const TableForm& form) : m_blocks(csv), m_csv(m_blocks.name()) {
    const CsvBlocks::Block block = m_blocks.header();
    CsvReader reader(m_csv, block.text, block.line);
    std::vector<std::string_view> fields;
    if (!reader.next(fields))
      throw_input(m_csv +
                  ": the file is empty; it needs a header with listener, stimulus, condition and vote");
    take_names(fields, form);
    m_wide = form.wide || votes::is_wide(header());
    if (!m_wide && form.stimuli) refuse_conditions(m_csv);
  }

  std::vector<std::string_view> header() const { return {m_names.begin(), m_names.end()}; }
  bool is_wide() const { return m_wide; }
  CsvBlocks& blocks() { return m_blocks; }
  const std::string& name() const { return m_csv; }

  void each(const votes::RowSink& row) {
    CsvBlocks::Block block;
    std::vector<std::string_view> fields;
    while (m_blocks.next(block))
      for (CsvReader reader(m_csv, block.text, block.line); reader.next(fields);) row(fields, reader.line());
  }

private:
  /// The header with the names of --map.
  void take_names(const std::vector<std::string_view>& header, const TableForm& form) {
    m_names.assign(header.begin(), header.end());
    for (const auto& [name, column] : form.names) {
      const auto found = std::find(header.begin(), header.end(), column);
      if (found == header.end())
        throw_input(m_csv + ":1: no column \"" + column + "\" as --map says; give its name as in the header");
      if (column != name && !is_mapped_away(name, form) &&
          std::find(header.begin(), header.end(), name) != header.end())
        throw_input(m_csv + ":1: --map " + name + '=' + column + ": there is a column " + name +
                    " already; map that one to another name first");
      m_names[static_cast<std::size_t>(found - header.begin())] = name;
    }
  }

  CsvBlocks m_blocks;
  std::string m_csv; ///< as sentences name it
  std::vector<std::string> m_names;
  bool m_wide = false;
};

void each_wide_row(OpenedCsv& file, const TableForm& form, const HeaderSink& header,
                   const votes::RowSink& row) {
  const votes::WideVotes wide(file.name(), file.header(), form.stimuli ? &*form.stimuli : nullptr);
  const std::vector<std::string_view> names(wide.header().begin(), wide.header().end());
  header(names);
  file.each([&](votes::Row fields, std::uint64_t line) { wide.each(fields, line, row); });
}

void add_block(votes::VoteTableBuilder& builder, const std::string& csv, const CsvBlocks::Block& block) {
  std::vector<std::string_view> fields;
  for (CsvReader reader(csv, block.text, block.line); reader.next(fields);)
    builder.add(fields, reader.line());
}

/// How many rows the file would hold if all were like those of the block; memory for them is only touched
/// where it is used.
std::size_t rows_like(const CsvBlocks::Block& block, const std::string& csv) {
  std::error_code no_file; // standard input and pipes have no size
  const auto size = std::filesystem::file_size(csv, no_file);
  if (no_file || block.text.empty()) return 0;
  const auto lines = static_cast<double>(std::count(block.text.begin(), block.text.end(), '\n') + 1);
  constexpr double most = 20'000'000;
  return static_cast<std::size_t>(
      std::min(most, lines * static_cast<double>(size) / static_cast<double>(block.text.size()) + 1));
}

/// The first block teaches the scale; the others are read on all cores and joined in their order.
votes::VoteTable long_table(const std::string& csv, OpenedCsv& file, const votes::VoteOptions& options) {
  votes::VoteTableBuilder builder(file.name(), file.header(), options);
  CsvBlocks::Block first;
  if (!file.blocks().next(first)) return builder.finish();
  builder.expect(rows_like(first, csv));
  add_block(builder, file.name(), first);
  if (!builder.knows_scale()) {
    file.each([&](votes::Row row, std::uint64_t line) { builder.add(row, line); });
    return builder.finish();
  }
  const votes::VoteTableBuilder empty = builder.part();
  in_order<CsvBlocks::Block, votes::VoteTableBuilder>(
      available_cores(), [&](CsvBlocks::Block& block) { return file.blocks().next(block); },
      [&](const CsvBlocks::Block& block) {
        votes::VoteTableBuilder part = empty;
        add_block(part, file.name(), block);
        return part;
      },
      [&](votes::VoteTableBuilder part) { builder.append(std::move(part)); });
  return builder.finish();
}

} // namespace

void each_csv_row(const std::string& csv, const TableForm& form, const HeaderSink& header,
                  const votes::RowSink& row) {
  OpenedCsv file(csv, form);
  if (file.is_wide()) return each_wide_row(file, form, header, row);
  header(file.header());
  file.each(row);
}

votes::VoteTable csv_table(const std::string& csv, const TableForm& form, const votes::VoteOptions& options) {
  OpenedCsv file(csv, form);
  if (!file.is_wide()) return long_table(csv, file, options);
  std::optional<votes::VoteTableBuilder> builder;
  each_wide_row(
      file, form, [&](votes::Row names) { builder.emplace(file.name(), names, options); },
      [&](votes::Row row, std::uint64_t line) { builder->add(row, line); });
  return builder->finish();
}

void refuse_conditions(const std::string& name) {
  throw_input(name +
              ": has conditions of its own; --conditions is for a wide CSV, one row per listener and one "
              "column per stimulus");
}

} // namespace quietroom::study

#include "analysis/planning_rows.h"
#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/csv_blocks.h"
#include "core/error.h"
#include "core/ordered_work.h"
#include "report/rated_rows.h"

namespace quietroom::cli {

namespace {

using analysis::PlanningQuestion;
using analysis::RowFindings;
using analysis::RowLayout;

/// Prints the header as it will be, with the columns that scores come in.
RowLayout header_of(CsvBlocks& blocks, emodel::Band band) {
  const CsvBlocks::Block block = blocks.header();
  CsvReader reader(blocks.name(), block.text, block.line);
  std::vector<std::string_view> header;
  if (!reader.next(header))
    throw_input(blocks.name() + ": the file is empty; it needs a header that names symbols of G.107");
  RowLayout out = analysis::row_layout(header, band, reader.where());
  for (const std::string& warning : out.warnings) say(warning);
  refuse_faulty_header(header, out, reader.where());
  print(report::rated_header(header));
  return out;
}

/// Threads take blocks in the order of the file, rate them side by side, and hand them in in that order.
RowFindings rate(CsvBlocks& blocks, const RowLayout& layout, const PlanningQuestion& base, unsigned threads) {
  RowFindings all;
  std::uint64_t said = 0;
  in_order<CsvBlocks::Block, report::RatedBlock>(
      threads, [&](CsvBlocks::Block& block) { return blocks.next(block); },
      [&](const CsvBlocks::Block& block) {
        return report::rated_block(blocks.name(), block.text, block.line, layout, base);
      },
      [&](const report::RatedBlock& block) {
        print(block.csv);
        for (const std::string& problem : block.findings.problems)
          if (++said <= analysis::most_faults_told) say(problem);
        add(all, block.findings);
      });
  return all;
}

} // namespace

int emodel_batch(const std::string& csv, const PlanningQuestion& base, unsigned threads) {
  const emodel::Band band = emodel::band_of(base.in);
  CsvBlocks blocks(csv);
  const RowLayout layout = header_of(blocks, band);
  const RowFindings found = rate(blocks, layout, base, threads);
  for (const std::string& warning : range_warnings(found)) say(warning);
  for (const std::string& part : unverified_parts(base, found))
    say(blocks.name() + ": " + std::string(edition(band)) + ", unverified: " + part);
  if (found.faults > analysis::most_faults_told)
    say(blocks.name() + ": " + std::to_string(found.faults - analysis::most_faults_told) +
        " more faulty rows");
  return found.faults == 0 ? ok : bad_input;
}

} // namespace quietroom::cli

// A CSV of votes, long or wide, up to the table that statistics begin with.
#include "core/csv.h"
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "votes/vote_table_builder.h"
#include "votes/wide_votes.h"

#include <optional>

using namespace quietroom;

namespace {

void read_long(CsvReader& reader, votes::Row header) {
  votes::VoteTableBuilder builder("votes.csv", header, {{}, {}, false, {"talker"}, {}});
  std::vector<std::string_view> fields;
  while (reader.next(fields)) builder.add(fields, reader.line());
  const votes::VoteTable table = builder.finish();
  for (const votes::Factor& factor : table.factors)
    fuzz::require(factor.codes.size() == table.size(), "every vote has every factor");
}

void read_wide(CsvReader& reader, votes::Row header) {
  const votes::WideVotes wide("votes.csv", header, nullptr);
  const std::vector<std::string_view> names(wide.header().begin(), wide.header().end());
  votes::VoteTableBuilder builder("votes.csv", names, {});
  std::vector<std::string_view> fields;
  while (reader.next(fields))
    wide.each(fields, reader.line(), [&](votes::Row row, std::uint64_t line) { builder.add(row, line); });
  builder.finish();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    CsvReader reader("votes.csv", fuzz::text(data, size));
    std::vector<std::string_view> header;
    if (!reader.next(header)) return 0;
    if (votes::is_wide(header))
      read_wide(reader, header);
    else
      read_long(reader, header);
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
  }
  return 0;
}

// Results of other programs: JSON, XML, workbooks and tables, with each format that the first byte names.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "imported/imported.h"

#include <array>
#include <string>

using namespace quietroom;

namespace {

constexpr std::array<const char*, 10> names = {"",         "webmushra", "pymushra", "p808",   "golisten",
                                               "beaqlejs", "waet",      "sureal",   "matrix", "table"};

void read(std::string_view bytes, const char* as) {
  imported::Options options;
  if (*as != '\0') options.as = as;
  try {
    const imported::Imported votes = imported::read_source({"in", std::string(bytes)}, options);
    for (const auto& row : votes.rows)
      fuzz::require(row.size() == votes.columns.size(), "every row has every column");
    fuzz::require(!imported::to_csv(votes).empty(), "votes have a form");
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
  }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text(data, size);
  read(bytes.substr(1), names[data[0] % names.size()]);
  return 0;
}

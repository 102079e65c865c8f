#include "core/csv.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace quietroom;

namespace {

using Records = std::vector<std::vector<std::string>>;

Records read_all(const std::string& text) {
  const test::TempFolder folder;
  CsvReader reader(folder.write("t.csv", text));
  Records out;
  std::vector<std::string_view> fields;
  while (reader.next(fields)) out.emplace_back(fields.begin(), fields.end());
  return out;
}

} // namespace

TEST_CASE("records are split at commas and line ends of either kind") {
  const Records expected = {{"a", "b"}, {"1", ""}};
  CHECK(read_all("a,b\n1,\n") == expected);
  CHECK(read_all("a,b\r\n1,\r\n") == expected);
  CHECK(read_all("a,b\n1,") == expected);
  CHECK(read_all("\xEF\xBB\xBF"
                 "a,b\n\n1,\n\n") == expected);
}

TEST_CASE("quoted fields keep commas, quotes and line ends") {
  CHECK(read_all("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nx,y,z") ==
        Records{{"a,b", "say \"hi\"", "two\nlines"}, {"x", "y", "z"}});
}

TEST_CASE("an empty file has no record") {
  CHECK(read_all("").empty());
  CHECK(read_all("\n\n").empty());
}

TEST_CASE("a quote that is never closed names its line") {
  REQUIRE_THROWS_WITH(read_all("a\n\"b\nc\n"), Catch::Contains("t.csv:2:"));
}

TEST_CASE("a quote within a field is refused, for it would swallow the rows up to the next one") {
  for (const char* row : {"s\"1,x\n", "x,s\"1\nb,s\"2\n", "\"a\"b,c\n", "\"a\"\"b,c\",\"d\" \n"}) {
    CAPTURE(row);
    CHECK_THROWS_WITH(read_all(std::string("a,b\n") + row),
                      Catch::Contains("t.csv:2: a quote stands within a field"));
  }
}

TEST_CASE("line numbers count the lines within quoted fields") {
  const test::TempFolder folder;
  CsvReader reader(folder.write("t.csv", "a\n\"x\ny\"\nb\n"));
  std::vector<std::string_view> fields;
  std::vector<std::uint64_t> lines;
  while (reader.next(fields)) lines.push_back(reader.line());
  CHECK(lines == std::vector<std::uint64_t>{1, 2, 4});
}

TEST_CASE("records that cross the buffer, and a record longer than it, arrive whole") {
  std::string text;
  Records expected;
  for (int i = 0; i < 60000; ++i) {
    expected.push_back({"listener" + std::to_string(i), i % 7 == 0 ? "q,q" : "plain"});
    append_csv_record(text, expected.back());
  }
  expected.push_back({std::string(3'000'000, 'x'), std::string(2'000'000, ',')});
  append_csv_record(text, expected.back());
  CHECK(read_all(text) == expected);
}

TEST_CASE("records that arrive in pieces are not mixed with what was read before") {
  int ends[2];
  REQUIRE(::pipe2(ends, O_DIRECT) == 0); // every write is read by itself
  for (const std::string_view piece : {"a,b\nccc,ddd\nee", "e", ",f", "ff\n1", "2,3", "4"})
    REQUIRE(::write(ends[1], piece.data(), piece.size()) == static_cast<ssize_t>(piece.size()));
  ::close(ends[1]);
  CsvReader reader("/proc/self/fd/" + std::to_string(ends[0]));
  ::close(ends[0]);
  Records records;
  std::vector<std::string_view> fields;
  while (reader.next(fields)) records.emplace_back(fields.begin(), fields.end());
  CHECK(records == Records{{"a", "b"}, {"ccc", "ddd"}, {"eee", "fff"}, {"12", "34"}});
}

TEST_CASE("what is written reads back as it was") {
  const std::vector<std::string> record = {"", "plain", "a,b", "\"", "line\nend", "\r", "=1+1", "é漢"};
  std::string text;
  append_csv_record(text, record);
  CHECK(read_all(text) == Records{record});
}

#include "study/csv_votes.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Matchers::Contains;

namespace {

/// Header and rows, each with its line, parts joined by ";".
std::vector<std::string> rows_of(const std::string& csv, const TableForm& form) {
  const test::TempFolder folder;
  std::vector<std::string> out;
  const auto joined = [](votes::Row row) {
    std::string text;
    for (const auto field : row) text += std::string(field) + ";";
    return text;
  };
  each_csv_row(
      folder.write("v.csv", csv).string(), form, [&](votes::Row header) { out.push_back(joined(header)); },
      [&](votes::Row row, std::uint64_t line) { out.push_back(std::to_string(line) + " " + joined(row)); });
  return out;
}

votes::VoteTable table_of(const std::string& csv, const TableForm& form) {
  const test::TempFolder folder;
  return csv_table(folder.write("v.csv", csv).string(), form, {});
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a long CSV gives its rows as they are, under the names that the user maps") {
  CHECK(rows_of("rater,stimulus,condition,vote\nL,s,c,4\n\nM,\"s,2\",c,5\n",
                {false, {}, {{"listener", "rater"}}}) ==
        Lines{"listener;stimulus;condition;vote;", "2 L;s;c;4;", "4 M;s,2;c;5;"});
}

TEST_CASE("a matrix is turned into the long form where its header says so, or the user does") {
  const Lines expected = {"listener;stimulus;condition;vote;", "2 L;s1;s1;4;", "3 M;s1;s1;2;",
                          "3 M;s2;s2;5;"};
  const std::string matrix = "listener,s1,s2\nL,4,\nM,2,5\n";
  CHECK(rows_of(matrix, {}) == expected);
  const votes::VoteTable table = table_of(matrix, {});
  CHECK(table.votes == std::vector<std::int16_t>{4, 2, 5});
  CHECK(table.condition().levels == Lines{"s1", "s2"});
  const std::string known = "listener,vote,clip\nL,4,\n"; // names that long tables have
  CHECK_THROWS_WITH(table_of(known, {}), Contains("no column"));
  CHECK(rows_of(known, {true, {}, {}}).back() == "2 L;vote;vote;4;");
}

TEST_CASE("a wide CSV takes conditions of its stimuli, a long one has its own") {
  TableForm form;
  form.stimuli = {"c.csv", {"condition"}, {{"s1", {"opus"}}}};
  CHECK(rows_of("listener,s1\nL,4\n", form).back() == "2 L;s1;opus;4;");
  CHECK_THROWS_WITH(rows_of("listener,stimulus,condition,vote\nL,s,c,4\n", form),
                    Contains("v.csv: has conditions of its own; --conditions is for a wide CSV"));
}

TEST_CASE("a name of --map that the header lacks, or that would stand twice, is refused") {
  const std::string csv = "listener,stimulus,condition,vote,MOS\nL,s,c,4,5\n";
  CHECK_THROWS_WITH(rows_of(csv, {false, {}, {{"vote", "mos"}}}),
                    Contains("v.csv:1: no column \"mos\" as --map says"));
  CHECK_THROWS_WITH(rows_of(csv, {false, {}, {{"vote", "MOS"}}}),
                    Contains("v.csv:1: --map vote=MOS: there is a column vote already"));
}

TEST_CASE("a column gives its name to another where it is mapped away itself, in any order") {
  const std::string csv = "listener,stimulus,condition,vote,MOS\nL,s,c,4,5\n";
  const Lines expected = {"listener;stimulus;condition;old;vote;", "2 L;s;c;4;5;"};
  CHECK(rows_of(csv, {false, {}, {{"old", "vote"}, {"vote", "MOS"}}}) == expected);
  CHECK(rows_of(csv, {false, {}, {{"vote", "MOS"}, {"old", "vote"}}}) == expected);
}

TEST_CASE("an empty file is refused with what it needs, and a header alone is a table without votes") {
  CHECK_THROWS_WITH(table_of("", {}), Contains("the file is empty; it needs a header with listener"));
  CHECK(table_of("listener,stimulus,condition,vote\n", {}).size() == 0);
}

TEST_CASE("a scale that the first rows do not teach is learnt from a later one") {
  const votes::VoteTable table =
      table_of("listener,stimulus,condition,vote,scale\nL,s,c,4,\nL,t,c,9,0:9\n", {});
  CHECK(table.scale == method::Scale{0, 9});
  CHECK(table.votes == std::vector<std::int16_t>{4, 9});
}

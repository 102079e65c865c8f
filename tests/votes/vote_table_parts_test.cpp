#include "votes/vote_table_builder.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;
using Catch::Matchers::Contains;

namespace {

const std::string_view header =
    "listener,stimulus,condition,vote,block_type,valid,excluded,simulated,talker,language";

/// What a table may hold, with names that come late, blanks, twins and a row that stands twice.
const std::vector<std::string> rows = {
    "L1,s1,a,4,main,1,,0,m,en",      "L1,s2,a,3,main,1,,0,f,en",  "L2,s1,a,5,practice,1,,0,m,en",
    "L2,s1,a,2,main,0,,0,m,en",      "L2,s2,b,,main,1,,0,f,en",   "L9,s1,a,1,main,1,tired,0,m,en",
    "sim-1,s1,a,1,main,1,,1,m,en",   "L2, s1,a,4,main,1,,0,m,en", "l1,s3,b,2,main,1,,0,x,en",
    "L9,s2,a,1,main,1,tired,0,f,en", "L1,s1,a,4,main,1,,0,m,en",  "L3,s4,c,5,main,1,,0,m,de",
    "L0,s3,b,1,practice,1,,0,x,en",  "L2,s3,b,3,main,0,,0,x,en",  "L4,s1,a,4,main,1,,0,m,en",
    "L1,s2,a,3,main,1,,0,x,en"}; // not the second row again: another talker

const VoteOptions options{.factors = {"talker"}, .scale = {}, .where = {{"language", "en"}}};

/// As if `parts` cores had read as many blocks of rows.
VoteTable built(std::size_t parts) {
  VoteTableBuilder builder("t.csv", test::parts(header, ','), options);
  const VoteTableBuilder empty = builder.part();
  for (std::size_t i = 0; i < parts; ++i) {
    VoteTableBuilder part = empty;
    for (std::size_t row = i * rows.size() / parts; row < (i + 1) * rows.size() / parts; ++row)
      part.add(test::parts(rows[row], ','), row + 2);
    builder.append(std::move(part));
  }
  return builder.finish();
}

} // namespace

TEST_CASE("a table read in parts is the table read row by row, down to its notes") {
  VoteTableBuilder serial("t.csv", test::parts(header, ','), options);
  for (std::size_t row = 0; row < rows.size(); ++row) serial.add(test::parts(rows[row], ','), row + 2);
  const VoteTable expected = serial.finish();
  CHECK(expected.votes == std::vector<std::int16_t>{4, 3, 4, 2, 4, 4, 3});
  CHECK(expected.left_out == LeftOut{2, 2, 1});
  CHECK(expected.excluded == std::vector<Excluded>{{"L9", "tired", 2}});
  REQUIRE(expected.notes.size() == 5); // simulated rows, --where, blanks, twins, a repeated row
  const auto parts = GENERATE(1U, 2U, 3U, 4U, 5U, 15U, 40U); // 40: most of them have no row
  CAPTURE(parts);
  const VoteTable table = built(parts);
  CHECK(table.votes == expected.votes);
  REQUIRE(table.factors.size() == expected.factors.size());
  for (std::size_t i = 0; i < expected.factors.size(); ++i) {
    CHECK(table.factors[i].levels == expected.factors[i].levels);
    CHECK(table.factors[i].codes == expected.factors[i].codes);
  }
  CHECK(table.left_out == expected.left_out);
  CHECK(table.excluded == expected.excluded);
  CHECK(table.notes == expected.notes);
  CHECK(table.where == expected.where);
}

TEST_CASE("what a builder has seen before stays its own: a part begins with no row") {
  VoteTableBuilder builder("t.csv", test::parts(header, ','), options);
  builder.add(test::parts(rows[0], ','), 2);
  builder.add(test::parts(rows[5], ','), 3);
  builder.add(test::parts(rows[7], ','), 4);
  VoteTableBuilder part = builder.part();
  part.add(test::parts(rows[1], ','), 5);
  builder.append(std::move(part));
  const VoteTable table = builder.finish();
  CHECK(table.votes == std::vector<std::int16_t>{4, 4, 3});
  CHECK(table.excluded == std::vector<Excluded>{{"L9", "tired", 1}});
  CHECK(table.notes == std::vector<std::string>{"--where language=en leaves 4 rows",
                                                "blanks around 1 identifier were cut off"});
}

TEST_CASE("two studies are refused though each part holds one of them, and a choice is sought in all parts") {
  VoteTableBuilder builder("t.csv", test::parts("listener,stimulus,condition,vote,study", ','),
                           {.factors = {}, .scale = method::Scale{1, 5}});
  const VoteTableBuilder empty = builder.part();
  for (const char* row : {"L,s,c,4,berlin", "L,s,c,4,lyon"}) {
    VoteTableBuilder part = empty;
    part.add(test::parts(row, ','), 2);
    builder.append(std::move(part));
  }
  CHECK_THROWS_WITH(builder.finish(), Contains("several values of study (berlin, lyon)"));

  VoteTableBuilder chooser("t.csv", test::parts(header, ','),
                           {.factors = {}, .scale = {}, .where = {{"language", "fr"}}});
  for (const std::size_t row : {std::size_t{0}, std::size_t{11}}) {
    VoteTableBuilder part = chooser.part();
    part.add(test::parts(rows[row], ','), 2);
    chooser.append(std::move(part));
  }
  CHECK_THROWS_WITH(chooser.finish(), Contains("no row has language \"fr\"") && Contains("en, de"));
}

TEST_CASE("controls of the parts of a file follow each other") {
  const std::vector<std::string_view> header = {"listener", "stimulus", "condition", "vote", "role"};
  votes::VoteTableBuilder whole("t.csv", header, {});
  votes::VoteTableBuilder first = whole.part(), second = whole.part();
  first.add(std::vector<std::string_view>{"A", "g", "c", "5", "gold 4"}, 2);
  second.add(std::vector<std::string_view>{"B", "g", "c", "1", "gold 4"}, 3);
  second.add(std::vector<std::string_view>{"B", "s", "c", "3", "processed"}, 4);
  whole.append(std::move(first));
  whole.append(std::move(second));
  const votes::VoteTable table = whole.finish();
  REQUIRE(table.controls.size() == 2);
  CHECK(table.controls[0].listener == "A");
  CHECK(table.controls[1].listener == "B");
  CHECK(table.left_out.control == 2);
  CHECK(table.size() == 1);
}

#include "study/opened_votes.h"

#include "core/error.h"
#include "support/schema1_study.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Matchers::Contains;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(OpenedVotes& opened) {
  Rows out;
  opened.each_row([&](votes::Row header) { out.emplace_back(header.begin(), header.end()); },
                  [&](votes::Row row, std::uint64_t) { out.emplace_back(row.begin(), row.end()); });
  return out;
}

const std::string head = "listener,stimulus,condition,vote\n";

/// Long enough for many blocks: names that come late, in no order.
std::string long_table(std::size_t rows) {
  std::string out = head;
  for (std::size_t i = 0; i < rows; ++i)
    out += "listener-" + std::to_string((i * 7919) % 991) + ",sentence-" + std::to_string(i % 12) +
           ",condition-" + std::to_string(i * 50 / rows) + "," + std::to_string(1 + (i * i) % 5) + '\n';
  return out;
}

} // namespace

TEST_CASE("opened votes of a long table are the same on all cores as row by row") {
  const test::TempFolder folder;
  const auto file = folder.write("v.csv", long_table(200'000));
  OpenedVotes opened(votes_place(file.string()), {});
  const votes::VoteTable table = opened.table({});
  std::optional<votes::VoteTableBuilder> builder;
  opened.each_row([&](votes::Row header) { builder.emplace("v.csv", header, votes::VoteOptions{}); },
                  [&](votes::Row row, std::uint64_t line) { builder->add(row, line); });
  const votes::VoteTable serial = builder->finish();
  REQUIRE(table.size() == 200'000);
  CHECK(table.votes == serial.votes);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(table.factors[i].levels == serial.factors[i].levels);
    CHECK(table.factors[i].codes == serial.factors[i].codes);
  }
}

TEST_CASE("opened votes name the first bad line of a long table, whichever core reads it") {
  const test::TempFolder folder;
  std::string text = long_table(150'000);
  text += "L,s,c,9\nL,s,c\n" + long_table(100'000).substr(head.size());
  const auto file = folder.write("v.csv", text);
  OpenedVotes opened(votes_place(file.string()), {});
  CHECK_THROWS_WITH(opened.table({}), Contains("v.csv:150002: the vote 9 lies outside the scale 1:5"));
}

TEST_CASE("opened votes hold a scale that a late row contradicts to that of the first block") {
  const test::TempFolder folder;
  std::string text = "listener,stimulus,condition,vote,scale\n";
  for (int i = 0; i < 150'000; ++i) text += "listener,sentence,condition,4,1:5\n";
  const auto file = folder.write("v.csv", text + "L,s,c,50,0:100\n");
  OpenedVotes opened(votes_place(file.string()), {});
  CHECK_THROWS_WITH(opened.table({}), Contains("v.csv:150002: the scale is 0:100 here and 1:5 before"));
}

TEST_CASE("opened votes refuse a table that was changed between two readings") {
  const test::TempFolder folder;
  const auto file = folder.write("v.csv", head + "L,s,c,4\n");
  OpenedVotes opened(votes_place(file.string()), {});
  CHECK(opened.table({}).size() == 1);
  CHECK(rows_of(opened).size() == 2);
  std::ofstream(file, std::ios::app) << "L,s,d,5\n";
  CHECK_THROWS_WITH(rows_of(opened), Contains("was changed while it was read"));
}

TEST_CASE(
    "opened votes of a study, its folder and its database are the same, with what is known beside them") {
  const test::Schema1Study study;
  OpenedVotes folder(votes_place(study.study.string()), {});
  OpenedVotes database(votes_place(study.database.string()), {});
  CHECK(folder.place().kind == PlaceKind::folder);
  CHECK(database.place().kind == PlaceKind::database);
  CHECK(rows_of(folder) == rows_of(database));
  REQUIRE(folder.facts());
  CHECK(folder.facts()->unfinished == std::vector<std::string>{"L02"});
  CHECK(folder.facts()->devices == std::vector<std::string>{"file:heard.wav"});
  CHECK_THROWS_WITH(OpenedVotes(votes_place(study.study.string()), {true, {}, {}}),
                    Contains("is a study; --wide"));
}

TEST_CASE("votes on a server that does not answer say so") {
  CHECK_THROWS_WITH(OpenedVotes(votes_place("postgresql:///lab?host=/nowhere"), {}),
                    Contains("the server does not answer"));
}

#include "analysis/difference_values.h"

#include "core/csv.h"
#include "votes/vote_table_builder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::WithinAbs;

namespace {

// Ann hears direct as 4 and 5, Ben as 5 and 5. c of sample 1: 2 and 3, of sample 2: 4 and 3.
const std::string votes_hr =
    "listener,stimulus,condition,vote,method,role,talker,sample\n"
    "ann,d1,direct,4,acr-hr,hidden_reference,f,1\nann,d2,direct,5,acr-hr,hidden_reference,f,2\n"
    "ann,c1,c,2,acr-hr,processed,f,1\nann,c2,c,4,acr-hr,processed,f,2\n"
    "ben,d1,direct,5,acr-hr,hidden_reference,f,1\nben,d2,direct,5,acr-hr,hidden_reference,f,2\n"
    "ben,c1,c,3,acr-hr,processed,f,1\nben,c2,c,3,acr-hr,processed,f,2\n";

votes::VoteTable table_of(const std::string& text) {
  CsvReader reader("t.csv", text);
  std::vector<std::string_view> fields;
  reader.next(fields);
  votes::VoteOptions options;
  options.factors_if_present = difference_columns();
  votes::VoteTableBuilder builder("t.csv", fields, options);
  while (reader.next(fields)) builder.add(fields, reader.line());
  return builder.finish();
}

MosAnswer answered(const std::string& text, bool crush = false,
                   const std::vector<std::string>& by = {"condition"}) {
  const auto votes = table_of(text);
  MosAnswer out = mos_answer(votes, by, {}, "NB");
  add_difference_values(out, votes, crush);
  return out;
}

} // namespace

TEST_CASE(
    "a difference value is the vote less that of the same listener on the reference of the source, plus 5") {
  const MosAnswer answer = answered(votes_hr);
  REQUIRE(answer.rows.size() == 2);
  // ann: 2 - 4 + 5 = 3, 4 - 5 + 5 = 4; ben: 3 - 5 + 5 = 3, twice. Means 3.5 and 3
  CHECK(answer.rows[0].keys[0] == "c");
  CHECK(answer.rows[0].dv == 3.25);
  CHECK(answer.rows[0].mos == 3.0);                                       // the votes themselves
  CHECK_THAT(*answer.rows[0].dv_ci_half, WithinAbs(12.706 * 0.25, 1e-3)); // t(1) times 0.3536 / sqrt 2
  CHECK(answer.rows[1].dv == 5.0);
  CHECK(answer.of.designation == "DMOS-HR");
}

TEST_CASE("rows of several conditions have the difference values of what was processed") {
  const MosAnswer answer = answered(votes_hr, false, {"listener"});
  CHECK(answer.rows[0].dv == 3.5);
  CHECK(answer.rows[1].dv == 3.0);
}

TEST_CASE("difference values above 5 are crushed where that is asked for") {
  const std::string better = "listener,stimulus,condition,vote,method,role,talker,sample\n"
                             "ann,d1,direct,3,acr-hr,hidden_reference,f,1\nann,c1,c,5,acr-hr,processed,f,1\n";
  CHECK(answered(better).rows[0].dv == 7.0);
  CHECK_THAT(*answered(better, true).rows[0].dv, WithinAbs(7 * 7.0 / 9, 1e-12));
}

TEST_CASE("a vote without a vote on its reference has no difference value, and is counted") {
  const MosAnswer answer = answered(votes_hr + "cid,c1,c,1,acr-hr,processed,f,1\n");
  CHECK(answer.rows[0].dv == 3.25);
  REQUIRE(answer.notes.size() == 1);
  CHECK(answer.notes[0].starts_with("1 votes have no difference value"));
}

TEST_CASE(
    "without the column of roles there are no difference values, which is said; other methods have none") {
  const MosAnswer answer = answered("listener,stimulus,condition,vote,method\nann,c1,c,2,acr-hr\n");
  CHECK_FALSE(answer.differences);
  CHECK(answer.notes[0].find("no column role") != std::string::npos);
  CHECK_FALSE(answered("listener,stimulus,condition,vote,method\nann,c1,c,2,acr\n").differences);
}

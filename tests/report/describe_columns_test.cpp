#include "report/describe_columns.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using Catch::Matchers::WithinAbs;

namespace {

/// Votes 1, 2, 4, 4, 5 of a five-point scale.
stats::MosRow five_votes() {
  stats::MosRow out;
  out.votes = {1, 1, 0, 2, 1};
  out.n_votes = 5;
  out.mean_votes = 3.2;
  out.p_good_or_better = 60, out.p_poor_or_worse = 40;
  return out;
}

const method::Scale five{1, 5};

std::vector<std::string> keys(const Table& table) {
  std::vector<std::string> out;
  for (const Column& column : table.columns) out.push_back(column.key);
  return out;
}

double number(const Table& table, const std::string& key) {
  const auto all = keys(table);
  const auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), key) - all.begin());
  return std::get<Number>(table.rows[0].at(at)).value.value();
}

Table described(const std::vector<stats::MosRow>& rows, method::Scale scale, bool full) {
  Table out;
  out.rows.resize(rows.size());
  append_description(out, rows, scale, full);
  return out;
}

} // namespace

TEST_CASE("a description is that of the votes: spread, quartiles of type 7, shares with Wilson limits") {
  const Table table = described({five_votes()}, five, true);
  CHECK_THAT(number(table, "sd_pop"),
             WithinAbs(std::sqrt(2.16), 1e-12)); // (4.84 + 1.44 + 2 * .64 + 3.24) / 5
  CHECK_THAT(number(table, "se_votes"), WithinAbs(std::sqrt(2.7 / 5), 1e-12));
  CHECK(number(table, "min") == 1);
  CHECK(number(table, "q1") == 2);
  CHECK(number(table, "q3") == 4);
  CHECK(number(table, "max") == 5);
  CHECK(number(table, "iqr") == 2);
  CHECK(number(table, "p_good_or_better") == 60);
  CHECK(number(table, "p_poor_or_worse") == 40);
  // Wilson, 3 of 5, z 1.96: (0.6 + 0.38415 -+ 1.96 sqrt(0.048 + 0.0384146)) / 1.768292
  CHECK_THAT(number(table, "gob_low"), WithinAbs(23.07, 0.01));
  CHECK_THAT(number(table, "gob_high"), WithinAbs(88.24, 0.01));
  CHECK_THAT(number(table, "pow_low"), WithinAbs(100 - 88.24, 0.01));
  CHECK_THAT(number(table, "pow_high"), WithinAbs(100 - 23.07, 0.01));
}

TEST_CASE("readers get no bounded intervals, programs all of them, in the order of their names") {
  const auto readers = keys(described({five_votes()}, five, false));
  const auto programs = keys(described({five_votes()}, five, true));
  CHECK(programs.size() == readers.size() + 6);
  CHECK(std::find(readers.begin(), readers.end(), "jeffreys_low") == readers.end());
  const Table table = described({five_votes()}, five, true);
  for (const char* method : {"clopper_pearson", "jeffreys", "wilson"}) {
    CAPTURE(method);
    CHECK(number(table, std::string(method) + "_low") >= 1);
    CHECK(number(table, std::string(method) + "_low") < 3.2);
    CHECK(number(table, std::string(method) + "_high") > 3.2);
    CHECK(number(table, std::string(method) + "_high") <= 5);
  }
  CHECK(number(table, "clopper_pearson_low") < number(table, "jeffreys_low")); // the wider one
}

TEST_CASE("shares of good votes are not there where the row has none, for its method gives them no meaning") {
  stats::MosRow row = five_votes();
  row.p_good_or_better = row.p_poor_or_worse = std::nullopt;
  const std::string json = one_line(description_json(row, five));
  CHECK(
      json.find(R"("p_good_or_better": null, "gob_low": null, "gob_high": null, "p_poor_or_worse": null)") !=
      std::string::npos);
  CHECK(json.starts_with(R"({"se_votes": 0.734)"));
}

TEST_CASE("the SOS parameter is that of votes on the parabola, and single votes are left out of it") {
  // SOS hypothesis (Hossfeld, Schatz, Egger 2011): variance = a (5 - m)(m - 1); half on 1 and half on 5: a =
  // 1
  stats::MosRow extreme, agreed, single;
  extreme.votes = {2, 0, 0, 0, 2}, extreme.n_votes = 4, extreme.mean_votes = 3;
  agreed.votes = {0, 0, 4, 0, 0}, agreed.n_votes = 4, agreed.mean_votes = 3;
  single.votes = {0, 0, 1, 0, 0}, single.n_votes = 1, single.mean_votes = 3;
  CHECK(sos_of({extreme}, five) == 1.0);
  CHECK(sos_of({agreed}, five) == 0.0);
  CHECK_THAT(*sos_of({extreme, agreed}, five), WithinAbs(0.5, 1e-12));
  CHECK(sos_of({extreme, single}, five) == 1.0);
  CHECK_FALSE(sos_of({single}, five));
}

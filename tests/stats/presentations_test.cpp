#include "votes/presentations.h"

#include "stats/cell_table.h"
#include "stats/expected.h"
#include "stats/mos_table.h"
#include "stats/reliability.h"
#include "stats/screening.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

namespace {

VoteTable published(const std::string& name, std::vector<std::string> factors = {}) {
  return test::read_table(QUIETROOM_SOURCE_DIR "/tests/vectors/stats/" + name + "/votes.csv",
                          {std::move(factors), {}, false});
}

/// The same votes with names that nothing shares.
VoteTable with_own_names(const VoteTable& table) {
  const Presentations presented(table);
  VoteTable out = table;
  out.factors[1] = presented.factor();
  for (std::uint32_t i = 0; i < out.factors[1].levels.size(); ++i)
    out.factors[1].levels[i] = presented.stimulus(i) + "/" + presented.condition(i);
  return out;
}

} // namespace

TEST_CASE("screening finds the one careless listener where conditions share their sentences") {
  const VoteTable table = published("repeated_names");
  CHECK(rejected_by("p913", table) == std::vector<std::string>{"S07"});
  const Screening found = screen(table), own = screen(with_own_names(table));
  for (std::size_t i = 0; i < found.listeners.size(); ++i) {
    CAPTURE(found.listeners[i].listener);
    CHECK(found.listeners[i].bt500.p == own.listeners[i].bt500.p);
    CHECK(found.listeners[i].bt500.q == own.listeners[i].bt500.q);
    CHECK(found.listeners[i].correlation.rejected_bt1788 == own.listeners[i].correlation.rejected_bt1788);
    test::check_value(found.listeners[i].correlation.r_leave_one_out,
                      *own.listeners[i].correlation.r_leave_one_out);
  }
}

TEST_CASE("reliability takes each condition's sentence as a target of its own") {
  const VoteTable table = published("shared_stimulus");
  const Presentations presented(table);
  const auto icc =
      intraclass_correlation(complete_columns(cell_table(table, table.listener(), presented.factor())));
  REQUIRE(icc);
  CHECK_THAT(*icc->icc_2_1, Catch::Matchers::WithinAbs(0.73, 0.005)); // two digits are known
  const VoteTable own = with_own_names(table);
  CHECK(krippendorff_alpha(table).ordinal == krippendorff_alpha(own).ordinal);
  CHECK(*krippendorff_alpha(table).ordinal > 0.5);
}

TEST_CASE("files are counted by condition and name in every grouping") {
  const VoteTable table = published("shared_stimulus");
  const std::vector<std::string> by_condition = {"condition"}, by_listener = {"listener"};
  const VoteTable own = with_own_names(table);
  for (const auto& by : {by_condition, by_listener})
    for (const CiMethod method : {CiMethod::listeners, CiMethod::twoway}) {
      const auto rows = mos_table(table, by, method), expected = mos_table(own, by, method);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].n_files == expected[i].n_files);
        CHECK(rows[i].ci_half == expected[i].ci_half);
      }
    }
}

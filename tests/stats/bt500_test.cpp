#include "stats/bt500.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;

namespace {

void check_bt500(const std::vector<Bt500Listener>& found, const json& expected) {
  std::vector<std::size_t> rejected;
  REQUIRE(found.size() == expected["P"].size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].listener);
    CHECK(found[i].p == expected["P"][i].get<std::uint64_t>());
    CHECK(found[i].q == expected["Q"][i].get<std::uint64_t>());
    test::check_value(found[i].share, expected["stat1"][i]);
    test::check_value(found[i].asymmetry, expected["stat2"][i]);
    if (found[i].rejected) rejected.push_back(i);
  }
  CHECK(rejected == expected["rejected"].get<std::vector<std::size_t>>());
}

} // namespace

TEST_CASE("BT.500 counts and rejects as the published cases do, in both variants") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  check_bt500(bt500_screening(table), expected["bt500_text"]);
  check_bt500(bt500_screening(table, bt500_sureal()), expected["bt500_sureal_variant"]);
}

TEST_CASE("BT.500 finds in a public video test what its authors' program finds") {
  const auto real = test::real_case("nflx_public");
  if (!real) return;
  check_bt500(bt500_screening(real->table), real->expected["bt500_text_variant"]);
  const auto sureal = bt500_screening(real->table, bt500_sureal());
  const json& theirs = real->expected["sureal"]["SR_MOS_bt500"];
  for (std::size_t i = 0; i < sureal.size(); ++i) {
    CHECK(sureal[i].rejected == theirs["observer_rejected"][i].get<bool>());
    test::check_value(sureal[i].share, theirs["observer_rejected_1st_stats"][i]);
  }
}

TEST_CASE("each point where programs differ from the text of BT.500 can be switched by itself") {
  const auto [expected, table] = test::published_case("unbalanced_missing");
  const auto text = bt500_screening(table);
  const auto of_all = bt500_screening(table, {false, true, false, false});
  CHECK(of_all[14].p == text[14].p);
  CHECK(of_all[14].share < text[14].share);
  const auto zero = bt500_screening(table, {false, false, true, false});
  CHECK(zero[6].p == text[6].p + 1); // L07 alone rated c05_t3_s1
  CHECK(zero[6].q == text[6].q + 1);
  const auto population =
      bt500_screening(test::published_case("straight_liner").table, {true, false, false, false});
  CHECK(population[1].p == 1); // 0 with n - 1
}

TEST_CASE("a vote exactly at the limit of BT.500 counts, and so does a kurtosis of exactly 4") {
  const test::TempFolder folder;
  const auto panel = [&](int in_the_middle) {
    std::string text = "listener,stimulus,condition,vote\nA,s,c,5\nB,s,c,1\n";
    for (int i = 0; i < in_the_middle; ++i) text += "L" + std::to_string(i) + ",s,c,3\n";
    return test::read_table(folder.write("v.csv", text));
  };
  const Bt500Options population{true, false, false, false};
  const auto at = bt500_screening(panel(6), population); // m2 = 1, m4 = 4: beta2 = 4, k S = 2
  CHECK(at[0].p == 1);
  CHECK(at[1].q == 1);
  CHECK(at[2].p + at[2].q == 0);
  const auto beyond = bt500_screening(panel(7), population); // beta2 = 4.5: k S = sqrt(20 * 8 / 9)
  CHECK(beyond[0].p == 0);
  CHECK(beyond[1].q == 0);
}

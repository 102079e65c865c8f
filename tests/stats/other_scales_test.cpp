#include "stats/other_scales.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_value;

namespace {

VoteTable table_of(const std::string& header, const std::string& rows, Scale scale,
                   std::vector<std::string> factors = {}) {
  const test::TempFolder folder;
  return test::read_table(folder.write("v.csv", "listener,stimulus,condition,vote" + header + "\n" + rows),
                          {std::move(factors), scale, false});
}

Histogram histogram_of(const VoteTable& table) {
  Histogram out{table.scale.low, std::vector<std::uint64_t>(static_cast<std::size_t>(table.scale.levels()))};
  for (const std::int16_t vote : table.votes) ++out.counts[static_cast<std::size_t>(vote - table.scale.low)];
  return out;
}

} // namespace

TEST_CASE("CCR votes take the sign of the processed sample, by the order of the two") {
  const json ccr = test::read_json("stats/other_scales/expected.json")["ccr"];
  std::string rows;
  for (const json& vote : ccr["raw"])
    rows +=
        "L,s,c," + std::to_string(vote["vote"].get<int>()) + "," + vote["order"].get<std::string>() + "\n";
  VoteTable table = table_of(",order", rows, {-3, 3}, {"order"});
  REQUIRE(correct_ccr_order(table, *table.find("order")));
  const Description cmos = describe(histogram_of(table));
  check_value(cmos.mean, ccr["cmos"]["mean"]);
  check_value(cmos.sd, ccr["cmos"]["sd"]);
  check_value(cmos.median, ccr["cmos"]["median"]);
  check_value(cmos.iqr, ccr["cmos"]["iqr"]);

  VoteTable unclear = table_of(",order", "L,s,c,1,rp\nL,s,c,2,?\n", {-3, 3}, {"order"});
  CHECK_FALSE(correct_ccr_order(unclear, *unclear.find("order")));
  CHECK(unclear.votes[0] == 1);
}

TEST_CASE("differential votes of ACR-HR, plain and crushed, are those of the table") {
  const json scales = test::read_json("stats/other_scales/expected.json");
  for (const json& row : scales["acr_hr"]) {
    const double dv = differential_vote(row["pvs"].get<int>(), row["ref"].get<int>());
    CHECK(dv == row["dv"].get<double>());
    check_value(crushed(dv), row["dv_crushed"]);
  }
  const json& example = scales["acr_hr_example"];
  std::string rows;
  for (std::size_t i = 0; i < example["votes_pvs"].size(); ++i) {
    const std::string listener = "L" + std::to_string(i);
    rows += listener + ",x,codec," + std::to_string(example["votes_pvs"][i].get<int>()) + ",t1\n";
    rows += listener + ",r,direct," + std::to_string(example["votes_ref"][i].get<int>()) + ",t1\n";
  }
  rows += "L0,y,codec,3,t2\n"; // no reference of that talker
  const VoteTable table = table_of(",talker", rows, {1, 5}, {"talker"});
  const auto plain = differential_mos(table, "direct", {table.find("talker")}, false);
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].condition == "codec");
  CHECK(plain[0].n_votes == 4);
  CHECK(plain[0].without_reference == 1);
  check_value(plain[0].dmos, example["dmos"]);
  check_value(differential_mos(table, "direct", {table.find("talker")}, true)[0].dmos,
              example["dmos_crushed"]);
}

TEST_CASE("DCR is described like any vote") {
  const json dcr = test::read_json("stats/other_scales/expected.json")["dcr"];
  for (std::size_t i = 0; i < dcr["votes"].size(); ++i) {
    Histogram votes{1, std::vector<std::uint64_t>(5)};
    for (const json& vote : dcr["votes"][i]) ++votes.counts[vote.get<std::size_t>() - 1];
    check_value(describe(votes).mean, dcr["dmos"][i]["mean"]);
    check_value(describe(votes).sd, dcr["dmos"][i]["sd"]);
  }
}

TEST_CASE("MUSHRA screening excludes above 15 % and outside 90, not at them") {
  const json mushra = test::read_json("stats/other_scales/expected.json")["mushra"];
  std::string rows;
  for (const auto& [listener, scores] : mushra["data"].items())
    for (const auto& [condition, votes] : scores.items())
      for (std::size_t i = 0; i < votes.size(); ++i)
        rows += listener + ",s" + std::to_string(i) + "," + condition + "," +
                std::to_string(votes[i].get<int>()) + "\n";
  const auto found = mushra_screening(table_of("", rows, {0, 100}), "ref", "mid");
  REQUIRE(found.size() == mushra["post_screen"].size());
  for (const MushraListener& one : found) {
    CAPTURE(one.listener);
    const json& expected = mushra["post_screen"][one.listener];
    check_value(one.reference_below_90, expected["frac_ref_below_90"]);
    check_value(one.anchor_above_90, expected["frac_mid_above_90"]);
    CHECK(one.rejected == expected["excluded"].get<bool>());
  }
  rows.clear(); // 3 of 20 are exactly 15 %, and 90 is not below 90
  for (int i = 0; i < 20; ++i) rows += "A,s,ref," + std::string(i < 3 ? "89" : "90") + "\n";
  const auto edge = mushra_screening(table_of("", rows, {0, 100}), "ref", "mid").at(0);
  CHECK_FALSE(edge.rejected);
  CHECK_FALSE(edge.anchor_above_90);
  const auto over = mushra_screening(table_of("", rows + "A,s,ref,0\n", {0, 100}), "ref", "mid").at(0);
  CHECK(over.rejected); // 4 of 21
}

TEST_CASE("the best loudness is 3, on either side of it is worse") {
  const LoudnessPreference found = loudness_preference({1, {1, 0, 2, 0, 1}});
  CHECK(found.mean == 3.0);
  CHECK(found.preferred_percent == 50.0);
  CHECK(found.mean_distance == 1.0);
  CHECK_FALSE(loudness_preference({1, {0, 0, 0, 0, 0}}).mean);
}

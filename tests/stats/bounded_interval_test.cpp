#include "stats/bounded_interval.h"

#include "core/random.h"
#include "stats/check_number.h"
#include "stats/mos_table.h"
#include "stats/sos.h"
#include "support/json_file.h"
#include "votes/read_table.h"

#include <map>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_number;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/stats/";

constexpr double exact_tolerance = 1e-10;

void check_bounded(const Histogram& votes, const json& expected) {
  const std::map<std::string, Bounded> kinds = {{"clopper_pearson", Bounded::clopper_pearson},
                                                {"jeffreys", Bounded::jeffreys},
                                                {"wilson", Bounded::wilson}};
  for (const auto& [name, kind] : kinds) {
    CAPTURE(name);
    const auto limits = bounded_interval(votes, kind);
    check_number(limits->low, expected["ci95_bounded"][name][0], exact_tolerance);
    check_number(limits->high, expected["ci95_bounded"][name][1], exact_tolerance);
  }
  const std::uint64_t n = expected["n"];
  const auto good = wilson(votes.counts[3] + votes.counts[4], n),
             poor = wilson(votes.counts[0] + votes.counts[1], n);
  check_number(100 * good->low, expected["gob_wilson95"][0], exact_tolerance);
  check_number(100 * good->high, expected["gob_wilson95"][1], exact_tolerance);
  check_number(100 * poor->low, expected["pow_wilson95"][0], exact_tolerance);
  check_number(100 * poor->high, expected["pow_wilson95"][1], exact_tolerance);
}

} // namespace

TEST_CASE("bounded intervals and SOS parameters of every published case are met") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal",
                                    "single_listener", "straight_liner");
  CAPTURE(name);
  const json expected = test::read_json("stats/" + name + "/expected.json");
  const VoteTable table = test::read_table(vectors + name + "/votes.csv");
  check_bounded({1, mos_table(table, {}, CiMethod::none).at(0).votes}, expected["overall"]);
  const auto points = [&](const char* factor, bool population) {
    std::vector<MeanVariance> out;
    for (const MosRow& row : mos_table(table, std::vector<std::string>{factor}, CiMethod::none)) {
      const auto n = static_cast<double>(row.n_votes);
      const double variance = row.sd ? *row.sd * *row.sd : 0;
      if (row.sd) // one vote has no variance to fit
        out.push_back({row.mean_votes, population ? variance * (n - 1) / n : variance});
      check_bounded({1, row.votes}, factor == std::string("condition")
                                        ? expected["per_condition"][row.keys[0]]["votes"]
                                        : expected["per_stimulus"][row.keys[0]]);
    }
    return out;
  };
  const auto files_1 = points("stimulus", false), files_0 = points("stimulus", true);
  const auto conditions_1 = points("condition", false);
  if (!expected.contains("sos_a")) return;
  check_number(sos_parameter(files_1, {1, 5}), expected["sos_a"]["per_stimulus_ddof1"], exact_tolerance);
  check_number(sos_parameter(files_0, {1, 5}), expected["sos_a"]["per_stimulus_ddof0"], exact_tolerance);
  check_number(sos_parameter(conditions_1, {1, 5}), expected["sos_a"]["per_condition_ddof1"],
               exact_tolerance);
}

#include "report/screening_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::ScreeningAnswer answer() {
  stats::ScreenedListener one;
  one.listener = "L1";
  one.n_votes = 12;
  one.mean = 3.25;
  one.correlation.r_stimulus = 0.5;
  one.bt500.p = 2;
  one.bt500.q = 1;
  one.bt500.share = 0.25;
  one.bt500.rejected = true;
  one.session.distinct = 4;
  one.flags = {{"bt500", "P 2, Q 1"}, {"vqeg", "r 0.50"}};
  analysis::ScreeningAnswer out;
  out.screening.listeners = {one};
  out.screening.bt1788_threshold = 0.7;
  return out;
}

} // namespace

TEST_CASE("screening forms: readers get the correlations, P and Q, and which rules flag a listener") {
  CHECK(to_text(screening_forms(answer()).tables.at(0)) ==
        "listener  votes  mean  r stim.  r cond.  r others  P  Q  BT.500  flags\n"
        "L1           12  3.25     0.50        –         –  2  1  reject  bt500 vqeg\n");
}

TEST_CASE("screening forms: a CSV has every figure of a listener") {
  CHECK(to_csv(screening_forms(answer()).csv) ==
        "listener,n_votes,mean,r_stimulus,r_spearman,r_condition,r_leave_one_out,bt500_p,bt500_q,bt500_share,"
        "bt500_asymmetry,bt500_rejected,variance,distinct_levels,longest_run,median_response_ms,"
        "mad_response_ms,early_votes,not_in_full,flags\n"
        "L1,12,3.25,0.5,,,,2,1,0.25,,1,,4,,,,,,bt500 vqeg\n");
}

TEST_CASE("screening forms: JSON has BT.500 as an object and each flag with its reason") {
  const std::string json = one_line(Json(screening_forms(answer()).json));
  CHECK(json.find(R"("bt500": {"p": 2, "q": 1, "share": 0.25, "asymmetry": null, "rejected": true})") !=
        std::string::npos);
  CHECK(json.find(
            R"("flags": [{"rule": "bt500", "reason": "P 2, Q 1"}, {"rule": "vqeg", "reason": "r 0.50"}])") !=
        std::string::npos);
  CHECK(json.find(R"("bt1788_threshold": 0.7)") != std::string::npos);
}

TEST_CASE("screening forms: notes begin with the reason of each flag and name the variant of BT.500") {
  analysis::ScreeningAnswer sureal = answer();
  sureal.bt500 = stats::bt500_sureal();
  const std::vector<std::string> notes = screening_forms(sureal).notes;
  REQUIRE(notes.size() == 5);
  CHECK(notes[0] == "L1: bt500: P 2, Q 1");
  CHECK(notes[1] == "L1: vqeg: r 0.50");
  CHECK(
      notes[2].starts_with("BT.500 kurtosis screening: S with n, shares of all presentations, zero variance "
                           "counts as both"));
  CHECK(notes[3].find("BT.1788 r < 0.70") != std::string::npos);
}

#include "report/mos_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::MosAnswer answer(const stats::CiOptions& ci = stats::CiMethod::listeners) {
  stats::MosRow row;
  row.keys = {"c1"};
  row.n_votes = 5, row.n_listeners = 4, row.n_files = 2;
  row.mos = 3.25, row.mean_votes = 3.2, row.se = 0.25;
  row.sd = 1.5, row.median = 4;
  row.ci_low = 2.5, row.ci_high = 4, row.ci_half = 0.75;
  row.df = 3.5;
  row.p_good_or_better = 60, row.p_poor_or_worse = 40;
  row.votes = {1, 1, 0, 2, 1};
  analysis::MosAnswer out;
  out.by = {"condition"};
  out.rows = {row};
  out.scale = {1, 5};
  out.of.ci = ci;
  return out;
}

std::string mos_csv(const analysis::MosAnswer& of, bool described) {
  return to_csv(mos_table(of, described, Form::csv, {}));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

} // namespace

TEST_CASE("readers see MOS with its half-width, then how it came about and whose votes it is") {
  analysis::MosAnswer of = answer();
  of.of.designation = "MOS-LQSN";
  of.of.where = {"talker=f1"};
  CHECK(
      mos_text(of, false, "Listening level 73 dB SPL") ==
      "condition     MOS ± CI    SD  median  votes  listeners  files\n"
      "c1         3.25 ± 0.75  1.50     4.0      5          4      2\n\n"
      "MOS-LQSN. 95 % intervals: Student t over listener means; 4 listeners, 5 votes, 2 files per condition. "
      "Listeners gave unequally many votes, so MOS by this method is not the mean of all votes.\n"
      "Only rows with talker=f1.\nListening level 73 dB SPL.\n");
}

TEST_CASE("the limits of a bootstrap need not be symmetric, so readers get both") {
  const std::string head = first_line(mos_text(answer(stats::CiMethod::bootstrap), false, ""));
  CHECK(head.find("MOS [95 % CI]") != std::string::npos);
  CHECK(head.find("±") == std::string::npos);
}

TEST_CASE("a CSV has every figure of a row, df of the mixed model too, and its votes behind") {
  CHECK(mos_csv(answer(), false) ==
        "condition,mos,se,ci_low,ci_high,ci_half,mean_votes,sd,median,n_votes,n_listeners,n_files,ci_method\n"
        "c1,3.25,0.25,2.5,4,0.75,3.2,1.5,4,5,4,2,listeners\n");
  CHECK(first_line(mos_csv(answer(stats::CiMethod::mixed), false)).ends_with("n_files,df,ci_method"));
}

TEST_CASE("the JSON of a row has its shares and the votes on each level, and says which votes they are") {
  const auto json = nlohmann::json::parse(mos_json(answer(), false));
  const auto& row = json["rows"][0];
  CHECK(row["condition"] == "c1");
  CHECK(row["mos"] == 3.25);
  CHECK(row["p_good_or_better"] == 60.0);
  CHECK(row["p_poor_or_worse"] == 40.0);
  CHECK(row["votes"] == nlohmann::json::array({1, 1, 0, 2, 1}));
  CHECK_FALSE(row.contains("describe"));
  CHECK(json["ci_method"] == "listeners");
  CHECK(json["simulated"] == false);
  CHECK_FALSE(json.contains("sos"));
}

TEST_CASE("a description stands in every form, with the SOS parameter of the rows") {
  // population variance 2.16 = a (5 - 3.2)(3.2 - 1)
  CHECK(mos_text(answer(), true, "").find("SOS parameter a = 0.545 over 1 rows") != std::string::npos);
  CHECK(first_line(mos_text(answer(), true, "")).find("kurtosis  %GoB") != std::string::npos);
  CHECK(first_line(mos_csv(answer(), true)).find(",jeffreys_low,") != std::string::npos);
  const auto json = nlohmann::json::parse(mos_json(answer(), true));
  CHECK_THAT(json["sos"]["a"].get<double>(), Catch::Matchers::WithinAbs(2.16 / (1.8 * 2.2), 1e-12));
  CHECK(json["rows"][0]["describe"]["q1"] == 2.0);
}

TEST_CASE("simulated votes, and votes on another question, are told before the figures are believed") {
  analysis::MosAnswer of = answer();
  of.of.simulated = true;
  of.asked = "MOS-LE (listening effort)";
  CHECK(
      mos_text(of, false, "").starts_with("SIMULATED votes: made by a program, nobody's opinion\ncondition"));
  CHECK(mos_text(of, false, "").find("\nThe votes are MOS-LE (listening effort). 95 %") != std::string::npos);
  CHECK(mos_csv(of, false).ends_with(",listeners,1\n"));
}

#include "report/provenance_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

Table two_rows() {
  Table out;
  out.columns = {{"mean", "Mean", Align::right, ""}};
  out.rows = {{Number{3, 1}}, {Number{4, 1}}};
  return out;
}

std::string csv(const analysis::Provenance& provenance) {
  Table table = two_rows();
  add_provenance(table, provenance);
  return to_csv(table);
}

std::string json(const analysis::Provenance& provenance) {
  Json::Object document;
  add_provenance(document, provenance);
  return one_line(Json(document));
}

} // namespace

TEST_CASE("votes that are all there are add nothing to a table and no note") {
  CHECK(csv({}) == "mean\n3\n4\n");
  CHECK(notes_of({}).empty());
  CHECK(simulated_note(false).empty());
}

TEST_CASE("whom a table leaves out, by what its rows were chosen, and its intervals stand in every row") {
  analysis::Provenance of;
  of.excluded = {{"L1", "by name", 8}, {"L2", "p913", 1}};
  of.where = {"talker=f1", "block=2"};
  of.ci = stats::CiOptions(stats::CiMethod::cluster);
  of.simulated = true;
  CHECK(csv(of) == "mean,ci_method,excluded,where,simulated\n3,cluster,L1;L2,talker=f1;block=2,1\n"
                   "4,cluster,L1;L2,talker=f1;block=2,1\n");
}

TEST_CASE("a reason is said once for those who stand together under it") {
  analysis::Provenance of;
  of.excluded = {{"L1", "by name", 8}, {"L2", "by name", 1}, {"L3", "p913", 2}};
  CHECK(notes_of(of) ==
        std::vector<std::string>{"Excluded: L1 (8 votes), L2 (1 vote), by name, L3 (2 votes), p913"});
  of.where = {"talker=f1"};
  CHECK(notes_of(of).front() == "Only rows with talker=f1");
}

TEST_CASE("JSON has every key, also of votes that are all there are") {
  CHECK(json({}) == R"({"designation": null, "simulated": false, "where": [], )"
                    R"("left_out": {"practice": 0, "void": 0, "empty": 0}, "excluded": []})");
  analysis::Provenance of;
  of.left_out = {4, 2, 1};
  of.excluded = {{"L1", "by name", 8}};
  CHECK(json(of).ends_with(R"("left_out": {"practice": 4, "void": 2, "empty": 1}, )"
                           R"("excluded": [{"listener": "L1", "reason": "by name", "votes": 8}]})"));
}

TEST_CASE("a bootstrap is told so that a program can do it again, and is null for another method") {
  analysis::Provenance of;
  of.ci = stats::CiOptions(stats::CiMethod::bootstrap,
                           {stats::Resampling::votes, stats::BootstrapLimits::bca, 2000, 9});
  CHECK(json(of).starts_with(
      R"({"ci_method": "bootstrap", "bootstrap": {"resample": "votes", "limits": "bca", )"
      R"("replicates": 2000, "seed": 9}, )"));
  of.ci->bootstrap.resampling = stats::Resampling::listeners;
  of.ci->bootstrap.limits = stats::BootstrapLimits::percentile;
  CHECK(json(of).find(R"("resample": "listeners", "limits": "percentile")") != std::string::npos);
  of.ci = stats::CiOptions(stats::CiMethod::votes);
  CHECK(json(of).starts_with(R"({"ci_method": "votes", "bootstrap": null, )"));
}

TEST_CASE(
    "provenance forms: rows that were left out are told by their kinds, and nothing where there are none") {
  CHECK(left_out_note({0, 0, 0}) == "");
  CHECK(left_out_note({1, 0, 0}) == "left out 1 practice row");
  CHECK(left_out_note({0, 1, 0}) == "left out 1 void row");
  CHECK(left_out_note({48, 0, 2}) == "left out 48 practice, 2 empty rows");
  CHECK(left_out_note({1, 2, 3}) == "left out 1 practice, 2 void, 3 empty rows");
}

// The method of a study, from new to mos.
#include "cli/study_place.h"
#include "core/csv.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::test;

namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

Rows rows_of(const std::string& csv) {
  Rows out;
  std::vector<std::string> header;
  CsvReader reader("csv", csv);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) {
    if (header.empty()) {
      header.assign(fields.begin(), fields.end());
      continue;
    }
    out.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i) out.back()[header[i]] = fields[i];
  }
  return out;
}

} // namespace

namespace {

/// A study of a method, simulated with four listeners by a truth. Its long CSV.
Rows simulated_rows(const StudyPlace& place, const std::string& method, const std::string& truth) {
  const bool held = method == "dcr" || method == "ccr" || method == "acr-hr";
  const Run made = place.make(method + (held ? " --reference direct" : ""));
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  place.folder.write("truth.csv", "condition,mos\n" + truth);
  const Run simulated = place.run("simulate study --listeners 4 --truth truth.csv");
  INFO(simulated.err);
  REQUIRE(simulated.exit_code == 0);
  REQUIRE(place.run("export study out --simulated").exit_code == 0);
  return rows_of(read_file(place.folder.path() / "out/long.csv"));
}

nlohmann::json json_of(const StudyPlace& place, const std::string& arguments) {
  const Run run = place.run(arguments + " --json");
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return nlohmann::json::parse(run.out);
}

} // namespace

TEST_CASE("a study of each method is made, planned, simulated and exported with its questions") {
  struct Expected {
    std::string method, truth;
    std::vector<std::string> questions;
    std::string best; ///< label of the highest category of the first question
  };
  const std::string good = "direct,4.9\ng711,4.9\n";
  const Expected all[] = {{"acr", good, {"quality"}, "Excellent"},
                          {"effort", good, {"effort"}, "Complete relaxation possible; no effort required"},
                          {"loudness", good, {"loudness"}, "Much louder than preferred"},
                          {"acr-hr", good, {"quality"}, "Excellent"},
                          {"dcr", good, {"degradation"}, "Degradation is inaudible"},
                          {"ccr", "direct,0\ng711,2.9\n", {"comparison"}, "Much better"},
                          {"p835", good, {"sig", "bak", "ovrl"}, "Not distorted"},
                          {"dimensions",
                           good,
                           {"noisiness", "coloration", "discontinuity", "loudness_dim", "reverberation"},
                           "not noisy"}};
  for (const Expected& expected : all) {
    CAPTURE(expected.method);
    const StudyPlace place;
    const Rows rows = simulated_rows(place, expected.method, expected.truth);
    const auto plan = json_of(place, "plan study");
    const auto& trials = plan["listeners"][0]["trials"];
    const std::size_t n =
        5 * expected.questions.size(); // a practice stimulus, then two conditions of two talkers
    REQUIRE(trials.size() == n);
    std::multiset<std::string> asked;
    for (const auto& trial : trials) {
      asked.insert(trial["question"]);
      for (const auto& heard : trial["presented"])
        for (const char* key : {"stimulus", "condition", "talker", "sample", "role"})
          CHECK(heard.contains(key));
    }
    for (const std::string& question : expected.questions) CHECK(asked.count(question) == 5);
    CHECK(place.run("plan study").out.find("method " + expected.method) != std::string::npos);
    REQUIRE(rows.size() == 4 * n);
    std::set<std::string> best;
    const bool ccr = expected.method == "ccr";
    for (const auto& row : rows) {
      CHECK(row.at("method") == expected.method);
      CHECK(row.at("scale") == (ccr ? "-3:3" : "1:5"));
      CHECK(std::ranges::count(expected.questions, row.at("question")) == 1);
      if (row.at("vote") == (ccr ? "3" : "5") && row.at("question") == expected.questions[0])
        best.insert(row.at("vote_label"));
    }
    CHECK(best == std::set<std::string>{expected.best});
  }
}

TEST_CASE("rows of pairs name their reference and the order heard, those of a hidden reference their role") {
  const StudyPlace dcr;
  for (const auto& row : simulated_rows(dcr, "dcr", "direct,4.9\ng711,2\n")) {
    CHECK(row.at("presentation") == "reference,processed");
    CHECK(row.at("role") == "processed");
    CHECK(row.at("reference") == "direct" + row.at("stimulus").substr(row.at("condition").size()));
  }
  const StudyPlace ccr;
  std::map<std::string, int> orders;
  for (const auto& row : simulated_rows(ccr, "ccr", "direct,0\ng711,-2\n"))
    if (row.at("block_type") == "main") ++orders[row.at("presentation")];
  CHECK(orders == std::map<std::string, int>{{"reference,processed", 8}, {"processed,reference", 8}});
  const StudyPlace hidden;
  for (const auto& row : simulated_rows(hidden, "acr-hr", "direct,4\ng711,2\n"))
    CHECK(row.at("role") == (row.at("condition") == "direct" ? "hidden_reference" : "processed"));
}

TEST_CASE("mos recodes the votes of CCR once, whatever was heard first, and the file keeps them as pressed") {
  const StudyPlace place;
  double sum = 0;
  int n = 0;
  for (const auto& row : simulated_rows(place, "ccr", "direct,0\ng711,-2.5\n"))
    if (row.at("block_type") == "main" && row.at("condition") == "g711") {
      const double vote = std::stod(row.at("vote"));
      sum += row.at("presentation") == "processed,reference" ? -vote : vote;
      ++n;
    }
  const auto mos = json_of(place, "mos study --simulated --ci votes");
  CHECK(mos["rows"][1]["condition"] == "g711");
  CHECK(mos["rows"][1]["mos"].get<double>() == sum / n);
  CHECK(sum / n < -1);
  CHECK(json_of(place, "mos out/long.csv --simulated --ci votes")["rows"] == mos["rows"]);
  const auto contrast = json_of(place, "contrast study --simulated");
  CHECK(contrast["pairs"][0]["difference"].get<double>() ==
        Approx(mos["rows"][0]["mos"].get<double>() - sum / n));
}

TEST_CASE("mos gives the difference values of ACR-HR beside the votes, crushed where that is asked for") {
  const StudyPlace place;
  const Rows rows = simulated_rows(place, "acr-hr", "direct,3\ng711,4.5\n");
  std::map<std::pair<std::string, std::string>, double> reference; // by listener and source
  for (const auto& row : rows)
    if (row.at("block_type") == "main" && row.at("role") == "hidden_reference")
      reference[{row.at("listener"), row.at("talker") + row.at("sample")}] = std::stod(row.at("vote"));
  double dv = 0, crushed = 0, votes = 0;
  int n = 0;
  for (const auto& row : rows)
    if (row.at("block_type") == "main" && row.at("role") == "processed") {
      const double vote = std::stod(row.at("vote"));
      const double one = vote - reference.at({row.at("listener"), row.at("talker") + row.at("sample")}) + 5;
      votes += vote;
      dv += one;
      crushed += one > 5 ? 7 * one / (2 + one) : one;
      ++n;
    }
  const auto row = json_of(place, "mos study --simulated --ci votes")["rows"][1];
  CHECK(row["condition"] == "g711");
  CHECK(row["mos"].get<double>() == votes / n);
  CHECK(row["dv"].get<double>() == Approx(dv / n).epsilon(1e-12)); // the same sum in another order
  CHECK(dv / n > 5);
  const auto less = json_of(place, "mos study --simulated --ci votes --crush")["rows"][1];
  CHECK(less["dv"].get<double>() == Approx(crushed / n).epsilon(1e-12));
}

TEST_CASE("several questions have a row each per condition, or one is chosen by --question") {
  const StudyPlace place;
  simulated_rows(place, "p835", "direct,4.5\ng711,2\n");
  const auto all = json_of(place, "mos study --simulated");
  std::vector<std::string> keys;
  for (const auto& row : all["rows"])
    keys.push_back(row["question"].get<std::string>() + ' ' + row["condition"].get<std::string>());
  CHECK(keys == std::vector<std::string>{"bak direct", "bak g711", "ovrl direct", "ovrl g711", "sig direct",
                                         "sig g711"});
  const auto sig = json_of(place, "mos study --simulated --question sig");
  REQUIRE(sig["rows"].size() == 2);
  CHECK(sig["rows"][0]["mos"] == all["rows"][4]["mos"]);
  CHECK(sig["where"][0] == "question=sig");
  for (const char* command : {"screen", "anova", "contrast", "reliability"}) {
    CHECK(place.run(std::string(command) + " study --simulated --question bak").exit_code == 0);
    CHECK(json_of(place, std::string(command) + " study --simulated")["questions"].size() == 3);
  }
  CHECK(place.run("mos study --simulated --question sgi").err.find("did you mean sig?") != std::string::npos);
  CHECK(place.run("mos study --simulated --question sig --where question=bak").exit_code == 2);
}

TEST_CASE("every answer is given for the votes of every method") {
  for (const char* method : {"acr-hr", "dcr", "ccr", "p835", "dimensions"}) {
    CAPTURE(method);
    const StudyPlace place;
    simulated_rows(place, method,
                   std::string(method) == "ccr" ? "direct,0\ng711,-1\n" : "direct,4.5\ng711,2\n");
    for (const char* command :
         {"screen study --simulated", "anova study --simulated", "contrast study --simulated",
          "reliability study --simulated", "recover study --simulated", "methods study --simulated",
          "plan study", "report study --simulated -o page.html", "export study bundle --simulated"}) {
      const Run run = place.run(command);
      CAPTURE(command, run.err);
      CHECK(run.exit_code == 0);
    }
  }
}

TEST_CASE("crushing is refused for votes that have no difference values") {
  const StudyPlace place;
  simulated_rows(place, "acr", "direct,4.5\ng711,2\n");
  const Run run = place.run("mos study --simulated --crush");
  CHECK(run.exit_code == 2);
  CHECK(run.err.find("--crush is for difference values") != std::string::npos);
}

TEST_CASE("a study may ask a question of its own, whose mean has no name") {
  const StudyPlace place;
  REQUIRE(place.make("acr").exit_code == 0);
  place.folder.write("study/study.toml",
                     read_file(place.folder.path() / "study/study.toml") +
                         "[[scale]]\nquestion = \"naturalness\"\nheading = \"How natural?\"\n"
                         "labels = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]\n");
  REQUIRE(place.run("simulate study --listeners 4").exit_code == 0);
  const auto mos = json_of(place, "mos study --simulated");
  CHECK(mos["rows"][0]["votes"].size() == 7);
  CHECK(mos["rows"][0]["p_good_or_better"].is_null());
  CHECK(mos["designation"].is_null());
  CHECK(json_of(place, "plan study")["listeners"][0]["trials"][0]["question"] == "naturalness");
}

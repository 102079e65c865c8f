// The method of a study, from new to mos.
#include "cli/quietroom.h"
#include "core/csv.h"
#include "support/finished_set.h"

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

/// A set of two conditions and two talkers, and a study of it.
struct Place {
  TempFolder folder;
  Place() {
    write_finished_files(folder.path() / "files");
    run("add-set files --context NB --pattern '{condition}_{talker}_{sample}.wav' --write");
  }
  Run run(const std::string& arguments) const {
    return run_program(QUIETROOM_PROGRAM, arguments, folder.path());
  }
  Run make(const std::string& method) const {
    return run("new study --set files --listeners 2 --practice 1 --seed 3 --method " + method);
  }
};

} // namespace

TEST_CASE("a study of each method is made, planned, simulated and exported with its question") {
  const std::map<std::string, std::string> questions = {
      {"acr", "quality"}, {"effort", "effort"}, {"loudness", "loudness"}};
  const std::map<std::string, std::string> fives = {
      {"acr", "Excellent"},
      {"effort", "Complete relaxation possible; no effort required"},
      {"loudness", "Much louder than preferred"}};
  for (const auto& [method, question] : questions) {
    CAPTURE(method);
    const Place place;
    const Run made = place.make(method);
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    CHECK(read_file(place.folder.path() / "study/study.toml").find("method = \"" + method + "\"\n") !=
          std::string::npos);
    const auto plan = nlohmann::json::parse(place.run("plan study --json").out);
    const auto& trials = plan["listeners"][0]["trials"];
    REQUIRE(trials.size() == 5);
    for (const auto& trial : trials) {
      CHECK(trial["question"] == question);
      REQUIRE(trial["presented"].size() == 1);
      CHECK(trial["presented"][0]["role"] == "processed");
      for (const char* key : {"stimulus", "condition", "talker", "sample"})
        CHECK(trial["presented"][0].contains(key));
    }
    CHECK(place.run("plan study").out.find("method " + method) != std::string::npos);
    place.folder.write("truth.csv", "condition,mos\ndirect,4.9\ng711,4.9\n");
    const Run simulated = place.run("simulate study --listeners 3 --truth truth.csv");
    INFO(simulated.err);
    REQUIRE(simulated.exit_code == 0);
    REQUIRE(place.run("export study out --simulated").exit_code == 0);
    const Rows rows = rows_of(read_file(place.folder.path() / "out/long.csv"));
    REQUIRE(rows.size() == 15);
    std::set<std::string> labels;
    for (const auto& row : rows) {
      CHECK(row.at("method") == method);
      CHECK(row.at("question") == question);
      CHECK(row.at("scale") == "1:5");
      CHECK(row.at("role") == "processed");
      CHECK(row.at("presentation") == "processed");
      CHECK(row.at("reference").empty());
      if (row.at("vote") == "5") labels.insert(row.at("vote_label"));
    }
    CHECK(labels == std::set<std::string>{fives.at(method)});
  }
}

TEST_CASE("simulated loudness lies around the centre of the scale where no truth is given") {
  const Place place;
  REQUIRE(place.make("loudness").exit_code == 0);
  const Run simulated = place.run("simulate study --listeners 60 --seed 2");
  REQUIRE(simulated.exit_code == 0);
  CHECK(simulated.err.empty());
  const auto mos = nlohmann::json::parse(place.run("mos study --simulated --json").out);
  for (const auto& row : mos["rows"]) {
    CAPTURE(row.dump());
    CHECK(std::abs(row["mos"].get<double>() - 3) < 0.5); // the effect of a file has a deviation of 0.15
  }
}

TEST_CASE("a method that is not carried, or none, is refused before anything is made") {
  const Place place;
  for (const auto& [id, part] : std::map<std::string, std::string>{
           {"dcr", "method \"dcr\" (degradation category rating, ITU-T P.800 Annex D) is not carried"},
           {"P.835", "is not carried by this version; use acr, effort or loudness"},
           {"acr-hr", "is not carried"},
           {"ccr", "is not carried"},
           {"dimensions", "is not carried"},
           {"loudnes",
            "method \"loudnes\" is not known (did you mean loudness?); use acr, effort or loudness"},
           {"ACR", "method \"ACR\" is not known (did you mean acr?)"}}) {
    CAPTURE(id);
    const Run made = place.make(id);
    CHECK(made.exit_code == 2);
    CHECK(made.err.starts_with("quietroom: --method: method "));
    CHECK(made.err.find(part) != std::string::npos);
    CHECK(std::count(made.err.begin(), made.err.end(), '\n') == 1);
    CHECK_FALSE(std::filesystem::exists(place.folder.path() / "study"));
  }
}

TEST_CASE("simulated votes of one method must go before those of another come") {
  const Place place;
  REQUIRE(place.make("acr").exit_code == 0);
  place.folder.write("truth.csv", "condition,mos\ndirect,4\ng711,3\n");
  REQUIRE(place.run("simulate study --listeners 1 --truth truth.csv").exit_code == 0);
  const auto file = place.folder.path() / "study/study.toml";
  std::string text = read_file(file);
  text.replace(text.find("\"acr\""), 5, "\"effort\"");
  write_file(file, text);
  CHECK(place.run("simulate study --listeners 1 --truth truth.csv").exit_code == 2);
  CHECK(place.run("simulate study --listeners 1 --truth truth.csv --replace").exit_code == 0);
  CHECK(place.run("mos study --simulated").exit_code == 0);
}

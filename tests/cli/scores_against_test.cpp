#include "cli/quietroom.h"
#include "core/atomic_file.h"
#include "support/source_set.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

namespace {

/// A prepared set in `set`, whose E-model inputs are known for two conditions, and votes on it.
struct SetAndVotes {
  SourceSet set;
  SetAndVotes() {
    set.replace("kind = \"reference\"", "kind = \"reference\"\nemodel = { Ie = 0 }");
    set.replace("steps = [{ step = \"loss\"",
                "emodel = { codec = \"g711-plc\" }\nsteps = [{ step = \"loss\"");
    set.run();
    std::string votes = "listener,stimulus,condition,vote\n";
    for (const char* listener : {"L", "M", "N"})
      for (const char* row : {"direct.a,direct,5", "direct.b,direct,4", "q12.a,q12,2", "q12.b,q12,3",
                              "loss5.a,loss5,3", "loss5.b,loss5,4"})
        votes += std::string(listener) + "," + row + "\n";
    set.folder.write("votes.csv", votes);
  }
  json compared(const std::string& options) const {
    return json::parse(run_quietroom("compare votes.csv --json " + options, set.path()).out);
  }
};

} // namespace

TEST_CASE("compare computes ViSQOL of the set by itself and holds it beside panel and E-model") {
  const SetAndVotes it;
  const json found = it.compared("--set . --against visqol");
  CHECK(found["model"] == "visqol");
  REQUIRE(found["models"].size() == 2);
  CHECK(found["models"][1]["model"] == "emodel");
  CHECK(found["models"][1]["beside"] == true);
  const json scores = json::parse(run_quietroom("estimate . --json", it.set.path()).out);
  const double mean = (scores[0]["mos_lqo"].get<double>() + scores[1]["mos_lqo"].get<double>()) / 2;
  const json& direct = found["side_by_side"]["points"][0];
  CHECK(direct["condition"] == "direct");
  CHECK(direct["scores"]["visqol"].get<double>() == Approx(mean).epsilon(1e-12));
  CHECK(direct["scores"]["emodel"].get<double>() > 4);
  CHECK(found["side_by_side"]["points"][2]["scores"]["emodel"].is_null()); // MNRU has no Ie
  CHECK(fs::exists(it.set.path() / "scores.csv"));
  const Run failing =
      run_quietroom("compare votes.csv --set . --against visqol --fail-if 'rmse_star>9'", it.set.path());
  CHECK(failing.exit_code == 0); // the E-model has no RMSE* of two points, and nobody asked for it
}

TEST_CASE("the E-model has one name for readers, and its key for programs") {
  const SetAndVotes it;
  const Run run = run_quietroom("compare votes.csv --set . --against visqol", it.set.path());
  CHECK(run.out.find("E-model") != std::string::npos);
  CHECK(run.out.find("== E-model") != std::string::npos);
  CHECK(run.out.find("emodel") == std::string::npos);
  CHECK(it.compared("--set . --against visqol")["models"][1]["model"] == "emodel");
}

TEST_CASE("scores of what has no votes are counted, and a condition that contradicts the votes is refused") {
  const SetAndVotes it;
  const std::string head = "# scores: name=POLQA version=3 range=1..5 direction=higher\n";
  const std::string rows = "direct.b,direct,4\nq12.a,q12,2\nq12.b,q12,3\nloss5.a,loss5,3\nloss5.b,loss5,4\n";
  it.set.folder.write("more.csv",
                      head + "stimulus,condition,score\ndirect.a,direct,5\n" + rows + "nosuch,x,3\n");
  const Run more = run_quietroom("compare votes.csv --scores more.csv", it.set.path());
  CHECK(more.exit_code == 0);
  CHECK(more.err ==
        "quietroom: votes.csv: 1 stimulus with a score of POLQA has no votes and is left out: nosuch\n");
  it.set.folder.write("other.csv", head + "stimulus,condition,score\ndirect.a,q12,5\n" + rows);
  check_failure(2, "other.csv:3: direct.a is of condition q12 here and of direct in votes.csv",
                "compare votes.csv --scores other.csv", it.set.path());
}

TEST_CASE("a study finds the sound of its set, and files that are not those heard have no score") {
  const SetAndVotes it;
  const TempFolder place;
  const std::string study = "'" + (place.path() / "s").string() + "'";
  REQUIRE(run_quietroom("new " + study + " --set . --listeners 2", it.set.path()).exit_code == 0);
  REQUIRE(run_quietroom("simulate " + study + " --listeners 2 --seed 1", it.set.path()).exit_code == 0);
  const std::string compare = "compare " + study + " --simulated --against visqol --json";
  const json found = json::parse(run_quietroom(compare, it.set.path()).out);
  CHECK(found["side_by_side"]["points"].size() == 3);
  signal::write_wav(it.set.file("q12.a.wav"), speech_like(16000, 3, 9), 16);
  const Run changed = run_quietroom(compare, it.set.path());
  CHECK(changed.err.find("q12.a: no score: ") != std::string::npos);
  CHECK(changed.err.find("is not the file that the listeners heard") != std::string::npos);
}

TEST_CASE("somebody else's scores.csv does not stop a comparison and stays as it is") {
  const SetAndVotes it;
  it.set.folder.write("scores.csv", "mine\n");
  const Run run = run_quietroom("compare votes.csv --set . --against visqol", it.set.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("the scores are computed and not kept") != std::string::npos);
  CHECK(read_file(it.set.path() / "scores.csv") == "mine\n");
}

TEST_CASE("scores of other programs join with what they are, and are refused where that is not declared") {
  const SetAndVotes it;
  it.set.folder.write("polqa.csv", "# scores: name=POLQA version=3 range=1..5 direction=higher\n"
                                   "condition,score\ndirect,4.5\nq12,2.4\nloss5,3.5\n");
  it.set.folder.write("bare.csv", "condition,score\ndirect,4.5\n");
  const json found = it.compared("--set . --scores polqa.csv");
  CHECK(found["model"] == "POLQA");
  CHECK(found["objective_from"] == "POLQA 3, 1 to 5, higher is better; polqa.csv");
  CHECK(found["models"].size() == 2);
  CHECK(it.compared("--scores polqa.csv").contains("models") == false); // no set, so no E-model beside
  check_failure(2, "are not all declared", "compare votes.csv --scores bare.csv", it.set.path());
  check_failure(2, "stands in two files", "compare votes.csv --scores polqa.csv --scores polqa.csv",
                it.set.path());
  check_failure(2, "give its folder with --set SET", "compare votes.csv --against visqol", it.set.path());
  it.set.folder.write("pairs.csv", "condition,mos,objective\na,4,4\nb,3,3\n");
  check_failure(2, "--scores is for VOTES", "compare --pairs pairs.csv --scores polqa.csv", it.set.path());
}

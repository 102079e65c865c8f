#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("figures name the categories as the listeners saw them, and each method by its own words") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,method,vote,vote_label\nA,s,c,acr,5,Ausgezeichnet\n"
                        "B,s,c,acr,4,Gut\nA,t,d,acr,2,Dürftig\nB,t,d,acr,2,Dürftig\n");
  const auto drawn = [&](const std::string& kind, const std::string& votes) {
    check_drawn(kind + ' ' + votes + " --force -o f.svg", folder.path());
    return quietroom::read_file(folder.path() / "f.svg");
  };
  CHECK(drawn("votes", "v.csv").find(">4 Gut</text>") != std::string::npos);
  CHECK(drawn("votes", "v.csv").find("Good") == std::string::npos);
  CHECK(drawn("conditions", "v.csv").find(">Gut</text>") != std::string::npos);
  CHECK(drawn("box", "v.csv").find(">Gut</text>") != std::string::npos);
  for (const auto& [rows, word] :
       {std::pair{"A,s,c,loudness,3\nB,s,c,loudness,4\n", ">3 Preferred</text>"},
        {"A,s,c,effort,3\nB,s,c,effort,4\n", ">3 Moderate effort required</text>"}}) {
    folder.write("m.csv", std::string("listener,stimulus,condition,method,vote\n") + rows);
    CAPTURE(rows);
    CHECK(drawn("votes", "m.csv").find(word) != std::string::npos);
  }
  CHECK(run_quietroom("report v.csv -o r.html", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "r.html").find(">4 Gut</text>") != std::string::npos);
  CHECK(run_quietroom("export v.csv out", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "out/figures/votes.svg").find(">4 Gut</text>") !=
        std::string::npos);
}

TEST_CASE("what a kind needs and the votes lack is said in a sentence") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  check_failure(2, "a ladder needs MNRU conditions of two different Q", "figure ladder v.csv -o f.svg",
                folder.path());
  check_failure(2, "no condition is called mnru6", "figure ladder v.csv --q-db mnru6=6 -o f.svg",
                folder.path());
  check_failure(2, "needs VOTES", "figure conditions -o f.svg", folder.path());
  check_failure(2, "figure sweep needs a CSV", "figure sweep -o f.svg", folder.path());
  check_failure(2, "has no column MOS_CQE", "figure sweep v.csv -o f.svg", folder.path());
  const Run run = run_quietroom("figure health " + votes("tiny_hand") + " -o h.svg", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("no column response_ms") != std::string::npos);
}

#include "cli/quietroom.h"
#include "support/vector_csv.h"

#include <algorithm>

using namespace quietroom::test;

namespace {

const std::string models = "condition,label,Ie,Bpl,Ppl,BurstR\n"
                           "A,G.711 clean,0,25.1,,\n"
                           "B,MNRU 10 dB,,,,\n";

/// The published table as finished pairs.
std::string published_pairs() {
  std::string out = "condition,label,mos,ci,n,objective,objective_polqa,context\n";
  for (const auto& row : read_vectors("emodel/published_qulab_speech_quality.csv")) {
    std::vector<std::string> fields;
    for (const char* column : {"condition", "description", "mos_lqs", "ci95_listeners", "n_votes",
                               "mos_lqe_fb", "polqa_mos_lqo_mean"})
      fields.push_back(row.text(column));
    fields.emplace_back("FB");
    quietroom::append_csv_record(out, fields);
  }
  return out;
}

} // namespace

TEST_CASE("compare holds votes against the E-model") {
  const TempFolder folder;
  folder.write("models.csv", models);
  check_output("compare_tiny.txt", "compare --models models.csv " + votes("tiny_hand"), folder.path());
  check_output("compare_tiny.json", "compare --json --models models.csv " + votes("tiny_hand"),
               folder.path());
}

TEST_CASE("compare takes finished pairs") {
  const TempFolder folder;
  folder.write(
      "pairs.csv",
      "condition,mos,ci,n,objective\nG.711,4.2,0.3,96,4.4\nGSM-FR,3.1,0.2,96,3.52\nMNRU,2,0.2,96,\n");
  check_output("compare_pairs.txt", "compare --pairs pairs.csv", folder.path());
}

TEST_CASE("the published comparison of a fullband test with the E-model comes out of its pairs") {
  // reference figures: n 6, RMSE 0.1854 (divisor n), r 0.98375, line 0.13896 + 0.92972 x, RMSE 0.1387 and
  // 0.1699
  const TempFolder folder;
  folder.write("qulab.csv", published_pairs());
  check_output("compare_qulab.txt", "compare --pairs qulab.csv --against objective", folder.path());
  check_output("compare_qulab.json", "compare --pairs qulab.csv --against objective --json --mapping first",
               folder.path());
  check_output("compare_qulab.csv", "compare --pairs qulab.csv --against objective --csv", folder.path());
  check_output("compare_qulab_two.txt", "compare --pairs qulab.csv", folder.path());
  const Run two = run_quietroom("compare --pairs qulab.csv --json", folder.path());
  CHECK(
      two.out.find("\"a\": \"objective\",\n      \"b\": \"objective_polqa\",\n      \"mapping\": \"third\",\n"
                   "      \"n\": 6,\n      \"left_out\": 2,") != std::string::npos);
  CHECK(two.out.find("\"tests_bootstrap\": {\n    \"replicates\": 10000,\n    \"seed\": 1\n  }") !=
        std::string::npos);
}

TEST_CASE("a limit that holds ends compare with 1, and so does one on an undefined figure") {
  const TempFolder folder;
  folder.write("qulab.csv", published_pairs());
  const std::string compare = "compare --pairs qulab.csv --against objective ";
  CHECK(run_quietroom(compare + "--fail-if 'rmse_star>0.3' --fail-if 'mapping.pearson < 0.9'", folder.path())
            .exit_code == 0);
  const Run failed = run_quietroom(compare + "--fail-if 'rmse_star>0.05' --fail-if 'rmse<0'", folder.path());
  CHECK(failed.exit_code == 1);
  CHECK(failed.err.starts_with("quietroom: --fail-if rmse_star>0.05: rmse_star is 0.077"));
  CHECK(std::count(failed.err.begin(), failed.err.end(), '\n') == 1);
  CHECK(failed.out == run_quietroom(compare, folder.path()).out);
  folder.write("one.csv", "condition,mos,objective\na,4,4\n");
  const Run undefined = run_quietroom("compare --pairs one.csv --fail-if 'pearson<0.9'", folder.path());
  CHECK(undefined.exit_code == 1);
  CHECK(undefined.err.find("pearson is undefined for 1 point") != std::string::npos);
  check_failure(2, "rsme is no metric", compare + "--fail-if 'rsme>1'", folder.path());
}

TEST_CASE("models are held against each other on the votes that both know") {
  const TempFolder folder;
  std::string csv = "listener,stimulus,condition,vote,good,bad\n";
  for (int c = 1; c <= 5; ++c)
    for (int l = 1; l <= 4; ++l)
      for (int t = 1; t <= 2; ++t) {
        const std::string condition = "c" + std::to_string(c), talker = "t" + std::to_string(t);
        csv += 'L' + std::to_string(l) + ',' + condition + talker + ',' + condition + ',' +
               std::to_string(std::clamp(c + (l * t) % 3 - 1, 1, 5)) + ',' + std::to_string(c) + '.' +
               std::to_string(t) + ',' + (c == 2 ? "" : std::to_string((c * 7) % 5 + 1)) + '\n';
      }
  folder.write("v.csv", csv);
  check_output("compare_two_columns.txt", "compare --against good --against bad --test-seed 7 v.csv",
               folder.path());
  const Run by_stimulus = run_quietroom("compare v.csv --against good --by stimulus --csv", folder.path());
  CHECK(by_stimulus.out.starts_with("condition,stimulus,mos,"));
  CHECK(std::count(by_stimulus.out.begin(), by_stimulus.out.end(), '\n') == 11);
  check_failure(2, "--against good is given twice", "compare v.csv --against good --against good",
                folder.path());
  check_failure(2, "--by talker is not known; choose condition or stimulus",
                "compare v.csv --against good --by talker", folder.path());
}

TEST_CASE("a falling model is told from an agreeing one") {
  const TempFolder folder;
  folder.write("falling.csv",
               "condition,mos,ci,objective\na,1.1,0.2,5\nb,2,0.2,4\nc,2.9,0.2,3\nd,4.2,0.2,2\ne,5,0.2,1\n");
  const Run run = run_quietroom("compare --pairs falling.csv", folder.path());
  CHECK(run.out.find("NEGATIVE SLOPE") != std::string::npos);
  CHECK(run.out.find("The third-order mapping is flat") != std::string::npos);
  CHECK(run_quietroom("compare --pairs falling.csv --json", folder.path())
            .out.find("\"negative_slope\": true") != std::string::npos);
}

TEST_CASE("a condition without votes yet is called that, and no misspelling of a condition that has votes") {
  const TempFolder folder;
  std::string toml = "version = 1\nname = 'half'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
                     "[[source]]\nid = 's1'\nfile = 'source/s1.wav'\ntalker = 'ann'\n"
                     "[[condition]]\nid = 'g711'\nkind = 'reference'\nemodel = { Ie = 0 }\n";
  for (const auto& [id, ie] : {std::pair{"mnru1", "40"}, {"mnru2", "30"}, {"mnru3", "20"}, {"gsm", "25"}})
    toml += std::string("[[condition]]\nid = '") + id + "'\nemodel = { Ie = " + ie +
            " }\nsteps = [{ step = 'mnru', q_db = " + ie + " }]\n";
  folder.write("set/set.toml", toml);
  folder.write("m.csv", "condition,Ie\ng711,0\nmnru1,40\nmnru2,30\nmnru3,20\ngsm,20\n");
  const std::string head = "listener,stimulus,condition,vote\n";
  folder.write("half.csv", head + "L,a,g711,5\nM,a,g711,4\nL,b,mnru1,1\nM,b,mnru1,2\n");
  for (const auto& [option, file] :
       {std::pair{"--set set", "set/set.toml"}, std::pair{"--models m.csv", "m.csv"}}) {
    const Run run = run_quietroom("compare half.csv --json " + std::string(option), folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.err == "quietroom: " + std::string(file) + ": no votes yet: mnru2, mnru3, gsm\n");
    CHECK(run.out.find("\"message\": \"no votes yet: mnru2, mnru3, gsm\"") != std::string::npos);
  }
  folder.write("strange.csv", head + "L,a,g711,5\nM,a,g711,4\nL,b,mnru1,1\nM,c,Mnru3,2\n");
  const Run strange = run_quietroom("compare strange.csv --models m.csv", folder.path());
  CHECK(strange.err.find("m.csv: no votes yet: mnru2, gsm\n") != std::string::npos);
  CHECK(strange.err.find("m.csv:5: no vote is on the condition mnru3; is it Mnru3?") != std::string::npos);
  CHECK(strange.err.find(
            "has nothing about the condition Mnru3 of the votes, which gets no estimate; is it mnru3?") !=
        std::string::npos);
}

TEST_CASE("a condition that the votes have in another Unicode form is asked about") {
  const TempFolder folder;
  folder.write("m.csv", "condition,Ie\nclair,0\nd\xC3\xA9grad\xC3\xA9,40\n"); // NFC
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,a,clair,5\nM,a,clair,4\n"
                        "L,b,de\xCC\x81grade\xCC\x81,2\nM,b,de\xCC\x81grade\xCC\x81,1\n"); // NFD
  const Run run = run_quietroom("compare v.csv --models m.csv", folder.path());
  CHECK(run.err.find("m.csv:3: no vote is on the condition d\xC3\xA9grad\xC3\xA9; is it d") !=
        std::string::npos);
}

TEST_CASE("compare --json says how many rows of the votes were left out") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,polqa,block_type\nL,s,a,4,4,main\nM,s,a,5,4,main\n"
                        "L,s,a,1,4,practice\n");
  CHECK(run_quietroom("compare v.csv --against polqa --json --context NB", folder.path())
            .out.find("\"designation\": \"MOS-LQSN\",\n  \"simulated\": false,\n  \"where\": [],\n"
                      "  \"left_out\": {\n    \"practice\": 1,") != std::string::npos);
}

TEST_CASE("simulated votes against the E-model are said to be circular") {
  const TempFolder folder;
  folder.write("models.csv", models);
  folder.write("v.csv", "listener,stimulus,condition,vote,simulated\nsim-1,s,A,4,1\nsim-2,s,A,5,1\n");
  const Run run = run_quietroom("compare v.csv --models models.csv", folder.path());
  CHECK(run.out.starts_with("SIMULATED votes"));
  CHECK(run.out.find("circular") != std::string::npos);
  CHECK(run_quietroom("compare v.csv --models models.csv --json", folder.path())
            .out.find("\"circular\": true") != std::string::npos);
}

TEST_CASE("compare refuses a pair of no votes") {
  const TempFolder folder;
  folder.write("p.csv", "condition,mos,ci,n,objective\na,4,0.1,0,4\nb,3,0.1,8,3\nc,2,0.1,8,2\n");
  check_failure(2, "p.csv:2: n is 0", "compare --pairs p.csv", folder.path());
}

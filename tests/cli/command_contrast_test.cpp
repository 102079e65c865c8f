#include "cli/quietroom.h"

#include <nlohmann/json.hpp>
#include <set>

using namespace quietroom::test;
using nlohmann::json;

namespace {

json document(const std::string& arguments, const TempFolder& folder) {
  const Run run = run_quietroom(arguments + " --json", folder.path());
  CAPTURE(arguments, run.err);
  REQUIRE(run.exit_code == 0);
  return json::parse(run.out);
}

const std::string header = "listener,stimulus,condition,vote\n";

/// Every listener hears A one better than B.
const std::string constant = header + "L1,a,A,4\nL1,b,B,3\nL2,a,A,5\nL2,b,B,4\nL3,a,A,3\nL3,b,B,2\n";
/// A and B have a panel, C another.
const std::string disjoint = header + "L1,a,A,4\nL1,b,B,3\nL2,a,A,5\nL2,b,B,5\nL3,a,A,3\nL3,b,B,2\n"
                                      "M1,c,C,1\nM2,c,C,1\nM3,c,C,2\n";

} // namespace

TEST_CASE("contrast calls conditions different that every listener holds apart alike") {
  const TempFolder folder;
  folder.write("v.csv", constant);
  const json found = document("contrast v.csv", folder);
  CHECK(found["pairs"][0]["verdict"] == "different");
  CHECK(found["pairs"][0]["t"]["p"].is_null());
  CHECK(found["levels"][0]["letters"] == "a");
  CHECK(found["levels"][1]["letters"] == "b");
  folder.write("same.csv", header + "L1,a,A,4\nL1,b,B,4\nL2,a,A,2\nL2,b,B,2\n");
  CHECK(document("contrast same.csv", folder)["pairs"][0]["verdict"] == "no difference shown");
}

TEST_CASE("contrast gives no letter to a condition that no common listener heard") {
  const TempFolder folder;
  folder.write("v.csv", disjoint);
  for (const char* test : {"t", "wilcoxon"}) {
    CAPTURE(test);
    const std::string command = std::string("contrast v.csv --test ") + test;
    const json found = document(command, folder);
    CHECK(found["levels"][0]["letters"] == "a");
    CHECK(found["levels"][1]["letters"] == "a");
    CHECK(found["levels"][2]["letters"].is_null());
    CHECK(found["letters_reason"].get<std::string>().starts_with("C: not testable"));
    CHECK(found["pairs"][0]["verdict"] == "no difference shown");
    CHECK(found["pairs"][1]["verdict"] == "not testable");
    CHECK(run_quietroom(command, folder.path()).out.find("not testable") != std::string::npos);
    CHECK(run_quietroom(command + " --csv", folder.path()).out.find("not testable") != std::string::npos);
  }
}

TEST_CASE("Tukey tells levels of equal votes apart, and cannot test levels of one vote") {
  const TempFolder folder;
  folder.write("equal.csv", header + "L1,a,A,4\nL1,b,B,3\nL2,a,A,4\nL2,b,B,3\n");
  CHECK(document("contrast equal.csv --test tukey", folder)["pairs"][0]["verdict"] == "different");
  folder.write("one.csv", header + "L1,a,A,4\nL1,b,B,3\n");
  const json one = document("contrast one.csv --test tukey", folder);
  CHECK(one["pairs"][0]["verdict"] == "not testable");
  CHECK(one["levels"][0]["letters"].is_null());
}

TEST_CASE("Wilcoxon's p of a small panel is the exact one, with the approximations beside it") {
  const TempFolder folder;
  const json found = document("contrast --test wilcoxon " + votes("small_panel"), folder);
  const json& pair = found["pairs"][0]["wilcoxon"];
  CHECK(pair["p"] == 0.0625);
  CHECK(pair["p_holm"] == 0.0625);
  CHECK_THAT(pair["p_normal"].get<double>(), Catch::Matchers::WithinAbs(0.0431, 5e-5)); // four digits
  CHECK(pair["method"] == "exact");
  CHECK(found["levels"][0]["letters"] == found["levels"][1]["letters"]);
  const Run csv = run_quietroom("contrast --csv --test wilcoxon " + votes("small_panel"), folder.path());
  CHECK(csv.out.find("verdict,p_normal,p_continuity,method") != std::string::npos);
}

TEST_CASE("intervals are named by their true confidence") {
  const TempFolder folder;
  const auto says = [&](const std::string& arguments, const std::string& words) {
    CAPTURE(arguments);
    CHECK(run_quietroom(arguments, folder.path()).out.find(words) != std::string::npos);
  };
  says("contrast --alpha 0.001 " + votes("tiny_hand"), "; 99.9 % t intervals");
  says("contrast --alpha 0.05 " + votes("tiny_hand"), "; 95 % t intervals");
  says("contrast --alpha 0.001 --test tukey " + votes("tiny_hand"), "; 99.9 % intervals of all");
  says("plan --half-width 0.2 --alpha 0.001", "99.9 % intervals");
}

TEST_CASE("recover and screen tell conditions apart that share their sentences") {
  const TempFolder folder;
  const json recovered = document("recover " + votes("repeated_names"), folder);
  std::set<std::pair<std::string, std::string>> rows;
  for (const json& row : recovered["stimuli"]) rows.emplace(row["stimulus"], row["condition"]);
  CHECK(rows.size() == recovered["stimuli"].size());
  CHECK(recovered["n_files"] == rows.size());
  CHECK(run_quietroom("recover --csv " + votes("repeated_names"), folder.path())
            .out.starts_with("stimulus,condition,quality,"));
  CHECK(run_quietroom("mos --exclude-by p913 " + votes("repeated_names"), folder.path())
            .out.find("Excluded: S07 (") != std::string::npos);
  const json agreed = document("reliability " + votes("shared_stimulus"), folder);
  CHECK_THAT(agreed["icc"]["icc_2_1"].get<double>(), Catch::Matchers::WithinAbs(0.73, 0.005)); // two digits
}

TEST_CASE("contrast prints letters and pairs") {
  const TempFolder folder;
  check_output("contrast_unbalanced.txt", "contrast " + votes("unbalanced_missing"), folder.path());
  check_output("contrast_talker_tukey.txt", "contrast --by talker --test tukey " + votes("balanced_24x12x4"),
               folder.path());
  check_output("contrast_tiny.json", "contrast --json " + votes("tiny_hand"), folder.path());
  check_output("contrast_tiny.csv", "contrast --csv --test wilcoxon --correction bh " + votes("tiny_hand"),
               folder.path());
}

#include "design/eligibility.h"

#include "design/written_study.h"

using namespace quietroom;
using namespace quietroom::design;
using Catch::Contains;
using Breaches = std::vector<Breach>;

namespace {

const std::string form = "[form]\nask = [\"last_test\", \"last_listening_test\", \"hearing\"]\n";
constexpr const char* today = "2026-11-28T12:00:00Z";

EligibilityRules p800() {
  EligibilityRules out;
  out.last_test_months = 6;
  out.last_listening_test_months = 12;
  out.unheard = Unheard::sources;
  return out;
}

} // namespace

TEST_CASE("the rules of P.800 hold for who took part in no test for long and heard nothing of it") {
  CHECK(breaches(p800(), {{"last_test", "never"}, {"last_listening_test", "never"}}, {}, today).empty());
  CHECK(breaches(p800(), {{"last_test", "2026-05-28"}, {"last_listening_test", "2025-11-28"}}, {}, today)
            .empty());
}

TEST_CASE("a test too short ago breaks the rule of its kind alone") {
  CHECK(breaches(p800(), {{"last_test", "2026-09"}, {"last_listening_test", "2024-01"}}, {}, today) ==
        Breaches{Breach::last_test});
  CHECK(breaches(p800(), {{"last_test", "2026-03"}, {"last_listening_test", "2026-03"}}, {}, today) ==
        Breaches{Breach::last_listening_test});
}

TEST_CASE("a stored session counts as a test of both kinds, whatever the listener says") {
  const std::map<std::string, std::string, std::less<>> never = {{"last_test", "never"},
                                                                 {"last_listening_test", "never"}};
  CHECK(breaches(p800(), never, {"2026-10-01T08:00:00Z", false}, today) ==
        Breaches{Breach::last_test, Breach::last_listening_test});
  CHECK(breaches(p800(), never, {"2026-01-05T08:00:00Z", false}, today) ==
        Breaches{Breach::last_listening_test});
  CHECK(breaches(p800(), never, {"2025-01-05T08:00:00Z", true}, today) == Breaches{Breach::unheard});
}

TEST_CASE("a rule that was not answered does not hold, and one that the study has not is not asked") {
  CHECK(breaches(p800(), {}, {}, today) == Breaches{Breach::last_test, Breach::last_listening_test});
  CHECK(breaches({}, {}, {"2026-11-27T00:00:00Z", true}, today).empty());
  EligibilityRules hearing;
  hearing.normal_hearing = true;
  CHECK(breaches(hearing, {{"hearing", "normal"}}, {}, today).empty());
  CHECK(breaches(hearing, {{"hearing", "impaired"}}, {}, today) == Breaches{Breach::normal_hearing});
  CHECK(breaches(hearing, {}, {}, today) == Breaches{Breach::normal_hearing});
}

TEST_CASE("study.toml says which rules hold, and what they need is required in the form") {
  const auto read =
      test::read_with(form + "[eligibility]\nlast_test_months = 6\nlast_listening_test_months = "
                             "12\nnormal_hearing = true\nunheard = \"sources\"\n"
                             "other_studies = [\"../pilot\"]\n");
  CHECK(read.problems.empty());
  CHECK(rules_text(read.design.eligibility) ==
        "last_test_months = 6, last_listening_test_months = 12, normal_hearing, unheard = sources");
  CHECK(read.design.eligibility.other_studies == std::vector<std::filesystem::path>{"../pilot"});
  REQUIRE(read.design.questionnaires.size() == 1);
  for (const FormQuestion& each : read.design.questionnaires.front().questions) CHECK(each.required);
  CHECK_FALSE(has_rules(test::read_with("").design.eligibility));
}

TEST_CASE("a rule that is wrong, needs an answer that nobody asks, or does nothing is refused") {
  const auto problem = [](const std::string& lines) { return test::problem_with(lines); };
  CHECK_THAT(problem("[eligibility]\n"), Contains("study.toml:6: [eligibility] has no rule"));
  CHECK_THAT(problem("[eligibility]\nnormal_hearing = false\n"), Contains("has no rule"));
  CHECK_THAT(problem("[eligibility]\nlast_test_months = 6\n"),
             Contains("needs the answer to last_test; add \"last_test\" to ask of [form]"));
  CHECK_THAT(problem(form + "[eligibility]\nlast_test_months = 0\n"), Contains("last_test_months"));
  CHECK_THAT(problem("[eligibility]\nunheard = \"source\"\n"), Contains("did you mean sources?"));
  CHECK_THAT(problem("[form]\nask = [\"hearing\"]\n[eligibility]\nnormal_hearing = true\nother_studies = "
                     "[\"../a\"]\n"),
             Contains("study.toml:10: other_studies has no effect"));
  CHECK_THAT(problem("[eligibility]\nunheard = \"files\"\nlast_tests = 6\n"), Contains("last_tests"));
}

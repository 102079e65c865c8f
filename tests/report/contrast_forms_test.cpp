#include "report/contrast_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using analysis::Contrast;
using analysis::PairTest;

namespace {

/// Three listeners hold A above B by 3, 1 and 2.
Contrast answer_by(PairTest test) {
  Contrast out;
  out.asked.test = test;
  out.levels = {{"A", 4.5, 3, 3, "a"}, {"B", 2.5, 3, 3, "b"}};
  out.pairs = {{"A", "B", 3, 2, 2.484, 3.464, 2, 0.0741, 0.0741}};
  out.pairs[0].verdict = stats::Verdict::different;
  if (test == PairTest::tukey) {
    out.pairs[0].n = 0;
    return out;
  }
  stats::PairComparison& c = out.pairs[0].paired.emplace();
  c.t.t = 3.464;
  c.wilcoxon.p = 0.25;
  c.wilcoxon.p_normal = 0.1088;
  c.wilcoxon.p_corrected = 0.1814;
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }
std::string json_of(const Contrast& answer) { return one_line(Json(contrast_forms(answer).json)); }

} // namespace

TEST_CASE("contrast forms: readers get levels with letters, and pairs with intervals") {
  const AnswerForms forms = contrast_forms(answer_by(PairTest::t));
  REQUIRE(forms.tables.size() == 2);
  CHECK(to_text(forms.tables[0]) == "condition   MOS  letters  votes  listeners\n"
                                    "A          4.50  a            3          3\n"
                                    "B          2.50  b            3          3\n");
  CHECK(to_text(forms.tables[1]) ==
        "a  b   a - b ± CI     t  df       p  p corrected  listeners  verdict\n"
        "A  B  2.00 ± 2.48  3.46   2  0.0741       0.0741          3  different\n");
}

TEST_CASE("contrast forms: each test names its statistic, and Wilcoxon has its approximations in the CSV") {
  const std::string common = "a,b,difference,ci_half,";
  CHECK(first_line(to_csv(contrast_forms(answer_by(PairTest::t)).csv)) ==
        common + "t,df,p,p_corrected,n_listeners,verdict");
  CHECK(to_csv(contrast_forms(answer_by(PairTest::wilcoxon)).csv) ==
        common + "z,df,p,p_corrected,n_listeners,verdict,p_normal,p_continuity,method\n"
                 "A,B,2,2.484,3.464,2,0.0741,0.0741,3,different,0.1088,0.1814,exact\n");
  CHECK(to_csv(contrast_forms(answer_by(PairTest::tukey)).csv) ==
        common + "q,df,p,p_corrected,n_listeners,verdict\nA,B,2,2.484,3.464,2,0.0741,0.0741,,different\n");
}

TEST_CASE(
    "contrast forms: JSON has both paired tests of a pair under their names, and of Tukey q, df and p") {
  CHECK(json_of(answer_by(PairTest::t))
            .find(R"("pairs": [{"a": "A", "b": "B", "n_listeners": 3, "difference": 2.0, "ci_half": 2.484, )"
                  R"("verdict": "different", "t": {"t": 3.464, "df": 0.0, )") != std::string::npos);
  const std::string tukey = json_of(answer_by(PairTest::tukey));
  CHECK(tukey.find(R"("correction": "tukey")") != std::string::npos);
  CHECK(tukey.find(R"("pairs": [{"a": "A", "b": "B", "difference": 2.0, "ci_half": 2.484, "q": 3.464, )"
                   R"("df": 2.0, "p": 0.0741, "verdict": "different"}])") != std::string::npos);
}

TEST_CASE("contrast forms: a level without letters has none in JSON, and readers are told why") {
  Contrast answer = answer_by(PairTest::t);
  for (auto& level : answer.levels) level.letters = "";
  CHECK(to_text(contrast_forms(answer).tables[0]).find(" -  ") != std::string::npos);
  answer.pairs[0].verdict = stats::Verdict::untested;
  answer.letters_reason = "A, B: not testable against every other level; read the pairs";
  const AnswerForms forms = contrast_forms(answer);
  CHECK(to_text(forms.tables[0]).find("not testable") != std::string::npos);
  CHECK(json_of(answer).find(R"("letters": null)") != std::string::npos);
  REQUIRE(forms.notes.size() == 3);
  CHECK(forms.notes[1] == "No letters for " + answer.letters_reason);
  CHECK(forms.notes[2] == "Not testable: fewer than two listeners voted on both levels of the pair");
}

TEST_CASE("contrast forms: the note names test, correction and confidence") {
  Contrast answer = answer_by(PairTest::t);
  answer.asked.alpha = 0.01;
  answer.asked.correction = analysis::Correction::benjamini_hochberg;
  CHECK(contrast_forms(answer).notes[0] ==
        "Paired t over listener means of the listeners who voted on both; correction over 1 pairs: "
        "Benjamini-Hochberg; 99 % t intervals of one pair. Two that share a letter do not differ at 0.01");
}

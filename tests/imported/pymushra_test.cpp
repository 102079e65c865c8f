#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

// Columns in any order, as pandas writes them.
constexpr const char* pymushra_csv = "responses_score;wm_id;questionaire_uuid;wm_type;responses_stimulus;wm_"
                                     "testId;questionaire_age;responses_answer;"
                                     "responses_reference;responses_nonReference;responses_stimulusRating\n"
                                     "81.25;s1;a-1;mushra;C1;pilot;31;;;;\n"
                                     "100.0;s1;a-1;mushra;reference;pilot;31;;;;\n"
                                     ";s2;a-1;paired_comparison;;pilot;31;correct;reference;C2;\n"
                                     ";s3;a-1;likert_single_stimulus;C3;pilot;31;;;;['4']\n"
                                     ";s4;a-1;localization;C3;pilot;31;;;;\n";

} // namespace

TEST_CASE("the CSV of pymushra has all pages in one file; each row is read by its type") {
  const auto votes = import_text(pymushra_csv);
  CHECK(has_note(votes, "read as pymushra (CSV of its admin pages), with semicolon as separator"));
  CHECK(column(votes, "listener") == "a-1 a-1 a-1 a-1");
  CHECK(column(votes, "stimulus") == "s1/C1 s1/reference s2/C2 s3/C3");
  CHECK(column(votes, "vote") == "81.25 100 1 4");
  CHECK(column(votes, "method") == "mushra mushra - -");
  CHECK(column(votes, "role") == "processed hidden_reference - -");
  CHECK(
      misfits(votes) ==
      "in.csv:6: is a response to a page of type \"localization\", which holds no vote; it was not taken\n");
}

TEST_CASE("the option --map adds a column of the questionnaire to the votes of pymushra") {
  imported::Options options;
  options.names = {{"age", "questionaire_age"}};
  CHECK(column(import_text(pymushra_csv, options), "age") == "31 31 31 31");
}

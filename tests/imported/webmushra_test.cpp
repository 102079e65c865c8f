#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

// A mushra.csv as webMUSHRA writes it, with the questionnaire of its example configuration.
constexpr const char* mushra_csv =
    "session_test_id,email,age,gender,session_uuid,trial_id,rating_stimulus,rating_score,rating_time,rating_"
    "comment\n"
    "pilot,ann@x.org,31,female,u-1,speech1,reference,100,51234,\n"
    "pilot,ann@x.org,31,female,u-1,speech1,C1,73.5,51234,\"a bit \"\"thin\"\", dull\"\n"
    "pilot,ann@x.org,31,female,u-1,speech1,anchor35,12,51234,\n"
    "pilot,ann@x.org,28,male,u-2,speech1,reference,95,40000,\n"
    "pilot,ann@x.org,28,male,u-2,speech1,C1,,40000,\n"
    "pilot,ann@x.org,28,male,u-2,speech1,anchor35,130,40000,\n";

} // namespace

TEST_CASE("mushra.csv of webMUSHRA: a stimulus is a trial with its stimulus, a condition is the stimulus") {
  const auto votes = import_text(mushra_csv);
  CHECK(column(votes, "listener") == "u-1 u-1 u-1 u-2 u-2 u-2");
  CHECK(column(votes, "stimulus") ==
        "speech1/reference speech1/C1 speech1/anchor35 speech1/reference speech1/C1 speech1/anchor35");
  CHECK(column(votes, "condition") == "reference C1 anchor35 reference C1 anchor35");
  CHECK(column(votes, "vote") == "100 73.5 12 95 - -");
  CHECK(column(votes, "role") == "hidden_reference processed anchor hidden_reference processed anchor");
  CHECK(column(votes, "method") == "mushra mushra mushra mushra mushra mushra");
  CHECK(column(votes, "scale") == "0:100 0:100 0:100 0:100 0:100 0:100");
  CHECK(column(votes, "study") == "pilot pilot pilot pilot pilot pilot");
  CHECK(column(votes, "page_ms") == "51234 51234 51234 40000 40000 40000");
  CHECK(column(votes, "comment") == "- a bit \"thin\", dull - - - -");
}

TEST_CASE("a score outside the scale of webMUSHRA is listed with its line and kept as a void row") {
  const auto votes = import_text(mushra_csv);
  CHECK(misfits(votes) ==
        "in.csv:7: the vote 130 lies outside the scale 0:100; the row is kept with valid 0\n");
  CHECK(column(votes, "valid") == "1 1 1 1 1 0");
  CHECK(column(votes, "void_reason") == "- - - - - the vote 130 lies outside the scale 0:100");
}

TEST_CASE("without a session_uuid the listener of webMUSHRA is the e-mail, or what --map says") {
  const std::string text =
      "session_test_id,eMail,age,trial_id,rating_stimulus,rating_score,rating_time,rating_comment\n"
      "t,a@x,30,p,C1,50,1,\n"
      "t,a@x,40,p,C1,60,1,\n";
  const auto votes = import_text(text);
  CHECK(column(votes, "listener") == "a@x a@x");
  CHECK(has_note(votes, "the listener is the column eMail"));
  imported::Options options;
  options.names = {{"listener", "age"}};
  CHECK(column(import_text(text, options), "listener") == "30 40");
  options.names = {{"listener", "Age"}};
  CHECK(contains(refusal(text, options), "in.csv:1: no column \"Age\" as --map says (did you mean age?)"));
}

TEST_CASE("without a known question the listener of webMUSHRA is all answers together, and none is refused") {
  const auto votes = import_text("session_test_id,age,gender,trial_id,rating_stimulus,rating_score\n"
                                 "t,30,f,p,C1,50\n");
  CHECK(column(votes, "listener") == "30/f");
  CHECK(contains(refusal("session_test_id,trial_id,rating_stimulus,rating_score\nt,p,C1,50\n"),
                 "no column tells who answered"));
}

TEST_CASE(
    "lss.csv of webMUSHRA: each rating of a Likert page is a question, in the older form a padded number") {
  const auto one = import_text("session_test_id,name,trial_id,stimuli_rating,stimuli,rating_time\n"
                               "t,ann,lss1,\" 4 \",C2,900\n"
                               "t,ann,lss2,\" not at all \",C2,900\n");
  CHECK(column(one, "vote") == "4 -");
  CHECK(column(one, "stimulus") == "lss1/C2 lss2/C2");
  CHECK(column(one, "condition") == "C2 C2");
  CHECK(misfits(one) == "in.csv:3: the vote \"not at all\" is no number; the row is kept with valid 0\n");
  const auto two =
      import_text("session_test_id,name,trial_id,stimuli_rating1,stimuli_rating2,stimuli,rating_time\n"
                  "t,ann,lss1,4,2,C2,900\n");
  CHECK(column(two, "question") == "rating1 rating2");
  CHECK(column(two, "vote") == "4 2");
}

TEST_CASE("paired_comparison.csv of webMUSHRA: 1 where the reference was found, no vote where undecided") {
  const auto votes = import_text("session_test_id,name,trial_id,choice_reference,choice_non_reference,choice_"
                                 "answer,choice_time,choice_comment\n"
                                 "t,ann,p1,reference,C1,correct,5,\n"
                                 "t,ann,p1,reference,C2,incorrect,5,\n"
                                 "t,ann,p2,reference,C1,undecided,5,\n"
                                 "t,ann,p2,reference,C2,both,5,\n");
  CHECK(column(votes, "vote") == "1 0 - -");
  CHECK(column(votes, "vote_label") == "correct incorrect undecided both");
  CHECK(column(votes, "reference") == "reference reference reference reference");
  CHECK(column(votes, "stimulus") == "p1/C1 p1/C2 p2/C1 p2/C2");
  CHECK(column(votes, "scale") == "0:1 0:1 0:1 0:1");
  CHECK(contains(misfits(votes), "in.csv:5: the answer \"both\" is not correct"));
}

TEST_CASE("a row of another length and a repeated header of webMUSHRA are listed") {
  const auto votes = import_text("session_test_id,name,trial_id,rating_stimulus,rating_score\n"
                                 "t,ann,p,C1,50\n"
                                 "t,ben,24,p,C1,50\n"
                                 "session_test_id,name,trial_id,rating_stimulus,rating_score\n");
  CHECK(votes.rows.size() == 1);
  CHECK(misfits(votes) == "in.csv:3: has 6 fields where the header has 5; the row was not taken\n"
                          "in.csv:4: is the header once more; it was passed over\n");
}

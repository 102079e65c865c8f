#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("answers of the P.808 toolkit: a vote a clip, with trapping and gold clips left out by name") {
  const auto votes =
      import_text("\"HITId\",\"AssignmentId\",\"WorkerId\",\"AssignmentStatus\",\"Input.TP\",\"Input.gold_"
                  "clips\",\"Answer.q1_url\","
                  "\"Answer.q2_url\",\"Answer.q3_url\",\"Answer.q1\",\"Answer.q2\",\"Answer.q3\",\"Answer."
                  "audio_n_finish_q1\"\n"
                  "h,a1,w1,Submitted,x/trap.wav,x/gold.wav,x/c1.wav,x/trap.wav,x/gold.wav,4,5,1,1\n"
                  "h,a2,w2,Rejected,x/trap.wav,x/gold.wav,x/c2.wav,x/c1.wav,x/c3.wav,2,3,,1\n");
  CHECK(column(votes, "listener") == "w1 w1 w1 w2 w2 w2");
  CHECK(column(votes, "session") == "a1 a1 a1 a2 a2 a2");
  CHECK(column(votes, "stimulus") == "x/c1.wav x/trap.wav x/gold.wav x/c2.wav x/c1.wav x/c3.wav");
  CHECK(column(votes, "condition") == column(votes, "stimulus"));
  CHECK(column(votes, "vote") == "4 5 1 2 3 -");
  CHECK(column(votes, "method") == "acr acr acr acr acr acr");
  CHECK(column(votes, "valid") == "1 0 0 0 0 0");
  CHECK(column(votes, "void_reason") ==
        "- trapping clip gold clip assignment rejected assignment rejected assignment rejected");
  CHECK(has_note(votes, "3 answers are kept with valid 0: assignment rejected"));
}

TEST_CASE("answers of the P.808 toolkit by P.835 are three questions on each clip") {
  const auto votes =
      import_text("WorkerId,AssignmentId,Answer.Q1_URL,Answer.q1_sig,Answer.q1_bak,Answer.q1_ovrl\n"
                  "w1,a1,c1.wav,4,2,3\n");
  CHECK(column(votes, "question") == "SIG BAK OVRL");
  CHECK(column(votes, "vote") == "4 2 3");
  CHECK(column(votes, "method") == "p835 p835 p835");
}

TEST_CASE("comparisons of the P.808 toolkit have the scale -3:3, degradations are told by their two sounds") {
  const auto ccr = import_text("WorkerId,AssignmentId,Answer.q1_url,Answer.q1,Answer.audio_n_finish_q_1\n"
                               "w1,a1,c1.wav,-2,1\n");
  CHECK(column(ccr, "scale") == "-3:3");
  CHECK(column(ccr, "vote") == "-2");
  const auto dcr = import_text(
      "WorkerId,AssignmentId,Answer.q1_url,Answer.q1,Answer.audio_n_finish_q_a1,Answer.audio_n_finish_q_b1\n"
      "w1,a1,c1.wav,5,1,1\n");
  CHECK(column(dcr, "method") == "dcr");
}

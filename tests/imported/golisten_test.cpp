#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("Go Listen's MUSHRA names its sounds in a third line") {
  const auto votes = import_text("Tags,,,codec|male,,\n"
                                 "Name,Date,\"Your age?\",\"Item 1 rating\",,Time (s)\n"
                                 ",,,ref.wav,low.wav,\n"
                                 "Ann,2024-05-01 10:00:00,31,98,23.5,12.5\n"
                                 "Ben,2024-05-01 11:00:00,40,,7,8\n");
  CHECK(column(votes, "listener") == "Ann Ann Ben Ben");
  CHECK(column(votes, "stimulus") == "Item 1/ref.wav Item 1/low.wav Item 1/ref.wav Item 1/low.wav");
  CHECK(column(votes, "condition") == column(votes, "stimulus"));
  CHECK(column(votes, "vote") == "98 23.5 - 7");
  CHECK(column(votes, "page_ms") == "12500 12500 8000 8000");
  CHECK(column(votes, "method") == "mushra mushra mushra mushra");
  CHECK(column(votes, "scale") == "0:100 0:100 0:100 0:100");
  CHECK(misfits(votes) ==
        "in.csv:2: the column \"Your age?\" is a question, not a rating; its answers were not taken\n");
}

TEST_CASE("Go Listen's ACR has a rating a title, several of one title with commas within quotes") {
  const auto votes = import_text("Tags,,,\n"
                                 "Name,Date,\"s1 rating\",\"s2 rating\"\n"
                                 "Ann,2024-05-01 10:00:00,\"4\",\"3,5\"\n"
                                 "Ann,2024-05-02 10:00:00,\"2\",\"1,1\"\n");
  CHECK(column(votes, "stimulus") == "s1 s2/1 s2/2 s1 s2/1 s2/2");
  CHECK(column(votes, "vote") == "4 3 5 2 1 1");
  CHECK(column(votes, "method") == "acr acr acr acr acr acr");
  CHECK(contains(misfits(votes), "in.csv:4: the name \"Ann\" was there before"));
}

TEST_CASE("a test of Go Listen without a rating is refused, for its answers are no votes") {
  CHECK(contains(refusal("Tags,,\nName,Date,\"Which is better? \"\nAnn,2024-05-01,A\n"),
                 "no column is a rating"));
}

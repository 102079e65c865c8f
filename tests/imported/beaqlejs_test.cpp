#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("BeaqleJS: a stimulus is a test with its label, the one called Reference is the hidden reference") {
  const auto votes = import_text(
      R"([{"TestID": "id1", "Runtime": 8123, "rating": {"Reference": 100, "label_1": 62.5, "anchor": 8},
           "filename": {"Reference": "a/ref.wav", "label_1": "a/1.wav", "anchor": "a/anch.wav"}},
          {"TestID": "id2"}, true,
          {"UserName": "Ann", "UserEmail": "", "UserComment": "fine"}])");
  CHECK(column(votes, "listener") == "Ann Ann Ann");
  CHECK(column(votes, "stimulus") == "id1/Reference id1/label_1 id1/anchor");
  CHECK(column(votes, "condition") == "Reference label_1 anchor");
  CHECK(column(votes, "vote") == "100 62.5 8");
  CHECK(column(votes, "role") == "hidden_reference processed anchor");
  CHECK(column(votes, "file") == "a/ref.wav a/1.wav a/anch.wav");
  CHECK(contains(misfits(votes), "the test id2 has no ratings"));
  CHECK(contains(misfits(votes), "the test number 3 has no ratings"));
}

TEST_CASE("results of BeaqleJS without a name are called after their file") {
  const auto votes = import_text(R"([{"TestID": "t", "rating": {"A": 5}}])", {}, "results/20240501_x.txt");
  CHECK(column(votes, "listener") == "20240501_x");
  CHECK(has_note(votes, "no UserName was given"));
}

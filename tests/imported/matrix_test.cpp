#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a plain matrix numbers its stimuli and listeners; nan is a gap") {
  const auto votes = import_as("matrix", "5.0,4.0,nan\n1.0,NaN,2.5\n");
  CHECK(column(votes, "listener") == "listener-1 listener-2 listener-1 listener-3");
  CHECK(column(votes, "stimulus") == "stimulus-1 stimulus-1 stimulus-2 stimulus-2");
  CHECK(column(votes, "condition") == column(votes, "stimulus"));
  CHECK(column(votes, "vote") == "5 4 1 2.5");
  CHECK(has_note(votes, "the stimuli are numbered and the listeners are numbered"));
}

TEST_CASE("a matrix may name listeners in its first row and stimuli in its first column") {
  const auto both = import_as("matrix", "stimulus;ann;ben\n1;3,5;4\n2;2;nan\n");
  CHECK(column(both, "listener") == "ann ben ann");
  CHECK(column(both, "stimulus") == "1 1 2");
  CHECK(column(both, "vote") == "3.5 4 2");
  CHECK(has_note(both, "with semicolon as separator"));
  CHECK(has_note(both, "decimal comma"));
  const auto names = import_as("matrix", "ann\tben\n3\t4\n2\t1\n");
  CHECK(column(names, "listener") == "ann ben ann ben");
  CHECK(column(names, "stimulus") == "stimulus-1 stimulus-1 stimulus-2 stimulus-2");
  const auto numbered = import_as("matrix", ",1,2\na.wav,3,4\n");
  CHECK(column(numbered, "listener") == "1 2");
  CHECK(column(numbered, "stimulus") == "a.wav a.wav");
}

TEST_CASE("a row with a comma alone begins a matrix of repeated votes") {
  const auto votes = import_as("matrix", "5,4,3\n1,2,3\n,\n4,nan,3\n1,2,2\n");
  CHECK(column(votes, "session") == "1 1 1 1 1 1 2 2 2 2 2");
  CHECK(column(votes, "stimulus").substr(0, 32) == "stimulus-1 stimulus-1 stimulus-1");
  CHECK(column(votes, "vote") == "5 4 3 1 2 3 4 3 1 2 2");
}

TEST_CASE("numbers alone may be a matrix either way, so its direction is asked for") {
  CHECK(contains(refusal("5,4\n1,2\n"),
                 "give --as matrix where each row is a stimulus and each column a listener"));
}

TEST_CASE("a matrix with rows of several lengths, or with words, is refused") {
  imported::Options options;
  options.as = "matrix";
  CHECK(contains(refusal("5,4\n1,2\n1,2\n1,2\n1,2\n1,2,3\n", options),
                 "in.csv:6: has 3 fields where the first row has 2"));
  CHECK(contains(refusal("5,x\n1,miss\n", options), "is no matrix of numbers"));
  options.na = {"miss"};
  CHECK(column(import_text("5,4\n1,miss\n", options), "vote") == "5 4 1");
}

TEST_CASE("a listener with two columns is refused") {
  imported::Options options;
  options.as = "matrix";
  CHECK(contains(refusal("stim,L1,L1\ns1,4,5\n", options), "the listener L1 has two columns"));
}

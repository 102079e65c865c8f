#include "imported/form.h"

#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("separators have names for people") {
  CHECK(imported::separator_name(';') == "semicolon");
  CHECK(imported::separator_name('\t') == "tab");
  CHECK(imported::separator_name(',') == "comma");
  CHECK(imported::separator_name('|') == "\"|\"");
}

TEST_CASE("the only separator that splits the header into the mapped names is taken, and said") {
  imported::Options options;
  options.names = {{"vote", "rating"}, {"listener", "who"}, {"stimulus", "clip"}};
  const auto votes = import_text("who;clip;rating\nann;a;4\n", options);
  CHECK(column(votes, "vote") == "4");
  CHECK(has_note(votes, "semicolon"));
  CHECK_FALSE(refusal("who|clip|rating\nann|a|4\n", options).empty());
}

#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a form that is not known, and one that the file is not, are asked about") {
  imported::Options options;
  options.as = "webmusra";
  CHECK(contains(refusal("a,b\n", options), "--as \"webmusra\" is not known (did you mean webmushra?)"));
  options.as = "webmushra";
  CHECK(contains(refusal("a,b\n1,2\n", options),
                 "is not of the format webmushra, which has a header with session_test_id"));
  CHECK(contains(refusal("[1]", options), "is not of the format webmushra"));
  CHECK(contains(refusal("{}"), "no signature of a known format is in it"));
  CHECK(contains(refusal("<html/>"), "no signature of a known format is in it"));
  CHECK(contains(refusal(""), "the file is empty"));
}

TEST_CASE("an option that does nothing with the form of the file is a mistake") {
  imported::Options options;
  options.separator = ';';
  const std::string json = R"([{"TestID": "t", "rating": {"A": 5}}])";
  CHECK(contains(refusal(json, options), "--separator does nothing here"));
  options = {};
  options.decimal = ',';
  CHECK(contains(refusal(json, options), "--decimal does nothing here"));
  options = {};
  options.names = {{"vote", "x"}};
  CHECK(contains(refusal(json, options), "--map does nothing here"));
}

TEST_CASE("a file without a vote that is a number is refused") {
  CHECK(contains(refusal("listener,stimulus,vote\nann,a,good\n"),
                 "holds no vote that is a number (in.csv:2: the vote"));
}

TEST_CASE("hostile files are refused in a sentence") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "[";
  CHECK(contains(refusal(deep), "nested deeper than 64 levels"));
  std::string elements = "<waetresult>";
  for (int i = 0; i < 100'000; ++i) elements += "<a>";
  for (int i = 0; i < 100'000; ++i) elements += "</a>";
  CHECK(contains(refusal(elements + "</waetresult>"), "nested deeper than 64"));
  CHECK(contains(refusal("<waetresult><page"), "is no whole XML document"));
  CHECK(contains(refusal(R"([{"TestID": "t", "rating": {"A": 1e999}}])"), "cannot be read at byte"));
  CHECK(contains(refusal("listener,stimulus,vote\n\"ann,a,4\n"), "a quote is opened and never closed"));
  CHECK(contains(refusal("PK\x03\x04 nothing more"), "damaged or cut off"));
  const auto huge = import_text("listener,stimulus,vote\nann,a,4\nben,a,1e300\n");
  CHECK(contains(misfits(huge), "the vote 1e300 is larger than any scale"));
}

TEST_CASE("entities that a document declares do not grow") {
  std::string bomb = "<!DOCTYPE waetresult [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'k'; ++c)
    bomb += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) +
            ";\">";
  bomb += "]><waetresult key=\"&j;\"><page ref=\"p\"><audioelement "
          "ref=\"t\"><value>0.5</value></audioelement></page>"
          "</waetresult>";
  CHECK(column(import_text(bomb), "listener") == "&j;");
}

TEST_CASE("several files become one table, with the columns of all of them") {
  const auto votes = imported::joined({import_text("listener,stimulus,vote\nann,a,4\n"),
                                       import_text("listener,stimulus,vote,talker\nben,a,x,f\ncat,a,2,f\n")});
  CHECK(column(votes, "listener") == "ann ben cat");
  CHECK(column(votes, "talker") == "- f f");
  CHECK(column(votes, "valid") == "1 0 1");
  CHECK(imported::to_csv(import_text("listener,stimulus,vote\n\"a,b\",s,4.50\n")) ==
        "listener,stimulus,condition,vote\n\"a,b\",s,s,4.5\n");
}

#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

imported::Options mapped(std::vector<std::pair<std::string, std::string>> names) {
  imported::Options out;
  out.names = std::move(names);
  return out;
}

const auto usual = mapped({{"vote", "rating"}, {"listener", "subject"}, {"stimulus", "clip"}});

} // namespace

TEST_CASE("the option --map names the columns of a table, and all others are kept") {
  const auto votes = import_text("subject,clip,rating,talker\nann,a,4,f\nben,a,3.5,f\n", usual);
  CHECK(votes.columns == std::vector<std::string>{"listener", "stimulus", "condition", "vote", "talker"});
  CHECK(column(votes, "vote") == "4 3.5");
  CHECK(column(votes, "condition") == "a a");
  CHECK(column(votes, "talker") == "f f");
  CHECK(has_note(votes, "no column is the condition; each stimulus is one"));
}

TEST_CASE("the separator is the only one that splits the header into all mapped names") {
  for (const char* text : {"subject;clip;rating\nann;a;4\n", "subject\tclip\trating\nann\ta\t4\n"})
    CHECK(column(import_text(text, usual), "vote") == "4");
  CHECK(contains(refusal("subject clip rating\nann a 4\n", usual), "is not of the format table"));
  const auto one = mapped({{"vote", "v"}});
  CHECK(contains(refusal("v;x,v\n1;2,3\n", one),
                 "reads as table with semicolon as separator, and as table with comma as "
                 "separator; give --separator"));
  auto given = usual;
  given.separator = '|';
  CHECK(column(import_text("subject|clip|rating\nann|a|4\n", given), "vote") == "4");
}

TEST_CASE(
    "a decimal comma is taken where the separator is no comma and every vote reads so, and that is said") {
  const auto votes = import_text("subject;clip;rating\nann;a;3,5\nben;a;4\n", usual);
  CHECK(column(votes, "vote") == "3.5 4");
  CHECK(has_note(votes, "every vote reads with a decimal comma"));
  const std::string both = refusal("subject;clip;rating\nann;a;3,5\nben;a;4.5\n", usual);
  CHECK(
      contains(both, "in.csv:2: the vote \"3,5\" is a number with a decimal comma only, but 4.5 in line 3"));
  CHECK(contains(refusal("subject,clip,rating\nann,a,\"3,5\"\nben,a,4\n", usual), "give --decimal ,"));
  CHECK(contains(refusal("subject;clip;rating\nann;a;3,5\nben;a;none\n", usual), "give --decimal ,"));
  auto given = usual;
  given.decimal = ',';
  CHECK(column(import_text("subject,clip,rating\nann,a,\"3,5\"\nben,a,4\n", given), "vote") == "3.5 4");
  given.decimal = '.';
  const auto points = import_text("subject;clip;rating\nann;a;3,5\nben;a;4.5\n", given);
  CHECK(column(points, "vote") == "- 4.5");
  CHECK(column(points, "valid") == "0 1");
}

TEST_CASE("texts of --na are no votes; any other word is listed and kept as a void row") {
  auto options = usual;
  options.na = {"NA", "-"};
  const auto votes =
      import_text("subject,clip,rating\nann,a,NA\nben,a,-\ncat,a,good\ndan,a,4\n,a,3\n", options);
  CHECK(column(votes, "vote") == "- - - 4 -");
  CHECK(column(votes, "valid") == "1 1 0 1 0");
  CHECK(misfits(votes) == "in.csv:4: the vote \"good\" is no number; the row is kept with valid 0\n"
                          "in.csv:6: no listener is named; the row is kept with valid 0\n");
}

TEST_CASE("UTF-16 is read, with and without a byte order mark") {
  const std::string ascii = "subject;clip;rating\nann;a;4\n";
  std::string little, big;
  for (const char c : ascii) {
    little.append({c, '\0'});
    big.append({'\0', c});
  }
  for (const std::string& bytes : {"\xFF\xFE" + little, "\xFE\xFF" + big, little, big}) {
    const auto votes = import_text(bytes, usual);
    CHECK(column(votes, "listener") == "ann");
    CHECK(has_note(votes, "from UTF-16"));
  }
  CHECK(contains(refusal("\xFF\xFE" + little + "x", usual), "cut off"));
}

TEST_CASE("a table that nearly has our columns is asked about, never taken") {
  CHECK(
      contains(refusal("Subject,File,Rating\nann,a,4\n"),
               "it has columns as a table of votes: give --map vote=Rating,listener=Subject,stimulus=File"));
  CHECK(contains(
      refusal("subject,file,rating\nann,a,4\n", mapped({{"vote", "rating"}, {"listener", "subject"}})),
      "no column \"stimulus\", but there is \"file\"; name them so in the header, or give --map "
      "stimulus=file"));
  CHECK(contains(refusal("x,y\n1,b\n"), "say what it is by --as"));
  CHECK(column(import_text("listener,stimulus,condition,vote\nann,a,c,4\n"), "condition") == "c");
}

TEST_CASE("a table with two columns of one mapped name, or with our name twice, is refused") {
  CHECK(contains(refusal("subject,clip,rating,rating\nann,a,4,5\n", usual), "has 2 columns \"rating\""));
  CHECK(contains(refusal("subject,clip,rating,vote\nann,a,4,5\n", usual), "there is a column vote already"));
}

#include "votes/wide_votes.h"

#include "analysis/votes_in.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;
using Catch::Matchers::Contains;

namespace {

WideVotes wide(std::string_view header, const StimulusColumns* stimuli = nullptr) {
  return {"w.csv", test::parts(header, ','), stimuli};
}

/// The rows in the long form, each with its line.
std::vector<std::string> rows_of(const WideVotes& votes, std::string_view row) {
  std::vector<std::string> out;
  votes.each(test::parts(row, ','), 7, [&](Row fields, std::uint64_t line) {
    std::string text = std::to_string(line) + ":";
    for (const auto field : fields) text += ' ' + std::string(field);
    out.push_back(text);
  });
  return out;
}

StimulusColumns columns_in(const std::string& csv) {
  const test::TempFolder folder;
  return read_stimulus_columns(folder.write("c.csv", csv).string());
}

} // namespace

TEST_CASE("a matrix gives a row for each vote, and none for a cell that is empty or blank") {
  const WideVotes votes = wide("listener, a ,b,c");
  CHECK(votes.header() == std::vector<std::string>{"listener", "stimulus", "condition", "vote"});
  CHECK(rows_of(votes, "L1,4,, ") == std::vector<std::string>{"7: L1 a a 4"});
  CHECK(rows_of(votes, "L1,4,1,5") == std::vector<std::string>{"7: L1 a a 4", "7: L1 b b 1", "7: L1 c c 5"});
}

TEST_CASE("the columns of a stimulus stand between its name and the vote, wherever its row is") {
  const StimulusColumns columns =
      columns_in("talker,stimulus,condition\nf,b,opus\nm,a,g711\nx,unused,none\n");
  const WideVotes votes = wide("listener,a,b", &columns);
  CHECK(votes.header() == std::vector<std::string>{"listener", "stimulus", "talker", "condition", "vote"});
  CHECK(rows_of(votes, "L1,4,2") == std::vector<std::string>{"7: L1 a m g711 4", "7: L1 b f opus 2"});
}

TEST_CASE("a matrix whose header is ambiguous is refused with the file") {
  CHECK_THROWS_WITH(wide("rater,a"),
                    Contains("w.csv:1: the first column of a wide table must be called listener"));
  CHECK_THROWS_WITH(wide("listener,a,a "), Contains("w.csv:1: the stimulus a stands twice"));
  CHECK_THROWS_WITH(wide("listener,a, "), Contains("w.csv:1: a column of votes has no name"));
  const StimulusColumns columns = columns_in("stimulus,condition\na,g711\n");
  CHECK_THROWS_WITH(wide("listener,a,b", &columns),
                    Contains("c.csv: has no row for the stimulus b of w.csv"));
  CHECK_THROWS_WITH(rows_of(wide("listener,a,b"), "L1,4"),
                    Contains("w.csv:7: 2 fields where the header has 3"));
}

TEST_CASE("conditions of stimuli need their two columns, one row a stimulus, and rows of one length") {
  CHECK_THROWS_WITH(columns_in("stimulus,talker\na,m\n"), Contains("c.csv:1: the header needs the columns"));
  CHECK_THROWS_WITH(columns_in("stimulus,condition,condition\na,b,c\n"), Contains("each once"));
  CHECK_THROWS_WITH(columns_in("stimulus,condition\na,x\nb,y\n a ,z\n"),
                    Contains("c.csv:4: the stimulus a stands in two rows"));
  CHECK_THROWS_WITH(columns_in("stimulus,condition\na,x,y\n"),
                    Contains("c.csv:2: 3 fields where the header has 2"));
}

TEST_CASE("a header is that of a matrix only where no name in it is one that long tables have") {
  const auto is_matrix = [](std::string_view header) { return is_wide(test::parts(header, ',')); };
  CHECK(is_matrix("listener,s1,s2"));
  CHECK_FALSE(is_matrix("listener"));
  CHECK_FALSE(is_matrix("Listener,s1,s2"));
  CHECK_FALSE(is_matrix("listener,s1,Rating"));
  CHECK_FALSE(is_matrix("listener,stimulus,condition,vote"));
}

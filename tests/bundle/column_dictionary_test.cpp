#include "bundle/column_dictionary.h"

#include <catch2/catch.hpp>

#include <string>

using namespace quietroom::bundle;

TEST_CASE("column dictionary: every column of votes_long and of the table of conditions has a meaning") {
  const std::string columns =
      "study session listener panel block block_type trial attempt stimulus condition talker sample method "
      "scale "
      "vote vote_label language response_ms plays frames_expected frames_delivered underruns max_gap_ms "
      "rate_hz "
      "device level_db_spl sha256 started_utc voted_utc valid void_reason simulated question role reference "
      "presentation gain_db digest excluded n_votes n_listeners n_files mos mean_votes sd ci_low ci_high "
      "ci_half "
      "ci_method median p_good_or_better p_poor_or_worse ";
  for (std::size_t begin = 0; begin < columns.size();) {
    const std::size_t end = columns.find(' ', begin);
    const std::string name = columns.substr(begin, end - begin);
    INFO(name);
    const auto meaning = meaning_of(name);
    REQUIRE(meaning);
    CHECK_FALSE(meaning->meaning.empty());
    begin = end + 1;
  }
  CHECK(meaning_of("response_ms")->unit == "ms");
  CHECK_FALSE(meaning_of("shoe_size"));
}

TEST_CASE("column dictionary: columns of tables are no columns of votes, and may be anything there") {
  CHECK(is_column_of_votes("response_ms"));
  for (const char* name : {"label", "mos", "where", "votes", "shoe_size"})
    CHECK_FALSE(is_column_of_votes(name));
}

TEST_CASE("column dictionary: the columns of a wide table are stimuli, whatever they are called") {
  const DescribedFile wide = {"w.csv", {"listener", "vote"}, true};
  CHECK(meaning_in(wide, "vote").meaning == "the vote on the stimulus of this name");
  CHECK(meaning_in(wide, "vote").type == "number");
  CHECK(meaning_in(wide, "listener").meaning == meaning_of("listener")->meaning);
}

TEST_CASE("column dictionary: a column of others is said to be theirs") {
  CHECK(dictionary_csv({{"data/a.csv", {"vote", "shoe,size"}}}) ==
        "file,column,type,unit,meaning\n"
        "data/a.csv,vote,number,,as given; empty where there was none\n"
        "data/a.csv,\"shoe,size\",string,,\"a column of the source, as it stands there\"\n");
}

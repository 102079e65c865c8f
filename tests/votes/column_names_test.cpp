#include "votes/column_names.h"

#include "core/lower_case.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::votes;
using quietroom::lower_case;
using Header = std::vector<std::string>;

namespace {

const Header needed = {"listener", "stimulus", "condition", "vote"};

} // namespace

TEST_CASE("blanks and no-break spaces are cut off at both ends, in any order, and nowhere else") {
  CHECK(trimmed(" \t a  b \r\n") == "a  b");
  CHECK(trimmed("\u00A0 \u00A0x\u00A0 ") == "x");
  CHECK(trimmed(" \u00A0\t").empty());
  CHECK(trimmed("à") == "à"); // ends with the byte that a no-break space ends with
}

TEST_CASE("only ASCII letters are lowered") { CHECK(lower_case("VOTE_ÄZ@[") == "vote_Äz@["); }

TEST_CASE("a column is known in any case and with blanks, underscores or hyphens anywhere") {
  for (const char* name : {"vote", "Rating", "Worker-ID", " block type ", "VOID_REASON", "response ms"}) {
    CAPTURE(name);
    CHECK(is_known_column(name));
  }
  for (const char* name : {"s1", "votex", "", "co ndition 1", "opus_12"}) {
    CAPTURE(name);
    CHECK_FALSE(is_known_column(name));
  }
}

TEST_CASE("what was meant by a column is another spelling before another word before a letter wrong") {
  CHECK(near_miss("vote", Header{"vot", "rating", "VOTE"}) == "VOTE");
  CHECK(near_miss("vote", Header{"vot", "Rating"}) == "Rating");
  CHECK(near_miss("vote", Header{"vot", "s1"}) == "vot");
  CHECK(near_miss("listener", Header{"rating", "Worker ID"}) == "Worker ID");
  CHECK_FALSE(near_miss("listener", Header{"rating", "talker"})); // another word for another column
  CHECK_FALSE(near_miss("vote", Header{"Vote", "vote"}));         // it is there
}

TEST_CASE("a header without a mistake has none, whatever else stands in it") {
  CHECK(header_mistake(needed, Header{"listener", "stimulus", "condition", "vote", "valid", "Mood"}).empty());
}

TEST_CASE("the mistake of a header names what is missing and how to call it, and guesses nothing") {
  CHECK(header_mistake(needed, Header{"listener", "stimulus", "condition", "Rating"}) ==
        "no column \"vote\", but there is \"Rating\"; name them so in the header, or give --map vote=Rating");
  CHECK(
      header_mistake(needed, Header{"Worker ID", "stimulus", "condition", "Rating"}) ==
      "no columns \"listener\" and \"vote\", but there is \"Worker ID\" and \"Rating\"; name them so in the "
      "header, or give --map \"listener=Worker ID,vote=Rating\"");
  CHECK(header_mistake(needed, Header{"a", "b"}) ==
        "no columns \"listener\", \"stimulus\", \"condition\" and \"vote\" in the header; it has a, b");
}

TEST_CASE("a column that decides what counts is missed only where the header spells it otherwise") {
  const auto mistake = [](const std::string& name) {
    return header_mistake(needed, Header{"listener", "stimulus", "condition", "vote", name});
  };
  for (const char* name :
       {"block_type", "valid", "simulated", "method", "scale", "question", "study", "context"}) {
    CAPTURE(name);
    std::string other = name;
    other[0] = static_cast<char>(other[0] - 32);
    CHECK(
        mistake(other).starts_with("no column \"" + std::string(name) + "\", but there is \"" + other + '"'));
    CHECK(mistake(name).empty());
  }
  CHECK(mistake("Talker").empty());
}

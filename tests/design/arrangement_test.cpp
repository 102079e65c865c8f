#include "design/arrangement.h"

#include "design/written_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using test::good;
using test::problems_of;

namespace {

Design read(const std::string& more) {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(good) + more);
  auto out = read_design(folder.path());
  for (const Problem& each : out.problems) FAIL_CHECK(text(each));
  return out.design;
}

} // namespace

TEST_CASE("arrangement: a study.toml without its keys has the order of earlier versions") {
  const Arrangement asked = read("").arrangement;
  CHECK(asked.order == ListeningOrder::random);
  CHECK(asked.panels.empty());
  CHECK(asked.items.empty());
  CHECK(asked.constraints == Constraints{});
  CHECK(asked.assignment == Assignment::planned);
}

TEST_CASE("arrangement: all that is written reads back as it was") {
  const Design design = read(
      "practice = 1\norder = \"williams\"\nassignment = \"least-filled\"\nlong_session = \"two breaks\"\n"
      "[constraints]\ncondition_gap = 1\ntalker_gap = 2\nsentence_gap = 3\nnot_first = [\"c1\"]\n"
      "[[panel]]\nid = \"A\"\nlisteners = [\"L02\"]\nsamples = [\"s1\", \"f.s2\"]\n"
      "[[panel]]\nid = \"B\"\nlisteners = [\"L01\", \"L03\"]\nsamples = \"all\"\n"
      "[[item]]\ncondition = \"c4\"\npractice = true\n[[item]]\nstimulus = \"c1.s1\"\ngold = 4\n"
      "[[item]]\nstimulus = \"c1.s2\"\ntrap = 2\n[[item]]\ncondition = \"c3\"\nanchor = true\n");
  const Arrangement& asked = design.arrangement;
  CHECK(asked.order == ListeningOrder::williams);
  CHECK(asked.assignment == Assignment::least_filled);
  CHECK(asked.long_session == "two breaks");
  CHECK(asked.constraints.condition_gap == 1);
  CHECK(asked.constraints.talker_gap == 2);
  CHECK(asked.constraints.sentence_gap == 3);
  CHECK(asked.constraints.not_first == std::vector<std::string>{"c1"});
  REQUIRE(asked.panels.size() == 2);
  CHECK(asked.panels[0].listeners == std::vector<std::string>{"L02"});
  CHECK(asked.panels[0].samples == std::vector<std::string>{"s1", "f.s2"});
  CHECK(asked.panels[1].has_all_samples);
  REQUIRE(asked.items.size() == 4);
  CHECK(asked.items[1].purpose == Purpose::gold);
  CHECK(asked.items[1].answer == 4);
  CHECK(asked.items[2].purpose == Purpose::trap);
  CHECK(asked.items[3].purpose == Purpose::anchor);
  const test::TempFolder folder;
  auto written = design;
  written.set = "../set";
  folder.write("study.toml", study_toml(written));
  auto again = read_design(folder.path());
  CHECK(again.problems.empty());
  again.design.set = written.set;
  CHECK(study_toml(again.design) == study_toml(written));
  CHECK(order_keys_of(again.design.arrangement) == order_keys_of(asked));
}

TEST_CASE("arrangement: every mistake has its line and what to do") {
  const auto one = [](const std::string& more) {
    const auto problems = problems_of(std::string(good) + more);
    CAPTURE(problems);
    REQUIRE(problems.size() == 1);
    return problems.front();
  };
  CHECK(one("order = \"balancd\"\n") ==
        "study.toml:6: order \"balancd\" is not known (did you mean balanced?); "
        "use balanced, random, latin, williams or blocks");
  CHECK(one("assignment = \"least-filled\"\n").find("does nothing here") != std::string::npos);
  CHECK(one("assignment = \"first\"\n").find("use planned or least-filled") != std::string::npos);
  CHECK(one("long_session = \" \"\n").find("long_session is blank") != std::string::npos);
  CHECK(
      one("order = \"latin\"\n[constraints]\nonce_a_round = true\n").find("once_a_round does nothing here") !=
      std::string::npos);
  CHECK(one("[constraints]\ntalker_gab = 1\n").find("did you mean talker_gap?") != std::string::npos);
  CHECK(one("[constraints]\ntalker_gap = -1\n").find("it must lie within 0 and 1000") != std::string::npos);
  CHECK(one("[[panel]]\nid = \"A\"\n[[panel]]\nid = \"B\"\n") ==
        "study.toml:6: 3 listeners cannot be divided equally among 2 panels; change their number, or give "
        "listeners = N in each [[panel]]");
  CHECK(one("[[panel]]\nid = \"A\"\nlisteners = 2\n[[panel]]\nid = \"B\"\nlisteners = 2\n")
            .find("the panels have 4 listeners together, and the study has 3") != std::string::npos);
  CHECK(one("[[panel]]\nid = \"A\"\nlisteners = 2\n[[panel]]\nid = \"B\"\nlisteners = [\"L01\"]\n")
            .find("must be of one kind") != std::string::npos);
  CHECK(one("[[panel]]\nid = \"A\"\nlisteners = [\"L01\", \"L02\", \"L03\"]\n[[panel]]\nid = "
            "\"B\"\nlisteners = [\"L01\"]\n")
            .find("listener \"L01\" is in the panels \"A\" and \"B\"") != std::string::npos);
  CHECK(one("[[panel]]\nid = \"A\"\nlisteners = [\"L01\", \"L02\"]\n")
            .find("listener \"L03\" is in no panel") != std::string::npos);
  CHECK(one("[[panel]]\nid = \"A\"\nsamples = \"some\"\n").find("a list of samples, or \"all\"") !=
        std::string::npos);
  CHECK(one("[[item]]\ncondition = \"c1\"\n").find("one of practice = true, gold = VOTE") !=
        std::string::npos);
  CHECK(one("[[item]]\ncondition = \"c1\"\ngold = 4\ntrap = 4\n").find("one of practice") !=
        std::string::npos);
  CHECK(one("[[item]]\npractice = true\n").find("needs condition = \"ID\" or stimulus = \"ID\"") !=
        std::string::npos);
}

TEST_CASE("arrangement: what a session was begun with is a text a key, which names no more than it must") {
  const auto keys = order_keys_of(Arrangement{});
  REQUIRE(keys.size() == 4);
  CHECK(keys[0] == std::pair<std::string, std::string>{"order", "\"random\""});
  for (std::size_t i = 1; i < 4; ++i) CHECK(keys[i].second == "none");
  Arrangement asked;
  asked.constraints.talker_gap = 2;
  CHECK(order_keys_of(asked)[1] == std::pair<std::string, std::string>{"constraints", "talker_gap = 2"});
}

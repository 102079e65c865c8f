#include "store/merge_decision.h"

#include <catch2/catch.hpp>

using namespace quietroom::store;
using Catch::Contains;
using Indices = std::vector<std::size_t>;

namespace {

FoundSession found(std::size_t source, const char* session, const char* listener, const char* started,
                   std::vector<std::string> links, const char* set_aside = "") {
  FoundSession out{source, session, listener, started, set_aside};
  out.links = std::move(links);
  out.content =
      std::to_string(out.links.size()) + session + set_aside + (out.links.empty() ? "" : out.links.back());
  return out;
}

const std::vector<std::string> names = {"one", "two"};

} // namespace

TEST_CASE("sessions of different listeners are all taken, in the order of their begin") {
  const auto out =
      decide_merge({found(0, "b-1", "b", "t2", {"x"}), found(1, "a-1", "a", "t1", {"y"})}, names);
  CHECK(out.taken == Indices{1, 0});
  CHECK(out.waiting.empty());
  CHECK(out.refusals.empty());
}

TEST_CASE("of two sessions of a listener the earlier one counts, and one that was set aside never competes") {
  auto out = decide_merge({found(0, "a-1-x", "a", "t2", {"x"}), found(1, "a-1-y", "a", "t1", {"y"})}, names);
  CHECK(out.taken == Indices{1});
  REQUIRE(out.waiting.size() == 1);
  CHECK(out.waiting[0].first == 1);
  CHECK(out.waiting[0].second == 0);
  out = decide_merge({found(0, "a-1-x", "a", "t1", {"x"}, "redone"), found(1, "a-1-y", "a", "t2", {"y"})},
                     names);
  CHECK(out.taken == Indices{0, 1});
  CHECK(out.waiting.empty());
}

TEST_CASE("one session in two places is taken once: the one that goes on where the other ends") {
  const auto out =
      decide_merge({found(0, "a-1", "a", "t1", {"x"}), found(1, "a-1", "a", "t1", {"x", "y"})}, names);
  CHECK(out.taken == Indices{1});
  REQUIRE(out.same.size() == 1);
  CHECK(out.same[0].goes_on);
  CHECK_FALSE(decide_merge({found(0, "a-1", "a", "t1", {"x"}), found(1, "a-1", "a", "t1", {"x"})}, names)
                  .same[0]
                  .goes_on);
}

TEST_CASE("two sessions of one id are both kept, and the one that counts stands in the study") {
  auto out = decide_merge({found(0, "a-1", "a", "t2", {"x"}), found(1, "a-1", "a", "t1", {"y", "z"})}, names);
  CHECK(out.refusals.empty());
  CHECK(out.taken == Indices{1});
  REQUIRE(out.waiting.size() == 1);
  CHECK(out.waiting[0].second == 0);
  out = decide_merge({found(0, "a-1", "a", "t1", {"x", "r"}, "redone"), found(0, "a-2", "a", "t2", {"z"}),
                      found(1, "a-1", "a", "t3", {"y"}), found(2, "a-1", "a", "t1", {"x"})},
                     {"one", "two", "three"});
  CHECK(out.refusals.empty());
  CHECK(out.taken == Indices{0, 1});
  CHECK(out.waiting[0].second == 2);
  CHECK(out.kept_as == Indices{0, 1, 2, 0}); // the fourth is the first, before it was set aside
  out = decide_merge({found(0, "a-1", "a", "t1", {"x"}, "redone"), found(1, "a-1", "a", "t2", {"y"})}, names);
  CHECK(out.taken == Indices{1});
  CHECK(out.beside == Indices{0});
  auto simulated = std::vector{found(0, "a-1", "a", "t1", {"x"}), found(1, "a-1", "a", "t2", {"y"})};
  for (FoundSession& each : simulated) each.simulated = true;
  CHECK(decide_merge(simulated, names).refusals.size() == 1); // another seed
}

TEST_CASE("one session that went on in two places is refused with the place where they part") {
  auto out =
      decide_merge({found(0, "a-1", "a", "t1", {"x", "z"}), found(1, "a-1", "a", "t1", {"x", "y"})}, names);
  REQUIRE(out.refusals.size() == 1);
  CHECK_THAT(out.refusals[0], Contains("session a-1: is in one and in two") && Contains("part at link 2"));
  out = decide_merge({found(0, "a-1", "a", "t1", {}), found(1, "a-1", "a", "t1", {"x"})}, names);
  CHECK(out.same.size() == 1); // one that has no chain yet is known by its begin
  out = decide_merge({found(0, "a-1", "a", "t1", {}), found(1, "a-1", "a", "t2", {"x"})}, names);
  CHECK(out.waiting.size() == 1);
}

TEST_CASE("who withdrew in one study has no session in another") {
  const auto out = decide_merge(
      {found(0, "a-1-x", "a", "t1", {"x"}, "withdrawn"), found(1, "a-1-y", "a", "t2", {"y"})}, names);
  REQUIRE(out.refusals.size() == 1);
  CHECK_THAT(out.refusals[0],
             Contains("listener a has withdrawn in one") && Contains("quietroom withdraw two --listener a"));
}

#include "votes/canonical_order.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;

namespace {

VoteTable slider(const std::string& rows) {
  VoteOptions options;
  options.scale = method::Scale{0, 100};
  return test::hand_votes("listener,stimulus,condition,vote\n" + rows, options);
}

bool same(const VoteTable& a, const VoteTable& b) {
  for (std::size_t i = 0; i < a.factors.size(); ++i)
    if (a.factors[i].levels != b.factors[i].levels || a.factors[i].codes != b.factors[i].codes) return false;
  return a.real_votes == b.real_votes && a.votes == b.votes;
}

} // namespace

TEST_CASE("a table of real votes is the same for any order of its rows") {
  CHECK(same(slider("B,s,x,3.5\nA,t,x,4\nA,s,y,2.25\nA,s,y,1\n"),
             slider("A,s,y,1\nA,s,y,2.25\nA,t,x,4\nB,s,x,3.5\n")));
}

TEST_CASE("whole votes stay whole and in their order; one that is not makes all of them real") {
  const VoteTable whole = slider("B,s,x,3\nA,t,x,4\n");
  CHECK(whole.is_whole());
  CHECK(whole.votes == std::vector<std::int16_t>{3, 4});
  CHECK(whole.listener().levels.front() == "B");
  const VoteTable real = slider("B,s,x,3\nA,t,x,4\nA,s,x,73.5\n");
  CHECK_FALSE(real.is_whole());
  CHECK(real.votes.empty());
  CHECK(real.real_votes == std::vector<double>{73.5, 4, 3});
  CHECK(real.size() == 3);
  CHECK(real.vote(1) == 4);
}

TEST_CASE("a real vote in a later part makes the whole table real") {
  VoteOptions options;
  options.scale = method::Scale{0, 100};
  const std::vector<std::string_view> header = {"listener", "stimulus", "condition", "vote"};
  VoteTableBuilder builder("t.csv", header, options);
  const auto add = [](VoteTableBuilder& to, std::string_view listener, std::string_view vote,
                      std::uint64_t line) {
    const std::vector<std::string_view> row = {listener, "s", "c", vote};
    to.add(row, line);
  };
  add(builder, "A", "1", 2);
  VoteTableBuilder second = builder.part(), third = builder.part();
  add(second, "B", "2.5", 3);
  add(third, "C", "3", 4);
  builder.append(std::move(second));
  builder.append(std::move(third));
  CHECK(builder.finish().real_votes == std::vector<double>{1, 2.5, 3});
}

#include "simulation/virtual_listener.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using simulation::VirtualListener;

namespace {

const method::Question five{.id = "quality", .scale = {1, 5}, .heading = "", .labels = {}};

std::vector<int> votes_of(std::uint64_t seed, const std::string& id, const simulation::Truth& truth,
                          int block = 1, const method::Question& question = five, bool reversed = false) {
  VirtualListener listener(seed, id, truth);
  std::vector<int> out;
  for (const auto& each : test::small_set(4, 10).stimuli)
    out.push_back(listener.vote(each, {block, 1, 40, {}}, question, reversed));
  return out;
}

double mean(const std::vector<int>& votes) {
  double sum = 0;
  for (const int vote : votes) sum += vote;
  return sum / static_cast<double>(votes.size());
}

const simulation::Truth middling{{"c1", 3.0}, {"c2", 3.0}, {"c3", 3.0}, {"c4", 3.0}};

} // namespace

TEST_CASE(
    "a virtual listener votes the same by the same seed, and otherwise by another seed, name or block") {
  const auto votes = votes_of(1, "sim-001", middling);
  CHECK(votes_of(1, "sim-001", middling) == votes);
  CHECK(votes_of(2, "sim-001", middling) != votes);
  CHECK(votes_of(1, "sim-002", middling) != votes);
  CHECK(votes_of(1, "sim-001", middling, 2) != votes);
}

TEST_CASE("the votes of virtual listeners lie around the truth of each condition") {
  double sum = 0;
  std::set<int> seen;
  constexpr int listeners = 100;
  for (int i = 0; i < listeners; ++i) {
    const auto votes = votes_of(1, "sim-" + std::to_string(i), middling);
    seen.insert(votes.begin(), votes.end());
    sum += mean(votes);
  }
  // 0.35 / sqrt(100 listeners) and 0.15 / sqrt(40 files) make 0.042: four times that
  CHECK(std::abs(sum / listeners - 3) < 0.17);
  CHECK(seen.size() >= 4); // 0.71 of a category is the deviation of one vote
}

TEST_CASE("a virtual listener never votes beyond the scale of the method") {
  const simulation::Truth extreme{{"c1", 1.0}, {"c2", 1.0}, {"c3", 5.0}, {"c4", 5.0}};
  for (int i = 0; i < 20; ++i)
    for (const int vote : votes_of(1, "sim-" + std::to_string(i), extreme)) {
      CHECK(vote >= 1);
      CHECK(vote <= 5);
    }
  for (const int vote :
       votes_of(1, "sim-001", extreme, 1, {.id = "quality", .scale = {2, 4}, .heading = "", .labels = {}})) {
    CHECK(vote >= 2);
    CHECK(vote <= 4);
  }
}

TEST_CASE("a virtual listener takes 0.6 to 2.6 s for a vote, another time for each stimulus") {
  const VirtualListener listener(1, "sim-001", middling);
  std::set<double> seen;
  for (const auto& each : test::small_set(4, 10).stimuli) {
    const double seconds = listener.response_s(each);
    CHECK(seconds >= 0.6);
    CHECK(seconds < 2.6);
    seen.insert(seconds);
  }
  CHECK(seen.size() == 40);
}

TEST_CASE(
    "a comparison that was heard the other way round has the other sign, less the listener's own bias") {
  const simulation::Truth better{{"c1", 2.0}, {"c2", 2.0}, {"c3", 2.0}, {"c4", 2.0}};
  const method::Question comparison{.id = "comparison", .scale = {-3, 3}, .heading = "", .labels = {}};
  double forward = 0, backward = 0;
  for (int i = 0; i < 100; ++i) {
    forward += mean(votes_of(1, "sim-" + std::to_string(i), better, 1, comparison));
    backward += mean(votes_of(1, "sim-" + std::to_string(i), better, 1, comparison, true));
  }
  CHECK(std::abs(forward / 100 - 2) < 0.2); // as above; the end of the scale takes a little
  CHECK(std::abs(backward / 100 + 2) < 0.2);
}

TEST_CASE("answers to two questions on one sample are drawn apart") {
  const method::Question sig{.id = "sig", .scale = {1, 5}, .heading = "", .labels = {}};
  const method::Question bak{.id = "bak", .scale = {1, 5}, .heading = "", .labels = {}};
  CHECK(votes_of(1, "sim-001", middling, 1, sig) != votes_of(1, "sim-001", middling, 1, bak));
}

#include "simulation/listener_model.h"

#include "core/error.h"
#include "simulation/virtual_listener.h"
#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::simulation;

namespace {

std::string refusal(const std::string& text) {
  try {
    listener_model(text, "m.toml");
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

/// c1 is bad and c4 is good; 40 stimuli of each.
const Truth truth{{"c1", 1.5}, {"c2", 2.5}, {"c3", 3.5}, {"c4", 4.5}};

const method::Question quality{.id = "quality", .scale = {1, 5}};

std::vector<int> votes_of(const Behaviour& behaviour, const std::string& id = "sim-001") {
  const auto set = test::small_set(4, 40);
  VirtualListener listener(1, id, truth, behaviour);
  std::vector<int> out;
  const int n = static_cast<int>(set.stimuli.size());
  for (int i = 0; i < n; ++i) // conditions in turn
    out.push_back(
        listener.vote(set.stimuli[static_cast<std::size_t>(i % 4 * 40 + i / 4)], {2, i + 1, n, {}}, quality));
  return out;
}

double mean_of(const std::vector<int>& votes, std::size_t begin, std::size_t step) {
  double sum = 0, n = 0;
  for (std::size_t i = begin; i < votes.size(); i += step) sum += votes[i], ++n;
  return sum / n;
}

double mean_over(const Behaviour& behaviour, std::size_t begin = 0, std::size_t step = 1) {
  double sum = 0;
  for (int i = 1; i <= 50; ++i) sum += mean_of(votes_of(behaviour, "sim-" + std::to_string(i)), begin, step);
  return sum / 50;
}

double share_of_repeats(const std::vector<int>& votes) {
  double n = 0;
  for (std::size_t i = 1; i < votes.size(); ++i) n += votes[i] == votes[i - 1] ? 1 : 0;
  return n / static_cast<double>(votes.size() - 1);
}

} // namespace

TEST_CASE("a listener model has groups in their order, and what a group leaves out is careful") {
  const ListenerModel model = listener_model("version = 1\n[[group]]\nname = \"careful\"\nlisteners = 20\n"
                                             "[[group]]\nname = \"asleep\"\nlisteners = 2\nlapses = 0.9\n",
                                             "m.toml");
  CHECK(listeners_of(model) == 22);
  CHECK(group_of(model, 20).name == "careful");
  CHECK(group_of(model, 20).behaviour == Behaviour{});
  CHECK(group_of(model, 21).name == "asleep");
  CHECK(group_of(model, 22).behaviour.lapses == 0.9);
}

TEST_CASE("every mistake in a listener model is told with its line") {
  CHECK(refusal("version = 1\n") ==
        "m.toml:1: there is no [[group]]; give one at least, with name and listeners");
  CHECK(refusal("version = 1\n[[group]]\nname = \"x\"\nlisteners = 2\nlapse = 0.1\nbias_sd = -1\n") ==
        "m.toml:6: bias_sd is -1; it must lie within 0 and 10\nquietroom: m.toml:5: lapse is not known here; "
        "did you mean lapses?");
  CHECK(refusal("version = 1\n[[group]]\nname = \"x\"\nlisteners = 2\nfastest_s = 3\n").find("slowest_s") !=
        std::string::npos);
  CHECK(refusal("version = 1\n[[group]]\nname = \"x\"\nlisteners = 600\n[[group]]\nname = \"y\"\nlisteners = "
                "600\n")
            .find("1200 listeners together; 999 at most") != std::string::npos);
}

TEST_CASE("a listener with no behaviour of its own votes as listeners did before there were models") {
  CHECK(votes_of({}) == votes_of(Behaviour{}));
  const auto set = test::small_set(4, 3);
  VirtualListener listener(1, "sim-001", truth);
  std::vector<int> votes;
  for (const auto& each : set.stimuli) votes.push_back(listener.vote(each, {2, 1, 12, {}}, quality));
  VirtualListener twin(1, "sim-001", truth);
  std::vector<int> other;
  for (const auto& each : set.stimuli) other.push_back(twin.vote(each, {2, 9, 12, {}}, quality));
  CHECK(votes == other); // the trial makes no difference
}

TEST_CASE("bias moves all votes of a group, and range draws them apart or together") {
  Behaviour biased;
  biased.bias = -1;
  CHECK(mean_over(biased) < mean_over({}) - 0.6); // the ends of the scale take some of it
  Behaviour narrow;
  narrow.range = 0.2;
  CHECK(mean_over(narrow, 3, 4) - mean_over(narrow, 0, 4) < 1); // 0.2 of 3 categories
  CHECK(mean_over({}, 3, 4) - mean_over({}, 0, 4) > 2.2);
}

TEST_CASE("lapses pay no attention to what is heard, and straight lines repeat the last vote") {
  Behaviour asleep;
  asleep.lapses = 1;
  CHECK(std::abs(mean_over(asleep, 3, 4) - mean_over(asleep, 0, 4)) < 0.3); // 2000 votes each, sd 1.4
  Behaviour lining;
  lining.straight_lining = 0.95;
  CHECK(share_of_repeats(votes_of(lining)) > 0.85);
  CHECK(share_of_repeats(votes_of({})) < 0.5);
}

TEST_CASE("an order effect drifts over the block, and contrast is held against the stimulus before") {
  Behaviour tired;
  tired.order_effect = -2;
  const auto half = [](const Behaviour& behaviour, bool second) {
    double sum = 0;
    for (int i = 1; i <= 50; ++i) {
      const auto votes = votes_of(behaviour, "sim-" + std::to_string(i));
      const auto middle = votes.begin() + 80;
      sum += mean_of(second ? std::vector<int>(middle, votes.end()) : std::vector<int>(votes.begin(), middle),
                     0, 1);
    }
    return sum / 50;
  };
  CHECK(half(tired, true) < half(tired, false) - 0.5); // a drift of 2 is 1 from half to half
  CHECK(std::abs(half({}, true) - half({}, false)) < 0.15);
  Behaviour contrasting;
  contrasting.contrast = 0.5;                                      // c1 comes behind c4, which is good
  CHECK(mean_over(contrasting, 1, 4) > mean_over({}, 1, 4) + 0.4); // c2 behind c1: 0.5 of 1.5
}

TEST_CASE("careful listeners answer gold and trap items as they should, and others as they hear them") {
  const auto set = test::small_set(4, 40);
  const auto right = [&](double errors) {
    Behaviour behaviour;
    behaviour.control_errors = errors;
    VirtualListener listener(1, "sim-001", truth, behaviour);
    int n = 0;
    for (int i = 0; i < 40; ++i)
      n += listener.vote(set.stimuli[static_cast<std::size_t>(i)], {2, i + 1, 40, 5}, quality) == 5 ? 1 : 0;
    return n;
  };
  CHECK(right(0) == 40);
  CHECK(right(1) < 5); // c1 is worth 1.5
}

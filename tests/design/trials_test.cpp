#include "design/trials.h"

#include "method/methods.h"
#include "method/names.h"
#include "method/scores.h"
#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::design;
using method::Role;
using method::Trial;

namespace {

Design design_of(const std::string& method, std::uint64_t seed = 7, int listeners = 4) {
  Design out = test::small_design();
  out.method = *method::find(method);
  out.seed = seed;
  out.listeners.clear();
  for (int i = 1; i <= listeners; ++i) out.listeners.push_back("L" + std::to_string(i));
  return out;
}

std::vector<Trial> main_trials(const Design& design, const stimulus::StimulusSet& set, std::size_t listener) {
  return plan_for(design, set, design.listeners[listener]).blocks.back().trials;
}

const std::string& condition(const stimulus::StimulusSet& set, const Trial& trial) {
  return set.stimuli[trial.presented[first_judged(trial)].stimulus].condition;
}

} // namespace

TEST_CASE("P.835 asks three questions on each sample in a row, OVRL last, SIG and BAK first for half of the "
          "listeners") {
  const auto set = test::small_set();
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Design design = design_of("p835", seed, 8);
    int sig_first = 0;
    for (std::size_t listener = 0; listener < 8; ++listener) {
      const auto trials = main_trials(design, set, listener);
      REQUIRE(trials.size() == 36);
      for (std::size_t i = 0; i < trials.size(); i += 3) {
        REQUIRE(trials[i].presented == trials[i + 1].presented);
        REQUIRE(trials[i].presented == trials[i + 2].presented);
        REQUIRE(std::set{trials[i].question, trials[i + 1].question} == std::set<std::size_t>{0, 1});
        REQUIRE(trials[i].question == trials[0].question);
        REQUIRE(trials[i + 2].question == 2);
      }
      sig_first += trials[0].question == 0 ? 1 : 0;
    }
    REQUIRE(sig_first == 4);
  }
}

TEST_CASE("the five dimensions of a sample are asked in a row") {
  const auto trials = main_trials(design_of("dimensions"), test::small_set(), 0);
  REQUIRE(trials.size() == 60);
  for (std::size_t i = 0; i < trials.size(); ++i) {
    CHECK(trials[i].question == i % 5);
    CHECK(trials[i].presented == trials[i - i % 5].presented);
  }
}

TEST_CASE("the stimuli of the reference condition are hidden references, the others processed") {
  const auto set = test::small_set();
  const auto trials = main_trials(design_of("acr-hr"), set, 0);
  REQUIRE(trials.size() == 12);
  for (const Trial& trial : trials)
    CHECK(trial.presented[0].role ==
          (condition(set, trial) == "c1" ? Role::hidden_reference : Role::processed));
}

TEST_CASE("DCR holds each sample against the reference of its source, which is first, with a null pair per "
          "talker") {
  const auto set = test::small_set(4, 4);
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    for (std::size_t listener = 0; listener < 4; ++listener) {
      const auto trials = main_trials(design_of("dcr", seed), set, listener);
      REQUIRE(trials.size() == 12 + 2);
      std::set<std::size_t> judged;
      std::multiset<std::string> null_talkers;
      for (const Trial& trial : trials) {
        REQUIRE(presentation_of(trial) == "reference,processed");
        const auto& reference = set.stimuli[trial.presented[0].stimulus];
        const auto& processed = set.stimuli[trial.presented[1].stimulus];
        REQUIRE(reference.condition == "c1");
        REQUIRE(reference.talker == processed.talker);
        REQUIRE(reference.sample == processed.sample);
        REQUIRE(judged.insert(trial.presented[1].stimulus).second);
        if (reference == processed) null_talkers.insert(reference.talker);
      }
      REQUIRE(null_talkers == std::multiset<std::string>{"f", "m"});
    }
}

TEST_CASE("over the listeners every source of a talker has its turn as null pair") {
  const auto set = test::small_set(2, 4);
  const Design design = design_of("dcr", 7, 4);
  std::map<std::string, int> times;
  for (std::size_t listener = 0; listener < 4; ++listener)
    for (const Trial& trial : main_trials(design, set, listener))
      if (condition(set, trial) == "c1") ++times[set.stimuli[trial.presented[0].stimulus].sample];
  CHECK(times == std::map<std::string, int>{{"s1", 2}, {"s2", 2}, {"s3", 2}, {"s4", 2}});
}

TEST_CASE("CCR reverses half of each listener's pairs, of each condition to one, and each pair for one "
          "listener of two") {
  for (const int samples : {3, 4}) // conditions of an odd and of an even size
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const auto set = test::small_set(4, samples);
      const Design design = design_of("ccr", seed, 4);
      std::map<std::size_t, int> reversed_of; // by stimulus
      for (std::size_t listener = 0; listener < 4; ++listener) {
        int reversed = 0;
        std::map<std::string, int> by_condition;
        const auto trials = main_trials(design, set, listener);
        for (const Trial& trial : trials) {
          const bool is = method::is_reversed(presentation_of(trial));
          REQUIRE(presentation_of(trial) == (is ? "processed,reference" : "reference,processed"));
          reversed += is ? 1 : 0;
          by_condition[condition(set, trial)] += is ? 1 : -1;
          const std::size_t judged = trial.presented[first_judged(trial)].stimulus;
          reversed_of[judged] += is ? 1 : -1;
        }
        REQUIRE(std::abs(2 * reversed - static_cast<int>(trials.size())) <= 1);
        for (const auto& [id, difference] : by_condition) REQUIRE(std::abs(difference) <= 1);
      }
      for (const auto& [stimulus, difference] : reversed_of) REQUIRE(difference == 0);
    }
}

TEST_CASE(
    "practice has as many samples as it says, each with all its questions; pairs may be null pairs there") {
  const auto set = test::small_set();
  CHECK(plan_for(design_of("p835"), set, "L1").blocks.front().trials.size() == 6);
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    CHECK(plan_for(design_of("dcr", seed), set, "L1").blocks.front().trials.size() == 2);
}

TEST_CASE("the sounds of a pair follow each other after exact gaps, once or twice") {
  const Trial pair{{{4, Role::reference}, {5, Role::processed}}};
  method::Method dcr = *method::find("dcr");
  dcr.pair = {1, 0.5, 1.25};
  const auto shape = [](const std::vector<HeardSound>& sounds) {
    std::vector<std::pair<std::size_t, std::int64_t>> out;
    for (const HeardSound& each : sounds) out.emplace_back(each.stimulus, each.silence_frames);
    return out;
  };
  using Shape = std::vector<std::pair<std::size_t, std::int64_t>>;
  CHECK(shape(sounds_of(pair, dcr, 8000)) == Shape{{4, 0}, {5, 4000}});
  dcr.pair.rounds = 2;
  CHECK(shape(sounds_of(pair, dcr, 8000)) == Shape{{4, 0}, {5, 4000}, {4, 10000}, {5, 4000}});
  CHECK(frames_of(pair, dcr, test::small_set(), 8000) == 4 * 8000 + 18000);
  CHECK(seconds_of(pair, dcr, test::small_set()) == 6.25);
  CHECK(shape(sounds_of({{{4, Role::processed}}}, *method::find("acr"), 8000)) == Shape{{4, 0}});
}

TEST_CASE(
    "plans of methods differ in their hashes by question, order and gap, and that of ACR is what it was") {
  const auto set = test::small_set();
  const auto hash = [&](const Design& design) { return hash_of(plan_for(design, set, "L1"), set); };
  std::set<std::string> hashes;
  for (const char* method : {"acr", "acr-hr", "dcr", "ccr", "p835", "dimensions"})
    hashes.insert(hash(design_of(method)));
  Design twice = design_of("dcr");
  twice.method.pair.rounds = 2;
  hashes.insert(hash(twice));
  Design longer = design_of("dcr");
  longer.method.pair.gap_s = 0.75;
  hashes.insert(hash(longer));
  CHECK(hashes.size() == 8);
  CHECK(hash(design_of("acr")) == hash(design_of("effort")));
}

TEST_CASE("a break never comes between the questions on one sample") {
  Design design = design_of("p835");
  design.break_after = 7;
  CHECK(plan_for(design, test::small_set(), "L1").break_after == 9);
  design.method = *method::find("acr");
  CHECK(plan_for(design, test::small_set(), "L1").break_after == 7);
}

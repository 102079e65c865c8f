#pragma once

#include "design/plan.h"
#include "stimulus/stimulus_set.h"

#include <string>

namespace quietroom::test {

/// A set of `conditions` x `samples` stimuli of one second, without audio.
inline stimulus::StimulusSet small_set(int conditions = 4, int samples = 3) {
  stimulus::StimulusSet set;
  set.name = "small";
  for (int c = 1; c <= conditions; ++c) {
    stimulus::Condition condition;
    condition.id = "c" + std::to_string(c);
    if (c == 1) condition.kind = stimulus::Kind::reference;
    set.conditions.push_back(condition);
    for (int s = 1; s <= samples; ++s) {
      stimulus::Stimulus one;
      one.sample = "s" + std::to_string(s);
      one.id = condition.id + "." + one.sample;
      one.condition = condition.id;
      one.talker = s % 2 == 0 ? "f" : "m";
      one.file = one.id + ".wav";
      one.sha256 = "hash-of-" + one.id;
      one.seconds = 1;
      set.stimuli.push_back(one);
    }
  }
  return set;
}

inline design::Design small_design() {
  design::Design design;
  design.name = "small";
  design.seed = 7;
  design.listeners = {"L01", "L02"};
  design.practice = 2;
  design.break_after = 5;
  return design;
}

} // namespace quietroom::test

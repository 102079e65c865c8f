#pragma once

#include "stimulus/measured_stimulus.h"

namespace quietroom::stimulus::test {

/// A set without files: its conditions, and stimuli as if they had been measured.
struct MeasuredSet {
  StimulusSet set;
  std::vector<MeasuredStimulus> stimuli;

  MeasuredSet() {
    set.name = "n";
    set.rate_hz = 8000;
  }

  Condition& condition(const std::string& id, Kind kind = Kind::test) {
    Condition& out = set.conditions.emplace_back();
    out.id = out.label = id;
    out.kind = kind;
    out.line = 10 * static_cast<int>(set.conditions.size());
    return out;
  }

  /// A finished file CONDITION.TALKER.s1.wav of speech at a level, with nothing wrong.
  MeasuredStimulus& add(const std::string& condition, const std::string& talker,
                        std::optional<double> level_dbov = -26, double activity = 0.5) {
    MeasuredStimulus found;
    found.stimulus.condition = condition;
    found.stimulus.talker = talker;
    found.stimulus.sample = "s1";
    found.stimulus.id = condition + "." + talker + ".s1";
    found.stimulus.file = found.stimulus.id + ".wav";
    found.stimulus.is_finished = true;
    found.sha256 = found.stimulus.id;
    found.rate_hz = 8000;
    found.channels = 1;
    found.bits = 16;
    found.seconds = 2;
    found.level.active_level_dbov = level_dbov;
    found.level.activity = activity;
    found.bandwidth_hz = 4000;
    set.stimuli.push_back(found.stimulus);
    return stimuli.emplace_back(found);
  }
};

} // namespace quietroom::stimulus::test

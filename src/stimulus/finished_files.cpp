#include "stimulus/finished_files.h"

#include "core/sha256.h"

namespace quietroom::stimulus {

bool is_finished(const StimulusSet& set) { return set.sources.empty(); }

Lock lock_of_finished(const Checked& checked, const std::string& set_toml, const std::string& tool_version) {
  Lock lock;
  lock.tool_version = tool_version;
  lock.set_sha256 = sha256_of(set_toml);
  for (const MeasuredStimulus& measured : checked.stimuli) {
    LockedStimulus& locked = lock.stimuli.emplace_back();
    locked.id = measured.stimulus.id;
    locked.condition = measured.stimulus.condition;
    locked.talker = measured.stimulus.talker;
    locked.sample = measured.stimulus.sample;
    locked.file = measured.stimulus.file;
    locked.sha256 = measured.sha256;
    locked.source_sha256 = measured.sha256; // it is its own source
    locked.chain = "finished file";
    if (const auto& converted = measured.stimulus.converted) {
      locked.source_sha256 = converted->sha256;
      locked.chain = "finished file, converted from " + converted->from + ": " + converted->by;
    }
    locked.seconds = measured.seconds;
    locked.rate_hz = measured.rate_hz;
    locked.channels = measured.channels;
    locked.bits = measured.bits;
    locked.active_level_dbov = measured.level.active_level_dbov;
  }
  return lock;
}

} // namespace quietroom::stimulus

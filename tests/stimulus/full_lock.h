#pragma once

#include "stimulus/lock.h"

namespace quietroom::stimulus::test {

/// One in which every field of every entry stands somewhere.
inline Lock full_lock() {
  Lock lock{"0.1.0", {{"libsndfile", "1.2.0"}, {"soxr", "0.1.3"}}, "ab", {}, {}};
  lock.sources.push_back({"f1", "cd", 7.125, -26.0004, -3.5, -22.5, 0.75});
  lock.sources.push_back({"f2", "ef", 1, std::nullopt, std::nullopt, std::nullopt, 0});
  LockedStimulus plain;
  plain.id = "c.f1";
  plain.condition = "c";
  plain.talker = "ann";
  plain.sample = "f1";
  plain.file = "stimuli/c.f1.wav";
  plain.sha256 = "01";
  plain.source_sha256 = "cd";
  plain.chain = "level -26 \"x\" > \u00fc";
  plain.seconds = 7.125;
  plain.rate_hz = 48000;
  LockedStimulus lossy = plain;
  lossy.id = "d.f1";
  lossy.active_level_dbov = -26.123456789012345;
  lossy.level_of_source = true;
  lossy.clipped_samples = 3;
  lossy.saturated_samples = 4;
  lossy.delay_removed_samples = 30;
  lossy.packets = 712;
  lossy.lost = 20;
  lossy.ppl_percent = 100.0 * 20 / 712;
  lossy.burst_ratio = 1.03;
  lossy.longest_burst = 3;
  lossy.gain_db = -6.5;
  lossy.delay_ms = 150;
  lossy.snr_db = 14.999999999999982;
  lossy.ppl_active_percent = 100.0 * 18 / 650;
  lossy.burst_ratio_active = 1.02;
  lossy.longest_burst_active = 2;
  lossy.late_percent = 1.25;
  lossy.buffer_delay_ms = 41.5;
  LockedStimulus tandem = plain;
  tandem.id = "e.f1";
  tandem.losses.push_back({"amr-wb", 50, 15, 30, 1.1, 4, 28.5, 1.2, 3, 2.5, 41.5});
  tandem.losses.push_back({"opus", 50, 0, 0, {}, 0, {}, {}, {}, {}, {}});
  lossy.clipped_by_step = 12;
  plain.licence = "CC BY 4.0";
  lock.programs.push_back({"evs", "ab", "[\"evs\", \"-v\"]", "EVS 16.1"});
  lock.sources[0].licence = "CC0";
  lock.sources[0].attribution = "Ann \"A.\" \u00fc";
  lock.stimuli = {plain, lossy, tandem, plain};
  return lock;
}

} // namespace quietroom::stimulus::test

#include "stimulus/lock.h"

#include "stimulus/lock_lines.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;

namespace {

Lock full_lock() {
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

} // namespace

TEST_CASE("a lock reads back as it was written") {
  const test::TempFolder folder;
  folder.write("set.lock", lock_text(full_lock()));
  std::vector<Problem> problems;
  CHECK(read_lock(folder.path(), problems) == full_lock());
  CHECK(problems.empty());
}

TEST_CASE("no lock is no problem, a damaged one is a warning") {
  const test::TempFolder folder;
  std::vector<Problem> problems;
  CHECK_FALSE(read_lock(folder.path(), problems));
  CHECK(problems.empty());
  const std::string whole = lock_text(full_lock());
  for (const std::string& damaged :
       {std::string("x ="), std::string("version = 2\n"), whole.substr(0, whole.find("chain = ") + 12)}) {
    CAPTURE(damaged);
    folder.write("set.lock", damaged);
    problems.clear();
    CHECK_FALSE(read_lock(folder.path(), problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].message.find("run quietroom prepare") != std::string::npos);
  }
}

TEST_CASE("the lock's own lines and any other TOML of the same meaning are read alike") {
  const std::string own = lock_text(full_lock());
  CHECK(read_lock_lines(own) == full_lock());
  std::vector<Problem> problems;
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"version = 1\n", "version=1 # as it was\n"},
        {"id = \"c.f1\"\ncondition = \"c\"\n", "condition = 'c'\nid = \"c.f1\"\n"},
        {"packets = 712\n", "packets = 7_12\n"}}) {
    std::string other = own;
    other.replace(other.find(from), from.size(), to);
    CAPTURE(to);
    CHECK_FALSE(read_lock_lines(other));
    CHECK(parse_lock(other, "set.lock", problems) == full_lock());
  }
  CHECK(problems.empty());
}

TEST_CASE("lines that no lock has are not taken for one") {
  const std::string own = lock_text(full_lock());
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"rate_hz = 48000", "rate_hz = 0"},
                                 {"packets = 712", "packets = 0712"},
                                 {"packets = 712", "packets = 712x"},
                                 {"lost = 15", "lost = 51"},
                                 {"id = \"c.f1\"", "id = \"c\".f1\""},
                                 {"id = \"c.f1\"", "id = \"\""},
                                 {"id = \"c.f1\"", "id = \"c\xFF.f1\""},
                                 {"rate_hz = 48000\n", "rate_hz = 48000\nrate_hz = 48000\n"},
                                 {"seconds = 7.125", "seconds = 7."},
                                 {"seconds = 7.125", "seconds = nan"},
                                 {"[[source]]", "[[sauce]]"},
                                 {"sha256 = \"01\"\n", ""}}) {
    std::string damaged = own;
    damaged.replace(damaged.find(from), from.size(), to);
    CAPTURE(from, to);
    CHECK_FALSE(read_lock_lines(damaged));
    std::vector<Problem> problems;
    CHECK_FALSE(parse_lock(damaged, "set.lock", problems));
    CHECK(problems.size() == 1);
  }
}

#include "station/dry_run.h"

#include "station/machine_of_test.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::test;
using Catch::Contains;

namespace {

std::string single(const std::vector<Problem>& problems) {
  REQUIRE(problems.size() == 1);
  return words_of(problems)[0];
}

} // namespace

TEST_CASE("an absent device is a finding, and a device that is a file is not opened") {
  const ToneStudy study;
  DryRun run = dry_run_of(study);
  CHECK(check_device(run).empty());
  CHECK_FALSE(std::filesystem::exists(study.folder.path() / "out.wav"));
  run.device = audio::FileDevice{.path = study.folder.path() / "no/out.wav"};
  CHECK_THAT(single(check_device(run)), Contains("error") && Contains("no sound can be written there"));
#ifndef __SANITIZE_ADDRESS__ // drivers are unloaded with what they did not give back, and then have no name
                             // to be left out by
  run.device = audio::SoundCard{.name = "no such device"};
  CHECK_THAT(single(check_device(run)), Contains("error sound device: "));
#endif
}

TEST_CASE("space for the sessions is needed, and little more than that is told") {
  const ToneStudy study; // 2 listeners x 14 trials: far below the 16 MiB that are always wanted
  DryRun run = dry_run_of(study);
  const auto with_mib = [&](std::uintmax_t mib) {
    run.machine.free_bytes = [mib](const std::filesystem::path&) { return mib << 20; };
    return check_disk(run);
  };
  CHECK_THAT(single(with_mib(15)), Contains("error") && Contains("the disk has 15 MiB left"));
  CHECK_THAT(single(with_mib(100)), Contains("warning"));
  CHECK(with_mib(1000).empty());
}

TEST_CASE("a clock that stands before this program or before what was stored is found") {
  const ToneStudy study;
  DryRun run = dry_run_of(study);
  CHECK(check_clock(run).empty());
  {
    store::StudyStore store(study.database(), store::sql::Access::durable);
    store.open_session(study.facts(), "2026-06-01T11:59:59.000Z");
  }
  CHECK(check_clock(run).empty());
  run.machine.now = [] {
    return std::chrono::system_clock::time_point(std::chrono::seconds(1780315200 - 3600));
  };
  CHECK_THAT(single(check_clock(run)),
             Contains("error clock: ") && Contains("is of 2026-06-01T11:59:59.000Z"));
  run.machine.now = [] { return std::chrono::system_clock::time_point{}; }; // 1970: no battery
  CHECK_THAT(single(check_clock(run)), Contains("before this program was made"));
}

TEST_CASE("this machine tells its free space and its time") {
  const Machine machine = this_machine();
  CHECK(machine.free_bytes("/") > 0);
  CHECK(machine.now() > std::chrono::system_clock::time_point(std::chrono::seconds(1735689600))); // 2025
}

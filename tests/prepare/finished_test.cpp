#include "prepare/finished.h"

#include "core/sha256.h"
#include "stimulus/manifest.h"
#include "support/finished_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
namespace fs = std::filesystem;

namespace {

/// A set of four finished files, and what stands in its set.toml.
struct FinishedFiles {
  test::TempFolder folder;
  stimulus::StimulusSet set;

  FinishedFiles() {
    test::write_finished_files(folder.path());
    std::string text = "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n";
    for (const char* condition : {"direct", "g711"})
      text += std::string("[[condition]]\nid = '") + condition + "'\n";
    for (const char* condition : {"direct", "g711"})
      for (const char* talker : {"f", "m"})
        text += std::string("[[stimulus]]\nfile = '") + condition + "_" + talker + "_s1.wav'\ncondition = '" +
                condition + "'\ntalker = '" + talker + "'\nsample = 's1'\n";
    folder.write("set.toml", text);
    set = stimulus::read_set(folder.path()).set;
  }
  Finished locked(const std::optional<stimulus::Lock>& before = {}) const {
    return lock_finished(folder.path(), set, before, 2);
  }
};

stimulus::Lock lock_with(const Finished& finished) {
  stimulus::Lock out;
  out.stimuli = finished.locked;
  return out;
}

std::vector<Stale> states(const FinishedFiles& files, const std::optional<stimulus::Lock>& before) {
  std::vector<Stale> out;
  for (const PlannedWork& each : verify_finished(files.folder.path(), files.set, before))
    out.push_back(each.why);
  return out;
}

} // namespace

TEST_CASE("finished files are measured once, and again only where their bytes are others") {
  const FinishedFiles files;
  const Finished first = files.locked();
  CHECK(first.measured == 4);
  CHECK(first.problems.empty());
  REQUIRE(first.locked.size() == 4);
  CHECK(first.locked[1].id == "direct.m.s1");
  CHECK(first.locked[1].sha256 == sha256_of_file(files.folder.path() / "direct_m_s1.wav"));
  CHECK_THAT(*first.locked[1].active_level_dbov, Catch::Matchers::WithinAbs(-26, 0.02));
  const stimulus::Lock lock = lock_with(first);
  CHECK(files.locked(lock).measured == 0);
  CHECK(files.locked(lock).locked == first.locked);
  signal::write_wav(files.folder.path() / "direct_m_s1.wav", test::speech_like(8000, 1.5, 9), 16);
  CHECK(files.locked(lock).measured == 1);
  CHECK(files.locked(lock).locked[1].sha256 != first.locked[1].sha256);
}

TEST_CASE("finished files that are missing, cannot be read or have another form are problems") {
  const FinishedFiles files;
  fs::remove(files.folder.path() / "direct_f_s1.wav");
  files.folder.write("direct_m_s1.wav", "no sound at all");
  signal::write_wav(files.folder.path() / "g711_f_s1.wav", test::speech_like(16000, 1.5, 9), 16);
  const Finished found = files.locked();
  CHECK(found.locked.size() == 2);
  REQUIRE(found.problems.size() == 3);
  CHECK_THAT(found.problems[0].message, Catch::Contains("missing"));
  CHECK_THAT(found.problems[1].message, Catch::Contains("no sound can be read"));
  CHECK_THAT(found.problems[2].message, Catch::Contains("16000 Hz where set.toml says 8000"));
}

TEST_CASE("how finished files stand to the lock is told without measuring") {
  const FinishedFiles files;
  CHECK(states(files, {}) == std::vector<Stale>(4, Stale::unmade));
  const stimulus::Lock lock = lock_with(files.locked());
  CHECK(states(files, lock) == std::vector<Stale>(4, Stale::no));
  fs::remove(files.folder.path() / "direct_f_s1.wav");
  files.folder.write("direct_m_s1.wav", "edited");
  CHECK(states(files, lock) == std::vector<Stale>{Stale::missing, Stale::changed, Stale::no, Stale::no});
}

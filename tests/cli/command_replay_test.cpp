#include "cli/study_place.h"
#include "core/atomic_file.h"
#include "core/csv.h"
#include "signal/audio_file.h"

using namespace quietroom;
using namespace quietroom::test;
using Catch::Matchers::Contains;

namespace {

struct Simulated : StudyPlace {
  Simulated() {
    make("acr");
    run("simulate study --listeners 1");
  }
  /// The file of trial 2 of the main block.
  std::filesystem::path heard_file() const {
    run("export study out");
    const std::string long_csv = read_file(folder.path() / "out/long.csv");
    for (const char* name : {"direct_f", "direct_m", "g711_f", "g711_m"}) {
      const std::string condition = std::string(name).substr(0, std::string(name).find('_'));
      const std::string stimulus = condition + "." + std::string(name).substr(condition.size() + 1) + ".s1";
      if (long_csv.find(",2,main,2,1," + stimulus + ",") != std::string::npos)
        return folder.path() / "files" / (std::string(name) + "_s1.wav");
    }
    return {};
  }
};

std::vector<std::int32_t> sounding(const signal::PcmClip& clip) {
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < clip.samples.size(); i += static_cast<std::size_t>(clip.channels))
    if (clip.samples[i] != 0) out.push_back(clip.samples[i]);
  return out;
}

} // namespace

TEST_CASE("replay plays every sample of what was heard before a vote") {
  const Simulated place;
  const auto file = place.heard_file();
  REQUIRE_FALSE(file.empty());
  const Run done = place.run("replay study --vote sim-001-1:2:2 --device file:heard.wav?speed=0");
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.err,
             Contains("sim-001-1:2:2:1: ") && Contains("8000 Hz, gain 0 dB, heard through virtual"));
  const signal::PcmClip heard = signal::read_pcm(place.folder.path() / "heard.wav");
  CHECK(heard.rate_hz == 8000);
  CHECK(sounding(heard) == sounding(signal::read_pcm(file)));
}

TEST_CASE("replay refuses a file that is not the one that was heard") {
  const Simulated place;
  const auto file = place.heard_file();
  write_file(file, read_file(file) + "x");
  check_failure(2, "is not the file that was heard",
                "replay study --vote sim-001-1:2:2:1 --device file:heard.wav?speed=0", place.folder.path());
  CHECK_FALSE(std::filesystem::exists(place.folder.path() / "heard.wav"));
}

TEST_CASE("replay says which vote it was not given") {
  const Simulated place;
  const auto& folder = place.folder.path();
  check_failure(2, "--vote sim-001-1:2: give SESSION:BLOCK:TRIAL", "replay study --vote sim-001-1:2", folder);
  check_failure(2, "--vote sim-001-1:2:x: give", "replay study --vote sim-001-1:2:x", folder);
  check_failure(2, "session L09-1 is not in the study; its sessions are sim-001-1",
                "replay study --vote L09-1:2:2", folder);
  check_failure(2, "has no trial 99 of block 2", "replay study --vote sim-001-1:2:99", folder);
  check_failure(2, "with an attempt 2", "replay study --vote sim-001-1:2:2:2", folder);
}

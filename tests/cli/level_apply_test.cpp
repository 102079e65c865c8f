#include "cli/quietroom.h"
#include "signal/active_level.h"
#include "signal/audio_file.h"
#include "signal/loudness.h"
#include "support/speech_like.h"

#include <numeric>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

void write_speech(const fs::path& file, double gain, double offset = 0) {
  signal::Clip clip = speech_like(16000, 3.6, 1);
  for (double& sample : clip.samples) sample = gain * sample + offset;
  signal::write_wav(file, clip, 16);
}

double level_of(const fs::path& file) {
  const signal::Clip clip = signal::read_clip(file);
  return signal::active_level(clip.samples, clip.rate_hz).active_level_dbov.value();
}

} // namespace

TEST_CASE(
    "level --apply brings finished files to one active level in another folder, and keeps the originals") {
  const TempFolder folder;
  write_speech(folder.path() / "quiet.wav", 0.1);
  write_speech(folder.path() / "loud.wav", 1.5);
  const std::string before = read_file(folder.path() / "quiet.wav");
  const Run run = run_quietroom("level quiet.wav loud.wav --apply -26 --out out", folder.path());
  CHECK(run.err == "");
  REQUIRE(run.exit_code == 0);
  CHECK(level_of(folder.path() / "out/quiet.wav") == Approx(-26).margin(0.06)); // 0.05 dB, and rounding
  CHECK(level_of(folder.path() / "out/loud.wav") == Approx(-26).margin(0.06));
  CHECK(read_file(folder.path() / "quiet.wav") == before);
}

TEST_CASE("level --apply --lufs brings files to one loudness") {
  const TempFolder folder;
  write_speech(folder.path() / "a.wav", 0.3);
  REQUIRE(run_quietroom("level a.wav --apply -30 --lufs --out out", folder.path()).exit_code == 0);
  const auto loudness = signal::loudness(signal::read_clip(folder.path() / "out/a.wav"));
  CHECK(loudness.integrated_lufs.value() == Approx(-30).margin(0.05));
}

TEST_CASE("level --remove-dc takes the mean out, and only when told") {
  const TempFolder folder;
  write_speech(folder.path() / "a.wav", 0.5, 0.05);
  const auto mean = [](const fs::path& file) {
    const auto clip = signal::read_clip(file);
    return std::accumulate(clip.samples.begin(), clip.samples.end(), 0.0) /
           static_cast<double>(clip.samples.size());
  };
  REQUIRE(run_quietroom("level a.wav --remove-dc --out out", folder.path()).exit_code == 0);
  CHECK(std::abs(mean(folder.path() / "out/a.wav")) < 1.0 / 32768);
  const Run looked = run_quietroom("level a.wav", folder.path());
  CHECK(looked.err.find("quietroom level a.wav --remove-dc --out DIR") != std::string::npos);
  CHECK(mean(folder.path() / "a.wav") > 0.04);
}

TEST_CASE("level --apply replaces nothing, and refuses what would clip or cannot be levelled") {
  const TempFolder folder;
  write_speech(folder.path() / "a.wav", 0.5);
  folder.write("b/a.wav", read_file(folder.path() / "a.wav"));
  const std::string before = read_file(folder.path() / "a.wav");
  check_failure(2, "a.wav: is there already and is kept", "level a.wav --apply -26 --out .", folder.path());
  CHECK(read_file(folder.path() / "a.wav") == before);
  check_failure(2, "would both become", "level a.wav b/a.wav --apply -26 --out out", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "out"));
  check_failure(2, "name their folder with --out DIR", "level a.wav --apply -26", folder.path());
  check_failure(2, "--out needs --apply LEVEL or --remove-dc", "level a.wav --out out", folder.path());
  check_failure(2, "give -60 to 0", "level a.wav --apply 5 --out out", folder.path());
  check_failure(2, "--lufs has no effect without --apply", "level a.wav --lufs --remove-dc --out out",
                folder.path());
  const Run loud = run_quietroom("level a.wav --apply 0 --out out", folder.path());
  CHECK(loud.exit_code == 2);
  CHECK(loud.err.find("a.wav: ") != std::string::npos);
  CHECK(loud.err.find("samples would clip") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "out/a.wav"));
}

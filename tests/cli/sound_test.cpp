#include "cli/quietroom.h"
#include "signal/audio_file.h"
#include "signal/tone.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

/// A set of two finished files: a tone as the reference, a lower one as the condition under test.
void make_set(const std::filesystem::path& folder) {
  signal::write_wav(folder / "clean_ann_s1.wav", signal::tone({.rate_hz = 16000, .seconds = 0.2}), 16);
  signal::write_wav(folder / "coded_ann_s1.wav",
                    signal::tone({.rate_hz = 16000, .frequency_hz = 500, .seconds = 0.2}), 16);
  write_file(folder / "set.toml", R"(version = 1
name = "two"
rate_hz = 16000
context = "WB"
[[condition]]
id = "clean"
kind = "reference"
[[condition]]
id = "coded"
[[stimulus]]
file = "clean_ann_s1.wav"
condition = "clean"
talker = "ann"
sample = "s1"
[[stimulus]]
file = "coded_ann_s1.wav"
condition = "coded"
talker = "ann"
sample = "s1"
)");
}

/// Every frame of what was heard in which something sounds.
std::vector<std::int32_t> sounding(const signal::PcmClip& heard) {
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < heard.samples.size(); i += 2)
    if (heard.samples[i] != 0 || heard.samples[i + 1] != 0) out.push_back(heard.samples[i]);
  return out;
}

std::vector<std::int32_t> sounding_samples(const std::filesystem::path& file) {
  std::vector<std::int32_t> out;
  for (const std::int32_t sample : signal::read_pcm(file).samples)
    if (sample != 0) out.push_back(sample);
  return out;
}

} // namespace

TEST_CASE("play gives every sample of the file to the device, on both channels") {
  const TempFolder folder;
  make_set(folder.path());
  const Run run = run_quietroom("play coded_ann_s1.wav --device file:heard.wav?speed=0", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("coded.ann.s1, 0.20 s, 16000 Hz, 16 bits") != std::string::npos);
  const signal::PcmClip heard = signal::read_pcm(folder.path() / "heard.wav");
  CHECK(heard.channels == 2);
  CHECK(heard.rate_hz == 16000);
  CHECK(sounding(heard) == sounding_samples(folder.path() / "coded_ann_s1.wav"));
}

TEST_CASE("play --with-source begins with what the stimulus is held against") {
  const TempFolder folder;
  make_set(folder.path());
  const Run run =
      run_quietroom("play coded.ann.s1 --set . --with-source --device file:heard.wav?speed=0", folder.path());
  CHECK(run.exit_code == 0);
  auto expected = sounding_samples(folder.path() / "clean_ann_s1.wav");
  const auto second = sounding_samples(folder.path() / "coded_ann_s1.wav");
  expected.insert(expected.end(), second.begin(), second.end());
  CHECK(sounding(signal::read_pcm(folder.path() / "heard.wav")) == expected);
  check_failure(2, "has no source to play", "play clean_ann_s1.wav --with-source", folder.path());
}

TEST_CASE("show writes a picture and says where") {
  const TempFolder folder;
  make_set(folder.path());
  const Run run = run_quietroom("show coded.ann.s1 --set .", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out == "coded.ann.s1.png\n");
  CHECK(read_file(folder.path() / "coded.ann.s1.png").starts_with("\x89PNG"));
  check_failure(2, "--max-hz is 9000; it must lie within 100 and 8000", "show coded_ann_s1.wav --max-hz 9000",
                folder.path());
}

TEST_CASE("no output is written over a recording") {
  const TempFolder folder;
  make_set(folder.path());
  const std::string before = read_file(folder.path() / "clean_ann_s1.wav");
  check_failure(2, "is the recording itself", "play clean_ann_s1.wav --device file:clean_ann_s1.wav",
                folder.path());
  check_failure(2, "must end in .wav", "play clean_ann_s1.wav --device file:heard.mp3", folder.path());
  check_failure(2, "give a name that ends in .png", "show clean_ann_s1.wav -o clean_ann_s1.wav",
                folder.path());
  CHECK(read_file(folder.path() / "clean_ann_s1.wav") == before);
}

TEST_CASE("check tells of a codec that no estimate knows, with its line") {
  const TempFolder folder;
  make_set(folder.path());
  std::string toml = read_file(folder.path() / "set.toml");
  toml.replace(toml.find("id = \"coded\""), 12, "id = \"coded\"\nemodel = { codec = \"amr-wb-12\" }");
  write_file(folder.path() / "set.toml", toml);
  const Run run = run_quietroom("check .", folder.path());
  CHECK((run.out + run.err).find("set.toml:8: ") != std::string::npos);
  CHECK((run.out + run.err).find("has no codec amr-wb-12") != std::string::npos);
}

TEST_CASE("simulate names every condition of which nothing is known, assumes a MOS for it, and says so") {
  const TempFolder folder;
  make_set(folder.path());
  std::string toml = read_file(folder.path() / "set.toml");
  toml.replace(toml.find("kind = \"reference\""), 18, "emodel = { Ie = 0 }");
  write_file(folder.path() / "set.toml", toml);
  CHECK(run_quietroom("new study --set . --listeners 2 --practice 0", folder.path()).exit_code == 0);
  const Run assumed = run_quietroom("simulate study --listeners 2", folder.path());
  CHECK(assumed.exit_code == 0);
  CHECK(assumed.err.find("how good these conditions are: coded; a MOS of 3.5 is assumed") !=
        std::string::npos);
  write_file(folder.path() / "truth.csv", "condition,mos\ncoded,3\n");
  CHECK(run_quietroom("simulate study --listeners 2 --replace --truth truth.csv", folder.path()).exit_code ==
        0);
  write_file(folder.path() / "wrong.csv", "condition,mos\ncodedd,3\n");
  check_failure(2, "wrong.csv:2: the set has no condition codedd",
                "simulate study --listeners 2 --replace --truth wrong.csv", folder.path());
}

TEST_CASE("a sound that is not there is named") {
  const TempFolder folder;
  make_set(folder.path());
  check_failure(2, "nix: there is no such file", "play nix", folder.path());
  check_failure(2, "has no stimulus nix", "show nix --set .", folder.path());
  check_failure(2, "set.toml: no sound can be read from it", "show set.toml", folder.path());
}

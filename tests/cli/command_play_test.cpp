#include "cli/two_tones.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

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

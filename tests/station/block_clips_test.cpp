#include "station/block_clips.h"

#include "core/error.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::station;

namespace {

design::Block block_of(const std::vector<std::size_t>& stimuli) {
  design::Block out;
  for (const std::size_t each : stimuli) out.trials.push_back({{{each}}});
  return out;
}

std::vector<std::size_t> held(const Clips& clips) {
  std::vector<std::size_t> out;
  for (const auto& [index, clip] : clips) out.push_back(index);
  return out;
}

/// Stimulus 0 is another sound now, and known as such.
void replace_first(test::ToneStudy& folder, const signal::Clip& clip, int bits) {
  auto& one = folder.study.set.stimuli[0];
  const auto file = folder.study.design.set / one.file;
  signal::write_wav(file, clip, bits);
  one.sha256 = sha256_of_file(file);
}

} // namespace

TEST_CASE("a block holds its own stimuli, keeps those that are decoded and drops the others") {
  test::ToneStudy folder;
  const auto& [set, audio] = std::tie(folder.study.set, folder.study.design.set);
  Clips clips;
  load_block(block_of({3, 1, 3}), set, audio, clips);
  CHECK(held(clips) == std::vector<std::size_t>{1, 3});
  CHECK(clips.at(3).samples == signal::read_pcm(audio / set.stimuli[3].file).samples);
  const auto* decoded = clips.at(3).samples.data();
  load_block(block_of({3, 5}), set, audio, clips);
  CHECK(held(clips) == std::vector<std::size_t>{3, 5});
  CHECK(clips.at(3).samples.data() == decoded);
  load_block(block_of({}), set, audio, clips);
  CHECK(clips.empty());
}

TEST_CASE("a file that is not the one of the study, or not of its set, is refused by name") {
  test::ToneStudy folder;
  auto& set = folder.study.set;
  Clips clips;
  const auto load = [&] { load_block(block_of({0}), set, folder.study.design.set, clips); };
  const std::string sha256 = set.stimuli[0].sha256;
  set.stimuli[0].sha256 = std::string(64, '0');
  CHECK_THROWS_WITH(load(),
                    Catch::Contains(set.stimuli[0].file + ": is not the file this study was made with"));
  set.stimuli[0].sha256 = sha256;
  set.rate_hz = 16000;
  CHECK_THROWS_WITH(load(), Catch::Contains("has a rate of 8000 Hz, its set 16000 Hz"));
  set.rate_hz = 8000;
  replace_first(folder, signal::tone({.rate_hz = 8000, .seconds = 0.1}), 24);
  CHECK_THROWS_WITH(load(), Catch::Contains("has 24 bits, its set says 16"));
  set.bits = 24;
  CHECK_NOTHROW(load());
  set.stimuli[0].file = "../x.wav";
  clips.clear();
  CHECK_THROWS_WITH(load(), Catch::Contains("../x.wav: lies outside its set"));
  CHECK(clips.empty());
}

TEST_CASE("stimuli of 16 and of 24 bits get the gain in the whole numbers of their stream") {
  for (const int bits : {16, 24}) {
    test::ToneStudy folder;
    folder.study.set.bits = bits;
    replace_first(folder, signal::tone({.rate_hz = 8000, .seconds = 0.2}), bits);
    Clips plain, loud;
    load_block(block_of({0}), folder.study.set, folder.study.design.set, plain);
    load_block(block_of({0}), folder.study.set, folder.study.design.set, loud, 4.5);
    const int below = bits == 16 ? 16 : 0;
    const auto factor = static_cast<std::int64_t>(16777216 * std::pow(10, 4.5 / 20) + 0.5);
    auto expected = plain.at(0).samples;
    for (std::int32_t& each : expected) {
      const std::int64_t x = std::int64_t{each} >> below;
      const std::int64_t y = (std::abs(x) * factor + 8388608) / 16777216;
      each = static_cast<std::int32_t>((x < 0 ? -y : y) * (std::int64_t{1} << below));
    }
    CHECK(loud.at(0).samples == expected);
  }
}

TEST_CASE("a stimulus that clips under the gain is refused by name when it is loaded") {
  test::ToneStudy folder;
  Clips clips;
  CHECK_THROWS_WITH(load_block(block_of({0}), folder.study.set, folder.study.design.set, clips, 23.1),
                    Catch::Contains(folder.study.set.stimuli[0].file + ": goes beyond full scale"));
  CHECK(clips.empty());
}

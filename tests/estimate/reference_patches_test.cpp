#include "estimate/reference_patches.h"

#include "estimate/neurogram.h"
#include "support/json_file.h"
#include "support/reference_pairs.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;

namespace {

/// 16 kHz, 20 ms a chunk, from sample 9 on; loud chunks at full scale, others silent.
std::vector<double> chunks_of(const std::vector<bool>& loud) {
  std::vector<double> out(9, 0.0);
  for (const bool each : loud) out.insert(out.end(), 320, each ? 1.0 : 0.0);
  out.resize(out.size() + 2000);
  return out;
}

} // namespace

TEST_CASE("a chunk is active if it or one of the two before it is loud, and the first two always are") {
  const Setup setup = setup_of(Mode::speech, 16000);
  const auto active =
      active_chunks(chunks_of({false, false, false, true, false, false, false, false}), setup, 8);
  CHECK(active == std::vector<bool>{true, true, false, true, true, true, false, false});
}

TEST_CASE("a chunk is loud from an rms of 5000 of 32768 of the largest sample on") {
  const Setup setup = setup_of(Mode::speech, 16000);
  for (const auto& [level, expected] :
       {std::pair{0.1526, true}, {0.1525, false}}) { // 5000.4 and 4997.1: cut off
    std::vector<double> sound = chunks_of({false, false, false, false, false});
    std::fill_n(sound.begin() + 9 + 4 * 320, 320, level * 0.5);
    sound.back() = 0.5; // the largest, outside of the chunks
    CHECK(active_chunks(sound, setup, 5)[4] == expected);
  }
}

TEST_CASE("the largest sample counts with its sign, so a sound upside down may have other patches") {
  const Setup setup = setup_of(Mode::speech, 16000);
  std::vector<double> sound = chunks_of({false, false, false, false, false});
  std::fill_n(sound.begin() + 9 + 4 * 320, 320, -1.0);
  sound.back() = 0.1;
  CHECK(active_chunks(sound, setup, 5)[4]); // -10 of the largest, held at full scale
  for (double& x : sound) x *= -0.1;
  sound.back() = 1;
  CHECK_FALSE(active_chunks(sound, setup, 5)[4]);
}

TEST_CASE("patches of speech stand back to back from frame 9 on; the first is always there") {
  const Setup setup = setup_of(Mode::speech, 16000);
  std::vector<bool> loud(80);
  loud[45] = true;
  const std::vector<double> sound = chunks_of(loud);
  CHECK(reference_patches(sound, 9 + 80, setup) == std::vector<std::size_t>{9, 49});
  CHECK(reference_patches(sound, 28, setup).empty());
  CHECK(reference_patches(sound, 29, setup) == std::vector<std::size_t>{9});
  CHECK(reference_patches(sound, 3, setup).empty()); // the reference counts below zero here
}

TEST_CASE("patches of audio stand at 14, 44, 74 ... as far as the reference takes them") {
  const Setup setup = setup_of(Mode::audio, 48000);
  const std::vector<double> unused;
  CHECK(reference_patches(unused, 44, setup).empty());
  CHECK(reference_patches(unused, 45, setup) == std::vector<std::size_t>{14});
  CHECK(reference_patches(unused, 75, setup) == std::vector<std::size_t>{14});
  CHECK(reference_patches(unused, 76, setup) == std::vector<std::size_t>{14, 44});
}

TEST_CASE("the patches and active chunks of the reference's own pairs are exact") {
  for (const auto& entry : read_json("estimate/intermediates.json")) {
    const auto pair = reference_pair(entry["ref"], entry["deg"]);
    if (!pair) return;
    const Setup setup = setup_of(Mode::speech, pair->rate_hz);
    const std::size_t frames = frames_of(pair->reference.size(), setup);
    CHECK(reference_patches(pair->reference, frames, setup) ==
          entry["ref_patch_indices"].get<std::vector<std::size_t>>());
    std::vector<bool> expected;
    for (const auto& each : entry["vad"]) expected.push_back(each.get<int>() != 0);
    CHECK(active_chunks(pair->reference, setup, expected.size()) == expected);
  }
}

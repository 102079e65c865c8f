#include "station/station_seat.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <malloc.h>
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // GCC 12 has no header for it
#endif

using namespace quietroom;

namespace {

std::size_t bytes_in_use() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return __sanitizer_get_current_allocated_bytes();
#else
  const auto use = mallinfo2();
  return use.uordblks + use.hblkhd;
#endif
}

/// Of a full run of two hours a twentieth; QUIETROOM_SOAK_MINUTES=120 makes all.
int soak_minutes() {
  const char* wanted = std::getenv("QUIETROOM_SOAK_MINUTES");
  return wanted == nullptr ? 6 : std::atoi(wanted);
}

constexpr double sample_s = 8;
constexpr std::size_t files = 12;

/// Four conditions of so many samples of eight seconds; every twelfth sounds the same, each is a stimulus of
/// its own.
void make_long(test::ToneStudy& place, int samples) {
  const stimulus::StimulusSet tones = place.study.set;
  place.study.set = test::small_set(4, samples);
  place.study.set.rate_hz = test::ToneStudy::rate_hz;
  for (std::size_t i = 0; i < files; ++i) {
    const auto clip = signal::tone({.rate_hz = test::ToneStudy::rate_hz,
                                    .frequency_hz = 300 + 50 * static_cast<double>(i),
                                    .seconds = sample_s});
    signal::write_wav(place.study.design.set / tones.stimuli[i].file, clip, 16);
  }
  std::vector<std::string> hashes;
  for (std::size_t i = 0; i < files; ++i)
    hashes.push_back(sha256_of_file(place.study.design.set / tones.stimuli[i].file));
  for (std::size_t i = 0; i < place.study.set.stimuli.size(); ++i) {
    auto& one = place.study.set.stimuli[i];
    one.file = tones.stimuli[i % files].file;
    one.sha256 = hashes[i % files];
    one.seconds = sample_s;
  }
}

} // namespace

TEST_CASE("a sitting of hours needs no more memory at its end, and every frame of every sample is heard") {
  test::ToneStudy folder(20);
  const double trial_s = sample_s + 1.5 + 0.6; // the sample, the listener's vote, the pages that settle
  const int samples = static_cast<int>(soak_minutes() * 60 / trial_s / 4) + 1;
  make_long(folder, samples);
  const std::size_t trials = folder.study.set.stimuli.size();
  test::StationSeat seat(folder, true);
  const double began_s = seat.now_s;
  std::size_t voted = 0, in_use = 0;
  while (seat.step()) {
    voted += static_cast<std::size_t>(seat.count("voted"));
    seat.said.clear(); // the test's own memory
    if (in_use == 0 && voted >= trials / 4) in_use = bytes_in_use();
    if (voted == trials + 2) break; // practice as well; the session still holds its samples
  }
  // SQLite keeps up to 2 MB of pages; clips, plan and progress are there from the beginning of the block
  CHECK(bytes_in_use() < in_use + 3'000'000);
  while (seat.step()) {
  }
  CHECK(seat.station->closed() == true);
  CHECK(seat.now_s - began_s > 60 * soak_minutes());
  const auto all = test::rows(folder);
  CHECK(all.size() == trials + 2);
  const std::string frames = std::to_string(static_cast<int>(sample_s) * test::ToneStudy::rate_hz);
  for (const test::Row& row : all) {
    REQUIRE(row.at("valid") == "1");
    REQUIRE(row.at("vote") == "4");
    REQUIRE(row.at("frames_expected") == frames);
    REQUIRE(row.at("frames_delivered") == frames);
    REQUIRE(row.at("underruns") == "0");
  }
}

#include "recipe/background.h"

#include "core/error.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"
#include "signal/audio_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

namespace {

double power(const signal::Clip& clip) {
  double sum = 0;
  for (const double x : clip.samples) sum += x * x;
  return sum / static_cast<double>(clip.samples.size());
}

Noise of_kind(NoiseKind kind, std::vector<std::string> names = {}) {
  Noise out;
  out.kind = kind;
  out.files = std::move(names);
  return out;
}

} // namespace

TEST_CASE("noise of every kind without files has the rate and length asked for, and follows its seed") {
  for (const NoiseKind kind : {NoiseKind::white, NoiseKind::pink, NoiseKind::hoth, NoiseKind::vehicle,
                               NoiseKind::vehicle_stationary}) {
    const signal::Clip out = background(of_kind(kind), "", {}, 8000, 5000, 1);
    CHECK(out.rate_hz == 8000);
    CHECK(out.channels == 1);
    CHECK(out.frames() == 5000);
    CHECK(power(out) > 0);
    CHECK(out == background(of_kind(kind), "", {}, 8000, 5000, 1));
    CHECK(out != background(of_kind(kind), "", {}, 8000, 5000, 2));
  }
  CHECK(background(of_kind(NoiseKind::white), "", {}, 8000, 5000, 1) !=
        background(of_kind(NoiseKind::pink), "", {}, 8000, 5000, 1));
}

TEST_CASE("a recording is looped to the length, and one of several channels or too short is refused") {
  const quietroom::test::TempFolder folder;
  const SetFiles in_set(folder.path());
  signal::write_wav(folder.path() / "n.wav", quietroom::test::speech_like(8000, 1, 1), 16);
  CHECK(background(of_kind(NoiseKind::recording, {"n.wav"}), "", in_set, 8000, 30000, 1).frames() == 30000);
  CHECK_NOTHROW(require_noise_recording(in_set, "n.wav"));
  signal::write_wav(folder.path() / "short.wav", {8000, 1, std::vector<double>(10, 0.1)}, 16);
  CHECK_THROWS_WITH(require_noise_recording(in_set, "short.wav"), Contains("too short to be looped"));
  signal::write_wav(folder.path() / "stereo.wav", {8000, 2, std::vector<double>(16000, 0.1)}, 16);
  CHECK_THROWS_WITH(require_noise_recording(in_set, "stereo.wav"), Contains("has 2 channels"));
}

TEST_CASE("noise shaped by recordings needs speech in each of them") {
  const quietroom::test::TempFolder folder;
  const SetFiles in_set(folder.path());
  signal::write_wav(folder.path() / "a.wav", quietroom::test::speech_like(8000, 1, 1), 16);
  signal::write_wav(folder.path() / "silent.wav", {8000, 1, std::vector<double>(8000)}, 16);
  CHECK(background(of_kind(NoiseKind::speech_shaped, {"a.wav"}), "", in_set, 8000, 4000, 1).frames() == 4000);
  CHECK_THROWS_WITH(
      background(of_kind(NoiseKind::speech_shaped, {"a.wav", "silent.wav"}), "", in_set, 8000, 4000, 1),
      Contains("silent.wav: P.56 finds no speech to shape noise by"));
}

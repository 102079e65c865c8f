#include "estimate/unanswerable.h"

#include "support/reference_pairs.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::Contains;
using quietroom::test::side_of;
using quietroom::test::speech_like;

namespace {

std::string reason(std::vector<double> reference, std::vector<double> degraded, Mode mode = Mode::speech) {
  const MonoPair pair{16000, std::move(reference), std::move(degraded), {}};
  return why_unanswerable(pair, side_of(pair, mode)).value_or("none");
}

std::vector<double> speech(double seconds) { return speech_like(16000, seconds, 4).samples; }

} // namespace

TEST_CASE("speech has a score, however loud it is and on whichever offset it stands") {
  CHECK(reason(speech(3), speech(3)) == "none");
  std::vector<double> quiet = speech(3), offset = speech(3);
  for (double& x : quiet) x *= 0.01;
  for (double& x : offset) x += 0.1;
  CHECK(reason(quiet, offset) == "none");
  CHECK(reason(speech(0.7), speech(0.7)) == "none"); // the shortest that the reference scores
}

TEST_CASE("silence, a constant offset and the last bit of 16 bits hold nothing to be scored") {
  const std::vector<double> silence(48000), offset(48000, 0.25);
  std::vector<double> last_bit(48000);
  for (std::size_t i = 0; i < last_bit.size(); i += 3) last_bit[i] = 1.0 / 32768;
  CHECK(reason(silence, speech(3)) == "the reference is silent");
  CHECK(reason(speech(3), silence) == "the degraded sound is silent");
  CHECK(reason(silence, silence) == "the reference is silent");
  CHECK(reason(offset, speech(3)) == "the reference holds a constant offset and nothing else");
  CHECK(reason(speech(3), offset) == "the degraded sound holds a constant offset and nothing else");
  CHECK(reason(last_bit, speech(3)) == "the reference is silent");
  CHECK(reason({}, speech(3)) == "the reference holds no sample");
}

TEST_CASE("a value that is not finite is no sound") {
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    std::vector<double> sound = speech(3);
    sound[100] = bad;
    CHECK(reason(sound, speech(3)) == "the reference holds a value that is not finite");
    CHECK(reason(speech(3), sound) == "the degraded sound holds a value that is not finite");
  }
}

TEST_CASE("speech mode needs half a second of active speech, and any sound more than a frame") {
  CHECK_THAT(reason(speech(0.4), speech(3)), Contains("of active speech (P.56); speech mode needs 0.5 s"));
  CHECK_THAT(reason(speech(3), speech(0.05)), Contains("the degraded sound is too short: 0.050 s"));
  std::vector<double> click(48000);
  const std::vector<double> word = speech(1);
  std::copy_n(word.begin() + 4000, 1600, click.begin());
  CHECK_THAT(reason(click, click), Contains("of active speech"));
  CHECK(active_speech_s(speech(3), 16000) > 1.5);
}

TEST_CASE("audio mode needs as many frames as a patch has, and no speech") {
  CHECK(reason(speech(0.4), speech(3), Mode::audio) ==
        "there are fewer frames than one patch has: 17 of 30, 20 ms apart");
  CHECK(reason(std::vector<double>(speech(1)), speech(1), Mode::audio) == "none");
}

#include "estimate/doubts.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;

namespace {

const Setup speech_16k = setup_of(Mode::speech, 16000);

MonoPair pair_of(std::size_t reference, std::size_t degraded) {
  return {16000, std::vector<double>(reference), std::vector<double>(degraded), {}};
}

ComparisonOfPair good() {
  ComparisonOfPair out;
  out.patches_asked = 2;
  out.patches = {{0.18, 0.18, 0.4, {0.9, {}}}, {0.58, 0.58, 0.4, {0.9, {}}}};
  out.similarity.vnsim = 0.9;
  return out;
}

} // namespace

TEST_CASE("a pair of one length at the intended rate is beyond doubt, up to a second more or less") {
  CHECK(doubts_of_pair(pair_of(48000, 64000), speech_16k).empty());
  CHECK(doubts_of_pair(pair_of(48000, 64320), speech_16k) ==
        std::vector<std::string>{"the degraded sound is 1.02 s longer than the reference"});
  CHECK(doubts_of_pair(pair_of(48000, 16000), speech_16k) ==
        std::vector<std::string>{"the degraded sound is 2.00 s shorter than the reference"});
}

TEST_CASE(
    "a rate above the intended one is a doubt, and for audio one below it too; what was done comes first") {
  MonoPair pair{48000, std::vector<double>(48000), std::vector<double>(48000), {"resampled"}};
  CHECK(doubts_of_pair(pair, setup_of(Mode::speech, 48000)) ==
        std::vector<std::string>{"resampled", "the rate of 48000 Hz is above the 16000 Hz that speech mode "
                                              "is meant for; quietroom estimate --rate 16000 resamples"});
  CHECK(doubts_of_pair(pair, setup_of(Mode::audio, 48000)).size() == 1);
  CHECK(doubts_of_pair(pair, setup_of(Mode::speech, 8000)).size() == 1);
  CHECK(doubts_of_pair(pair, setup_of(Mode::audio, 44100)).back() ==
        "the rate of 44100 Hz is below the 48000 Hz that audio mode is meant for; "
        "quietroom estimate --rate 48000 resamples");
}

TEST_CASE("a comparison in which all was found is beyond doubt") {
  CHECK(doubts_of_comparison(good(), speech_16k).empty());
}

TEST_CASE("an alignment that was not made, patches left out or lost, and little in common are doubts") {
  ComparisonOfPair far = good();
  far.lag = {0, -32000};
  CHECK(doubts_of_comparison(far, speech_16k) ==
        std::vector<std::string>{
            "the alignment cannot be trusted: the envelopes agree best 2.00 s apart, more than "
            "half of the reference, so that nothing was moved"});
  ComparisonOfPair cut = good();
  cut.patches_asked = 5;
  CHECK(doubts_of_comparison(cut, speech_16k) ==
        std::vector<std::string>{
            "3 of 5 patches of the reference lie behind the degraded sound and were left out"});
  ComparisonOfPair lost = good();
  lost.patches[1].degraded_s = {};
  CHECK(doubts_of_comparison(lost, speech_16k) ==
        std::vector<std::string>{"1 of 2 patches has no counterpart in the degraded sound and counts as 0"});
  ComparisonOfPair unlike = good();
  unlike.similarity.vnsim = 0.2999;
  CHECK(doubts_of_comparison(unlike, speech_16k) ==
        std::vector<std::string>{"the sounds have little in common: VNSIM 0.2999 is below 0.30"});
}

TEST_CASE(
    "sounds of which next to nothing can be understood are doubted, and those without an answer are not") {
  CHECK(doubts_of_small({}).empty());
  SmallMeasures small;
  small.stoi = 0.45;
  CHECK(doubts_of_small(small).empty());
  small.stoi = 0.219;
  CHECK(doubts_of_small(small) ==
        std::vector<std::string>{
            "the sounds may have nothing to do with each other: STOI 0.219 is below 0.45"});
}

TEST_CASE("an offset that one sound has and the other has not is a doubt, and one that both have is none") {
  MonoPair pair = pair_of(1600, 1600);
  for (std::size_t i = 0; i < 1600; ++i) pair.reference[i] = pair.degraded[i] = i % 2 == 0 ? 0.1 : -0.1;
  CHECK(doubts_of_pair(pair, speech_16k).empty());
  for (double& x : pair.degraded) x += 0.0009;
  CHECK(doubts_of_pair(pair, speech_16k).empty());
  for (double& x : pair.degraded) x += 0.0491;
  CHECK(
      doubts_of_pair(pair, speech_16k) ==
      std::vector<std::string>{"an offset (DC) is mistaken for sound and lowers the score: 0.500 of the rms "
                               "in the degraded sound and 0.000 in the reference; take it away first"});
  pair.reference = pair.degraded;
  CHECK(doubts_of_pair(pair, speech_16k).empty());
}

TEST_CASE("inverted polarity is a note") {
  CHECK(notes_of_small({}).empty());
  SmallMeasures small;
  small.correlation = 0.9;
  CHECK(notes_of_small(small).empty());
  small.correlation = -0.9;
  CHECK(notes_of_small(small) ==
        std::vector<std::string>{"the polarity of the degraded sound is inverted, which changes no measure"});
}

#include "scoring/score_set.h"

#include "prepare/clean_source.h"
#include "scoring/scores_file.h"
#include "signal/audio_file.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

struct PreparedSet : test::SourceSet {
  PreparedSet() {
    run();
    set = stimulus::read_set(path()).set;
  }
  scoring::ScoredSet scored(unsigned threads = 2, const std::vector<scoring::SetScore>& known = {}) const {
    return scoring::score_set({path(), set, {}, "quietroom 1", false, threads}, known);
  }
  stimulus::StimulusSet set;
};

} // namespace

TEST_CASE("each stimulus has the score of its file against what play --with-source plays") {
  const PreparedSet files;
  const auto found = files.scored();
  REQUIRE(found.scores.size() == files.set.stimuli.size());
  CHECK(found.computed == found.scores.size());
  for (std::size_t i = 0; i < found.scores.size(); ++i) {
    const auto& stimulus = files.set.stimuli[i];
    estimate::EstimateRequest speech;
    speech.mode = estimate::Mode::speech;
    const auto expected = estimate::estimated(prepare::clean_source(files.path(), files.set, stimulus)->clip,
                                              signal::read_clip(files.path() / stimulus.file), speech);
    CHECK(found.scores[i].stimulus == stimulus.id);
    REQUIRE(expected.mos_lqo);
    CHECK(found.scores[i].mos_lqo == expected.mos_lqo);
    CHECK(found.scores[i].small.estoi == expected.small.estoi);
  }
  CHECK(*found.scores[0].mos_lqo > *found.scores[2].mos_lqo); // direct above MNRU
}

TEST_CASE("one thread and two give the same table to the last byte") {
  const PreparedSet files;
  CHECK(scoring::scores_csv(files.scored(1).scores) == scoring::scores_csv(files.scored(2).scores));
}

TEST_CASE("what is known of the same bytes and question is not computed again") {
  const PreparedSet files;
  const auto before = files.scored().scores;
  CHECK(files.scored(2, before).computed == 0);
  CHECK(scoring::scores_csv(files.scored(2, before).scores) == scoring::scores_csv(before));
  auto of_another_program = before;
  of_another_program.front().by = "quietroom 0";
  CHECK(files.scored(2, of_another_program).computed == 1);
  signal::write_wav(files.file("q12.a.wav"), test::speech_like(16000, 3, 9), 16);
  CHECK(files.scored(2, before).computed == 1);
}

TEST_CASE("a file that is gone, or is not the one that was locked, has a row without a score") {
  PreparedSet files;
  std::filesystem::remove(files.file("q12.a.wav"));
  signal::write_wav(files.file("q12.b.wav"), test::speech_like(16000, 3, 9), 16);
  const auto found = scoring::score_set({files.path(), files.set, {}, "quietroom 1", true, 2}, {}).scores;
  CHECK(found[0].mos_lqo);
  CHECK_FALSE(found[2].mos_lqo);
  CHECK(found[2].unreadable);
  CHECK(found[2].reason.find("run quietroom prepare") != std::string::npos);
  CHECK(found[3].reason.find("is not the file that the listeners heard") != std::string::npos);
  files.set.sources.clear();
  files.set.conditions.front().kind = stimulus::Kind::test;
  const auto without = files.scored().scores;
  CHECK(without[0].reason.find("no clean sound") != std::string::npos);
  CHECK_FALSE(without[0].unreadable);
}

TEST_CASE("the mode goes by the context of narrow and wide sets, and by the rate of wider ones") {
  stimulus::StimulusSet set;
  set.rate_hz = 48000;
  CHECK(scoring::mode_of_set(set, {}) == estimate::Mode::speech);
  set.context = Context::fullband;
  CHECK(scoring::mode_of_set(set, {}) == estimate::Mode::audio);
  estimate::EstimateRequest request;
  request.form.rate_hz = 16000;
  CHECK(scoring::mode_of_set(set, request) == estimate::Mode::speech);
  request.mode = estimate::Mode::audio;
  CHECK(scoring::mode_of_set(set, request) == estimate::Mode::audio);
}

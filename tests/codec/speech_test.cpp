#include "codec/g722.h"
#include "core/error.h"
#include "support/level_vectors.h"
#include "support/mnru_quality.h"
#include "support/pcm_hash.h"
#include "support/speech_prompts.h"
#include "support/temp_folder.h"

using namespace quietroom;
using Catch::Matchers::WithinAbs;

TEST_CASE("P.56 counts and levels of recorded prompts are those of the reference") {
  const test::VectorTable table("stimuli/p56_speech.csv");
  for (const auto& row : table.rows()) {
    CAPTURE(row.text("file"));
    const auto clip = test::speech_prompt(row.text("file"));
    if (!clip) continue;
    CHECK(clip->rate_hz == static_cast<int>(row.number("rate_hz")));
    REQUIRE(test::pcm16_hash(clip->samples) == row.text("sha256_s16le_in"));
    test::check_level(signal::active_level(clip->samples, clip->rate_hz), row);
    test::check_other_searches(clip->samples, clip->rate_hz, row);
  }
}

TEST_CASE("MNRU on recorded prompts gives Q") {
  const std::string name = GENERATE("agent-alreadyon", "basic-pbx-ivr-main", "conf-adminmenu-18",
                                    "demo-abouttotry", "demo-congrats", "demo-echotest", "demo-thanks",
                                    "queue-periodic-announce", "tt-allbusy", "vm-instructions", "vm-options");
  const std::string type = GENERATE(".g722", ".wav");
  const auto clip = test::speech_prompt("en_US_f_Allison/" + name + type);
  if (!clip) return;
  // the noise is the same for every Q: a few are enough for the long ones
  for (double q = 0; q <= 35; q += clip->seconds() < 10.0 ? 5.0 : 35.0) {
    const test::MnruQuality found = test::mnru_quality(*clip, q, 1);
    CAPTURE(name, type, q);
    // one draw over 5.5 s, the shortest of these, spreads by 0.04 dB at 16 kHz and by 0.09 dB at 8 kHz
    CHECK_THAT(found.q_db, WithinAbs(q, 0.2));
    CHECK(std::abs(found.correlation) < 0.06);
  }
}

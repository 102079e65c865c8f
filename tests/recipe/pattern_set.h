#pragma once

#include "recipe/apply.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

namespace quietroom::recipe::test {

inline const Seeds seeds{7, "c", "a"};
inline const RecipeStep g711_codec{Codec{{"g711a"}}, 9};

/// A second of speech, then two of near silence, then one of speech: 400 packets of 10 ms at 8 kHz.
inline signal::Clip two_spurts() {
  signal::Clip out{8000, 1, {}};
  const signal::Clip speech = quietroom::test::speech_like(8000, 0.7, 1);
  for (const std::size_t end : {24000U, 32000U}) {
    out.samples.insert(out.samples.end(), speech.samples.begin(), speech.samples.end());
    out.samples.resize(end);
  }
  return out;
}

/// Loss by the flags of a text.
struct PatternSet {
  quietroom::test::TempFolder folder;
  SetFiles files{folder.path()};
  LossFile step;

  explicit PatternSet(const std::string& flags, int packet_ms = 10) {
    folder.write("p.txt", flags);
    step.file = "p.txt";
    step.packet_ms = packet_ms;
  }
  Prepared run(const signal::Clip& clip, const Recipe& before = {}) const {
    Recipe recipe = before;
    recipe.push_back({step, 1});
    recipe.push_back(g711_codec);
    return apply(recipe, clip, seeds, files);
  }
};

} // namespace quietroom::recipe::test

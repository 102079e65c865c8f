#include "recipe/apply.h"

#include "core/random.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;

namespace {

const Seeds seeds{7, "c", "a"};
SetFiles files;

} // namespace

TEST_CASE("loss belongs to the codec right behind it, not to the next one") {
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  const Recipe lossy = {{LossStep{20, 1, 10, false}, 1}, {Codec{{"g711a"}}, 2}};
  const Recipe second = {{Codec{{"g711u"}}, 3}};
  Recipe both = lossy;
  both.insert(both.end(), second.begin(), second.end());
  CHECK(apply(both, speech, seeds, files).clip ==
        apply(second, apply(lossy, speech, seeds, files).clip, seeds, files).clip);
}

TEST_CASE("samples that a codec's 16 bits cannot hold are counted") {
  signal::Clip loud = test::speech_like(8000, 1, 1);
  loud.samples[10] = 1.5;
  loud.samples[11] = -1.5;
  CHECK(apply({{Codec{{"g711a"}}, 1}}, loud, seeds, files).facts.clipped_samples == 2);
}

TEST_CASE("the chain names every parameter and seed on which the bytes depend") {
  const std::string loss_seed = std::to_string(derived_seed(7, {"c", "a", "loss"}));
  const std::string mnru_seed = std::to_string(derived_seed(7, {"c", "a", "mnru"}));
  CHECK(chain_text({{Filter{"telephone"}, 1},
                    {Resample{8000}, 1},
                    {Level{-26}, 1},
                    {Mnru{6.5}, 1},
                    {LossStep{3, 2, 20, false}, 1},
                    {Codec{{.id = "g711a", .plc = codec::Plc::silence}}, 1},
                    {Codec{{"g711u"}}, 1}},
                   seeds,
                   files) == "filter telephone > resample 8000 Hz > level -26 dBov > mnru 6.5 dB seed " +
                                 mnru_seed + " > loss 3 % burst_ratio 2 packets 20 ms seed " + loss_seed +
                                 " > codec g711a plc silence > codec g711u");
}

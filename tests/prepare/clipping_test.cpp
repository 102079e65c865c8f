#include "prepare/clipping.h"

#include <catch2/catch.hpp>

using namespace quietroom;
#include "core/error.h"
using namespace quietroom::prepare;
using Catch::Contains;
using stimulus::Clipping;

namespace {

stimulus::StimulusSet set_with(Clipping clipping, std::int64_t most = 0) {
  stimulus::StimulusSet out;
  out.clipping = clipping;
  out.max_clipped_samples = most;
  return out;
}

stimulus::LockedStimulus made(double peak_dbov, std::int64_t clipped = 0) {
  stimulus::LockedStimulus out;
  out.peak_dbov = peak_dbov;
  out.clipped_samples = clipped;
  return out;
}

} // namespace

TEST_CASE("samples that round to a value beyond the last are counted, at both ends") {
  const double step = 1.0 / 32768;
  const signal::Clip clip{
      8000, 1, {1 - step, -1, 1 - 0.51 * step, 1 - 0.5 * step, -1 - 0.49 * step, -1 - 0.5 * step, 2}};
  CHECK(clipped_samples(clip, 16) == 3);
  CHECK(clipped_samples(clip, 24) == 3);
  CHECK_FALSE(may_clip(1 - 0.51 * step, 16));
  CHECK(may_clip(1 - 0.5 * step, 16));
  CHECK_FALSE(may_clip(1 - 0.5 * step, 24));
}

TEST_CASE("a set refuses what clips, allows so many samples, or is to be reduced") {
  CHECK_NOTHROW(check_clipping(set_with(Clipping::refuse), 0, 0));
  CHECK_THROWS_WITH(check_clipping(set_with(Clipping::refuse), 0, 1),
                    Contains("1 sample would clip; reduce"));
  CHECK_THROWS_WITH(check_clipping(set_with(Clipping::refuse), 2, 1),
                    Contains("2 samples would clip in the 16 bits"));
  CHECK_NOTHROW(check_clipping(set_with(Clipping::limit, 5), 2, 3));
  CHECK_THROWS_WITH(check_clipping(set_with(Clipping::limit, 5), 0, 6),
                    Contains("more than max_clipped_samples = 5"));
  CHECK_NOTHROW(check_clipping(set_with(Clipping::reduce), 0, 100));
  CHECK_THROWS_WITH(check_clipping(set_with(Clipping::reduce), 1, 0), Contains("in the 16 bits of a codec"));
}

TEST_CASE("what was made is held against today's policy: by its peak its file's, else its codecs'") {
  CHECK_FALSE(clipping_mistake(set_with(Clipping::refuse), made(-1)));
  CHECK_THAT(*clipping_mistake(set_with(Clipping::refuse), made(1, 3)),
             Contains("3 samples would clip; reduce"));
  CHECK_THAT(*clipping_mistake(set_with(Clipping::refuse), made(-1, 3)),
             Contains("in the 16 bits of a codec"));
  CHECK_FALSE(clipping_mistake(set_with(Clipping::reduce), made(1, 3)));
  stimulus::StimulusSet lowered = set_with(Clipping::reduce);
  lowered.reduction_db = 2;
  CHECK_THAT(*clipping_mistake(lowered, made(1, 3)), Contains("codec")); // its file does not clip any more
}

TEST_CASE("a set is lowered by whole tenths, as much as its highest peak needs") {
  const std::vector<stimulus::LockedStimulus> stimuli{made(-3), made(1.23), made(0.4)};
  CHECK(needed_reduction_db(set_with(Clipping::reduce), stimuli) == 1.3);
  CHECK(needed_reduction_db(set_with(Clipping::refuse), stimuli) == 0);
  CHECK(needed_reduction_db(set_with(Clipping::reduce), {made(-0.001)}) == 0);
  CHECK(needed_reduction_db(set_with(Clipping::reduce), {}) == 0);
}

TEST_CASE("what decoders saturated is told of sources and of stimuli") {
  stimulus::Lock lock;
  lock.sources.resize(2);
  lock.sources[1].id = "s";
  lock.sources[1].saturated_samples = 4;
  lock.stimuli.resize(2);
  lock.stimuli[0].file = "stimuli/a.wav";
  lock.stimuli[0].saturated_samples = 7;
  const auto found = saturations("set", lock);
  REQUIRE(found.size() == 2);
  CHECK(found[0].where == "set/set.lock");
  CHECK_THAT(found[0].message, Contains("source s: its G.722 gives 4 samples back"));
  CHECK(found[1].where == "set/stimuli/a.wav");
  CHECK_THAT(found[1].message, Contains("gave 7 samples back"));
}

#include "prepare/make_stimulus.h"

#include "core/error.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
namespace fs = std::filesystem;
using test::SourceSet;

namespace {

const std::string& document = test::set_document;

} // namespace

TEST_CASE("the lock records what came about") {
  const SourceSet set;
  set.run();
  const auto read = stimulus::read_set(set.path());
  REQUIRE(read.lock);
  REQUIRE(read.lock->stimuli.size() == 6);
  const stimulus::LockedStimulus& noisy = read.lock->stimuli[2];
  CHECK(noisy.id == "q12.a");
  CHECK(noisy.level_of_source);
  CHECK(noisy.active_level_dbov == read.lock->sources[0].active_level_dbov);
  const stimulus::LockedStimulus& lossy = read.lock->stimuli[4];
  CHECK(lossy.id == "loss5.a");
  CHECK(lossy.packets == 530);
  CHECK_THAT(*lossy.ppl_percent,
             Catch::Matchers::WithinAbs(static_cast<double>(*lossy.lost) / 5.30, 1e-9)); // rounding
  CHECK(*lossy.lost > 0);
  CHECK(read.set.stimuli[4].ppl_percent == lossy.ppl_percent);
  CHECK_FALSE(read.lock->stimuli[0].packets);
  for (const stimulus::LockedSource& source : read.lock->sources)
    CHECK_THAT(*source.active_level_dbov, Catch::Matchers::WithinAbs(-26, 0.1)); // what was asked
}

TEST_CASE("a stimulus that would clip is refused, not turned down by itself") {
  const SourceSet set;
  set.replace("level_dbov = -26", "level_dbov = -3");
  CHECK_THROWS_WITH(set.run(), Catch::Contains("samples would clip; reduce the level of the whole set"));
  CHECK_FALSE(fs::exists(set.path() / "set.lock"));
}

TEST_CASE("the lock says what each codec of a chain lost, and no one figure for the stimulus") {
  const SourceSet set;
  set.folder.write("set.toml", document + R"(
[[condition]]
id = "tandem"
steps = [{ step = "resample", rate_hz = 8000 }, { step = "loss", ppl_percent = 30 }, { step = "codec", id = "g711a" },
  { step = "loss", ppl_percent = 0 }, { step = "codec", id = "g711u" }]
emodel = { Ie = 0, Bpl = 4.3 }
)");
  set.run();
  const auto read = stimulus::read_set(set.path());
  REQUIRE(read.lock);
  int tandems = 0;
  for (const stimulus::LockedStimulus& each : read.lock->stimuli) {
    if (each.condition != "tandem") continue;
    ++tandems;
    CHECK_FALSE(each.ppl_percent);
    CHECK_FALSE(each.packets);
    REQUIRE(each.losses.size() == 2);
    CHECK(each.losses[0].codec == "g711a");
    CHECK_THAT(each.losses[0].ppl_percent, Catch::Matchers::WithinAbs(30, 15)); // of some 250 packets
    CHECK(each.losses[1].ppl_percent == 0);
  }
  CHECK(tandems == 2);
  for (const stimulus::Stimulus& each : read.set.stimuli)
    CHECK(each.lossy_in_several_codecs == (each.condition == "tandem"));
}

TEST_CASE("a source that is made ready says what it was and what its steps did") {
  const SourceSet set;
  const prepare::Work work = prepare::work_of(set.path(), {"1", 1});
  const prepare::ReadySource source = prepare::ready_source(work, 1);
  CHECK(source.facts.id == "b");
  CHECK(source.facts.sha256 == sha256_of_file(set.path() / "source/b.wav"));
  CHECK(source.clip.rate_hz == 8000);
  CHECK_THAT(source.facts.seconds, Catch::Matchers::WithinAbs(2.4, 1e-9));
  CHECK_THAT(*source.facts.active_level_dbov, Catch::Matchers::WithinAbs(-26, 0.05));
  CHECK(source.origin.talker == "t2");
  CHECK(source.origin.rate_hz == 16000);
}

TEST_CASE("what goes wrong with a source or stimulus is told with its name at its line") {
  const SourceSet set;
  const prepare::Work work = prepare::work_of(set.path(), {"1", 1});
  signal::write_wav(set.path() / "source/b.wav", {16000, 1, std::vector<double>(16000)}, 16);
  CHECK_THROWS_WITH(prepare::ready_source(work, 1),
                    Catch::Contains("set.toml:11: source b: P.56 finds no speech"));
}

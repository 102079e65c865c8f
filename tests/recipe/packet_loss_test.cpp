#include "recipe/apply.h"

#include "core/error.h"
#include "core/random.h"
#include "signal/active_milliseconds.h"
#include "signal/audio_file.h"
#include "signal/speech_activity.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};
const RecipeStep g711{Codec{"g711a"}, 9};

/// A second of speech, then two of near silence, then one of speech: 400 packets of 10 ms at 8 kHz.
signal::Clip two_spurts() {
  signal::Clip out{8000, 1, {}};
  const signal::Clip speech = test::speech_like(8000, 0.7, 1);
  for (const std::size_t end : {24000U, 32000U}) {
    out.samples.insert(out.samples.end(), speech.samples.begin(), speech.samples.end());
    out.samples.resize(end);
  }
  return out;
}

/// Loss by the flags of a text.
struct PatternSet {
  test::TempFolder folder;
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
    recipe.push_back(g711);
    return apply(recipe, clip, seeds, files);
  }
};

} // namespace

TEST_CASE("loss is counted once for all packets, and once for those with active speech") {
  const signal::Clip clip = two_spurts();
  // three packets within the first spurt, two in the pause, one in the second spurt
  const Prepared out = PatternSet("20*. 3*x 177*. 2*x 118*. 1*x 79*.").run(clip);
  REQUIRE((out.facts.loss && out.facts.loss_active));
  CHECK(out.facts.loss->packets == 400);
  CHECK(out.facts.loss->lost == 6);
  CHECK(out.facts.loss_active->lost == 4);
  CHECK(out.facts.loss_active->longest_burst == 3);
  const auto active = signal::active_milliseconds(clip.samples, 8000);
  const auto count = std::count(active.begin(), active.end(), true);
  CHECK(std::abs(static_cast<int>(out.facts.loss_active->packets) - static_cast<int>(count) / 10) <= 2);
  const double packets = static_cast<double>(out.facts.loss_active->packets);
  CHECK_THAT(out.facts.loss_active->ppl_percent, WithinAbs(400 / packets, 1e-9));
  CHECK_THAT(out.facts.loss_active->burst_ratio.value(), WithinAbs(2 * (1 - 4 / packets), 1e-9));
}

TEST_CASE("speech that a delay or a joined recording moves is counted where it is then") {
  const signal::Clip clip = two_spurts();
  const std::string flags = "120*. 3*x 1000*.";
  CHECK(PatternSet(flags).run(clip).facts.loss_active->lost == 0); // in the pause
  CHECK(PatternSet(flags).run(clip, {{Delay{1000}, 1}}).facts.loss_active->lost == 3);
  const PatternSet set(flags);
  signal::write_wav(set.folder.path() / "carrier.wav", test::speech_like(16000, 1.0, 2), 16);
  Concat before;
  before.before = "carrier.wav";
  const Prepared joined = set.run(clip, {{before, 1}});
  CHECK(joined.facts.loss_active->lost == 3);
  CHECK(joined.clip.samples.size() == clip.samples.size() + 8000);
}

TEST_CASE(
    "a pattern file loses its packets from its offset on, round and round, but none that are protected") {
  const signal::Clip clip = two_spurts();
  PatternSet set("x" + std::string(99, '.'));
  CHECK(set.run(clip).facts.loss->lost == 4);
  set.step.offset = 1;
  CHECK(set.run(clip).facts.loss->lost == 4); // at 99, 199, 299, 399
  set.step.protect_first_ms = 1000;
  CHECK(set.run(clip).facts.loss->lost == 3);
  set.step.protect_first_ms = 0;
  set.step.packet_ms = 20;
  CHECK(set.run(clip).facts.loss->packets == 200);
  CHECK(set.run(clip).facts.loss->lost == 2);
}

TEST_CASE("a random offset comes from the seed of the source, or of all") {
  PatternSet set("x" + std::string(996, '.'), 10);
  set.step.random_offset = true;
  const Recipe recipe = {{set.step, 1}, g711};
  const auto chain = chain_text(recipe, seeds, set.files);
  CHECK(chain.find("offset seed " + std::to_string(derived_seed(7, {"c", "a", "loss"}))) !=
        std::string::npos);
  CHECK(chain != chain_text(recipe, {7, "c", "b"}, set.files));
  set.step.shared = true;
  CHECK(chain_text({{set.step, 1}, g711}, seeds, set.files) ==
        chain_text({{set.step, 1}, g711}, {7, "c", "b"}, set.files));
}

TEST_CASE("a tolerance that no pattern meets is an error that says what a packet weighs") {
  Loss loss{3, 1, 10, false};
  loss.tolerance_percent = 0.01;
  loss.tries = 20;
  const signal::Clip clip = test::speech_like(8000, 1.1, 1); // 2.73 or 3.64 %
  CHECK_THROWS_WITH(apply({{loss, 1}, g711}, clip, seeds, {}),
                    Contains("none of 20 patterns of 110 packets") && Contains("one packet is 0.909 points"));
  loss.tolerance_percent = 0.3;
  loss.tries = 1000;
  CHECK(apply({{loss, 1}, g711}, clip, seeds, {}).facts.loss->lost == 3);
}

TEST_CASE("late packets join the lost ones, and the buffer's figures are recorded") {
  const signal::Clip clip = two_spurts();
  const test::TempFolder folder;
  const SetFiles files(folder.path());
  std::string trace = "delay_ms\n";
  for (int i = 0; i < 100; ++i) trace += i == 20 || i == 50 ? "100\n" : "10\n";
  folder.write("trace.csv", trace);
  folder.write("p.txt", "50*. 1*x 49*.");
  LossFile lost;
  lost.file = "p.txt";
  lost.packet_ms = 20;
  Jitter jitter;
  jitter.delays = DelayTrace{"trace.csv", 0};
  jitter.buffer = network::FixedBuffer{30, false};
  jitter.packet_ms = 20;
  const Prepared alone = apply({{jitter, 1}, g711}, clip, seeds, files);
  CHECK(alone.facts.loss->lost == 4); // of 200, the trace twice
  CHECK_THAT(alone.facts.late_percent.value(), WithinAbs(2, 1e-12));
  CHECK_THAT(alone.facts.buffer_delay_ms.value(), WithinAbs(30, 1e-12));
  const Prepared both = apply({{lost, 1}, {jitter, 2}, g711}, clip, seeds, files);
  CHECK(both.facts.loss->lost == 4);
  CHECK_THAT(both.facts.late_percent.value(), WithinAbs(1, 1e-12)); // what is lost is not late
  CHECK(both.clip == alone.clip);
}

TEST_CASE("an adaptive buffer moves the second spurt by what it learnt in the first") {
  const signal::Clip clip = two_spurts();
  Jitter jitter;
  jitter.delays = network::GammaJitter{60, 5};
  jitter.buffer = network::AdaptiveBuffer{200}; // far too deep at first
  const Prepared out = apply({{jitter, 1}, g711}, clip, seeds, {});
  const auto taken = static_cast<std::ptrdiff_t>(clip.samples.size() - out.clip.samples.size());
  CHECK(taken > 0);
  CHECK(taken % 8 == 0); // whole milliseconds
  CHECK(out.facts.loss->lost == 0);
  const signal::Clip plain = apply({g711}, clip, seeds, {}).clip;
  CHECK(std::equal(plain.samples.begin(), plain.samples.begin() + 12000, out.clip.samples.begin()));
  CHECK(std::equal(plain.samples.begin() + 24000, plain.samples.end(),
                   out.clip.samples.begin() + 24000 - taken));
}

TEST_CASE("an adaptive buffer is refused where there is no pause") {
  Jitter jitter;
  jitter.delays = network::ExponentialJitter{10};
  jitter.buffer = network::AdaptiveBuffer{60};
  CHECK_THROWS_WITH(apply({{jitter, 1}, g711}, test::speech_like(8000, 0.7, 1), seeds, {}),
                    Contains("no pause") && Contains("buffer = \"fixed\""));
}

TEST_CASE("gain, delay and fade do what they say and record it") {
  const signal::Clip clip = two_spurts();
  const Prepared out = apply({{Gain{-6}, 1}, {Delay{250}, 1}, {Delay{50}, 1}}, clip, seeds, {});
  CHECK(out.facts.gain_db == -6);
  CHECK(out.facts.delay_ms == 300);
  REQUIRE(out.clip.samples.size() == clip.samples.size() + 2400);
  CHECK_THAT(out.clip.samples[2400 + 3000], WithinAbs(clip.samples[3000] * 0.50118723, 1e-8)); // 10^(-6/20)
  const Prepared faded =
      apply({{Fade{10, 5}, 1}}, signal::Clip{8000, 1, std::vector<double>(8000, 0.5)}, seeds, {});
  CHECK(faded.clip.samples.front() < 0.001);
  CHECK(faded.clip.samples[80] == 0.5);
  CHECK(faded.clip.samples[8000 - 41] == 0.5);
  CHECK(faded.clip.samples.back() < 0.001);
}

TEST_CASE("the chain names every parameter of the packet steps, and the bytes of their files") {
  PatternSet set("01");
  set.folder.write("trace.csv", "1\n2\n");
  const std::string loss_seed = std::to_string(derived_seed(7, {"c", "a", "loss"}));
  const std::string jitter_seed = std::to_string(derived_seed(7, {"c", "a", "jitter"}));
  Loss hidden{4, 1, 20, false};
  hidden.other = network::GilbertElliott{0.02, 0.3, 0.6, 0.01};
  hidden.protect_first_ms = 500;
  hidden.tolerance_percent = 0.25;
  CHECK(chain_text({{hidden, 1}, g711}, seeds, set.files) ==
        "loss 4 % p 0.02 q 0.3 loss_in_bad 0.6 loss_in_good 0.01 packets 20 ms protect 500 ms tolerance 0.25 "
        "tries "
        "100 seed " +
            loss_seed + " > codec g711a plc standard (G.711 Appendix I)");
  Jitter jitter;
  jitter.delays = network::CorrelatedJitter{40, 10, 0.9};
  jitter.buffer = network::FixedBuffer{60, true};
  CHECK(chain_text({{jitter, 1}}, seeds, set.files) ==
        "jitter correlated mean 40 ms deviation 10 ms correlation 0.9 seed " + jitter_seed +
            " packets 10 ms fixed buffer 60 ms after the fastest packet");
  const auto of_file = [&] { return chain_text({{set.step, 1}}, seeds, set.files); };
  CHECK(of_file() ==
        "loss file p.txt sha256 938db8c9f82c8cb58d3f3ef4fd250036a48d26a712753d2fde5abd03a85cabf4 form "
        "detected packets 10 ms offset 0"); // sha256sum of "01"
  jitter.delays = DelayTrace{"trace.csv", 1};
  jitter.buffer = network::AdaptiveBuffer{80};
  CHECK_THAT(chain_text({{jitter, 1}}, seeds, set.files),
             Catch::StartsWith("jitter file trace.csv sha256 ") &&
                 Catch::EndsWith(" offset 1 packets 10 ms adaptive buffer from 80 ms"));
}

TEST_CASE("each codec of a chain keeps the loss and the lateness that came about before it") {
  const signal::Clip clip = two_spurts();
  const test::TempFolder folder;
  folder.write("trace.csv", std::string("delay_ms\n") + "0\n0\n0\n90\n");
  Jitter jitter;
  jitter.delays = DelayTrace{"trace.csv", 0};
  jitter.buffer = network::FixedBuffer{30, false};
  jitter.packet_ms = 10;
  const RecipeStep g711u{Codec{{"g711u", {}, {}, codec::Plc::standard}}, 9};
  const Prepared out = apply({{jitter, 1}, g711, g711u, {Loss{0, 1, 20, false}, 1}, g711u}, clip, seeds,
                             SetFiles(folder.path()));
  REQUIRE(out.facts.losses.size() == 2); // nothing was lost before the one between
  const CodecLoss& first = out.facts.losses[0];
  CHECK(first.codec == "g711a");
  CHECK(first.all.packets == 400);
  CHECK(first.all.lost == 100);
  CHECK(first.late_percent == 25.0);
  CHECK(first.active->lost > 0);
  const CodecLoss& second = out.facts.losses[1];
  CHECK(second.codec == "g711u");
  CHECK(second.all.packets == 200);
  CHECK(second.all.lost == 0);
  CHECK_FALSE(second.late_percent);
}

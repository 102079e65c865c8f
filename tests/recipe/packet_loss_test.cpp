#include "recipe/apply.h"

#include "core/random.h"
#include "recipe/pattern_set.h"
#include "signal/active_milliseconds.h"
#include "signal/audio_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Matchers::WithinAbs;

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
  CHECK(PatternSet(flags).run(clip, {{DelayStep{1000}, 1}}).facts.loss_active->lost == 3);
  const PatternSet set(flags);
  signal::write_wav(set.folder.path() / "carrier.wav", quietroom::test::speech_like(16000, 1.0, 2), 16);
  Concat before;
  before.before = "carrier.wav";
  const Prepared joined = set.run(clip, {{before, 1}});
  CHECK(joined.facts.loss_active->lost == 3);
  CHECK(joined.clip.samples.size() == clip.samples.size() + 8000);
}

TEST_CASE("the chain names every parameter of the packet steps, and the bytes of their files") {
  PatternSet set("01");
  set.folder.write("trace.csv", "1\n2\n");
  const std::string loss_seed = std::to_string(derived_seed(7, {"c", "a", "loss"}));
  const std::string jitter_seed = std::to_string(derived_seed(7, {"c", "a", "jitter"}));
  LossStep hidden{4, 1, 20, false};
  hidden.other = network::GilbertElliott{0.02, 0.3, 0.6, 0.01};
  hidden.protect_first_ms = 500;
  hidden.tolerance_percent = 0.25;
  CHECK(chain_text({{hidden, 1}, g711_codec}, seeds, set.files) ==
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
  const quietroom::test::TempFolder folder;
  folder.write("trace.csv", std::string("delay_ms\n") + "0\n0\n0\n90\n");
  Jitter jitter;
  jitter.delays = DelayTrace{"trace.csv", 0};
  jitter.buffer = network::FixedBuffer{30, false};
  jitter.packet_ms = 10;
  const RecipeStep g711u{Codec{{"g711u", {}, {}, codec::Plc::standard}}, 9};
  const Prepared out = apply({{jitter, 1}, g711_codec, g711u, {LossStep{0, 1, 20, false}, 1}, g711u}, clip,
                             seeds, SetFiles(folder.path()));
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

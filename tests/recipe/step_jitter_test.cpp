#include "recipe/step_jitter.h"

#include "core/error.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

TEST_CASE("late packets join the lost ones, and the buffer's figures are recorded") {
  const signal::Clip clip = two_spurts();
  const quietroom::test::TempFolder folder;
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
  const Prepared alone = apply({{jitter, 1}, g711_codec}, clip, seeds, files);
  CHECK(alone.facts.loss->lost == 4); // of 200, the trace twice
  CHECK_THAT(alone.facts.late_percent.value(), WithinAbs(2, 1e-12));
  CHECK_THAT(alone.facts.buffer_delay_ms.value(), WithinAbs(30, 1e-12));
  const Prepared both = apply({{lost, 1}, {jitter, 2}, g711_codec}, clip, seeds, files);
  CHECK(both.facts.loss->lost == 4);
  CHECK_THAT(both.facts.late_percent.value(), WithinAbs(1, 1e-12)); // what is lost is not late
  CHECK(both.clip == alone.clip);
}

TEST_CASE("a packet that the trace calls lost is lost and not late") {
  const signal::Clip clip = two_spurts();
  const quietroom::test::TempFolder folder;
  const SetFiles files(folder.path());
  std::string trace = "delay_ms\n";
  for (int i = 0; i < 100; ++i) trace += i == 20 ? "lost\n" : i == 50 ? "100\n" : "10\n";
  folder.write("trace.csv", trace);
  Jitter jitter;
  jitter.delays = DelayTrace{"trace.csv", 0};
  jitter.buffer = network::FixedBuffer{30, false};
  jitter.packet_ms = 20;
  const Prepared out = apply({{jitter, 1}, g711_codec}, clip, seeds, files);
  CHECK(out.facts.loss->lost == 4); // of 200, the trace twice
  CHECK_THAT(out.facts.late_percent.value(), WithinAbs(1, 1e-12));
}

TEST_CASE("an adaptive buffer moves the second spurt by what it learnt in the first") {
  const signal::Clip clip = two_spurts();
  Jitter jitter;
  jitter.delays = network::GammaJitter{60, 5};
  jitter.buffer = network::AdaptiveBuffer{200}; // far too deep at first
  const Prepared out = apply({{jitter, 1}, g711_codec}, clip, seeds, {});
  const auto taken = static_cast<std::ptrdiff_t>(clip.samples.size() - out.clip.samples.size());
  CHECK(taken > 0);
  CHECK(taken % 8 == 0); // whole milliseconds
  CHECK(out.facts.loss->lost == 0);
  const signal::Clip plain = apply({g711_codec}, clip, seeds, {}).clip;
  CHECK(std::equal(plain.samples.begin(), plain.samples.begin() + 12000, out.clip.samples.begin()));
  CHECK(std::equal(plain.samples.begin() + 24000, plain.samples.end(),
                   out.clip.samples.begin() + 24000 - taken));
}

TEST_CASE("an adaptive buffer is refused where there is no pause") {
  Jitter jitter;
  jitter.delays = network::ExponentialJitter{10};
  jitter.buffer = network::AdaptiveBuffer{60};
  CHECK_THROWS_WITH(apply({{jitter, 1}, g711_codec}, quietroom::test::speech_like(8000, 0.7, 1), seeds, {}),
                    Contains("no pause") && Contains("buffer = \"fixed\""));
}

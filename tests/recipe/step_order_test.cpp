#include "recipe/step_order.h"

#include "codec/codec_table.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

TEST_CASE("loss stands right before a codec that conceals it") {
  CHECK(problems_of({loss(3), g711}).empty());
  CHECK(problems_of({loss(3)}) == one("2: loss must stand right before its codec; move it there"));
  CHECK(problems_of({g711, loss(3)}) == one("2: loss must stand right before its codec; move it there"));
  CHECK(problems_of({loss(3), step("mnru", {{"q_db", 6.0}}), g711}) ==
        one("2: loss must stand right before its codec; move it there"));
  for (const codec::CodecInfo& info : codec::codecs())
    if (info.concealment.empty() && codec::available(info) && info.make != nullptr)
      CHECK(problems_of({loss(3), step("codec", {{"id", std::string(info.id)}})})
                .front()
                .find("has no concealment") != std::string::npos);
}

TEST_CASE("jitter stands between loss and codec, with packets of the same length") {
  const auto jitter = [](std::int64_t packet_ms) {
    return step("jitter",
                {{"model", "exponential"}, {"mean_ms", 10.0}, {"depth_ms", 40.0}, {"packet_ms", packet_ms}},
                7);
  };
  CHECK(problems_of({jitter(20), g711}).empty());
  CHECK(problems_of({loss(3), jitter(10), g711}).empty());
  CHECK(problems_of({loss(3), jitter(20), g711}) ==
        one("2: loss has packets of 10 ms, the jitter behind it of 20; give both one packet_ms"));
  CHECK(problems_of({jitter(10), loss(3), g711}) ==
        one("7: jitter must stand right before its codec; move it there"));
  CHECK(problems_of({jitter(15), g711}) ==
        one("7: g711a cannot fill packets of 15 ms; give packet_ms a multiple of 10"));
  CHECK(problems_of({jitter(20), step("codec", {{"id", "codec2"}})}).size() == 1);
}

TEST_CASE("P.56 is not asked for speech under noise, nor silence put into it") {
  const stimulus::Step hoth = step("noise", {{"kind", "hoth"}, {"snr_db", 10.0}}, 4);
  const stimulus::Step mnru = step("mnru", {{"q_db", 6.0}}, 5);
  const stimulus::Step level = step("level", {{"level_dbov", -26.0}}, 6);
  CHECK(problems_of({level, hoth, g711}).empty());
  CHECK(problems_of({hoth, mnru}).empty());
  CHECK(problems_of({hoth, level}).front().starts_with("6: level stands behind noise"));
  CHECK(problems_of({mnru, hoth}).front().starts_with("4: noise stands behind other noise"));
  CHECK(problems_of({hoth, hoth}).size() == 1);
  const stimulus::Step adaptive = step(
      "jitter", {{"model", "exponential"}, {"mean_ms", 10.0}, {"depth_ms", 40.0}, {"buffer", "adaptive"}}, 8);
  CHECK(problems_of({adaptive, g711}).empty());
  CHECK(problems_of({hoth, adaptive, g711}).front().starts_with("8: an adaptive buffer puts silence"));
}

#include "recipe/apply.h"
#include "recipe/written_steps.h"

#include "support/built_codecs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

namespace {

/// "WHERE: MESSAGE" of each problem of a codec that stands where a sound has this form.
std::vector<std::string> form_problems(const codec::CodecSettings& settings, int rate_hz, int channels) {
  std::vector<Problem> problems;
  check_rates({{Codec{settings}, 3}}, rate_hz, "set.toml", problems, channels);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(text(problem));
  return out;
}

} // namespace

TEST_CASE("a bit rate for other channels is a mistake with its line, before any sound is touched") {
  if (!quietroom::test::is_built("lc3")) return;
  const codec::CodecSettings both{.id = "lc3", .bit_rate_kbps = 640};
  CHECK(form_problems(both, 48000, 2).empty());
  CHECK(form_problems(both, 48000, 1) ==
        std::vector<std::string>{
            "set.toml:3: lc3: 1 channel in frames of 10 ms take 16 to 320 kbit/s, not 640; "
            "fix bit_rate_kbps"});
  const codec::CodecSettings slow{.id = "lc3", .bit_rate_kbps = 16};
  CHECK(form_problems(slow, 16000, 1).empty());
  CHECK(form_problems(slow, 16000, 2) ==
        std::vector<std::string>{
            "set.toml:3: lc3: 2 channels in frames of 10 ms take 32 to 640 kbit/s, not 16; "
            "fix bit_rate_kbps"});
}

TEST_CASE("a codec step takes whatever its codec has, and writes all of it down") {
  if (!quietroom::test::is_built("opus")) return;
  const stimulus::Step opus = step("codec", {{"id", "opus"},
                                             {"bit_rate_kbps", std::int64_t{24}},
                                             {"application", "voip"},
                                             {"frame_ms", 2.5},
                                             {"complexity", std::int64_t{5}}});
  std::vector<Problem> problems;
  stimulus::Step lost = loss(3);
  lost.parameters["packet_ms"] = 7.5;
  const Recipe recipe = read_recipe({lost, opus}, Stage::condition, "set.toml", files, problems);
  CHECK(problems.empty());
  const codec::CodecSettings& settings = std::get<Codec>(recipe.at(1).step).settings;
  CHECK(settings.id == "opus");
  CHECK(settings.bit_rate_kbps == 24.0);
  CHECK(settings.parameters.size() == 3);
  const std::string chain = chain_text(recipe, {1, "c", "s"}, files);
  CHECK(chain.substr(0, chain.find(" seed")) == "loss 3 % burst_ratio 1 packets 7.5 ms");
  CHECK(chain.substr(chain.find("codec")) ==
        "codec opus 24 kbit/s application=voip bandwidth=auto complexity=5 expected_loss_percent=0 "
        "fec=false frame_ms=2.5 plc standard (the decoder's own)");
}

TEST_CASE("every mistake in a codec step is told at once, each at its line") {
  if (!quietroom::test::is_built("opus")) return;
  CHECK(problems_of({loss(3), step("codec",
                                   {{"id", "opus"},
                                    {"bit_rate_kbps", "much"},
                                    {"aplication", "voip"},
                                    {"frame_ms", std::int64_t{30}},
                                    {"plc", "best"}},
                                   3)}) ==
        std::vector<std::string>{
            "3: step codec: plc is \"best\"; it must be one of standard, silence",
            "3: step codec: bit_rate_kbps must be a number",
            "3: step codec: aplication is not known to opus; it has application, bandwidth, frame_ms, "
            "complexity, fec, expected_loss_percent",
            "3: step codec: opus: frame_ms is 30; it must be one of 2.5, 5, 10, 20, 40, 60",
            "2: opus cannot fill packets of 10 ms; give packet_ms a multiple of 20"});
  CHECK(problems_of({step("codec", {})}) == one("1: step codec: id is missing; add it"));
  CHECK(problems_of({step("codec", {{"id", "g722"}, {"bit_rate_kbps", 32.0}})}) ==
        one("1: step codec: g722 has no bit rate of 32 kbit/s; bit_rate_kbps must be one of 48, 56, 64"));
}

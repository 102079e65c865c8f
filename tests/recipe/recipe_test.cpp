#include "recipe/recipe.h"

#include "recipe/written_steps.h"

#include "support/built_codecs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

TEST_CASE("steps become values with their defaults") {
  std::vector<Problem> problems;
  const Recipe recipe = read_recipe({loss(3), g711}, Stage::condition, "set.toml", files, problems);
  CHECK(problems.empty());
  REQUIRE(recipe.size() == 2);
  const LossStep& lost = std::get<LossStep>(recipe[0].step);
  CHECK(lost.ppl_percent == 3);
  CHECK(lost.burst_ratio == 1);
  CHECK(lost.packet_ms == 10);
  CHECK_FALSE(lost.shared);
  CHECK(std::get<Codec>(recipe[1].step).settings.plc == codec::Plc::standard);
  CHECK(recipe[1].line == 3);
}

TEST_CASE("every mistake in a step has its sentence") {
  CHECK(
      problems_of({step("echo", {})}) ==
      one("1: step echo: no such step; it must be one of level, filter, resample, mnru, noise, loss, jitter, "
          "codec, gain, delay, concat, fade, room, clip, command"));
  CHECK(problems_of({step("mnru", {})}) == one("1: step mnru: q_db is missing; add it"));
  CHECK(problems_of({step("mnru", {{"q_db", "six"}})}) ==
        std::vector<std::string>{"1: step mnru: q_db must be a number"});
  CHECK(problems_of({step("mnru", {{"q_db", 61.0}})}) ==
        one("1: step mnru: q_db is 61; it must lie within -10 and 60"));
  CHECK(problems_of({step("mnru", {{"q_db", 6.0}, {"Q", 6.0}})}) ==
        one("1: step mnru: Q is not known here; is it misspelled?"));
  CHECK(problems_of({step("resample", {{"rate_hz", 8000.5}})}) ==
        one("1: step resample: rate_hz must be a whole number"));
  CHECK(problems_of({step("filter", {{"name", "radio"}})}) ==
        one("1: step filter: no filter is called radio; take one of IRS-send, IRS-receive, MIRS-send, "
            "MIRS-receive, "
            "TIA-IRS-send, half-tilt-IRS, delta-SM, MSIN, FLAT, G.712, PCM, P.341, 5KBP, 100_5KBP, 14KBP, "
            "20KBP, "
            "LP1p5, LP35, LP7, LP10, LP12, LP14, LP20, HQ2, HQ3, PSO"));
  CHECK(problems_of({step("filter", {})}) == one("1: step filter: name is missing; add it"));
  CHECK(problems_of({step("level", {{"level_dbov", -26.0}, {"loudness_lufs", -23.0}})}) ==
        one("1: step level: give level_dbov (speech) or loudness_lufs, not both"));
  CHECK(problems_of({step("mnru", {{"q_db", 6.0}, {"dc_filter_hz", std::int64_t{60}}})}) ==
        one("1: step mnru: normalisation and dc_filter_hz belong to mode = \"fullband\"; add it, or take "
            "them out"));
  CHECK(problems_of(
            {step("mnru", {{"q_db", 6.0}, {"mode", "fullband"}, {"dc_filter_hz", std::int64_t{50}}})}) ==
        one("1: step mnru: dc_filter_hz is 50; it must be one of 0, 15, 30, 60, 115 (0 is none)"));
  CHECK(problems_of({step("codec", {{"id", "g999"}})}).front().find("it must be one of g711a") !=
        std::string::npos);
  CHECK(problems_of({step("level", {{"level_dbov", 3.0}})}) ==
        one("1: step level: level_dbov is 3; it must lie within -60 and 0"));
}

TEST_CASE("three mistakes in a recipe are three problems") {
  CHECK(problems_of({step("echo", {}), step("mnru", {{"q", 6.0}}), step("level", {{"level_dbov", "loud"}})})
            .size() >= 3);
}

TEST_CASE("sources are brought into form, not degraded") {
  CHECK(problems_of({telephone, to_8k}, Stage::source).empty());
  CHECK(problems_of({g711}, Stage::source)
            .front()
            .starts_with("3: source_steps only bring a source into form"));
}

TEST_CASE("a wrong rate is found before any sound is touched") {
  const auto rates = [](const std::vector<stimulus::Step>& steps, int rate_hz) {
    std::vector<Problem> problems;
    const Recipe recipe = read_recipe(steps, Stage::condition, "set.toml", files, problems);
    check_rates(recipe, rate_hz, "set.toml", problems);
    std::vector<std::string> out;
    for (const Problem& problem : problems) out.push_back(text(problem));
    return out;
  };
  CHECK(rates({telephone, to_8k, g711, step("mnru", {{"q_db", 6.0}})}, 16000).empty());
  CHECK(rates({g711, g711}, 16000) == one("set.toml:3: codec g711a works at 8000 Hz, but stands where the "
                                          "sound has 16000 Hz; resample before it"));
  if (quietroom::test::is_built("opus"))
    CHECK(rates({step("codec", {{"id", "opus"}, {"bandwidth", "SWB"}})}, 16000) ==
          one("set.toml:1: codec opus works at 24000 or 48000 Hz, but stands where the sound has 16000 Hz; "
              "resample before it"));
  CHECK(rates({step("mnru", {{"q_db", 6.0}})}, 48000) ==
        one("set.toml:1: mnru without mode = \"fullband\" works at 8000 or 16000 Hz, but stands where the "
            "sound has 48000 Hz; resample "
            "before it"));
  CHECK(rates({to_8k, telephone}, 16000).size() == 1);
}

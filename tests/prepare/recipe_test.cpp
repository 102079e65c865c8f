#include "prepare/plan.h"

#include "support/built_codecs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using namespace quietroom::recipe;

namespace {

SetFiles files;

using Parameters = std::map<std::string, stimulus::Step::Parameter, std::less<>>;

stimulus::Step step(const std::string& name, Parameters parameters, int line = 1) {
  return {name, std::move(parameters), line};
}

const stimulus::Step telephone = step("filter", {{"name", "telephone"}});
const stimulus::Step to_8k = step("resample", {{"rate_hz", std::int64_t{8000}}});
const stimulus::Step g711 = step("codec", {{"id", "g711a"}}, 3);

stimulus::Step loss(double ppl_percent, int line = 2) {
  return step("loss", {{"ppl_percent", ppl_percent}}, line);
}

/// "LINE: MESSAGE" of each problem.
std::vector<std::string> problems_of(const std::vector<stimulus::Step>& steps,
                                     Stage stage = Stage::condition) {
  std::vector<Problem> problems;
  read_recipe(steps, stage, "set.toml", files, problems);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(text(problem).substr(9));
  return out;
}

std::vector<std::string> one(const std::string& line) { return {line}; }

} // namespace

TEST_CASE("steps become values with their defaults") {
  std::vector<Problem> problems;
  const Recipe recipe = read_recipe({loss(3), g711}, Stage::condition, "set.toml", files, problems);
  CHECK(problems.empty());
  REQUIRE(recipe.size() == 2);
  const Loss& lost = std::get<Loss>(recipe[0].step);
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

TEST_CASE("two kinds of level in a set are warned of") {
  const auto set_with = [](const std::string& parameter) {
    stimulus::StimulusSet set;
    set.rate_hz = 48000;
    set.source_steps = {step("level", {{"level_dbov", -26.0}}, 3)};
    set.conditions.emplace_back();
    set.conditions.back().steps = {step("level", {{parameter, -23.0}}, 7)};
    return set;
  };
  std::vector<Problem> problems;
  plan_of(set_with("level_dbov"), {48000}, "set.toml", files, problems);
  CHECK(problems.empty());
  plan_of(set_with("loudness_lufs"), {48000}, "set.toml", files, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Severity::warning);
  CHECK(text(problems[0]).find("set.toml:7: ") != std::string::npos);
}

TEST_CASE("three mistakes in a recipe are three problems") {
  CHECK(problems_of({step("echo", {}), step("mnru", {{"q", 6.0}}), step("level", {{"level_dbov", "loud"}})})
            .size() >= 3);
}

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

TEST_CASE("each model of loss has parameters of its own") {
  const auto lossy = [](decltype(stimulus::Step::parameters) parameters) {
    return problems_of({step("loss", std::move(parameters), 2), g711});
  };
  CHECK(lossy({{"model", "bernoulli"}, {"ppl_percent", 3.0}}).empty());
  CHECK(lossy({{"model", "bernoulli"}, {"ppl_percent", 3.0}, {"burst_ratio", 2.0}}) ==
        one("2: step loss: burst_ratio is not known here; is it misspelled?"));
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.1}, {"q", 0.5}, {"loss_in_bad", 0.5}}).empty());
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.1}, {"q", 0.5}}) ==
        one("2: step loss: loss_in_bad is missing; add it"));
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.0}, {"q", 0.0}, {"loss_in_bad", 0.5}}).size() == 1);
  CHECK(lossy({{"model", "eid"}, {"ppl_percent", 51.0}, {"gamma", 1.0}}).size() == 2);
  CHECK(lossy({{"model", "bellcore"}, {"ppl_percent", 31.0}}) ==
        one("2: step loss: ppl_percent is 31; it must lie within 0.5 and 30"));
  CHECK(lossy({{"ppl_percent", 3.0}, {"tries", std::int64_t{5}}}) ==
        one("2: step loss: tries is not known here; is it misspelled?")); // without a tolerance
}

TEST_CASE("a plan finds babbles whose foreground leaves too few talkers, before any sound is touched") {
  stimulus::StimulusSet set;
  set.sources = {{"a", {"a.wav"}, 0.5, "t3", "", "", 1}, {"b", {"b.wav"}, 0.5, "elsewhere", "", "", 2}};
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) names.push_back("t" + std::to_string(i));
  set.conditions = {
      {"c",
       "c",
       stimulus::Kind::test,
       {step("noise", {{"kind", "babble"}, {"snr_db", 10.0}, {"files", names}, {"talkers", names}}, 6)},
       {},
       5}};
  std::vector<Problem> problems;
  plan_of(set, {8000}, "set.toml", files, problems);
  REQUIRE(problems.size() == 9); // the files, which are not there
  CHECK(text(problems.back()) == "set.toml:6: step noise: t3 speaks in the foreground, and of the babble 7 "
                                 "talkers remain; give 8 others");
}

TEST_CASE("a packet holds whole frames, and a burst ratio is one that can be") {
  stimulus::Step odd = loss(3);
  odd.parameters["packet_ms"] = std::int64_t{15};
  CHECK(problems_of({odd, g711}) ==
        one("2: g711a cannot fill packets of 15 ms; give packet_ms a multiple of 10"));
  stimulus::Step smooth = loss(3);
  smooth.parameters["burst_ratio"] = 0.5;
  CHECK(problems_of({smooth, g711}) ==
        one("2: step loss: no two-state loss of 3 % has a burst ratio of 0.5; give 0.97 or more"));
}

TEST_CASE("a codec step takes whatever its codec has, and writes all of it down") {
  if (!test::is_built("opus")) return;
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
  if (!test::is_built("opus")) return;
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
  if (test::is_built("opus"))
    CHECK(rates({step("codec", {{"id", "opus"}, {"bandwidth", "SWB"}})}, 16000) ==
          one("set.toml:1: codec opus works at 24000 or 48000 Hz, but stands where the sound has 16000 Hz; "
              "resample before it"));
  CHECK(rates({step("mnru", {{"q_db", 6.0}})}, 48000) ==
        one("set.toml:1: mnru without mode = \"fullband\" works at 8000 or 16000 Hz, but stands where the "
            "sound has 48000 Hz; resample "
            "before it"));
  CHECK(rates({to_8k, telephone}, 16000).size() == 1);
}

TEST_CASE("a plan tells a mistake once, however many sources meet it, and plans each cell") {
  stimulus::StimulusSet set;
  set.sources = {{"a", {"a.wav"}, 0.5, "t", "", "", 1}, {"b", {"b.wav"}, 0.5, "t", "", "", 2}};
  set.conditions = {{"c", "c", stimulus::Kind::test, {g711}, {}, 5}};
  std::vector<Problem> problems;
  plan_of(set, {16000, 16000}, "set.toml", files, problems);
  CHECK(problems.size() == 1);
  problems.clear();
  const Plan plan = plan_of(set, {8000, 8000}, "set.toml", files, problems);
  CHECK(problems.empty());
  REQUIRE(plan.stimuli.size() == 2);
  CHECK(plan.stimuli[1].source == 1);
  CHECK(plan.stimuli[1].chain == "file > codec g711a > resample 48000 Hz > write 16 bits");
}

#include "cli/calibrated_study.h"

#include <cmath>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("calibrate plays the tone, takes the reading and stores the gain with the whole chain") {
  const CalibratedStudy study;
  const Run run = study.calibrate(std::string("--json --reading 74.5 --target monaural") + study.chain);
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  const auto json = nlohmann::json::parse(run.out);
  CHECK(json.at("gain_db") == 4.5);
  CHECK(json.at("level_db_spl") == 79);
  CHECK(json.at("device") == "file:t.wav");
  const auto all = study.calibrations();
  REQUIRE(all.size() == 1);
  const auto& it = all.front();
  CHECK(json.at("expires_utc") == it.expires_utc);
  CHECK(it.calibrated_utc.substr(10) == it.expires_utc.substr(10)); // 24 hours: another day, the same time
  CHECK(it.calibrated_utc.substr(0, 10) < it.expires_utc.substr(0, 10));
  CHECK(it.transducer + "|" + it.coupler + "|" + it.meter + "|" + it.operator_name + "|" + it.listening ==
        "HD 650|IEC 60318-1|XL2|ann|monaural");
  CHECK(it.device == "file:t.wav");
  CHECK(it.rate_hz == 8000);
  CHECK(it.tone_seconds == 20);
  CHECK_THAT(it.tone_dbov, Catch::Matchers::WithinAbs(-26, 0.1)); // the files were made so, and measured
}

TEST_CASE("calibrate's tone has 1 kHz and the mean active level of the set, for 20 s on both channels") {
  const CalibratedStudy study;
  REQUIRE(study.calibrate(std::string("--reading 73 --target diotic") + study.chain).exit_code == 0);
  const signal::PcmClip heard = signal::read_pcm(study.folder.path() / "t.wav");
  REQUIRE(heard.channels == 2);
  double squares = 0;
  std::size_t crossings = 0, sounding = 0;
  std::int32_t before = 0;
  for (std::size_t i = 0; i + 1 < heard.samples.size(); i += 2) {
    REQUIRE(heard.samples[i] == heard.samples[i + 1]);
    const double x = heard.samples[i] / 2147483648.0;
    squares += x * x;
    if (x != 0) ++sounding;
    if (before < 0 && heard.samples[i] >= 0) ++crossings;
    before = heard.samples[i];
  }
  CHECK(std::abs(static_cast<double>(crossings) - 20'000) <= 1);
  // two of 8 samples of a period are 0; the two fades of 10 ms take 0.003 dB
  CHECK(sounding > 119'000);
  CHECK_THAT(10 * std::log10(squares / (20 * 8000)),
             Catch::Matchers::WithinAbs(study.calibrations().front().tone_dbov, 0.01));
}

TEST_CASE("calibrate asks for what is not given, and again after an answer that cannot be") {
  const CalibratedStudy study;
  const Run run = study.calibrate("--meter XL2 --operator ann", "diotic\nHD 650\nnone\n74,5\n7.5\n74.5\n");
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  for (const char* part : {"Target: monaural (79 dB SPL), diotic (73)", "Transducer", "Coupler",
                           "with a point and not a comma", "a reading of 7.5 dB SPL is too low for the tone"})
    CHECK_THAT(run.err, Catch::Contains(part));
  CHECK(run.out.starts_with("file:t.wav: 73 dB SPL at the ear by a digital gain of -1.5 dB, valid until 2"));
  const auto all = study.calibrations();
  REQUIRE(all.size() == 1);
  CHECK(all[0].coupler == "none");
  CHECK(all[0].gain_db == -1.5);
}

TEST_CASE("calibrate that gets no answer names the option, and stores nothing") {
  const CalibratedStudy study;
  const Run run = study.calibrate("--target 75 --transducer T --coupler C --meter M --operator O");
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, Catch::Contains("standard input ended before an answer; give --reading"));
  CHECK(study.calibrations().empty());
}

TEST_CASE("calibrate refuses an implausible reading before the tone, with its reason") {
  const CalibratedStudy study;
  for (const auto& [options, reason] : std::vector<std::pair<std::string, std::string>>{
           {"--reading 30 --target 79", "--reading: a reading of 30 dB SPL is too low for the tone"},
           {"--reading 120 --target 79", "too high for the tone"},
           {"--reading 50 --target 79", "would take a digital gain of 29 dB, beyond 20 dB"},
           {"--reading loud --target 79", "\"loud\" is no number"},
           {"--reading 74 --target 7", "--target: 7 dB SPL is out of range; give 40 to 100"},
           {"--reading 74 --target stereo", "--target: \"stereo\" is no number"},
           {"--reading 74 --target 79 --seconds 5", "--seconds is 5; it must lie within 20 and 3600"},
           {"--reading 74 --target 79 --valid-hours 0", "--valid-hours is 0;"},
           {"--reading 74 --target 79 --when before", "--when has no effect without --room-noise"},
           {"--recheck --reading 74 --target 79", "--recheck and --target cannot both have an effect"}}) {
    const Run run = study.calibrate(options + study.chain);
    CAPTURE(options, run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out == "");
    CHECK(run.err.find(reason) != std::string::npos);
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
  }
  CHECK_FALSE(std::filesystem::exists(study.folder.path() / "t.wav"));
  CHECK_FALSE(std::filesystem::exists(study.database()));
}

TEST_CASE("calibrate refuses a gain under which samples would clip, and names each") {
  const CalibratedStudy study; // speech at -26 dBov, whose peaks lie some 12 dB above
  const Run run = study.calibrate(std::string("--reading 60 --target 79.9") + study.chain);
  CAPTURE(run.err);
  CHECK(run.exit_code == 2);
  for (const char* file : {"direct_f_s1.wav", "direct_m_s1.wav", "g711_f_s1.wav", "g711_m_s1.wav"})
    CHECK_THAT(run.err, Catch::Contains(std::string(file) + ": would go "));
  CHECK(study.calibrations().empty());
}

TEST_CASE("a new study says whether it requires a calibration, and one without the key goes on as it was") {
  const CalibratedStudy study;
  const auto toml = study.folder.path() / "study/study.toml";
  CHECK_THAT(read_file(toml), Catch::Contains("\ncalibration = \"none\""));
  const Run required = study.run("new other --set files --listeners 2 --calibration required");
  CHECK(required.exit_code == 0);
  const std::string text = read_file(study.folder.path() / "other/study.toml");
  CHECK_THAT(text, Catch::Contains("\ncalibration = \"required\"\n"));
  CHECK(text.find("level_db_spl") == text.npos);
  check_failure(2, "--calibration is \"maybe\"; give required or none",
                "new third --set files --calibration maybe", study.folder.path());
  check_failure(2, "--level and --calibration required cannot both have an effect",
                "new third --set files --calibration required --level 73", study.folder.path());
}

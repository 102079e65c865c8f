#include "cli/quietroom.h"
#include "signal/resample.h"
#include "stimulus/manifest.h"
#include "support/finished_set.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string pattern = " --pattern '{condition}_{talker}_{sample}.wav'";

} // namespace

TEST_CASE("add-set shows what it would make and writes nothing, then writes it, and a study takes it") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  folder.write("files/notes.txt", "x");
  check_output("add_set_dry_run.txt", "add-set files --reference direct" + pattern, folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "files/set.toml"));
  CHECK(run_quietroom("add-set files --write --dry-run" + pattern, folder.path()).exit_code == 0);
  CHECK_FALSE(fs::exists(folder.path() / "files/set.toml"));
  const Run run =
      run_quietroom("add-set files --reference direct --context NB --write" + pattern, folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  CHECK(run.out.ends_with("files/set.toml: written\nNext:  quietroom new STUDY --set files\n"));
  check_golden("cli/add_set_written.toml", quietroom::read_file(folder.path() / "files/set.toml"));
  check_output("check_finished.txt", "check files --files", folder.path());
  CHECK(run_quietroom("new study --set files --listeners 2", folder.path()).exit_code == 0);
}

TEST_CASE("add-set keeps a set.toml that is there, and never replaces one made from sources") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  folder.write("files/set.toml", "precious");
  check_failure(2, "set.toml: is there already and is kept; say --replace", "add-set files --write" + pattern,
                folder.path());
  CHECK(quietroom::read_file(folder.path() / "files/set.toml") == "precious");
  CHECK(run_quietroom("add-set files --write --replace" + pattern, folder.path()).exit_code == 0);
  folder.write("files/set.toml",
               "version = 1\nname = 'n'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\n"
               "id = 'c'\n[[source]]\nid = 'a'\nfile = 'direct_f_s1.wav'\ntalker = 't'\n");
  check_failure(2, "prepared from sources", "add-set files --write --replace" + pattern, folder.path());
}

TEST_CASE("add-set with errors writes nothing and fails") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  folder.write("files/g711_f_s1.wav", "no sound");
  const Run dry = run_quietroom("add-set files" + pattern, folder.path());
  CHECK(dry.exit_code == 1);
  CHECK(dry.out.find("error: files/g711_f_s1.wav: no sound can be read") != std::string::npos);
  const Run run = run_quietroom("add-set files --write" + pattern, folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.err == "quietroom: files/set.toml: not written, for there are errors; fix them first\n");
  CHECK_FALSE(fs::exists(folder.path() / "files/set.toml"));
}

TEST_CASE("add-set refuses arguments that make no sense") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  check_failure(2, "belongs to no placeholder", "add-set files --pattern '{codec}_{sample}.wav'",
                folder.path());
  check_failure(2, "no such folder", "add-set nowhere" + pattern, folder.path());
  check_failure(2, "choose NB, WB, SWB or FB", "add-set files --context XB" + pattern, folder.path());
  check_failure(2, "format must be one of s16le", "add-set files --raw rate=8000,format=x" + pattern,
                folder.path());
  check_failure(2, "rate is missing", "add-set files --raw format=s16le" + pattern, folder.path());
  check_failure(2, "\"speed\" is not known", "add-set files --raw speed=1" + pattern, folder.path());
  check_failure(2, "rate must be a whole number", "add-set files --raw rate=fast" + pattern, folder.path());
}

TEST_CASE("add-set --convert resamples and mixes down when told, and says so in set.toml") {
  const TempFolder folder;
  fs::create_directories(folder.path() / "files");
  const auto speech = speech_like(16000, 1.5, 4);
  auto right = speech.samples;
  for (double& sample : right) sample *= 0.5;
  quietroom::signal::write_wav(folder.path() / "files/a_f_s1.wav",
                               quietroom::signal::interleave(16000, {speech.samples, right}), 16);
  quietroom::signal::write_wav(folder.path() / "files/b_f_s1.wav", speech_like(8000, 1.5, 5), 16);
  for (const auto& [mono, gain] : {std::pair{"left", 1.0}, std::pair{"mix", 0.75}}) {
    CAPTURE(mono);
    const Run run = run_quietroom(
        std::string("add-set files --convert --rate 8000 --write --replace --mono ") + mono + pattern,
        folder.path());
    CAPTURE(run.out, run.err);
    CHECK(run.exit_code == 0);
    const auto copy = quietroom::signal::read_clip(folder.path() / "files/converted/a.f.s1.wav");
    auto wanted = quietroom::signal::resample(speech, 8000);
    REQUIRE(copy.rate_hz == 8000);
    REQUIRE(copy.channels == 1);
    REQUIRE(copy.samples.size() == wanted.samples.size());
    double worst = 0;
    for (std::size_t i = 0; i < copy.samples.size(); ++i)
      worst = std::max(worst, std::abs(copy.samples[i] - gain * wanted.samples[i]));
    CHECK(worst < 2.0 / 32768); // rounded twice: by the test's own file, and by the copy
    const auto set = quietroom::stimulus::read_set(folder.path() / "files").set;
    REQUIRE(set.stimuli.at(0).converted);
    CHECK(set.stimuli[0].converted->by.find("8000 Hz by soxr") != std::string::npos);
    CHECK_FALSE(set.stimuli[1].converted); // it has the form already
  }
}

TEST_CASE("add-set takes --rate and --mono with --convert only") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  check_failure(2, "--rate belongs to --convert", "add-set files --rate 8000" + pattern, folder.path());
  check_failure(2, "--mono belongs to --convert", "add-set files --mono mix" + pattern, folder.path());
  check_failure(2, "choose left or mix", "add-set files --convert --mono right" + pattern, folder.path());
  check_failure(2, "from 8000 to 192000", "add-set files --convert --rate 44.1k" + pattern, folder.path());
}

TEST_CASE("files that lost packets and are a little lower are one note") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  REQUIRE(run_quietroom("add-set files --reference direct --write" + pattern, folder.path()).exit_code == 0);
  for (const char* name : {"g711_f_s1.wav", "g711_m_s1.wav"}) {
    auto clip = quietroom::signal::read_clip(folder.path() / "files" / name);
    for (double& sample : clip.samples) sample *= 0.9; // 0.9 dB
    quietroom::signal::write_wav(folder.path() / "files" / name, clip, 16);
  }
  const auto warnings = [&] { return run_quietroom("check files --files", folder.path()).out; };
  CHECK(warnings().find("more than 0.5 dB off") != std::string::npos);
  std::string toml = quietroom::read_file(folder.path() / "files/set.toml");
  toml.insert(toml.find("id = \"g711\""), "Ppl = 3\n");
  folder.write("files/set.toml", toml);
  CHECK(warnings().find("more than 0.5 dB off") == std::string::npos);
  CHECK(warnings().find("2 files that lost packets lie 0.5 to 2 dB below their level (g711)") !=
        std::string::npos);
}

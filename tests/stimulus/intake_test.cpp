#include "stimulus/intake.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/intake_folder.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace quietroom;
using namespace quietroom::stimulus;
using namespace quietroom::stimulus::test;
namespace fs = std::filesystem;

TEST_CASE("what is left out is listed with its reason") {
  Folder folder;
  folder.write("sub/a_f_s1.wav", quietroom::test::speech_like(rate_hz, 1, 9));
  folder.write("a_f_x_s1.wav", quietroom::test::speech_like(rate_hz, 1, 9));
  folder.folder.write("notes.txt", "x");
  folder.folder.write(".hidden.wav", "x");
  folder.folder.write("c_f_s1.pcm", "xx");
  folder.folder.write("converted/old.wav", "x"); // a folder like others
  fs::create_symlink("/etc/passwd", folder.path() / "c_f_s2.wav");
  fs::create_directory_symlink("/etc", folder.path() / "etc");
  REQUIRE(::mkfifo((folder.path() / "c_f_s3.wav").c_str(), 0600) == 0);
  std::string told;
  for (const LeftOutFile& each : take_in(folder.path(), folder.options).left_out)
    told += each.file + ": " + each.why + "\n";
  CHECK(
      told ==
      ".hidden.wav: is hidden\n"
      "a_f_x_s1.wav: fits in more than one way (a | f | x_s1, or a | f_x | s1); separate the parts by a sign "
      "that none of them holds, or by folders\n"
      "c_f_s1.pcm: has no header; say --raw to declare its format\n"
      "c_f_s2.wav: is a link that leaves the folder; copy the file into it\n"
      "c_f_s3.wav: is no regular file\n"
      "converted/old.wav: lies 1 folders deep where the pattern has 0\n"
      "etc: is a link to a folder\n"
      "notes.txt: does not end as sound files do\n"
      "sub/a_f_s1.wav: lies 1 folders deep where the pattern has 0\n");
}

TEST_CASE("whatever would make a wrong set is an error: rates, channels, names, cells, damage") {
  Folder folder;
  SECTION("rate") {
    folder.write("b_m_s1.wav", quietroom::test::speech_like(16000, 1.5, 9));
    CHECK(folder.told(Severity::error) ==
          std::vector<std::string>{"16000 Hz where set.toml says 8000; resample it"});
  }
  SECTION("channels") {
    const auto speech = quietroom::test::speech_like(rate_hz, 1.5, 9).samples;
    folder.write("b_m_s1.wav", signal::interleave(rate_hz, {speech, speech}));
    CHECK(has(folder.told(Severity::error), "stereo where the set is mono"));
  }
  SECTION("a name") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "b 2_m_s1.wav");
    CHECK(folder.told(Severity::error).empty()); // an id is made from it, and add-set shows which
  }
  SECTION("names that become one id") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "A_m_s1.wav");
    CHECK(has(folder.told(Severity::error), "would have ids that differ by case only"));
  }
  SECTION("a device of Windows") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "CON_m_s1.wav");
    CHECK(has(folder.told(Severity::error), "\"CON\" is the name of a device under Windows"));
  }
  SECTION("the same cell twice") {
    folder.write("b_m_s1.flac.wav", quietroom::test::speech_like(rate_hz, 1.5, 9));
    fs::rename(folder.path() / "b_m_s1.flac.wav", folder.path() / "b_m_s1.aiff");
    CHECK(has(folder.told(Severity::error), "the same condition, talker and sample as b_m_s1.aiff"));
  }
  SECTION("damage") {
    fs::resize_file(folder.path() / "b_m_s1.wav", 3000);
    CHECK(has(folder.told(Severity::error), "ends before the length its header states"));
  }
  SECTION("a reference that is none") {
    folder.options.references = {"z"};
    CHECK(has(folder.told(Severity::error), "the reference z is none of the conditions found"));
  }
  SECTION("no file at all") {
    folder.options = options_for("{condition}/{talker}_{sample}.wav");
    CHECK(has(folder.told(Severity::error), "no file fits"));
  }
}

TEST_CASE("holes and doubles are pointed out") {
  Folder folder;
  fs::remove(folder.path() / "b_m_s1.wav");
  fs::copy_file(folder.path() / "a_f_s1.wav", folder.path() / "b_f_s1.wav",
                fs::copy_options::overwrite_existing);
  const auto warnings = folder.told(Severity::warning);
  CHECK(has(warnings, "condition b has no stimulus m.s1, which others have"));
  CHECK(has(warnings, "the same bytes as a_f_s1.wav"));
}

TEST_CASE("the context that is guessed is the widest that the rate allows") {
  CHECK(context_of_rate(8000) == Context::narrowband);
  CHECK(context_of_rate(16000) == Context::wideband);
  CHECK(context_of_rate(32000) == Context::super_wideband);
  CHECK(context_of_rate(44100) == Context::fullband);
}

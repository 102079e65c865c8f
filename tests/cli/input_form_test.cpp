// What is no CSV is named as what it is, wherever a CSV is read.
#include "cli/quietroom.h"
#include "signal/audio_file.h"
#include "support/speech_like.h"

#include <algorithm>
#include <utility>

using namespace quietroom::test;
using namespace std::literals;

namespace {

/// Files of forms that are no CSV, and the words for them.
std::vector<std::pair<std::string, std::string>> write_others(const TempFolder& folder) {
  const std::string table = "condition,mos\nc,4\n";
  std::string utf16 = "\xFF\xFE", mac = table;
  for (const char c : table) utf16 += {c, '\0'};
  std::replace(mac.begin(), mac.end(), '\n', '\r');
  folder.write("utf16.csv", utf16);
  folder.write("sheet.csv", "PK\x03\x04\x14\0\x06\0[Content_Types].xml"sv);
  folder.write("packed.csv", "\x1F\x8B\x08\0\0\0\0\0"sv);
  folder.write("mac.csv", mac);
  folder.write("noise.csv", "\x7F"
                            "ELF\x02\x01\0\0"sv);
  return {{"utf16.csv", "utf16.csv: is UTF-16 text; save it as UTF-8"},
          {"sheet.csv", "sheet.csv: is an Excel workbook (XLSX); save its sheet"},
          {"packed.csv", "packed.csv: is compressed by gzip; unpack it"},
          {"mac.csv", "mac.csv: is text whose lines end in CR alone"},
          {"noise.csv", "noise.csv: is binary data; give"}};
}

} // namespace

TEST_CASE("UTF-16, XLSX, gzip, old Macintosh and binary input are named by every command that reads a CSV") {
  const TempFolder folder;
  folder.write("wide.csv", "listener,s1,s2\nL,4,3\nM,2,3\n");
  folder.write("votes.csv", "listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,3\n");
  for (const auto& [file, words] : write_others(folder)) {
    for (const std::string command :
         {"mos ", "screen ", "recover ", "anova ", "contrast ", "reliability ", "compare ", "export ",
          "compare --pairs ", "compare votes.csv --models ", "mos wide.csv --conditions ",
          "emodel --list-codecs --codecs ", "emodel --csv "})
      check_failure(2, words, command + file, folder.path());
  }
}

TEST_CASE("a table of true MOS in another form is named") {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() / "set/source");
  quietroom::signal::write_wav(folder.path() / "set/source/s1.wav", speech_like(8000, 2.4, 1), 16);
  folder.write("set/set.toml", "version = 1\nname = 'one'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
                               "source_steps = [{ step = 'level', level_dbov = -26 }]\n"
                               "[[source]]\nid = 's1'\nfile = 'source/s1.wav'\ntalker = 'ann'\n"
                               "[[condition]]\nid = 'c'\nkind = 'reference'\n"
                               "[[condition]]\nid = 'd'\nsteps = [{ step = 'mnru', q_db = 20 }]\n"
                               "[[condition]]\nid = 'e'\nsteps = [{ step = 'mnru', q_db = 30 }]\n");
  REQUIRE(run_quietroom("prepare set", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("new study --set set --listeners 2", folder.path()).exit_code == 0);
  for (const auto& [file, words] : write_others(folder))
    check_failure(2, words, "simulate study --listeners 2 --truth " + file, folder.path());
}

TEST_CASE("what comes by standard input is named too") {
  const TempFolder folder;
  const Run run = run_quietroom("emodel --csv -", folder.path(), "\x1F\x8B\x08\0\0"s);
  CHECK(run.exit_code == 2);
  CHECK(run.err == "quietroom: standard input: is compressed by gzip; unpack it and give the CSV within\n");
}

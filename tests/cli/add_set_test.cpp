#include "cli/quietroom.h"
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
  CHECK(run.err == "quietroom: files/set.toml: not written, for there are errors; mend them first\n");
  CHECK_FALSE(fs::exists(folder.path() / "files/set.toml"));
}

TEST_CASE("add-set refuses arguments that make no sense") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  check_failure(2, "belongs to no placeholder", "add-set files --pattern '{codec}_{sample}.wav'",
                folder.path());
  check_failure(2, "no such folder", "add-set nowhere" + pattern, folder.path());
  check_failure(2, "must be one of NB, WB, SWB, FB", "add-set files --context XB" + pattern, folder.path());
  check_failure(2, "format must be one of s16le", "add-set files --raw rate=8000,format=x" + pattern,
                folder.path());
  check_failure(2, "rate is missing", "add-set files --raw format=s16le" + pattern, folder.path());
  check_failure(2, "\"speed\" is not known", "add-set files --raw speed=1" + pattern, folder.path());
  check_failure(2, "rate must be a whole number", "add-set files --raw rate=fast" + pattern, folder.path());
}

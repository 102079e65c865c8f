// No command reads a file outside its set, whatever the manifest says.
#include "cli/quietroom.h"
#include "support/finished_set.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

std::string finished_set(const std::string& file) {
  return "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = "
         "'c'\nemodel = { Ie = 0 }\n[[stimulus]]\nfile = '" +
         file + "'\ncondition = 'c'\ntalker = 't'\nsample = 's'\n";
}

std::string source_set(const std::string& file) {
  return "version = 1\nname = 'n'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = "
         "'c'\n[[source]]\nid = "
         "'a'\nfile = '" +
         file + "'\ntalker = 't'\n";
}

struct Folder : TempFolder {
  Folder() {
    write_finished_files(path() / "set");
    signal_outside();
  }
  void signal_outside() const {
    fs::copy_file(path() / "set/direct_f_s1.wav", path() / "outside.wav");
    fs::create_symlink(path() / "outside.wav", path() / "set/link.wav");
    fs::create_directory_symlink(path(), path() / "set/up");
  }
};

const std::vector<std::string> escapes{"../outside.wav", "/etc/passwd", "a/../../outside.wav", "link.wav",
                                       "up/outside.wav"};

} // namespace

TEST_CASE("check, new and prepare refuse a path that leaves the set: up, absolute, through links") {
  const Folder folder;
  for (const std::string& escape : escapes) {
    for (const std::string& document : {finished_set(escape), source_set(escape)}) {
      folder.write("set/set.toml", document);
      for (const std::string command :
           {"check set", "new study --set set", "prepare set", "prepare set --verify"}) {
        CAPTURE(escape, command);
        const Run run = run_quietroom(command, folder.path());
        CHECK(run.exit_code == (command.starts_with("check") ? 1 : 2));
        CHECK((run.out + run.err).find("leaves the folder of the set; copy the file into it") !=
              std::string::npos);
        CHECK_FALSE(fs::exists(folder.path() / "study"));
      }
    }
  }
}

TEST_CASE("the commands of a study refuse a copy of its set whose paths were bent") {
  const Folder folder;
  folder.write("set/set.toml", finished_set("direct_f_s1.wav"));
  REQUIRE(run_quietroom("new study --set set --listeners 2 --practice 0", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("simulate study --listeners 2", folder.path()).exit_code == 0);
  for (const std::string& escape : escapes) {
    if (escape == "link.wav" || escape == "up/outside.wav") continue; // the study's copy has no such links
    folder.write("study/set/set.toml", finished_set(escape));
    for (const std::string command :
         {"plan study", "simulate study --listeners 2 --replace", "compare study --simulated"}) {
      CAPTURE(escape, command);
      const Run run = run_quietroom(command, folder.path());
      CHECK(run.exit_code != 0);
      CHECK(run.err.find("leaves the folder of the set") != std::string::npos);
    }
  }
}

TEST_CASE("a stimulus that became a link out of its set after the study was made is refused") {
  const Folder folder;
  folder.write("set/set.toml", finished_set("direct_f_s1.wav"));
  REQUIRE(run_quietroom("new study --set set --listeners 2 --practice 0", folder.path()).exit_code == 0);
  fs::remove(folder.path() / "set/direct_f_s1.wav");
  fs::create_symlink(folder.path() / "outside.wav", folder.path() / "set/direct_f_s1.wav"); // the same bytes
  const Run run = run_quietroom("simulate study --listeners 2", folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.err.find("lies outside its set") != std::string::npos);
}

TEST_CASE("an original that a copy was made from may not lie outside either") {
  const Folder folder;
  folder.write("set/set.toml", finished_set("direct_f_s1.wav") +
                                   "converted = { from = '../outside.wav', sha256 = '00', by = 'x' }\n");
  const Run run = run_quietroom("check set", folder.path());
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("\"../outside.wav\" leaves the folder of the set") != std::string::npos);
}

TEST_CASE("pipes are refused, not waited for") {
  const Folder folder;
  fs::remove(folder.path() / "set/direct_f_s1.wav");
  REQUIRE(std::system(("mkfifo '" + (folder.path() / "set/direct_f_s1.wav").string() + "'").c_str()) == 0);
  folder.write("set/set.toml", finished_set("direct_f_s1.wav"));
  CHECK(run_quietroom("check set", folder.path()).out.find("is a folder, a pipe or a device") !=
        std::string::npos);
  CHECK(run_quietroom("level set/direct_f_s1.wav", folder.path()).exit_code == 2);
  CHECK(run_quietroom("new study --set set", folder.path()).exit_code == 2);
}

#include "cli/quietroom.h"

#include "core/written_files.h"
#include "signal/audio_file.h"
#include "signal/tone.h"
#include "support/finished_set.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string small_votes = "listener,stimulus,condition,vote\nL,s,a,4\nM,s,a,5\nN,s,a,3\n";

} // namespace

TEST_CASE("export never replaces what it reads, whatever it is called and forced") {
  const TempFolder folder;
  folder.write("conditions.csv", small_votes);
  folder.write("wide/conditions.csv", "stimulus,condition\ns,a\n");
  folder.write("wide/v.csv", "listener,s\nL,4\nM,5\n");
  folder.write("models/conditions.csv", "condition,label,Ie,Bpl\na,G.711,0,25.1\n");
  folder.write("codecs/long.csv", "id,Ie,Bpl\n");
  fs::create_directory(folder.path() / "links");
  fs::create_symlink("../conditions.csv", folder.path() / "links/conditions.csv");
  fs::create_directory(folder.path() / "hard");
  fs::create_hard_link(folder.path() / "conditions.csv", folder.path() / "hard/long.csv");
  for (const std::string force : {"", " --force"}) {
    for (const char* command : {"export conditions.csv .", "export ./conditions.csv ../$(basename $PWD)",
                                "export conditions.csv links", "export conditions.csv hard",
                                "export conditions.csv models --models models/conditions.csv --context NB",
                                "export conditions.csv codecs --codecs codecs/long.csv",
                                "export wide/v.csv wide --conditions wide/conditions.csv"})
      check_failure(2, "is read by this command and would be lost", command + force, folder.path());
  }
  CHECK(quietroom::read_file(folder.path() / "conditions.csv") == small_votes);
  CHECK_FALSE(fs::exists(folder.path() / "long.csv")); // nothing else was written either
}

TEST_CASE("export replaces its own files, and those that a user wrote or edited only when forced") {
  const TempFolder folder;
  folder.write("v.csv", small_votes);
  const auto exported = [&](const std::string& more) {
    return run_quietroom("export v.csv out" + more, folder.path()).exit_code;
  };
  CHECK(exported("") == 0);
  CHECK(exported(" --columns label,mos") == 0);
  for (const char* name : {"conditions.tex", "conditions.md", "conditions.csv", "long.csv"}) {
    CAPTURE(name);
    const std::string mine = quietroom::read_file(folder.path() / "out" / name) + "edited\n";
    folder.write(std::string("out/") + name, mine);
    check_failure(2, "Quietroom did not write it as it is now", "export v.csv out", folder.path());
    CHECK(quietroom::read_file(folder.path() / "out" / name) == mine);
    CHECK(exported(" --force") == 0);
  }
  fs::remove(folder.path() / "out/.quietroom-written"); // TeX and Markdown carry their mark
  const auto run = run_quietroom("export v.csv out", folder.path());
  CHECK(run.err.find("conditions.tex") == std::string::npos);
  CHECK(run.err.find("conditions.csv") != std::string::npos);
}

TEST_CASE("an export remembers who was excluded, and the next one adds no column") {
  const TempFolder folder;
  folder.write("v.csv", small_votes);
  REQUIRE(run_quietroom("export v.csv one --exclude M", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "one/long.csv") ==
        "listener,stimulus,condition,vote,excluded\nL,s,a,4,\nM,s,a,5,by name\nN,s,a,3,\n");
  const Run mos = run_quietroom("mos one/long.csv", folder.path());
  CHECK(mos.out.find("3.50") != std::string::npos); // of L and N alone
  CHECK(mos.out.find("Excluded: M (1 vote), by name") != std::string::npos);
  REQUIRE(run_quietroom("export one/long.csv two --exclude N,M", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "two/long.csv") ==
        "listener,stimulus,condition,vote,excluded\nL,s,a,4,\nM,s,a,5,by name\nN,s,a,3,by name\n");
}

TEST_CASE("pictures and sound are not written over files of the user's") {
  const TempFolder folder;
  quietroom::signal::write_wav(folder.path() / "a.wav",
                               quietroom::signal::tone({.rate_hz = 16000, .seconds = 0.2}), 16);
  folder.write("mine.png", "a picture of mine");
  folder.write("mine.wav", "a recording of mine");
  check_failure(2, "mine.png: is there already", "show a.wav -o mine.png", folder.path());
  for (const char* command :
       {"tone --seconds 0.2 --device file:mine.wav?speed=0", "play a.wav --device file:mine.wav?speed=0"}) {
    check_failure(2, "mine.wav: is there already", command, folder.path());
    CHECK(quietroom::read_file(folder.path() / "mine.wav") == "a recording of mine");
  }
  for (int twice = 0; twice < 2; ++twice) {
    CHECK(run_quietroom("show a.wav -o ours.png", folder.path()).exit_code == 0);
    CHECK(run_quietroom("tone --seconds 0.2 --device file:ours.wav?speed=0", folder.path()).exit_code == 0);
  }
  CHECK(run_quietroom("show a.wav -o mine.png --force", folder.path()).exit_code == 0);
  CHECK(run_quietroom("play a.wav --device file:mine.wav?speed=0 --force", folder.path()).exit_code == 0);
}

TEST_CASE("add-set keeps a folder of the user's that is called converted, and takes what is in it") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  const std::string convert = "add-set files --pattern '{condition}_{talker}_{sample}' --convert --write "
                              "--raw rate=8000,format=s16le";
  folder.write("files/x_f_s1.raw", std::string(16000, '\1'));
  folder.write("files/converted/x.f.s1.wav", "mine");
  const Run run = run_quietroom(convert, folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.out.find("files/converted: holds files that add-set did not write") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "files/converted/x.f.s1.wav") == "mine");
  fs::remove_all(folder.path() / "files/converted");
  REQUIRE(run_quietroom(convert, folder.path()).exit_code == 0);
  REQUIRE(run_quietroom(convert + " --replace", folder.path()).exit_code == 0); // copies of our own
  folder.write("files/converted/x.f.s1.wav", "edited");
  const Run again = run_quietroom(convert + " --replace", folder.path());
  CHECK(again.exit_code == 2);
  CHECK(again.err.find("x.f.s1.wav: is there already") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "files/converted/x.f.s1.wav") == "edited");
}

TEST_CASE("a condition may be called converted") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files/direct");
  write_finished_files(folder.path() / "files/converted");
  const Run run = run_quietroom("add-set files --pattern '{condition}/{*}_{talker}_{sample}'", folder.path());
  CHECK(run.out.find("converted: the same") == std::string::npos);
  CHECK(run.out.find("2 conditions") != std::string::npos);
}

TEST_CASE("new-set does not replace a recording in source/, and takes one that is the same") {
  const TempFolder folder;
  write_finished_files(folder.path() / "speech");
  fs::create_directories(folder.path() / "set/source");
  fs::copy_file(folder.path() / "speech/g711_f_s1.wav", folder.path() / "set/source/g711_f_s1.wav");
  folder.write("set/source/direct_f_s1.wav", "mine");
  const std::string command = "new-set set --template mnru-nb --source-dir speech";
  check_failure(2, "set/source/direct_f_s1.wav: is there already", command, folder.path());
  CHECK(quietroom::read_file(folder.path() / "set/source/direct_f_s1.wav") == "mine");
  CHECK_FALSE(fs::exists(folder.path() / "set/set.toml"));
  CHECK(run_quietroom(command + " --force", folder.path()).exit_code == 0);
}

#include "cli/quietroom.h"

#include "signal/audio_file.h"
#include "support/speech_like.h"

#include <filesystem>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

TEST_CASE("a dry run prints the plan and writes nothing") {
  const TempFolder folder;
  folder.write("set/set.toml", "version = 1\nname = \"n\"\nseed = 1\nrate_hz = 8000\ncontext = \"NB\"\n"
                               "source_steps = [{ step = \"level\", level_dbov = -26 }]\n"
                               "[[source]]\nid = \"a\"\nfile = \"source/a.wav\"\ntalker = \"t\"\n"
                               "[[condition]]\nid = \"direct\"\n"
                               "[[condition]]\nid = \"q6\"\nsteps = [{ step = \"mnru\", q_db = 6 }]\n"
                               "listening_level_offset_db = -6\n");
  fs::create_directory(folder.path() / "set/source");
  signal::write_wav(folder.path() / "set/source/a.wav", speech_like(8000, 2, 1), 16);
  check_output("prepare_dry_run.txt", "prepare --dry-run set", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "set/stimuli"));
  const Run prepared = run_quietroom("prepare set", folder.path());
  CHECK(prepared.out.starts_with("2 stimuli prepared, 0 unchanged; "));
  CHECK(prepared.err ==
        "quietroom: set/set.toml:13: condition q6 is to be heard -6 dB beside the others, which its "
        "files do not do; set that at playback\n");
  check_output("prepare_dry_run_done.json", "prepare --dry-run --json set", folder.path());
  const Run verified = run_quietroom("prepare --verify set", folder.path());
  CHECK(verified.out == "2 stimuli as they should be, 0 not\n");
}

TEST_CASE("a program of a set runs only where prepare is told so, and the lock knows it") {
  const TempFolder folder;
  folder.write(
      "codec",
      "#!/bin/sh\n[ $# = 2 ] || { echo 'codec 2.1'; exit 1; }\necho ran >> \"$0.ran\"\ncp \"$1\" \"$2\"\n");
  fs::permissions(folder.path() / "codec", fs::perms::owner_all);
  const std::string codec = (folder.path() / "codec").string();
  folder.write("set/set.toml", "version = 1\nname = \"n\"\nseed = 1\nrate_hz = 8000\ncontext = \"NB\"\n"
                               "licence = \"CC BY 4.0\"\nattribution = \"Ann\"\n"
                               "source_steps = [{ step = \"level\", level_dbov = -26 }]\n"
                               "[[source]]\nid = \"a\"\nfile = \"source/a.wav\"\ntalker = \"t\"\n"
                               "[[condition]]\nid = \"x\"\nsteps = [{ step = \"command\", run = [\"" +
                                   codec + "\", \"{in}\", \"{out}\"], version = [\"" + codec + "\"] }]\n");
  fs::create_directory(folder.path() / "set/source");
  signal::write_wav(folder.path() / "set/source/a.wav", speech_like(8000, 2, 1), 16);
  check_failure(2, "set/set.toml:15: step command: the program " + codec + " makes 1 stimulus of condition x",
                "prepare set", folder.path());
  const Run plan = run_quietroom("prepare --dry-run set", folder.path());
  CHECK(plan.exit_code == 0);
  CHECK(plan.out.find("with --allow-commands alone: " + codec) != std::string::npos);
  CHECK(run_quietroom("prepare --verify set", folder.path()).exit_code == 1);
  CHECK(run_quietroom("check set", folder.path()).exit_code == 1); // not prepared yet
  check_failure(2, "run no program", "prepare --verify --allow-commands set", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "codec.ran"));

  CHECK(
      run_quietroom("prepare --allow-commands set", folder.path()).out.starts_with("1 stimulus prepared, "));
  CHECK(fs::exists(folder.path() / "codec.ran"));
  const std::string lock = read_file(folder.path() / "set/set.lock");
  CHECK(lock.find("version = \"codec 2.1\"\n") != std::string::npos);
  CHECK(lock.find("licence = \"CC BY 4.0\"\nattribution = \"Ann\"\n") != std::string::npos);
  fs::remove(folder.path() / "codec.ran");
  CHECK(run_quietroom("prepare set", folder.path()).out.starts_with("nothing to prepare: 1 "));
  CHECK(run_quietroom("prepare --verify set", folder.path()).exit_code == 0);
  const Run checked = run_quietroom("check set", folder.path());
  CHECK(checked.exit_code == 0);
  CHECK(checked.out.find("licence of a: CC BY 4.0; Ann\n") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "codec.ran"));
}

TEST_CASE("a changed licence reaches the lock and makes no sound anew") {
  const TempFolder folder;
  const auto write = [&](const std::string& rights) {
    folder.write("set/set.toml", "version = 1\nname = \"n\"\nseed = 1\nrate_hz = 8000\ncontext = \"NB\"\n"
                                 "[[source]]\nid = \"a\"\nfile = \"source/a.wav\"\ntalker = \"t\"\n" +
                                     rights + "[[condition]]\nid = \"direct\"\n");
  };
  fs::create_directories(folder.path() / "set/source");
  signal::write_wav(folder.path() / "set/source/a.wav", speech_like(8000, 2, 1), 16);
  write("");
  CHECK(run_quietroom("prepare set", folder.path()).exit_code == 0);
  write("licence = \"CC0\"\n");
  CHECK(run_quietroom("prepare set", folder.path()).out.starts_with("nothing to prepare"));
  CHECK(read_file(folder.path() / "set/set.lock").find("licence = \"CC0\"\n") != std::string::npos);
  fs::remove(folder.path() / "set/set.lock"); // which would be told of as older
  write("license = \"CC0\"\n");
  check_failure(2, "set/set.toml:10: license is not known here; did you mean licence?", "prepare set",
                folder.path());
  write("licence = \" \"\n");
  check_failure(2, "set/set.toml:10: licence is empty", "prepare set", folder.path());
}

TEST_CASE("what a clip step clips is in the lock and no warning") {
  const TempFolder folder;
  folder.write("set/set.toml", "version = 1\nname = \"n\"\nseed = 1\nrate_hz = 8000\ncontext = \"NB\"\n"
                               "post_align = \"none\"\n"
                               "[[source]]\nid = \"a\"\nfile = \"source/a.wav\"\ntalker = \"t\"\n"
                               "[[condition]]\nid = \"loud\"\nsteps = [{ step = \"gain\", gain_db = 30 }, "
                               "{ step = \"clip\", level_dbov = 0 }]\n");
  fs::create_directory(folder.path() / "set/source");
  signal::write_wav(folder.path() / "set/source/a.wav", speech_like(8000, 2, 1), 16);
  const Run prepared = run_quietroom("prepare set", folder.path());
  CHECK(prepared.exit_code == 0);
  CHECK(prepared.err == "");
  const std::string lock = read_file(folder.path() / "set/set.lock");
  CHECK(lock.find("clipped_samples = 0\nclipped_by_step = ") != std::string::npos);
  CHECK(run_quietroom("check set", folder.path()).out.find("full scale") == std::string::npos);
}

#include "cli/quietroom.h"

#include "signal/audio_file.h"
#include "support/speech_like.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <thread>
#include <unistd.h>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// Two sources by forty conditions: a second or so of work.
void write_set(const TempFolder& folder) {
  std::string document = "version = 1\nname = \"n\"\nseed = 1\nrate_hz = 48000\ncontext = \"NB\"\n"
                         "source_steps = [{ step = \"level\", level_dbov = -26 }]\n";
  for (const char* name : {"a", "b"})
    document += std::string("[[source]]\nid = \"") + name + "\"\nfile = \"source/" + name +
                ".wav\"\ntalker = \"t\"\n";
  for (int i = 0; i < 40; ++i)
    document += "[[condition]]\nid = \"q" + std::to_string(i) +
                "\"\nsteps = [{ step = \"mnru\", q_db = " + std::to_string(i) + " }]\n";
  folder.write("set/set.toml", document);
  fs::create_directory(folder.path() / "set/source");
  signal::write_wav(folder.path() / "set/source/a.wav", speech_like(8000, 4, 1), 16);
  signal::write_wav(folder.path() / "set/source/b.wav", speech_like(8000, 4, 2), 16);
}

std::size_t files_in(const fs::path& folder) {
  if (!fs::is_directory(folder)) return 0;
  std::size_t count = 0;
  for (const auto& each : fs::directory_iterator(folder))
    count += each.path().extension() == ".wav" ? 1U : 0U;
  return count;
}

/// The program's wait status after `signal`, sent when it has made some more stimuli.
int status_after(int signal, const fs::path& set) {
  const std::size_t wanted = files_in(set / "stimuli") + 5;
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execl(QUIETROOM_PROGRAM, QUIETROOM_PROGRAM, "prepare", set.c_str(), nullptr);
    ::_exit(127);
  }
  while (files_in(set / "stimuli") < wanted) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ::kill(child, signal);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

} // namespace

TEST_CASE("Ctrl-C in the middle leaves no half file, and the next run goes on") {
  const TempFolder folder;
  write_set(folder);
  const fs::path set = folder.path() / "set";
  for (const int signal : {SIGINT, SIGHUP, SIGTERM}) {
    const std::size_t before = files_in(set / "stimuli");
    const int status = status_after(signal, set);
    CHECK(WIFSIGNALED(status)); // as whoever started it expects
    CHECK(WTERMSIG(status) == signal);
    CHECK_FALSE(fs::exists(set / "set.lock"));
    CHECK(files_in(set / "stimuli") > before);
    for (const auto& each : fs::recursive_directory_iterator(set))
      CHECK(each.path().filename().string().find(".part") == std::string::npos);
    if (signal != SIGTERM) continue;
    const std::size_t made = files_in(set / "stimuli");
    const Run rest = run_quietroom("prepare set", folder.path());
    CHECK(rest.exit_code == 0);
    CHECK(rest.err == "");
    CHECK(rest.out.starts_with(std::to_string(80 - made) + " stimuli prepared, " + std::to_string(made) +
                               " unchanged; "));
  }
  CHECK(run_quietroom("prepare --verify set", folder.path()).exit_code == 0);
}

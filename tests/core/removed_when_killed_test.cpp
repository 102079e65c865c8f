#include "core/removed_when_killed.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace quietroom;
namespace fs = std::filesystem;

TEST_CASE(
    "a new file and its logs are gone after any death of the program that writes it, and no other file") {
  const int how = GENERATE(SIGKILL, SIGTERM, SIGINT);
  CAPTURE(how);
  const test::TempFolder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int each : {SIGTERM, SIGINT}) std::signal(each, SIG_DFL);
    const AtomicFile made(folder.path() / "a.sqlite", AtomicFile::Target::is_new);
    const std::string name = made.path().filename().string();
    for (const char* ending : {"", "-wal", "-shm", "9"}) folder.write(name + ending, "half");
    if (::write(ready[1], ".", 1) != 1) ::_exit(1);
    ::pause();
  }
  const auto files = [&] { return std::distance(fs::directory_iterator(folder.path()), {}); };
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK(files() == 4);
  ::kill(child, how);
  ::waitpid(child, nullptr, 0);
  for (int i = 0; i < 1000 && files() > 1; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(files() == 1); // of another program's number
  for (const int each : ready) ::close(each);
}

TEST_CASE("nothing is removed once it is done") {
  const test::TempFolder folder;
  { const RemovedWhenKilled made(folder.path() / "a"); }
  folder.write("a", "mine");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK(fs::exists(folder.path() / "a"));
}

TEST_CASE("a file that is to stay beside another one stays when that one is there, and else goes") {
  const bool is_there = GENERATE(true, false);
  const test::TempFolder folder;
  folder.write("first", "whole");
  if (is_there) folder.write("last", "whole");
  const pid_t child = ::fork();
  if (child == 0) {
    const RemovedWhenKilled first(folder.path() / "first", folder.path() / "last");
    ::raise(SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  const auto is_left = [&] { return fs::exists(folder.path() / "first"); };
  for (int i = 0; i < (is_there ? 20 : 1000) && is_left(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(is_left() == is_there);
}

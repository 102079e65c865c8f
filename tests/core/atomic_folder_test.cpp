#include "core/atomic_folder.h"

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
using Catch::Contains;
namespace fs = std::filesystem;

TEST_CASE("a folder appears whole when it is committed, and its hidden one is gone") {
  const test::TempFolder folder;
  {
    AtomicFolder made(folder.path() / "new/");
    write_file(made.path() / "a.txt", "a");
    CHECK_FALSE(fs::exists(folder.path() / "new"));
    CHECK(made.path().parent_path() == folder.path());
    made.commit();
  }
  CHECK(read_file(folder.path() / "new/a.txt") == "a");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that is not committed leaves nothing") {
  const test::TempFolder folder;
  {
    const AtomicFolder made(folder.path() / "new");
    write_file(made.path() / "a.txt", "a");
  }
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a program that is killed leaves no half-made folder") {
  const test::TempFolder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const AtomicFolder made(folder.path() / "new");
    write_file(made.path() / "a.txt", "a");
    if (::write(ready[1], ".", 1) != 1) ::_exit(1);
    ::pause();
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_FALSE(fs::is_empty(folder.path()));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  for (int i = 0; i < 1000 && !fs::is_empty(folder.path()); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(fs::is_empty(folder.path()));
  for (const int each : ready) ::close(each);
}

TEST_CASE("nothing is replaced, also what came meanwhile") {
  const test::TempFolder folder;
  folder.write("taken", "mine");
  CHECK_THROWS_WITH(AtomicFolder(folder.path() / "taken"), Contains("is there already"));
  CHECK_THROWS_WITH(AtomicFolder(folder.path() / "no" / "new"), Contains("its folder is not there"));
  AtomicFolder made(folder.path() / "new");
  fs::create_directory(folder.path() / "new");
  CHECK_THROWS_WITH(made.commit(), Contains("new: came there while it was made, and nothing is replaced"));
}

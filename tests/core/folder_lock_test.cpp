#include "core/folder_lock.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
using test::TempFolder;
namespace fs = std::filesystem;

TEST_CASE("a folder is locked for one program, and free when that dies") {
  const TempFolder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const FolderLock lock(folder.path(), "x");
    [[maybe_unused]] const auto told = ::write(ready[1], "r", 1);
    ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_WITH(FolderLock(folder.path(), "quietroom prepare"),
                    Catch::Contains("another quietroom prepare works in this folder"));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK_NOTHROW(FolderLock(folder.path(), "quietroom prepare"));
  CHECK(fs::is_empty(folder.path()));
}

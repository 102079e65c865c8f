#include "core/tell.h"

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <fcntl.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;

namespace {

/// The exit status of what a child of its own does.
template<class Job>
int in_child(Job job) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(job());
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

} // namespace

TEST_CASE("a sentence is one line on standard error") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int before = ::dup(2);
  ::dup2(ends[1], 2);
  tell("the disk is full");
  ::dup2(before, 2);
  std::array<char, 64> read{};
  const auto size = ::read(ends[0], read.data(), read.size());
  CHECK(std::string_view(read.data(), static_cast<std::size_t>(size)) == "quietroom: the disk is full\n");
  for (const int descriptor : {ends[0], ends[1], before}) ::close(descriptor);
}

TEST_CASE("nobody who listens on standard error is no reason to end") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int status = in_child([&] {
    std::signal(SIGPIPE, SIG_DFL);
    secure_standard_streams();
    ::dup2(ends[1], 2);
    ::close(ends[1]);
    ::close(ends[0]); // in the child; the parent's is closed below
    tell("nobody hears this");
    return 7;
  });
  ::close(ends[0]);
  ::close(ends[1]);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("a standard stream that was closed is taken by no other file") {
  const int status = in_child([] {
    ::close(2);
    secure_standard_streams();
    const int next = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
    tell("into nowhere");
    return next > 2 ? 7 : 1;
  });
  CHECK(WEXITSTATUS(status) == 7);
}

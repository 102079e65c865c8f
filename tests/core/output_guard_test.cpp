#include "core/output_guard.h"

#include "core/atomic_file.h"
#include "core/written_files.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
using test::TempFolder;
namespace fs = std::filesystem;

TEST_CASE("an input is no output, by whatever name, link or spelling, and whether forced or not") {
  const TempFolder folder;
  folder.write("in/votes.csv", "x");
  const fs::path input = folder.path() / "in/votes.csv";
  fs::create_symlink(input, folder.path() / "link.csv");
  fs::create_hard_link(input, folder.path() / "hard.csv");
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "also");
  for (const char* name : {"in/votes.csv", "./in/../in/votes.csv", "link.csv", "hard.csv", "also/votes.csv"})
    for (const bool force : {false, true}) {
      const auto refused = refused_outputs({{input}, {folder.path() / name}, force});
      CAPTURE(name);
      REQUIRE(refused.size() == 1);
      CHECK(refused[0].message.starts_with("is read by this command"));
    }
}

TEST_CASE("a file of somebody else's is replaced when told, one of ours at once") {
  const TempFolder folder;
  folder.write("theirs.csv", "x");
  write_noted_file(folder.path() / "ours.csv", "y");
  fs::create_symlink("nowhere", folder.path() / "dangling.csv");
  const std::vector<fs::path> outputs = {folder.path() / "theirs.csv", folder.path() / "ours.csv",
                                         folder.path() / "new.csv", folder.path() / "dangling.csv"};
  const auto refused = refused_outputs({{}, outputs, false});
  REQUIRE(refused.size() == 2);
  CHECK(refused[0].where == outputs[0].string());
  CHECK(refused[1].where == outputs[3].string());
  CHECK(refused_outputs({{}, outputs, true}).empty());
}

TEST_CASE("a device, a pipe and a socket are no place for a file, and stay what they are") {
  const TempFolder folder;
  const fs::path pipe = folder.path() / "pipe", link = folder.path() / "link";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  fs::create_symlink(pipe, link);
  for (const fs::path& each : {pipe, link, fs::path("/dev/zero"), fs::path("/dev/stdout")})
    for (const bool force : {false, true}) {
      CAPTURE(each);
      const auto refused = refused_outputs({{}, {each}, force});
      REQUIRE(refused.size() == 1);
      CHECK(refused[0].message.find("no regular file") != std::string::npos);
      CHECK_THROWS_WITH(write_file(each, "x"), Catch::Matchers::Contains("no regular file"));
    }
  CHECK(refused_outputs({{}, {"/dev/null"}, false}).empty()); // for what is written as it comes
  CHECK_THROWS_WITH(write_file("/dev/null", "x"), Catch::Matchers::Contains("no regular file"));
  CHECK(fs::is_fifo(pipe));
  CHECK(fs::is_symlink(link));
  CHECK_FALSE(no_file_at(folder.path() / "new.csv").has_value());
  CHECK_FALSE(no_file_at("/dev/shm/new.csv").has_value());
}

TEST_CASE("two names of one place are one output") {
  const TempFolder folder;
  fs::create_directory(folder.path() / "a");
  fs::create_directory_symlink(folder.path() / "a", folder.path() / "b");
  CHECK(named_twice({"x", "y", "./x"}) == fs::path("./x"));
  CHECK(named_twice({folder.path() / "a/x", folder.path() / "b/x"}).has_value());
  CHECK_FALSE(named_twice({folder.path() / "a/x", folder.path() / "a/y"}).has_value());
}

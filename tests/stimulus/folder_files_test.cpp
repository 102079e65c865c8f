#include "stimulus/folder_files.h"

#include "core/error.h"
#include "core/written_files.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace quietroom;
using namespace quietroom::stimulus;
namespace fs = std::filesystem;

namespace {

std::string left_out(const fs::path& folder) {
  std::string out;
  for (const LeftOutFile& each : files_of(folder).left_out) out += each.file + " " + each.why + "\n";
  return out;
}

} // namespace

TEST_CASE("all files of a folder are listed by their bytes, those of the set itself left out") {
  const quietroom::test::TempFolder folder;
  for (const char* name : {"b.wav", "B.wav", "sub/deep/a.wav", "a.wav", "set.toml", "set.lock"})
    folder.write(name, "x");
  CHECK(files_of(folder.path()).files ==
        std::vector<std::string>{"B.wav", "a.wav", "b.wav", "sub/deep/a.wav"});
  CHECK(left_out(folder.path()).empty());
}

TEST_CASE("hidden files, links that lead out and what is no file are left out with their reason") {
  const quietroom::test::TempFolder folder;
  folder.write(".hidden.wav", "x");
  folder.write(".git/config", "x"); // a hidden folder says nothing
  folder.write("sub/a.wav", "x");
  fs::create_symlink("/etc/passwd", folder.path() / "out.wav");
  fs::create_directory_symlink(folder.path() / "sub", folder.path() / "link");
  fs::create_symlink(folder.path() / "sub/a.wav", folder.path() / "within.wav");
  REQUIRE(::mkfifo((folder.path() / "pipe.wav").c_str(), 0600) == 0);
  CHECK(files_of(folder.path()).files == std::vector<std::string>{"sub/a.wav", "within.wav"});
  CHECK(left_out(folder.path()) == ".hidden.wav is hidden\n"
                                   "link is a link to a folder\n"
                                   "out.wav is a link that leaves the folder; copy the file into it\n"
                                   "pipe.wav is no regular file\n");
  CHECK_THROWS_WITH(files_of(folder.path() / "none"), Catch::Contains("no such folder"));
}

TEST_CASE("the folder of copies is somebody's own unless the program or its set knows it") {
  const quietroom::test::TempFolder folder;
  CHECK_FALSE(is_converted_folder_taken(folder.path()));
  fs::create_directory(folder.path() / converted_folder);
  CHECK_FALSE(is_converted_folder_taken(folder.path())); // empty
  folder.write("converted/c.wav", "x");
  CHECK(is_converted_folder_taken(folder.path()));
  CHECK(files_of(folder.path()).files == std::vector<std::string>{"converted/c.wav"});
  folder.write("converted/" + std::string(written_list), "");
  CHECK_FALSE(is_converted_folder_taken(folder.path()));
  CHECK(files_of(folder.path()).files.empty());
  fs::remove(folder.path() / "converted" / written_list);
  const std::string set =
      "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n"
      "[[stimulus]]\nfile = 'converted/c.wav'\ncondition = 'c'\ntalker = 't'\nsample = 's'\n";
  folder.write("set.toml", set);
  CHECK(is_converted_folder_taken(folder.path()));
  folder.write("set.toml", set + "converted = { from = 'c.mp3', sha256 = 'ab', by = 'x' }\n");
  CHECK_FALSE(is_converted_folder_taken(folder.path()));
}

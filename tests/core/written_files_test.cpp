#include "core/atomic_file.h"
#include "core/folder_lock.h"
#include "core/output_guard.h"
#include "core/sha256.h"
#include "core/visible_text.h"
#include "core/written_files.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
using test::TempFolder;
namespace fs = std::filesystem;

TEST_CASE("a mark holds as long as nothing else in the file changes") {
  for (std::string marked : {marked_latex("\\begin{table}\n\\end{table}\n"), marked_markdown("| a |\n")}) {
    CAPTURE(marked);
    CHECK(has_intact_mark(marked));
    CHECK_FALSE(has_intact_mark(marked + "one line more\n"));
    CHECK_FALSE(has_intact_mark("x" + marked));
    marked[1] = static_cast<char>(marked[1] ^ 1);
    CHECK_FALSE(has_intact_mark(marked));
  }
  CHECK_FALSE(has_intact_mark(""));
  CHECK_FALSE(has_intact_mark("no mark"));
}

TEST_CASE("a picture carries its mark before its end, and an edited one is not known") {
  const std::string header("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\1\0\0\0\0\x37\x6E\xF9\x24", 33);
  const std::string end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  const std::string marked = marked_png(header + end);
  CHECK(marked.starts_with(header));
  CHECK(marked.ends_with(end));
  CHECK(marked.find("tEXtSoftware") != std::string::npos);
  CHECK(has_intact_mark(marked));
  std::string edited = marked;
  edited[20] = 2;
  CHECK_FALSE(has_intact_mark(edited));
}

TEST_CASE("a file stands in the list of its folder until somebody edits it") {
  const TempFolder folder;
  const fs::path file = folder.path() / "a b.csv";
  write_noted_file(file, "1,2\n");
  CHECK(is_written_by_us(file));
  CHECK(read_file(folder.path() / ".quietroom-written") == sha256_of("1,2\n") + "  a b.csv\n");
  write_noted_file(file, "1,2\n"); // no second line for the same
  CHECK(read_file(folder.path() / ".quietroom-written") == sha256_of("1,2\n") + "  a b.csv\n");
  folder.write("a b.csv", "1,3\n");
  CHECK_FALSE(is_written_by_us(file));
  write_noted_file(file, "1,4\n");
  CHECK(is_written_by_us(file));
  folder.write("b.csv", "1,4\n"); // the same bytes under a name that is not in the list
  CHECK_FALSE(is_written_by_us(folder.path() / "b.csv"));
}

TEST_CASE("an empty file is known where its name is in the list, for a program may die before it writes") {
  const test::TempFolder folder;
  note_written(folder.path() / "a.wav", sha256_of("header"), 6);
  CHECK(is_written_by_us(folder.write("a.wav", "")));
  CHECK(is_written_by_us(folder.write("a.wav", "header and more")));
  CHECK_FALSE(is_written_by_us(folder.write("a.wav", "other")));
  CHECK_FALSE(is_written_by_us(folder.write("b.wav", "")));
}

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
                                         folder.path() / "new.csv", folder.path() / "dangling.csv",
                                         "/dev/null"};
  const auto refused = refused_outputs({{}, outputs, false});
  REQUIRE(refused.size() == 2);
  CHECK(refused[0].where == outputs[0].string());
  CHECK(refused[1].where == outputs[3].string());
  CHECK(refused_outputs({{}, outputs, true}).empty());
}

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

TEST_CASE("what is shown is UTF-8 without control characters") {
  CHECK(visible("plain, \xC3\xA9 and \xE4\xBD\xA0\n") == "plain, \xC3\xA9 and \xE4\xBD\xA0\n");
  CHECK(visible("\x1B[31mred\x07\r\x7F") == "\\x1B[31mred\\x07\\x0D\\x7F");
  CHECK(visible("\xC2\x9B"
                "31m") == "\\x9B31m"); // the same sequence in C1
  CHECK(visible("\xE2\x80\xAE") == "\\u{202E}");
  CHECK(visible("Jos\xE9") == "Jos\xC3\xA9"); // Latin-1
  CHECK(visible("\xC0\xAF\xED\xA0\x80\x80") ==
        "\xC3\x80\xC2\xAF\xC3\xAD\xC2\xA0\\x80\\x80"); // overlong, surrogate
  CHECK(visible("\x7F", Escapes::json) == "\\u007F");
  CHECK(visible_line("a\nb\tc") == "a\\nb\\tc");
  CHECK(visible(visible("\x1B\xE9")) == visible("\x1B\xE9"));
}

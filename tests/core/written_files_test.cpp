#include "core/written_files.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
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

TEST_CASE("a file of one kind is known as that kind until somebody edits it or another kind takes its name") {
  const TempFolder folder;
  const fs::path file = folder.path() / "a.csv";
  CHECK_FALSE(is_of_kind(file, "figure votes"));
  note_kind(file, sha256_of("1\n"), "figure votes");
  write_noted_file(file, "1\n");
  CHECK(is_of_kind(file, "figure votes"));
  CHECK_FALSE(is_of_kind(file, "figure box"));
  write_noted_file(file, "2\n"); // by a command that notes no kind
  CHECK(is_written_by_us(file));
  CHECK_FALSE(is_of_kind(file, "figure votes"));
}

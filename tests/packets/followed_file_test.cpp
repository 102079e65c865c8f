#include "packets/followed_file.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
using namespace quietroom::packets;

namespace {

std::string all_of(FollowedFile& file) {
  std::FILE* stream = file.stream();
  std::string out;
  for (int c = std::fgetc(stream); c != EOF; c = std::fgetc(stream)) out += static_cast<char>(c);
  std::fclose(stream);
  return out;
}

void append(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::app | std::ios::binary) << text;
}

} // namespace

TEST_CASE("a file that grows is read on, until reading is stopped") {
  const test::TempFolder folder;
  const auto path = folder.write("a.csv", "one");
  int asked = 0;
  FollowedFile file(path.string(), [&] {
    ++asked;
    if (asked == 3) append(path, " two");
    return asked < 8;
  });
  CHECK(all_of(file) == "one two");
  CHECK(file.change() == FileChange::none);
  CHECK(file.stopped());
}

TEST_CASE("of a file that was replaced the rest is read, and then the one that has its name") {
  const test::TempFolder folder;
  const auto path = folder.write("a.csv", "one");
  int asked = 0;
  FollowedFile file(path.string(), [&] {
    if (++asked != 3) return asked < 20;
    append(path, " and its end");
    std::filesystem::rename(path, folder.path() / "a.old");
    folder.write("a.csv", "two");
    return true;
  });
  CHECK(all_of(file) == "one and its end");
  CHECK(file.change() == FileChange::replaced);
  file.begin_anew();
  CHECK(all_of(file) == "two");
  CHECK(file.stopped());
}

TEST_CASE("a file that was cut short begins anew") {
  const test::TempFolder folder;
  const auto path = folder.write("a.csv", "a long line");
  int asked = 0;
  FollowedFile file(path.string(), [&] {
    if (++asked == 3) folder.write("a.csv", "short");
    return asked < 20;
  });
  CHECK(all_of(file) == "a long line");
  CHECK(file.change() == FileChange::cut_short);
  file.begin_anew();
  CHECK(all_of(file) == "short");
}

TEST_CASE("what cannot be followed is refused") {
  const test::TempFolder folder;
  const auto go_on = [] { return true; };
  CHECK_THROWS_AS(FollowedFile((folder.path() / "none").string(), go_on), Error);
  CHECK_THROWS_AS(FollowedFile(folder.path().string(), go_on), Error);
}

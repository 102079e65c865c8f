#include "signal/file_bytes.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace std::string_literals;

TEST_CASE("a number has its bytes in either order, and is read back from them") {
  CHECK(bytes_of(0x0102FF, 4, ByteOrder::big_endian) == "\0\1\2\xFF"s);
  CHECK(bytes_of(0x0102FF, 4, ByteOrder::little_endian) == "\xFF\2\1\0"s);
  const test::TempFolder folder;
  FileBytes file(folder.write("a", "x\0\1\2\xFF"s));
  CHECK(file.number(1, 4, ByteOrder::big_endian) == 0x0102FF);
  CHECK(file.number(1, 4, ByteOrder::little_endian) == 0xFF020100);
  CHECK(file.number(2, 3, ByteOrder::big_endian) == 0x0102FF);
}

TEST_CASE("beyond the end of a file there is nothing, and a half is nothing") {
  const test::TempFolder folder;
  FileBytes file(folder.write("a", "abcdef"));
  CHECK(file.size() == 6);
  CHECK(file.text(2, 4) == "cdef");
  CHECK(file.text(2, 5).empty());
  CHECK_FALSE(file.number(4, 4, ByteOrder::big_endian));
  std::string some(10, '-');
  CHECK(file.read(4, some.data(), 10) == 2);
  CHECK(some == "ef--------");
  CHECK(file.read(6, some.data(), 1) == 0);
  CHECK(file.text(0, 1) == "a"); // after the end was met
  CHECK_FALSE(file.ends_within(2, 4));
  CHECK(file.ends_within(2, 5));
  CHECK(file.ends_within(3, ~std::uint64_t{0})); // the sum would be small again
}

TEST_CASE("ID3v2 tags end where their sizes of seven bits a byte say, footer and further tags included") {
  const test::TempFolder folder;
  const auto end_of = [&](const std::string& bytes) {
    FileBytes file(folder.write("a", bytes));
    return end_of_id3(file);
  };
  const std::string tag = "ID3\4\0\0\0\0\1\2"s + std::string(130, 't'); // 128 + 2
  const std::string with_footer = "ID3\4\0\x10\0\0\0\5"s + std::string(15, 't');
  CHECK(end_of("fLaC") == 0);
  CHECK(end_of(tag + "fLaC") == 140);
  CHECK(end_of(with_footer + tag + "fLaC") == 25 + 140);
  CHECK(end_of(tag.substr(0, 50)) == 50); // states more than there is
  CHECK(end_of("ID3\4\0"s) == 5);
}

#include "signal/ogg_length.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using signal::Length;

namespace {

std::string page(int flags, const std::string& content) {
  return "OggS" + std::string(1, '\0') + static_cast<char>(flags) + std::string(20, '\0') + '\1' +
         static_cast<char>(content.size()) + content;
}

signal::StatedLength length_of(const test::TempFolder& folder, const std::string& bytes) {
  signal::FileBytes file(folder.write("a", bytes));
  return signal::ogg_length(file);
}

} // namespace

TEST_CASE("an Ogg stream ends with a whole page that is marked as its last") {
  const test::TempFolder folder;
  const auto is_cut = [&](const std::string& bytes) {
    return length_of(folder, bytes).length == Length::cut_short;
  };
  const std::string first = page(2, "head");
  CHECK_FALSE(is_cut(first + page(4, "tail")));
  CHECK(is_cut(first + page(0, "tail")));
  CHECK(is_cut(first + page(4, "tail").substr(0, 30)));
  CHECK(is_cut(first + page(4, "tail").substr(0, 20)));
  CHECK_FALSE(is_cut(first + page(4, "OggS sung by a choir"))); // no page, though it begins like one
}

TEST_CASE("what stands behind the last page of Ogg is no sound") {
  const test::TempFolder folder;
  const std::string whole = page(2, "head") + page(4, "tail");
  CHECK_FALSE(length_of(folder, whole).sound_end);
  CHECK(length_of(folder, whole + "a tag").sound_end == whole.size());
}

TEST_CASE("streams of sound behind or beside the first are several, one without sound is not counted") {
  const test::TempFolder folder;
  const std::string vorbis = page(2, "\1vorbis ...");
  const std::string opus = page(2, "OpusHead...");
  const std::string end = page(4, "tail");
  CHECK(length_of(folder, vorbis + end + vorbis + end).length == Length::several_sounds); // chained
  CHECK(length_of(folder, vorbis + opus + end + end).length == Length::several_sounds);   // multiplexed
  CHECK(length_of(folder, vorbis + end + std::string(70000, 'x') + opus + end).length ==
        Length::several_sounds); // over what is no page
  CHECK(length_of(folder, page(2, "fishead") + vorbis + end).length == Length::as_stated);
  CHECK(length_of(folder, vorbis + page(0, "\1vorbis") + end).length == Length::as_stated); // no begin
}

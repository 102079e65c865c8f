#include "signal/stated_length.h"

#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using signal::Length;
using test::little;

TEST_CASE("what states no length is never called cut") {
  const test::TempFolder folder;
  for (const std::string& bytes :
       {std::string{}, std::string("RIFF"), std::string("fLaC and so on"), "RIFF" + little(9, 4) + "WAVE",
        "RIFF" + little(9, 4) + "WAVEfmt " + little(0xFFFFFFF0, 4)})
    CHECK(signal::stated_length(folder.write("a", bytes)).length == Length::as_stated);
}

TEST_CASE("each container is held against its own length, FLAC behind an ID3v2 tag too") {
  const test::TempFolder folder;
  const auto length_of = [&](const std::string& bytes) {
    return signal::stated_length(folder.write("a", bytes)).length;
  };
  const std::string tag("ID3\4\0\0\0\0\0\4tag ", 14);
  CHECK(length_of(test::wav_16(100, std::string(50, 's'))) == Length::cut_short);
  CHECK(length_of(tag + test::flac(161)) == Length::cut_short);
  CHECK(length_of(tag + test::flac(160)) == Length::as_stated);
  CHECK(length_of("OggS, no page of which is whole") == Length::cut_short);
}

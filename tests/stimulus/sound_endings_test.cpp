#include "stimulus/sound_endings.h"

#include <catch2/catch.hpp>

using namespace quietroom::stimulus;

TEST_CASE("an ending is what follows the last dot of the file's own name, in lower case") {
  CHECK(extension_of("a/b.c/Speech.FLAC") == ".flac");
  CHECK(extension_of("a.b/speech").empty());
  CHECK(extension_of(".hidden").empty());
  CHECK(extension_of("x.16K") == ".16k");
}

TEST_CASE("a sound file with a header and one without are told apart by their endings") {
  for (const char* sound : {".wav", ".flac", ".opus", ".mp3", ".aifc", ".rf64", ".sph"}) {
    CAPTURE(sound);
    CHECK(is_sound_extension(sound));
    CHECK_FALSE(is_raw_extension(sound));
  }
  for (const char* raw : {".raw", ".pcm", ".16k"}) {
    CAPTURE(raw);
    CHECK(is_raw_extension(raw));
    CHECK_FALSE(is_sound_extension(raw));
  }
  for (const char* other : {"", ".", ".txt", ".WAV", "wav", ".g722"}) {
    CAPTURE(other);
    CHECK_FALSE(is_sound_extension(other));
    CHECK_FALSE(is_raw_extension(other));
  }
}

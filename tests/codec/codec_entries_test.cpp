#include "codec/codec_fits.h"
#include "codec/codec_table.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::codec;

TEST_CASE("a codec is available where all of its libraries are") {
  const auto version = [] { return std::string("1"); };
  CodecInfo codec;
  CHECK(available(codec)); // our own code needs none
  codec.libraries = {{"one", "libone-dev", version}, {"two", "libtwo-dev", nullptr}};
  CHECK_FALSE(available(codec));
  codec.libraries[1].version = version;
  CHECK(available(codec));
}

TEST_CASE("each codec is found by its id, which no other has, and nothing by another") {
  std::set<std::string_view> ids;
  for (const CodecInfo& codec : codecs()) {
    CHECK(ids.insert(codec.id).second);
    CHECK(find_codec(codec.id) == &codec);
  }
  CHECK(ids.size() == codecs().size());
  CHECK(find_codec("G711A") == nullptr);
  CHECK(find_codec("") == nullptr);
}

TEST_CASE("each codec says in its table all that it needs to be used") {
  for (const CodecInfo& codec : codecs()) {
    CAPTURE(codec.id);
    CHECK(find_codec(codec.id) == &codec);
    CHECK_FALSE(codec.rates_hz.empty());
    if (!codec.bit_rates.kbps.empty())
      CHECK(check_settings({std::string(codec.id), codec.bit_rates.usual_kbps}).empty() == available(codec));
    CHECK(check_settings({std::string(codec.id)}).empty() == available(codec));
    CHECK(available(codec) == (codec.make != nullptr || codec.code_clip != nullptr));
    for (const Library& library : codec.libraries) {
      CHECK_FALSE(library.package.empty());
      if (library.version != nullptr) CHECK_THAT(library.version(), Catch::Matches("[0-9]+\\.[0-9.]+.*"));
    }
  }
  CHECK(find_codec("") == nullptr);
}

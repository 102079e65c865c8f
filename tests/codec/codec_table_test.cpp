#include "codec/codec_table.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::codec;

TEST_CASE("each codec stands in the table once, under an id that finds it") {
  std::set<std::string_view> ids;
  for (const CodecInfo& codec : codecs()) {
    CAPTURE(codec.id);
    CHECK(ids.insert(codec.id).second);
    CHECK(find_codec(codec.id) == &codec);
    CHECK_FALSE(codec.name.empty());
    CHECK_FALSE(codec.rates_hz.empty());
  }
  for (const char* id : {"g711a", "g722", "amr-wb", "opus", "gsm-fr", "aac-lc"}) CHECK(ids.contains(id));
  for (const char* id : {"", "G711A", "g711"}) CHECK(find_codec(id) == nullptr);
}

TEST_CASE("a codec can be used where the build has all of its libraries, and can code then") {
  const auto version = [] { return std::string("1"); };
  CodecInfo codec;
  CHECK(available(codec)); // of our own code
  codec.libraries = {{"one", "one-dev", version}};
  CHECK(available(codec));
  codec.libraries.push_back({"two", "two-dev"});
  CHECK_FALSE(available(codec));
  for (const CodecInfo& each : codecs()) {
    CAPTURE(each.id);
    CHECK((each.make != nullptr) + (each.code_clip != nullptr) == (available(each) ? 1 : 0));
  }
}

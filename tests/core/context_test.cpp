#include "core/context.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a context reads back from its own text") {
  for (const Context context :
       {Context::narrowband, Context::wideband, Context::super_wideband, Context::fullband})
    CHECK(parse_context(text(context)) == context);
  CHECK(text(Context::narrowband) == "NB");
  CHECK(text(Context::wideband) == "WB");
  CHECK(text(Context::super_wideband) == "SWB");
  CHECK(text(Context::fullband) == "FB");
  CHECK(context_words() == std::vector<std::string>{"NB", "WB", "SWB", "FB"});
}

TEST_CASE("no other text is a context") {
  for (const char* other : {"", "nb", "NB ", "wideband", "UWB"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_context(other));
  }
}

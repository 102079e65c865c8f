#include "method/method_entries.h"

#include "method/methods.h"

#include <catch2/catch.hpp>

using namespace quietroom::method;

TEST_CASE("a hidden reference changes nothing that the listener reads") {
  CHECK(find("acr-hr")->questions == find("acr")->questions);
  CHECK(find("acr-hr")->welcome_text == find("acr")->welcome_text);
  CHECK(find("acr-hr")->instructions_text == find("acr")->instructions_text);
}

#include "usage/value_kind.h"

#include <catch2/catch.hpp>

using namespace quietroom::usage;
using Offer = ValueKind::Offer;

TEST_CASE("a value is a file, a folder, one of some words or nothing by the way help calls it") {
  const auto offer = [](const char* name, const char* value) { return value_kind({name, value, ""}).offer; };
  CHECK(offer("--models", "FILE.csv") == Offer::files);
  CHECK(offer("--csv", "[IN.csv]") == Offer::files);
  CHECK(offer("FILE", "FILE...") == Offer::files);
  CHECK(offer("SOUND", "FILE|STIMULUS") == Offer::files);
  CHECK(offer("STUDY", "STUDY") == Offer::folders);
  CHECK(offer("--seed", "N") == Offer::nothing);
  CHECK(offer("--listeners", "N|IDS") == Offer::nothing);
  CHECK(value_kind({"--context", "NB|WB|SWB|FB", ""}).words ==
        std::vector<std::string>{"NB", "WB", "SWB", "FB"});
  CHECK(value_kind({"--against", "emodel|COLUMN", ""}).words == std::vector<std::string>{"emodel"});
}

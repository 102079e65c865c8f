#include "prepare/source_shelf.h"

#include "core/error.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace quietroom::prepare;
using namespace quietroom::recipe;

namespace {

ReadySource source_of(const std::string& id) {
  ReadySource out{{8000, 1, std::vector<double>(100)}, {}};
  out.facts.id = id;
  return out;
}

} // namespace

TEST_CASE("a source stays in memory until its last use, its facts stay") {
  SourceShelf shelf({2, 0});
  shelf.fill(0, [] { return source_of("a"); });
  CHECK(shelf.wait_for(0)->clip.samples.size() == 100);
  shelf.release(0);
  const ReadySource* source = shelf.wait_for(0);
  CHECK(source->clip.samples.size() == 100);
  shelf.release(0);
  CHECK(source->clip.samples.empty());
  CHECK(shelf.facts(0).id == "a");
  CHECK(shelf.facts(1).id.empty());
}

TEST_CASE("who waits for a source gets it when it is ready, and nothing when it failed") {
  SourceShelf shelf({1, 1});
  const ReadySource* good = nullptr;
  const ReadySource other = source_of("x");
  const ReadySource* bad = &other;
  {
    const std::jthread waits([&] {
      good = shelf.wait_for(0);
      bad = shelf.wait_for(1);
    });
    shelf.fill(0, [] { return source_of("a"); });
    CHECK_THROWS_AS(shelf.fill(1, []() -> ReadySource { quietroom::throw_input("no"); }), quietroom::Error);
  }
  REQUIRE(good != nullptr);
  CHECK(good->facts.id == "a");
  CHECK(bad == nullptr);
}

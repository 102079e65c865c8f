#include "panel/draw.h"
#include "panel/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using panel::test::Drawn;
using panel::test::Screen;

namespace {

View with_field(const std::string& typed, bool open) {
  View out;
  out.is_question = true;
  out.field = typed;
  out.scale_open = open;
  return out;
}

} // namespace

TEST_CASE("an open field has a bar where the next letter comes, a stored one has none") {
  Screen screen(1280, 720);
  const Drawn open = screen.drawn(with_field("Smaragd", true));
  const Drawn stored = screen.drawn(with_field("Smaragd", false));
  CHECK(open.vertices > stored.vertices);
  CHECK(open.hash != screen.drawn(with_field("Smarag", true)).hash);
}

TEST_CASE("a field is as wide whatever is typed in it") {
  for (const float width : {1280.0F, 1024.0F}) {
    Screen screen(width, 600);
    const Drawn empty = screen.drawn(with_field("", true));
    const Drawn full = screen.drawn(with_field(std::string(200, 'w'), true));
    CHECK(empty.low.x == full.low.x);
    CHECK(empty.high.x == full.high.x);
  }
}

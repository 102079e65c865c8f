#include "panel/draw.h"

#include "panel/screen.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

namespace {

constexpr float x = 400, y = 300, size = 80;

/// The vertices of a sign alone, on a screen that is open.
std::vector<ImVec2> vertices(Sign sign) {
  std::vector<ImVec2> out;
  for (int frame = 0; frame < 2; ++frame) { // ImGui's first frame of a window is not yet drawn
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({1280, 800});
    ImGui::Begin("sign", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
    draw_sign(sign, x, y, size);
    ImGui::End();
    ImGui::Render();
  }
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (const ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer) out.push_back(vertex.pos);
  return out;
}

const std::vector<Sign> signs = {Sign::ready,  Sign::listening, Sign::vote,      Sign::chosen, Sign::saved,
                                 Sign::repeat, Sign::left_ear,  Sign::right_ear, Sign::call,   Sign::pause};

} // namespace

TEST_CASE("each sign has a shape of its own, so that its colour is never needed") {
  const Screen screen(1280, 800);
  CHECK(vertices(Sign::none).empty());
  std::set<std::vector<std::pair<float, float>>> shapes;
  for (const Sign sign : signs) {
    std::vector<std::pair<float, float>> shape;
    for (const ImVec2& at : vertices(sign)) shape.emplace_back(at.x, at.y);
    CHECK_FALSE(shape.empty());
    shapes.insert(shape);
  }
  CHECK(shapes.size() == signs.size());
}

TEST_CASE("a sign stands around its place and is about as large as asked") {
  const Screen screen(1280, 800);
  for (const Sign sign : signs) {
    CAPTURE(static_cast<int>(sign));
    float low = 1e9F, high = -1e9F, wide = 0;
    for (const ImVec2& at : vertices(sign)) {
      low = std::min(low, at.y);
      high = std::max(high, at.y);
      wide = std::max(wide, std::abs(at.x - x));
    }
    CHECK(low >= y - size * 0.55F); // half the width of a line and its soft edge lie beyond
    CHECK(high <= y + size * 0.55F);
    CHECK(high - low > size * 0.5F);
    CHECK(wide < size * 0.8F); // two ears stand beside each other
    CHECK(wide > size * 0.3F);
  }
}

TEST_CASE("the ear that should hear is the filled one: the two signs are each other's mirror") {
  const Screen screen(1280, 800);
  const auto reach = [&](Sign sign, bool left) {
    int out = 0;
    for (const ImVec2& at : vertices(sign)) out += (at.x < x) == left ? 1 : 0;
    return out;
  };
  CHECK(reach(Sign::left_ear, true) == reach(Sign::right_ear, false));
  CHECK(reach(Sign::left_ear, false) == reach(Sign::right_ear, true));
  CHECK(reach(Sign::left_ear, true) != reach(Sign::left_ear, false));
  bool centre_left = false; // a filled disc covers its own middle: some triangle goes through it
  for (const ImVec2& at : vertices(Sign::left_ear)) centre_left = centre_left || at.x < x - size * 0.45F;
  CHECK(centre_left);
}

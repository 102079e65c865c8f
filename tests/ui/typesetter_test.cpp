#include "ui/typesetter.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::ui;

namespace {

/// A card that counts what it is given.
struct Card {
  std::set<std::uintptr_t> alive;
  std::uintptr_t made = 0;
  Typesetter setter{TextShaper("en", FontsOf::station),
                    {[this](const TextBitmap&) { return *alive.insert(++made).first; },
                     [this](std::uintptr_t texture) { alive.erase(texture); }}};
  TypeStyle style{&setter, Face::regular, 28, 1};

  FittedText fitted(std::string_view text, float width, float height) {
    return setter.fitted(style, text, width, height);
  }
};

} // namespace

TEST_CASE("a text is set once, however often it is shown") {
  Card card;
  const FittedText text = card.fitted("Excellent", 400, 60);
  const auto first = card.setter.picture(text, false).texture;
  for (int frame = 0; frame < 10; ++frame) {
    card.setter.begin_frame();
    CHECK(card.setter.picture(card.fitted("Excellent", 400, 60), false).texture == first);
  }
  CHECK(card.made == 1);
  card.setter.picture(text, true); // centred lines are another picture
  card.setter.picture(card.fitted("Good", 400, 60), false);
  CHECK(card.made == 3);
}

TEST_CASE("an empty text has no texture") {
  Card card;
  CHECK(card.setter.picture(card.fitted("", 400, 60), false).texture == 0);
  CHECK(card.made == 0);
}

TEST_CASE("a text is wrapped where it is too wide, shrunk where it is too high, and a word is broken last") {
  Card card;
  const std::string words = "a sentence of several words that needs more than a line";
  const FittedText wide = card.fitted(words, 4000, 400);
  CHECK(wide.extent.lines == 1);
  CHECK(wide.setting.size_px == 28);
  const FittedText narrow = card.fitted(words, wide.extent.width_px / 2, 400);
  CHECK(narrow.extent.lines >= 2);
  CHECK(narrow.setting.size_px == 28);
  const FittedText low = card.fitted(words, wide.extent.width_px / 2, narrow.extent.height_px * 0.9F);
  CHECK(low.setting.size_px < 28);
  CHECK(low.extent.height_px <= narrow.extent.height_px * 0.9F);
  const std::string word = "Donaudampfschifffahrtsgesellschaft";
  const float word_px = card.fitted(word, 4000, 400).extent.width_px;
  const FittedText shrunk = card.fitted(word, word_px * 0.8F, 400);
  CHECK(shrunk.extent.lines == 1);
  CHECK(shrunk.setting.size_px < 28);
  const FittedText broken = card.fitted(word, word_px * 0.3F, 400);
  CHECK(broken.extent.lines > 1);
  CHECK(broken.extent.width_px <= word_px * 0.3F);
}

TEST_CASE("pictures that no frame shows any more are dropped, those of the screen are kept") {
  Card card;
  const FittedText stays = card.fitted("Thank you", 400, 60);
  const auto kept = card.setter.picture(stays, false).texture;
  for (int second = 0; second < 1000; ++second) { // a long break counts down
    card.setter.begin_frame();
    card.setter.picture(stays, false);
    card.setter.picture(card.fitted(std::to_string(second), 400, 60), false);
  }
  CHECK(card.alive.contains(kept));
  CHECK(card.alive.size() < 200);
  CHECK(card.alive.size() == card.setter.kept());
  card.setter.drop_all();
  CHECK(card.alive.empty());
}

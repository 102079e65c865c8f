#include "lettering/shaped_text.h"

#include "core/font_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

using namespace quietroom;
using namespace quietroom::lettering;

namespace {

constexpr const char* arabic = "ممتاز";
constexpr const char* japanese = "非常に良い";

bool has(const char* package_folder) { return std::filesystem::exists(package_folder); }
const bool noto_core = has("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf");
const bool noto_cjk = has("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");

TextSetting in_box(float width_px, float size_px = 40) {
  TextSetting out;
  out.size_px = size_px;
  out.width_px = width_px;
  return out;
}

bool same(const TextBitmap& a, const TextBitmap& b) { return a.width_px == b.width_px && a.alpha == b.alpha; }

/// The first and last column with anything in it.
std::pair<int, int> inked(const TextBitmap& bitmap, int first_row, int last_row) {
  int low = bitmap.width_px;
  int high = -1;
  for (int y = first_row; y < last_row; ++y)
    for (int x = 0; x < bitmap.width_px; ++x)
      if (bitmap.alpha[static_cast<std::size_t>(y * bitmap.width_px + x)] > 64)
        low = std::min(low, x), high = std::max(high, x);
  return {low, high};
}

} // namespace

TEST_CASE("letters that are joined are not the letters one by one: Arabic is shaped") {
  if (!noto_core) {
    WARN("fonts-noto-core is not installed: Arabic was not drawn");
    return;
  }
  const TextShaper shaper("ar");
  // zero-width non-joiners between the letters keep each in its isolated form
  std::string apart;
  const std::string text = arabic;
  for (std::size_t i = 0; i < text.size(); i += 2) apart += (i == 0 ? "" : "\u200C") + text.substr(i, 2);
  const TextSetting setting = in_box(2000);
  CHECK(shaper.missing(apart).empty());
  CHECK(shaper.extent(text, setting).width_px < 0.95F * shaper.extent(apart, setting).width_px);
  CHECK_FALSE(same(shaper.bitmap(text, setting), shaper.bitmap(apart, setting)));
}

TEST_CASE("lines of a script from right to left begin at the right, those of others at the left") {
  if (!noto_core) {
    WARN("fonts-noto-core is not installed: Arabic was not drawn");
    return;
  }
  const TextShaper shaper("ar");
  CHECK(TextShaper::reads_right_to_left(arabic));
  CHECK_FALSE(TextShaper::reads_right_to_left("Good"));
  CHECK_FALSE(TextShaper::reads_right_to_left("12 / 30"));
  for (const auto& [text, right] :
       {std::pair<std::string, bool>{"تم الحفظ بنجاح تام\nجيد", true}, {"saved at the end\nok", false}}) {
    CAPTURE(text);
    const TextBitmap bitmap = shaper.bitmap(text, in_box(2000));
    const auto [low, high] = inked(bitmap, bitmap.height_px / 2, bitmap.height_px); // the short line
    CHECK((low > bitmap.width_px / 2) == right);
    CHECK((high < bitmap.width_px / 2) == !right);
  }
}

TEST_CASE("a combining mark joins its letter: both forms of one text are one picture") {
  const TextShaper shaper("fr");
  const TextSetting setting = in_box(2000);
  const TextBitmap whole = shaper.bitmap("Médiocre, să țin", setting);
  CHECK(same(whole, shaper.bitmap("Me\u0301diocre, sa\u0306 t\u0326in", setting)));
  CHECK_FALSE(same(whole, shaper.bitmap("Mediocre, sa tin", setting)));
  // a letter that has no composed form
  CHECK_FALSE(same(shaper.bitmap("q\u0301", setting), shaper.bitmap("q", setting)));
  CHECK(shaper.missing("Ținută, Ășț, e\u0301 o\u0308").empty());
}

TEST_CASE("a line break ends a line, and a blank line has its height") {
  const TextShaper shaper("en");
  const auto height = [&](const char* text) { return shaper.extent(text, in_box(2000)).height_px; };
  CHECK(shaper.extent("first\nsecond", in_box(2000)).lines == 2);
  CHECK(shaper.extent("first\r\n\r\nthird", in_box(2000)).lines == 3);
  CHECK_THAT(height("first\n\nthird"), Catch::Matchers::WithinAbs(3 * height("first"), 3)); // px, rounding
  // no line overprints another: between the two stands an empty row
  const TextBitmap two = shaper.bitmap("aaa\naaa", in_box(2000));
  bool empty_row = false;
  for (int y = two.height_px / 3; y < 2 * two.height_px / 3; ++y)
    empty_row = empty_row || inked(two, y, y + 1).second < 0;
  CHECK(empty_row);
}

TEST_CASE("lines are broken to be no wider than the box, between words first") {
  const TextShaper shaper("en");
  TextSetting setting = in_box(200, 24);
  const TextExtent words = shaper.extent("a sentence of several words that needs more lines", setting);
  CHECK(words.lines > 2);
  CHECK(words.width_px <= 200);
  const TextExtent word = shaper.extent("Donaudampfschifffahrtsgesellschaft", setting);
  CHECK(word.lines > 1);
  setting.breaks_words = false;
  CHECK(shaper.extent("Donaudampfschifffahrtsgesellschaft", setting).lines == 1);
  if (noto_cjk)
    CHECK(TextShaper("ja")
              .extent("音声は一回ずつ再生されます。最後まで聞いてください。", in_box(200, 24))
              .lines > 2);
}

TEST_CASE("an accent that reaches beyond its line is in the picture whole") {
  const TextShaper shaper("en");
  const TextBitmap stacked = shaper.bitmap("A\u0301\u0302\u0308", in_box(500, 60));
  CHECK(stacked.top_px <= 0);
  CHECK(inked(stacked, 0, 1).second < 0); // nothing is cut off at the first row
}

TEST_CASE("what no font has is found letter by letter, with the package that has it") {
  const TextShaper station("en", FontsOf::station);
  for (const char* text :
       {"Excellent, naïve façade – “Łódź” Žižkov ğış €5 … 30 ‰", "Ποιότητα της ομιλίας: άριστη, κακή",
        "Качество речи: отлично, плохо. Ёж, їжак, ґанок, Џ", "Ștefan, viață", "one\ntwo\r\n", ""}) {
    CAPTURE(text);
    CHECK(station.missing(text).empty());
  }
  CHECK(station.missing("非常好, 非") == std::vector<std::uint32_t>{0x975E, 0x5E38, 0x597D});
  CHECK(station.missing("good \u0007") == std::vector<std::uint32_t>{0x7});
  CHECK(station.missing("جيد").size() == 3);
  CHECK(font_package_of(0x975E) == "fonts-noto-cjk");
  CHECK(font_package_of(0x3042) == "fonts-noto-cjk");
  CHECK(font_package_of(0xD55C) == "fonts-noto-cjk");
  CHECK(font_package_of(0xFF1A) == "fonts-noto-cjk");
  CHECK(font_package_of(0x062C) == "fonts-noto-core");
  CHECK(font_package_of(0x0939) == "fonts-noto-core");
}

TEST_CASE("with fonts-noto-core and fonts-noto-cjk the scripts of the world are there") {
  if (noto_core) {
    CHECK(TextShaper("ar").missing("ممتاز جيد مقبول ضعيف سيئ، أهلاً").empty());
    CHECK(TextShaper("he").missing("מצוין").empty());
    CHECK(TextShaper("hi").missing("उत्कृष्ट").empty());
    CHECK(TextShaper("th").missing("ดีมาก").empty());
  } else {
    WARN("fonts-noto-core is not installed: Arabic, Hebrew, Devanagari and Thai were not looked for");
  }
  if (noto_cjk) {
    CHECK(TextShaper("ja").missing(japanese).empty());
    CHECK(TextShaper("zh").missing("优良中差劣").empty());
    CHECK(TextShaper("ko").missing("매우 좋음").empty());
    // the same code point has the form of its language
    CHECK_FALSE(same(TextShaper("ja").bitmap("直", in_box(200)), TextShaper("zh").bitmap("直", in_box(200))));
  } else {
    WARN("fonts-noto-cjk is not installed: Chinese, Japanese and Korean were not looked for");
  }
}

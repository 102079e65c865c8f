#include "panel/rendered.h"

#include "core/atomic_file.h"
#include "design/consent.h"
#include "labels/label_packs.h"
#include "panel/whole_session.h"
#include "session/console.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

#include <cairo.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

namespace {

/// In 16 steps of grey, which is enough to see what is meant and packs well.
std::string png_of(const GreyPicture& picture) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, picture.width, picture.height);
  unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      data[y * stride + x] = static_cast<unsigned char>(17 * std::lround(picture.at(x, y) / 17));
  cairo_surface_mark_dirty(surface);
  std::string out;
  const auto append = [](void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
  };
  cairo_surface_write_to_png_stream(surface, append, &out);
  cairo_surface_destroy(surface);
  return out;
}

GreyPicture read_png(const std::filesystem::path& file) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
  GreyPicture out{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const bool alone = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_A8;
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) out.grey.push_back(data[y * stride + (alone ? x : 4 * x)]);
  cairo_surface_destroy(surface);
  return out;
}

/// A session of a method in a language, at a phase of its first trial.
struct Seen {
  design::Plan plan;
  design::Wording words;
  session::State state;

  explicit Seen(std::string_view method = "acr", const std::string& language = "en") {
    auto design = quietroom::test::small_design();
    design.method = *method::find(method);
    design.confirm = true;
    plan = plan_for(design, quietroom::test::small_set(), "L01");
    words = language == "en" ? design::english_wording(plan.method)
                             : design::wording_of(plan.method, labels::find_label_pack(language), "");
    state = open(plan, session::begin(plan), 0).state;
  }

  View at(session::Phase phase, int side = 0, const std::optional<std::string>& code = {},
          const Beside& beside = {}) {
    state.phase = std::move(phase);
    return view_of(plan, state, words, side, code, beside);
  }
  View voting() { return at(session::Voting{}); }
  View choosing(int value) {
    session::Chosen chosen;
    chosen.vote.answer.question = next_attempt(plan, state.progress).heard.question;
    chosen.vote.answer.value = value;
    return at(chosen);
  }
};

GreyPicture picture_of(const View& view, int width, int height, const std::string& language = "en") {
  Screen screen(static_cast<float>(width), static_cast<float>(height), ui::fitting_scale(width, height, 0),
                language);
  screen.frame(view); // ImGui's first frame of a window is not yet drawn
  screen.frame(view);
  return rendered(screen);
}

/// The picture must be that of tests/golden/panel/NAME.png, at half its size. Letters may lie a little beside
/// where another version of the fonts or of Pango put them; another letter makes more than 20 in its square.
void check_picture(const std::string& name, const GreyPicture& drawn) {
  const std::filesystem::path golden = QUIETROOM_SOURCE_DIR "/tests/golden/panel/" + name + ".png";
  CAPTURE(name);
  if (std::getenv("QUIETROOM_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(golden.parent_path());
    write_file(golden, png_of(drawn));
  }
  const GreyPicture agreed = read_png(golden);
  REQUIRE(agreed.width == drawn.width);
  REQUIRE(agreed.height == drawn.height);
  CHECK(largest_difference(agreed, drawn, 8) < 20);
}

} // namespace

TEST_CASE("each screen looks as it was agreed, in grey") {
  Seen seen;
  session::Saving saving;
  saving.asked.votes.resize(1);
  saving.asked.votes[0].answer.value = 4;
  Beside at_break;
  at_break.break_left_s = 95;
  const std::map<std::string, View> views = {
      {"welcome", seen.at(session::Welcome{})},
      {"instructions", seen.at(session::Instructions{})},
      {"sound_check", seen.at(session::Checking{}, 1)},
      {"after_check", seen.at(session::AfterCheck{})},
      {"ready", seen.at(session::Ready{})},
      {"listening", seen.at(session::Playing{})},
      {"vote", seen.voting()},
      {"chosen", seen.choosing(4)},
      {"saving", seen.at(saving)},
      {"break", seen.at(session::Resting{}, 0, {}, at_break)},
      {"halted", seen.at(session::Halted{})},
      {"code", seen.at(session::Ready{}, 0, "12")},
      {"thanks", seen.at(session::Thanks{})},
  };
  for (const auto& [name, view] : views)
    check_picture("screen_" + name, smaller(picture_of(view, 1280, 800), 2));
}

TEST_CASE("each page before the instructions looks as it was agreed: consent, form, rules") {
  Seen seen;
  const design::Design asking = test_views::asking_design();
  seen.plan.questionnaires = asking.questionnaires;
  seen.plan.consent = {"You hear speech and rate it. It takes about 40 minutes. You may stop at any time.",
                       "Your ratings are stored without your name."};
  seen.words = asking.wording;
  using enum design::Breach;
  const std::map<std::string, View> views = {
      {"consent", seen.at(session::Consent{1})},
      {"declined", seen.at(session::Declined{})},
      {"choice", seen.at(session::Asking{0, 0, {1, "", false}})},
      {"text", seen.at(session::Asking{0, 1, {std::nullopt, "Dansk", false}})},
      {"date", seen.at(session::Asking{0, 2, {}})},
      {"date_wrong", seen.at(session::Asking{0, 2, {std::nullopt, "2099", true}})},
      {"not_eligible", seen.at(session::NotEligible{{last_test}})},
      {"override", seen.at(session::Overriding{{last_test, normal_hearing}, "Asked once more: 2025"})},
  };
  for (const auto& [name, view] : views)
    check_picture("form_" + name, smaller(picture_of(view, 1280, 800), 2));
}

TEST_CASE(
    "a full page of consent, a question without an answer and a scale of twelve look as they were agreed") {
  Seen seen;
  const design::Design asking = test_views::asking_design();
  seen.words = asking.wording;
  seen.plan.questionnaires = asking.questionnaires;
  std::string text;
  for (int i = 0; i < 12; ++i) text += "You hear short samples of speech and say how good each one is.\n";
  seen.plan.consent = design::consent_pages(text);
  const View consent = seen.at(session::Consent{0});
  seen.plan.questionnaires[0].questions[1].required = false;
  View scale = seen.voting();
  scale.choices.clear();
  for (int value = 11; value >= 1; --value) scale.choices.push_back({value, std::to_string(value)});
  scale.choices.push_back({std::nullopt, seen.words.cannot_tell});
  scale.prompt = seen.words.press_confirm;
  scale.second_prompt = seen.words.press_replay;
  for (const auto& [name, view] : std::map<std::string, View>{
           {"consent", consent}, {"scale", scale}, {"skip", seen.at(session::Asking{0, 1, {}})}}) {
    check_picture("full_" + name, smaller(picture_of(view, 1280, 800), 2));
    check_picture("full_" + name + "_1024x600", smaller(picture_of(view, 1024, 600), 2));
  }
}

TEST_CASE("each page of a sound check that can be failed looks as it was agreed") {
  Seen seen;
  seen.plan.check = design::SoundCheck::sides;
  const std::map<std::string, View> views = {
      {"begin", seen.at(session::BeforeCheck{})},
      {"side", seen.at(session::AskCheck{})},
      {"comfort", seen.at(session::AskCheck{session::CheckQuestion::comfort})},
      {"halted", seen.at(session::Halted{session::Reason::check, "", {}, {}})},
  };
  for (const auto& [name, view] : views)
    check_picture("check_" + name, smaller(picture_of(view, 1280, 800), 2));
}

TEST_CASE("each page of the experimenter looks as it was agreed") {
  Seen seen;
  using session::ConsolePage;
  using session::LevelStep;
  open_console(seen.state);
  session::Console& console = *seen.state.console;
  std::map<std::string, View> views = {{"first", seen.at(session::Welcome{})},
                                       {"trials", seen.at(session::Ready{})}};
  const auto level = [&](LevelStep step, std::string text) {
    console.page = ConsolePage::level;
    console.level.step = step;
    console.text = std::move(text);
    return seen.at(session::Welcome{});
  };
  views["level"] = level(LevelStep::listening, "");
  views["reading"] = level(LevelStep::reading, "71.5");
  console.level.level_db_spl = 73;
  console.level.gain_db = 1.5;
  console.level.expires_utc = "2026-11-29T08:05:09.123Z";
  views["done"] = level(LevelStep::done, "");
  console.page = ConsolePage::note;
  console.text = "The listener coughs";
  views["note"] = seen.at(session::Ready{});
  console.page = ConsolePage::confirm;
  console.asked = session::Action::repeat_block;
  views["repeat"] = seen.at(session::Ready{});
  seen.state.console.reset();
  seen.state.paused = true;
  views["paused"] = seen.at(session::Ready{});
  for (const auto& [name, view] : views)
    check_picture("action_" + name, smaller(picture_of(view, 1280, 800), 2));
}

TEST_CASE("the scale of each method looks as it was agreed, in grey") {
  for (const char* method : {"effort", "loudness", "dcr", "ccr", "p835", "dimensions"}) {
    Seen seen(method);
    check_picture(std::string("method_") + method, smaller(picture_of(seen.voting(), 1280, 800), 2));
  }
}

TEST_CASE("each script looks as it was agreed: its letters, its direction, its line breaks") {
  for (const std::string language : {"de", "el", "ru", "ar", "ja", "ko", "zh"}) {
    Seen seen("acr", language);
    const std::string name = "script_" + language;
    const View page = seen.at(session::Instructions{});
    check_picture(name + "_page", smaller(picture_of(page, 1280, 800, language), 2));
    if (language == "el") continue; // no source tells its labels
    check_picture(name + "_vote", smaller(picture_of(seen.choosing(3), 1280, 800, language), 2));
  }
}

TEST_CASE("a screen of any size from 1024x600 to 3840x2160 looks as it was agreed") {
  struct Row {
    int width, height, by;
  };
  for (const auto& [width, height, by] : {Row{1024, 600, 2}, Row{1920, 1080, 4}, Row{3840, 2160, 8}}) {
    Seen seen("ccr");
    const std::string name = "size_" + std::to_string(width) + "x" + std::to_string(height);
    check_picture(name, smaller(picture_of(seen.voting(), width, height), by));
  }
}

TEST_CASE("without colours a listener still tells apart the states of a trial, and what is chosen") {
  Seen seen;
  const std::vector<GreyPicture> states = {
      picture_of(seen.at(session::Ready{}), 1024, 600), picture_of(seen.at(session::Playing{}), 1024, 600),
      picture_of(seen.voting(), 1024, 600), picture_of(seen.choosing(4), 1024, 600),
      picture_of(seen.choosing(3), 1024, 600)};
  for (std::size_t a = 0; a < states.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      CAPTURE(a, b);
      CHECK(largest_difference(states[a], states[b], 8) > 60); // of 255, in a square of 8 pixels
    }
}

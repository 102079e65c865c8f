#include "picture/sound_picture.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "signal/tone.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::picture;

TEST_CASE("a picture is a whole PNG, and the same twice") {
  const test::TempFolder folder;
  const std::vector<ShownSound> sounds = {{"one", signal::tone({.rate_hz = 8000, .seconds = 0.4})},
                                          {"two", {16000, 2, std::vector<double>(3200)}}};
  write_sound_picture(folder.path() / "a.png", sounds, 4000);
  write_sound_picture(folder.path() / "b.png", sounds, 4000);
  const std::string png = read_file(folder.path() / "a.png");
  CHECK(png.starts_with("\x89PNG"));
  CHECK(png.substr(12, 12) == std::string("IHDR\0\0\x06\x40\0\0\x03\x84", 12)); // 1600 x 900
  CHECK(png.find("IEND") == png.size() - 8);
  CHECK(png == read_file(folder.path() / "b.png"));
  CHECK_THROWS_AS(write_sound_picture(folder.path() / "no" / "a.png", sounds, 4000), Error);
}

TEST_CASE("the sounds of a picture share their scales: what is beside a sound changes how it is drawn") {
  const test::TempFolder folder;
  const auto picture = [&](double level_dbov, double highest_hz) {
    const std::vector<ShownSound> sounds = {
        {"", signal::tone({.rate_hz = 8000, .level_dbov = level_dbov, .seconds = 0.2})}};
    write_sound_picture(folder.path() / "a.png", sounds, highest_hz);
    return read_file(folder.path() / "a.png");
  };
  CHECK(picture(-20, 4000) != picture(-40, 4000)); // the levels at the scale
  CHECK(picture(-20, 4000) != picture(-20, 2000));
  // of several channels their mean is shown
  const signal::Clip one = signal::tone({.rate_hz = 8000, .level_dbov = -20, .seconds = 0.2});
  write_sound_picture(folder.path() / "mono.png", {{"", one}}, 4000);
  write_sound_picture(folder.path() / "same.png",
                      {{"", signal::interleave(8000, {one.samples, one.samples})}}, 4000);
  CHECK(read_file(folder.path() / "mono.png") == read_file(folder.path() / "same.png"));
}

TEST_CASE("a picture shows somewhat more than the band in which its test is judged") {
  // P.800.1: NB to 3.4 kHz, WB to 7 kHz, SWB to 14 kHz, FB to 20 kHz
  const std::vector<std::pair<Context, double>> edges_hz = {{Context::narrowband, 3400},
                                                            {Context::wideband, 7000},
                                                            {Context::super_wideband, 14000},
                                                            {Context::fullband, 20000}};
  for (const auto& [context, edge_hz] : edges_hz) {
    CHECK(picture::top_hz(context) > edge_hz);
    CHECK(picture::top_hz(context) < 1.5 * edge_hz);
  }
}

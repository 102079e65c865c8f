#include "report/file_level_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

stimulus::FileLevel speech() {
  stimulus::FileLevel out;
  out.file = "a.wav";
  out.level = {-26.0, 0.755, -27.25, -10.5, {{-26.0, 0.755, -27.25, -10.5, 0, {}}}};
  out.seconds = 2;
  return out;
}

stimulus::FileLevel silence() {
  stimulus::FileLevel out;
  out.file = "b.wav";
  constexpr double nothing = -std::numeric_limits<double>::infinity();
  out.level.channels = {{std::nullopt, 0, nothing, nothing, 0, {}}};
  out.seconds = 2;
  return out;
}

} // namespace

TEST_CASE("file level forms: a row a file, a dash where there is no level, loudness where it was asked") {
  CHECK(levels_text({speech(), silence()}) == "file   active level dBov  active %  rms dBov  peak dBov\n"
                                              "a.wav             -26.00      75.5    -27.25     -10.50\n"
                                              "b.wav                  –       0.0         –          –\n");
  auto music = speech();
  music.has_loudness = true;
  music.loudness_lufs = -23;
  CHECK(levels_text({music}).find("loudness LUFS  true peak dBTP\n") != std::string::npos);
  CHECK(levels_text({}).empty());
}

TEST_CASE("file level forms: JSON has the reason why there is no level") {
  CHECK(levels_json({}) == "[]\n");
  CHECK(levels_json({speech()}).find("\"activity\": 0.755") != std::string::npos);
  CHECK(levels_json({speech()}).find("reason") == std::string::npos);
  CHECK(levels_json({speech()}).find("loudness_lufs") == std::string::npos);
  const std::string reason(text(signal::MissingLevel::silence));
  CHECK(levels_json({silence()}).find("\"peak_dbov\": null,\n    \"active_level_reason\": \"" + reason) !=
        std::string::npos);
}

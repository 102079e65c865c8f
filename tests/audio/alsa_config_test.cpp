#include "audio/alsa_config.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace quietroom;
using Catch::Matchers::Contains;

namespace {

/// What is said of a configuration of ALSA with this text; "none" where nothing is.
std::string mistake(const std::string& text) {
  const test::TempFolder folder;
  ::setenv("ALSA_CONFIG_PATH", folder.write("asound.conf", text).c_str(), 1);
  std::string out = "none";
  try {
    audio::check_alsa_config();
  } catch (const Error& failure) {
    CHECK(failure.kind() == ErrorKind::environment);
    out = failure.what();
  }
  ::unsetenv("ALSA_CONFIG_PATH");
  return out;
}

} // namespace

TEST_CASE("a configuration of ALSA with which PortAudio would abort is refused with a sentence") {
  CHECK(mistake("pcm.default { type null }") == "none");
  CHECK(mistake("pcm.!default { type null }\nctl.!default { type null }") == "none");
  CHECK(mistake("pcm.dmix { type null }") == "none");
  CHECK_THAT(mistake(""), Contains("ALSA_CONFIG_PATH") && Contains("no device pcm.default"));
  CHECK_THAT(mistake("# a remark\n"), Contains("no device pcm.default"));
  CHECK_THAT(mistake("pcm.headphones { type null }"), Contains("no device pcm.default"));
  CHECK_THAT(mistake("ctl.default { type null }"), Contains("no device pcm.default"));
  CHECK_THAT(mistake("pcm {{{"), Contains("not a configuration that ALSA can read"));
  ::setenv("ALSA_CONFIG_PATH", "/nowhere/asound.conf", 1);
  CHECK_THROWS_WITH(audio::check_alsa_config(), Contains("cannot be read") && Contains("/nowhere"));
  ::unsetenv("ALSA_CONFIG_PATH");
}

// The real PortAudio and the real ALSA, with a file in the place of the sound card.
#include "audio/clips.h"
#include "audio/open_output.h"
#include "core/atomic_file.h"
#include "core/clock.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <unistd.h>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;
namespace fs = std::filesystem;
using quietroom::test::TempFolder;

namespace {

constexpr int rate_hz = 48000;
constexpr int times_real_time = 10;

/// An ALSA whose default device converts to `format` and hands the samples to alsa_pacer.
class CapturedAlsa {
public:
  explicit CapturedAlsa(const std::string& format, int bytes_per_second, const std::string& hang_after = "") {
    const std::string pacer = std::string(QUIETROOM_ALSA_PACER) + " " + capture().string() + " " +
                              std::to_string(bytes_per_second) + " " + hang_after;
    const fs::path config = m_folder.write(
        "asound.conf", "pcm.!default { type plug slave { pcm \"cap\" format " + format + " } }\n" +
                           "pcm.cap { type file slave.pcm \"nul\" file \"|" + pacer +
                           "\" format \"raw\" }\n" + "pcm.nul { type null }\nctl.!default { type null }\n");
    ::setenv("ALSA_CONFIG_PATH", config.c_str(), 1);
  }
  ~CapturedAlsa() { ::unsetenv("ALSA_CONFIG_PATH"); }

  fs::path capture() const { return m_folder.path() / "capture.raw"; }
  void resume() const { m_folder.write("capture.raw.resume", ""); }

private:
  TempFolder m_folder;
};

/// The captured samples, left-justified.
template<class Sample>
std::vector<std::int32_t> captured(const fs::path& path) {
  const std::string bytes = read_file(path);
  std::vector<Sample> samples(bytes.size() / sizeof(Sample));
  std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(Sample));
  std::vector<std::int32_t> justified;
  for (const Sample sample : samples) {
    if constexpr (std::is_floating_point_v<Sample>)
      justified.push_back(static_cast<std::int32_t>(static_cast<double>(sample) * 0x1p31));
    else
      justified.push_back(sample * (1 << (32 - 8 * static_cast<int>(sizeof(Sample)))));
  }
  return justified;
}

template<class Sample>
void check_capture(const std::string& format, int bits, const TestClip& clip) {
  CAPTURE(format);
  const CapturedAlsa alsa(format, times_real_time * rate_hz * 2 * static_cast<int>(sizeof(Sample)));
  const auto output = open_portaudio({}, {.rate_hz = rate_hz, .channels = 2, .bits = bits});
  CHECK(output->info().host_api == "ALSA");
  CHECK(output->info().converting);
  CHECK(output->info().bits == (bits == 16 ? 16 : 32));
  Player player(output->info().format);
  output->start(player);
  std::this_thread::sleep_for(std::chrono::milliseconds(50)); // leading silence
  const double asked_s = monotonic_s();
  const Report report = play_and_wait(*output, player, clip.view());
  CHECK(report.kind == ReportKind::ended);
  CHECK_FALSE(void_reason(report));
  CHECK(report.start_time_s - asked_s < 0.5); // two callbacks at the most; the rest is for a busy machine
  output->stop();

  const std::vector<std::int32_t> expected = on_device(clip, 2);
  const std::vector<std::int32_t> got = captured<Sample>(alsa.capture());
  const auto onset = std::find_if(got.begin(), got.end(), [](std::int32_t sample) { return sample != 0; });
  const auto start = onset - got.begin();
  CHECK(start >= static_cast<std::ptrdiff_t>(2 * report.start_frame));
  REQUIRE(got.end() - onset >= static_cast<std::ptrdiff_t>(expected.size()));
  CHECK(std::equal(expected.begin(), expected.end(), onset));
  CHECK(std::all_of(onset + static_cast<std::ptrdiff_t>(expected.size()), got.end(),
                    [](std::int32_t sample) { return sample == 0; }));
}

/// Everything written to file descriptor 2 while it lives.
class CapturedStderr {
public:
  CapturedStderr() : m_saved(::dup(2)), m_file(std::tmpfile()) { ::dup2(::fileno(m_file), 2); }
  ~CapturedStderr() {
    ::dup2(m_saved, 2);
    ::close(m_saved);
    std::fclose(m_file);
  }
  long bytes() const {
    return static_cast<long>(fs::file_size("/proc/self/fd/" + std::to_string(::fileno(m_file))));
  }

private:
  int m_saved;
  std::FILE* m_file;
};

} // namespace

TEST_CASE("every 16-bit value passes PortAudio and ALSA unchanged, whatever format the device has") {
  check_capture<float>("FLOAT_LE", 16, every_16_bit_value());
  check_capture<std::int16_t>("S16_LE", 16, every_16_bit_value());
  check_capture<std::int32_t>("S32_LE", 16, every_16_bit_value());
}

TEST_CASE("24- and 32-bit stimuli pass PortAudio and ALSA unchanged, mono and stereo") {
  check_capture<std::int32_t>("S32_LE", 24, noise(24, 24000, 1, 24));
  check_capture<std::int32_t>("S32_LE", 32, noise(32, 24000, 2, 32));
}

TEST_CASE("devices are listed, and refusals advise, without a word of ALSA's or JACK's on stderr") {
  const CapturedAlsa alsa("S16_LE", times_real_time * rate_hz * 4);
  const CapturedStderr errors;
  const std::vector<DeviceInfo> devices = list_devices();
  const auto is_default =
      std::find_if(devices.begin(), devices.end(), [](const DeviceInfo& d) { return d.is_default; });
  REQUIRE(is_default != devices.end());
  CHECK(is_default->name == "default");
  CHECK(is_default->host_api == "ALSA");
  CHECK(is_default->converting);
  CHECK_THROWS_WITH(open_portaudio({.name = "Scarlett"}, {}),
                    Catch::Contains("audio device 'Scarlett' is not there") && Catch::Contains("'default'"));
  CHECK_THROWS_WITH(
      open_portaudio({}, {.rate_hz = 48000, .channels = 20000, .bits = 16}),
      Catch::Contains("audio device 'default' does not open with 48000 Hz, 16 bits and 20000 channels"));
  CHECK(errors.bytes() == 0);
}

TEST_CASE("an ALSA configuration that is missing or broken is an error, not the end") {
  const TempFolder folder;
  const auto listing = [](const fs::path& config) {
    ::setenv("ALSA_CONFIG_PATH", config.c_str(), 1);
    std::string sentence;
    try {
      list_devices();
    } catch (const Error& error) {
      sentence = error.what();
    }
    ::unsetenv("ALSA_CONFIG_PATH");
    return sentence;
  };
  CHECK_THAT(listing("/nowhere"),
             Catch::Equals("ALSA_CONFIG_PATH is '/nowhere', which cannot be read; correct or unset it"));
  CHECK_THAT(listing(folder.write("broken.conf", "pcm.!default { type plug slave ")),
             Catch::Contains("broken.conf', which is not a configuration that ALSA can read; correct it"));
}

TEST_CASE("a device that hangs is lost after a second, and the station goes on") {
  const CapturedAlsa alsa("S16_LE", times_real_time * rate_hz * 4, "400000");
  auto output = open_portaudio({}, {.rate_hz = rate_hz, .channels = 2, .bits = 16});
  auto player = std::make_unique<Player>(output->info().format);
  output->start(*player);
  auto clip = std::make_unique<TestClip>(noise(1, 48000 * 20));
  CHECK_THROWS_WITH(play_and_wait(*output, *player, clip->view()),
                    Catch::Contains("no callback for a second"));
  const double began_s = monotonic_s();
  output->stop();
  CHECK(monotonic_s() - began_s < 3);
  output.reset();
  player.reset(); // a callback that came back would be seen by ASan
  clip.reset();
  alsa.resume();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
}

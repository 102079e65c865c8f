#include "audio/clips.h"
#include "audio/open_output.h"
#include "core/atomic_file.h"
#include "core/clock.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;
using quietroom::test::TempFolder;

namespace {

constexpr std::size_t header_bytes = 44;

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// Left-justified samples of a file this module wrote.
std::vector<std::int32_t> samples_of(const std::string& bytes) {
  const int sample_bytes = static_cast<int>(number_at(bytes, 34, 2)) / 8;
  std::vector<std::int32_t> samples;
  for (std::size_t at = header_bytes; at < bytes.size(); at += static_cast<std::size_t>(sample_bytes))
    samples.push_back(
        static_cast<std::int32_t>(number_at(bytes, at, sample_bytes) << (32 - 8 * sample_bytes)));
  return samples;
}

/// No file of this process grows beyond `bytes` while it lives.
class SmallDisk {
public:
  explicit SmallDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit small{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }

private:
  rlimit m_before{};
  void (*m_handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

} // namespace

TEST_CASE("a file device keeps what was played, bit for bit") {
  const TempFolder folder;
  const int bits = GENERATE(16, 24);
  CAPTURE(bits);
  const TestClip clip = noise(3, 9999, 1, bits);
  const auto output = open_output(FileDevice{.path = folder.path() / "out.wav", .speed = 0},
                                  {.rate_hz = 48000, .channels = 2, .bits = bits});
  Player player(output->info().format);
  output->start(player);
  const Report report = play_and_wait(*output, player, clip.view());
  CHECK(report.kind == ReportKind::ended);
  CHECK_FALSE(void_reason(report));
  output->stop();

  const std::string bytes = read_file(folder.path() / "out.wav");
  CHECK(bytes.substr(0, 4) == "RIFF");
  CHECK(number_at(bytes, 4, 4) == bytes.size() - 8);
  CHECK(number_at(bytes, 22, 2) == 2);
  CHECK(number_at(bytes, 24, 4) == 48000);
  CHECK(number_at(bytes, 34, 2) == (bits == 16 ? 16 : 32));
  CHECK(number_at(bytes, 40, 4) == bytes.size() - header_bytes);
  const std::vector<std::int32_t> written = samples_of(bytes);
  const std::vector<std::int32_t> expected = on_device(clip, 2);
  const auto begin = written.begin() + static_cast<std::ptrdiff_t>(2 * report.start_frame);
  REQUIRE(written.size() >= 2 * report.start_frame + expected.size());
  CHECK(std::equal(expected.begin(), expected.end(), begin));
  CHECK(std::count(written.begin(), written.end(), 0) ==
        static_cast<std::ptrdiff_t>(written.size() - expected.size()));
}

TEST_CASE("a file device keeps real time, or a multiple of it") {
  const TempFolder folder;
  const auto output =
      open_output(parse_device("file:" + (folder.path() / "out.wav").string() + "?speed=4"), {});
  Player player(output->info().format);
  output->start(player);
  const double began_s = monotonic_s();
  play_and_wait(*output, player, noise(1, 48000).view()); // a second, and 70 ms until it is heard
  const double took_s = monotonic_s() - began_s;
  CHECK(took_s >= 0.25);
  CHECK(took_s < 2); // a busy machine may be late, by less than this
}

TEST_CASE("faults of a file device reach the report") {
  const TempFolder folder;
  const std::string file = "file:" + (folder.path() / "out.wav").string();
  for (const auto& [options, reason] :
       {std::pair{"?speed=0&underrun=0.5", "underrun"}, {"?speed=0&stall=0.5", "gap"}}) {
    CAPTURE(options);
    const auto output = open_output(parse_device(file + options), {});
    Player player(output->info().format);
    output->start(player);
    CHECK(void_reason(play_and_wait(*output, player, noise(1, 48000).view())) == reason);
  }
}

TEST_CASE("a device that vanishes or stalls for over a second is lost for good, and stops") {
  const TempFolder folder;
  const std::string file = "file:" + (folder.path() / "out.wav").string();
  for (const char* options : {"?vanish=0.2", "?stall=0.2&stall-length=30"}) {
    CAPTURE(options);
    const auto output = open_output(parse_device(file + options), {});
    Player player(output->info().format);
    CHECK(output->health().alive); // not started is not lost
    output->start(player);
    const TestClip clip = noise(1, 48000);
    CHECK_THROWS_WITH(play_and_wait(*output, player, clip.view()),
                      Catch::Contains("no callback for a second"));
    CHECK_FALSE(output->health().alive);
    const double began_s = monotonic_s();
    output->stop();
    CHECK(monotonic_s() - began_s < 3);
  }
}

TEST_CASE("a resting clock is not a lost device") {
  const TempFolder folder;
  const auto output =
      open_output(parse_device("file:" + (folder.path() / "out.wav").string() + "?speed=0"), {});
  Player player(output->info().format);
  output->start(player);
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));
  CHECK(output->health().alive);
  output->stop();
  CHECK(read_file(folder.path() / "out.wav").size() == header_bytes);
}

TEST_CASE("when a sample began is told on the machine's clock") {
  const TempFolder folder;
  const auto output = open_output(parse_device("file:" + (folder.path() / "out.wav").string()), {});
  Player player(output->info().format);
  output->start(player);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  const double asked_s = monotonic_s();
  const Report report = play_and_wait(*output, player, noise(1, 480).view());
  CHECK(report.start_time_s > asked_s - 0.01); // one block: the virtual clock is at most so much behind
  CHECK(report.start_time_s < monotonic_s());
}

TEST_CASE("a file that cannot be written is an error with advice") {
  for (const std::string path : {"/nowhere/out.wav", "/dev/full"})
    CHECK_THROWS_WITH(
        open_output(FileDevice{.path = path}, {}),
        path + ": cannot be written; check that its folder exists, that you may write there and that "
               "the disk has space");
}

TEST_CASE("a disk that fills up is a lost device") {
  const TempFolder folder;
  const SmallDisk disk(100'000);
  const auto output = open_output(FileDevice{.path = folder.path() / "out.wav", .speed = 100}, {});
  Player player(output->info().format);
  output->start(player);
  for (int i = 0; i < 300 && output->health().alive; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK_THAT(output->health().reason,
             Catch::Contains("out.wav: no more can be written; free some disk space"));
}

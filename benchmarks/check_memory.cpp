// check_memory: how long `check` takes and how much memory it holds at most, for 1,000 and 10,000 files of
// half a second. A file is in memory only while it is measured; what grows is set.toml and a line of results
// a file.

#include "core/atomic_file.h"
#include "core/gaussian.h"
#include "signal/audio_file.h"
#include "stimulus/check.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

constexpr int samples_each = 50; // a condition's

void write_set(const fs::path& folder, int files) {
  std::string document = "version = 1\nname = 'n'\nrate_hz = 16000\ncontext = 'WB'\n";
  for (int c = 0; c < files / samples_each; ++c) document += fmt::format("[[condition]]\nid = 'c{}'\n", c);
  Gaussian noise(1);
  for (int i = 0; i < files; ++i) {
    signal::Clip clip{16000, 1, std::vector<double>(8000)};
    for (double& x : clip.samples) x = 0.05 * noise.next();
    signal::write_wav(folder / fmt::format("{}.wav", i), clip, 16);
    document +=
        fmt::format("[[stimulus]]\nfile = '{}.wav'\ncondition = 'c{}'\ntalker = 't'\nsample = 's{}'\n", i,
                    i / samples_each, i % samples_each);
  }
  write_file(folder / "set.toml", document);
}

struct Cost {
  double seconds = 0;
  double peak_mib = 0;
};

/// In a process of its own, whose peak is its own.
Cost cost_of_check(const fs::path& folder) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(has_error(stimulus::check(folder).problems) ? 1 : 0);
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (status != 0) std::fprintf(stderr, "the set has errors\n");
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  return {time.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

} // namespace

int main() {
  std::string name = (fs::temp_directory_path() / "check-memory-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return 3;
  Cost small;
  for (const int files : {1000, 10000}) {
    const fs::path folder = fs::path(name) / std::to_string(files);
    fs::create_directory(folder);
    write_set(folder, files);
    const Cost cost = cost_of_check(folder);
    fmt::print("{} files: {:.2f} s, {:.0f} files/s, peak {:.1f} MiB\n", files, cost.seconds,
               files / cost.seconds, cost.peak_mib);
    if (files == 1000)
      small = cost;
    else
      fmt::print("ten times the files: memory x {:.2f}, {:.1f} KiB a file more\n",
                 cost.peak_mib / small.peak_mib, (cost.peak_mib - small.peak_mib) * 1024 / 9000);
  }
  fs::remove_all(name);
  return 0;
}

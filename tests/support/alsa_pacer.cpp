// What an ALSA `file` device pipes its samples into when there is no sound card: it keeps time, where `null`
// would run thousands of times too fast, and appends what it gets to a file.
//   alsa_pacer OUT BYTES_PER_SECOND [HANG_AFTER_BYTES]
// With HANG_AFTER_BYTES it stops reading then, like a device that hangs, until OUT.resume exists.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  if (argc < 3) return 2;
  const double bytes_per_second = std::atof(argv[2]);
  const double hang_after = argc > 3 ? std::atof(argv[3]) : 1e300;
  std::ofstream out; // opened with the first sample: PortAudio also opens devices just to ask what they can
  std::vector<char> bytes(4096);
  double passed = 0;
  Clock::time_point began;
  while (true) {
    const ssize_t size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (size <= 0) return 0;
    if (!out.is_open()) {
      out.open(argv[1], std::ios::binary | std::ios::app);
      began = Clock::now();
    }
    out.write(bytes.data(), size).flush();
    passed += static_cast<double>(size);
    while (passed > hang_after && !std::filesystem::exists(std::string(argv[1]) + ".resume"))
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::this_thread::sleep_until(began + std::chrono::duration<double>(passed / bytes_per_second));
  }
}

// How many times faster than real time the signal chain goes on one core, in memory, best of some runs by
// processor time: what quietroom prepare and quietroom level spend on a sound, without its file.
//
//   build/release/bin/signal_rate [NAME...]

#include "core/gaussian.h"
#include "signal/active_level.h"
#include "signal/band_filter.h"
#include "signal/mnru.h"
#include "signal/mnru_fullband.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <functional>

using namespace quietroom::signal;

namespace {

constexpr double seconds = 60;
constexpr int runs = 9;

/// Noise in bursts as of syllables, with pauses.
Clip speech_like(int rate_hz) {
  Clip clip{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  quietroom::Gaussian noise(1);
  for (std::size_t i = 0; i < clip.samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    const double syllable = std::max(0.0, std::sin(2 * 3.14159 * 3.1 * t) + std::sin(2 * 3.14159 * 0.21 * t));
    clip.samples[i] = std::round(32768 * 0.05 * syllable * noise.next()) / 32768;
  }
  return clip;
}

double best_seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t began = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
  }
  return best;
}

double kept = 0; // so that nothing is optimised away

struct Figure {
  const char* name;
  int rate_hz;
  double goal; ///< 0: none
  std::function<void(const Clip&)> work;
};

const std::vector<Figure>& figures() {
  static const std::vector<Figure> all = {
      {"p56", 16000, 30000,
       [](const Clip& clip) { kept += active_level(clip.samples, clip.rate_hz).activity; }},
      {"mnru_nb", 8000, 0, [](const Clip& clip) { kept += mnru(clip, 15, 1).samples.back(); }},
      {"mnru_wb", 16000, 2000, [](const Clip& clip) { kept += mnru(clip, 15, 1).samples.back(); }},
      {"mnru_fb", 48000, 500, [](const Clip& clip) { kept += mnru_fullband(clip, {15}, 1).samples.back(); }},
      {"p341", 16000, 3000, [](const Clip& clip) { kept += band_filtered("P.341", clip).samples.back(); }},
      {"14kbp", 32000, 0, [](const Clip& clip) { kept += band_filtered("14KBP", clip).samples.back(); }},
      {"20kbp", 48000, 0, [](const Clip& clip) { kept += band_filtered("20KBP", clip).samples.back(); }},
  };
  return all;
}

} // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> wanted(argv + 1, argv + argc);
  fmt::print("| what | goal x real time | measured | ratio |\n| ---- | ---- | ---- | ---- |\n");
  for (const Figure& each : figures()) {
    if (!wanted.empty() && std::ranges::find(wanted, each.name) == wanted.end()) continue;
    const Clip clip = speech_like(each.rate_hz);
    const double speed = seconds / best_seconds([&] { each.work(clip); });
    const std::string name = fmt::format("{} at {} Hz", each.name, each.rate_hz);
    if (each.goal > 0)
      fmt::print("| {} | {:.0f} | {:.0f} | {:.2f} |\n", name, each.goal, speed, each.goal / speed);
    else
      fmt::print("| {} | - | {:.0f} | - |\n", name, speed);
  }
  return std::isfinite(kept) ? 0 : 1;
}

#include "picture/sound_picture.h"

#include "figure/axis.h"
#include "picture/canvas.h"
#include "picture/colour_scale.h"
#include "picture/spectrogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace quietroom::picture {

using figure::tick_text;
using figure::ticks;

namespace {

constexpr int page_width = 1600, page_height = 900;
constexpr CanvasRectangle page{80, 60, 1400, 770}; // without titles, axes and the scale of levels
constexpr double gap = 40;                         // between sounds, and between waveform and spectrogram
constexpr double wave_height = 190;
constexpr double shown_db = 80; // below the highest level of all sounds
constexpr double text_size = 15, title_size = 18;
constexpr PixelColour ink{40, 40, 48}, faint{214, 214, 222}, wave{52, 84, 148};

/// What all sounds of a picture share.
struct Scales {
  double seconds = 0;
  double amplitude = 0; ///< of full scale
  double highest_hz = 0;
  double top_dbov = 0;
};

std::vector<double> mean_of_channels(const signal::Clip& clip) {
  const auto channels = static_cast<std::size_t>(clip.channels);
  std::vector<double> out(clip.frames());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = std::accumulate(clip.samples.begin() + static_cast<std::ptrdiff_t>(i * channels),
                             clip.samples.begin() + static_cast<std::ptrdiff_t>((i + 1) * channels), 0.0) /
             clip.channels;
  return out;
}

void draw_tick_y(Canvas& canvas, const CanvasRectangle& area, double y, const std::string& label, bool grid) {
  if (grid) canvas.line(std::array{std::pair{area.left, y}, std::pair{area.right(), y}}, faint);
  if (!label.empty()) canvas.text(label, area.left - 8, y, TextAnchor::right, text_size, ink);
}

void draw_time_axis(Canvas& canvas, const CanvasRectangle& area, double seconds) {
  const auto marks = ticks(0, seconds, 9);
  const double step = marks.size() > 1 ? marks[1] - marks[0] : seconds;
  for (const double mark : marks) {
    const double x = area.left + mark / seconds * area.width;
    canvas.line(std::array{std::pair{x, area.bottom()}, std::pair{x, area.bottom() + 5}}, ink);
    canvas.text(tick_text(mark, step), x, area.bottom() + 17, TextAnchor::centre, text_size, ink);
  }
  canvas.text("time in s", area.left + area.width / 2, area.bottom() + 40, TextAnchor::centre, text_size,
              ink);
}

/// Each pixel column from its lowest to its highest sample, so that no peak is lost.
void draw_wave(Canvas& canvas, const CanvasRectangle& area, const std::vector<double>& samples, int rate_hz,
               const Scales& scales, bool labels) {
  for (const double mark : {-scales.amplitude, 0.0, scales.amplitude})
    draw_tick_y(canvas, area, area.top + area.height * (0.5 - mark / scales.amplitude / 2),
                labels ? tick_text(mark, scales.amplitude) : "", mark == 0);
  const double per_column = scales.seconds * rate_hz / area.width;
  for (double column = 0; column < area.width; ++column) {
    const auto first = static_cast<std::size_t>(column * per_column);
    if (first >= samples.size()) break;
    const auto last = std::min(samples.size(), static_cast<std::size_t>((column + 1) * per_column) + 1);
    const auto [low, high] = std::minmax_element(samples.begin() + static_cast<std::ptrdiff_t>(first),
                                                 samples.begin() + static_cast<std::ptrdiff_t>(last));
    const double x = area.left + column + 0.5;
    const auto y = [&](double sample) {
      return area.top + area.height * (0.5 - std::clamp(sample / scales.amplitude, -1.0, 1.0) / 2);
    };
    canvas.line(std::array{std::pair{x, y(*low) + 0.5}, std::pair{x, y(*high) - 0.5}}, wave);
  }
  canvas.frame(area, ink);
}

void draw_spectrogram(Canvas& canvas, const CanvasRectangle& area, const Spectrogram& spectrum,
                      double seconds, const Scales& scales, bool labels) {
  const auto columns = static_cast<std::size_t>(std::lround(area.width * seconds / scales.seconds));
  const auto rows = static_cast<std::size_t>(area.height);
  std::vector<PixelColour> pixels;
  pixels.reserve(columns * rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const double hz = scales.highest_hz * (1 - (static_cast<double>(row) + 0.5) / area.height);
    const auto bin = static_cast<std::size_t>(std::lround(hz / spectrum.bin_hz));
    for (std::size_t column = 0; column < columns; ++column) {
      const auto frame = std::min(spectrum.frames - 1, column * spectrum.frames / columns);
      const double level = bin < spectrum.bins ? spectrum.at(frame, bin) : -HUGE_VAL;
      pixels.push_back(colour_of(1 + (level - scales.top_dbov) / shown_db));
    }
  }
  canvas.fill(area, colour_of(0));
  if (columns > 0)
    canvas.image(pixels, columns, {area.left, area.top, static_cast<double>(columns), area.height});
  const auto marks = ticks(0, scales.highest_hz / 1000, 7);
  for (const double mark : marks)
    draw_tick_y(canvas, area, area.bottom() - mark * 1000 / scales.highest_hz * area.height,
                labels ? tick_text(mark, marks[1] - marks[0]) : "", false);
  canvas.frame(area, ink);
  draw_time_axis(canvas, area, scales.seconds);
}

void draw_level_scale(Canvas& canvas, const CanvasRectangle& area, const Scales& scales) {
  std::vector<PixelColour> pixels;
  const auto rows = static_cast<std::size_t>(area.height);
  for (std::size_t row = 0; row < rows; ++row)
    pixels.push_back(colour_of(1 - (static_cast<double>(row) + 0.5) / area.height));
  canvas.image(pixels, 1, area);
  canvas.frame(area, ink);
  for (const double mark : ticks(scales.top_dbov - shown_db, scales.top_dbov, 6))
    canvas.text(tick_text(mark, 1), area.right() + 8,
                area.top + (scales.top_dbov - mark) / shown_db * area.height, TextAnchor::left, text_size,
                ink);
  canvas.text("dBov", area.left, area.top - 16, TextAnchor::left, text_size, ink);
}

/// The smallest of 1, 0.5, 0.2, 0.1 ... of full scale that holds the highest sample.
double amplitude_scale(double peak) {
  double scale = 1;
  for (const double next : {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001, 0.0001})
    if (peak <= next) scale = next;
  return scale;
}

} // namespace

double top_hz(Context context) {
  switch (context) {
  case Context::narrowband:
    return 5000;
  case Context::wideband:
    return 9000;
  case Context::super_wideband:
    return 18000;
  case Context::fullband:
    break;
  }
  return 24000;
}

void write_sound_picture(const std::filesystem::path& file, const std::vector<ShownSound>& sounds,
                         double highest_hz) {
  const auto count = static_cast<double>(sounds.size());
  const double width = std::floor((page.width - gap * (count - 1)) / count);
  Scales scales{0, 0, highest_hz, -HUGE_VAL};
  double peak = 0;
  std::vector<std::vector<double>> samples;
  std::vector<Spectrogram> spectra;
  for (const ShownSound& sound : sounds) {
    scales.seconds = std::max(scales.seconds, sound.clip.seconds());
    samples.push_back(mean_of_channels(sound.clip));
    for (const double sample : samples.back()) peak = std::max(peak, std::abs(sample));
    spectra.push_back(spectrogram(samples.back(), sound.clip.rate_hz, static_cast<std::size_t>(width)));
    for (const double level : spectra.back().level_dbov) scales.top_dbov = std::max(scales.top_dbov, level);
  }
  scales.amplitude = amplitude_scale(peak);
  scales.top_dbov = std::isfinite(scales.top_dbov) ? 10 * std::ceil(scales.top_dbov / 10) : 0;

  Canvas canvas(page_width, page_height);
  const double spectrum_height = page.height - wave_height - gap / 2;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const double left = page.left + static_cast<double>(i) * (width + gap);
    const CanvasRectangle above{left, page.top, width, wave_height};
    const CanvasRectangle below{left, page.top + wave_height + gap / 2, width, spectrum_height};
    canvas.text(sounds[i].title, left, page.top - 26, TextAnchor::left, title_size, ink);
    draw_wave(canvas, above, samples[i], sounds[i].clip.rate_hz, scales, i == 0);
    draw_spectrogram(canvas, below, spectra[i], sounds[i].clip.seconds(), scales, i == 0);
  }
  const double below_top = page.top + wave_height + gap / 2;
  canvas.text("full scale = 1", page.right() + 14, page.top + 8, TextAnchor::left, text_size - 1, ink);
  canvas.text("kHz", 8, below_top - 4, TextAnchor::left, text_size, ink);
  draw_level_scale(canvas, {page.right() + 24, below_top, 18, spectrum_height}, scales);
  canvas.write_png(file);
}

} // namespace quietroom::picture

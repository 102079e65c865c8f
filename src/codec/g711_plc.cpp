#include "codec/g711_plc.h"

#include "codec/pitch_search.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace quietroom::codec {

namespace {

constexpr std::size_t history = 390; // as the concealer keeps
constexpr std::size_t frame = g711_plc_frame;
constexpr double fade_per_frame = 0.2;
constexpr double fade_per_sample = fade_per_frame / frame;
constexpr int growing_frames = 3;                 // a period more is repeated in each of the first three
constexpr int audible_frames = 6;                 // silence from 60 ms on
constexpr std::size_t end_overlap_per_frame = 32; // 4 ms more cross-fade for each further lost frame

/// Truncates towards zero, as the reference does.
std::int16_t to_sample(double x) { return static_cast<std::int16_t>(std::clamp(x, -32768.0, 32767.0)); }

/// The fade-out of `from` laid over the fade-in of `to`; neither end is reached.
template<class Out, class Convert>
void cross_fade(const double* from, const double* to, std::size_t count, Out* out, Convert convert) {
  const double step = 1.0 / static_cast<double>(count);
  double out_gain = 1.0 - step;
  double in_gain = step;
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = convert(out_gain * from[i] + in_gain * to[i]);
    out_gain -= step;
    in_gain += step;
  }
}

} // namespace

/// One run of lost frames: what is repeated, and where in it we are.
class Erasure {
public:
  /// The last quarter period of `past` is smoothed towards the repetition.
  explicit Erasure(std::span<std::int16_t, history> past) {
    std::ranges::copy(past, m_past.begin());
    m_pitch = pitch_of(m_past);
    m_overlap = m_pitch / 4;
    std::copy(m_past.end() - static_cast<std::ptrdiff_t>(m_overlap), m_past.end(), m_last_quarter.begin());
    add_period();
    std::transform(m_past.end() - static_cast<std::ptrdiff_t>(m_overlap), m_past.end(),
                   past.end() - static_cast<std::ptrdiff_t>(m_overlap), to_sample);
  }

  void conceal(std::span<std::int16_t, frame> out) {
    if (m_frames >= audible_frames) {
      std::fill(out.begin(), out.end(), std::int16_t{0});
    } else {
      if (m_frames > 0 && m_frames < growing_frames)
        lengthen(out);
      else
        repeat(out);
      if (m_frames > 0) fade(out);
    }
    ++m_frames;
  }

  /// Cross-fades the repetition, faded as far as it is, into the first good frame.
  void blend_into(std::span<std::int16_t, frame> good) {
    const std::size_t count =
        std::min(m_overlap + static_cast<std::size_t>(m_frames - 1) * end_overlap_per_frame, frame);
    std::array<std::int16_t, frame> tail{};
    repeat(std::span(tail).first(count));
    const double gain = std::max(0.0, 1.0 - static_cast<double>(m_frames - 1) * fade_per_frame);
    const double step = 1.0 / static_cast<double>(count);
    double out_gain = (1.0 - step) * gain;
    double in_gain = step;
    for (std::size_t i = 0; i < count; ++i) {
      good[i] = to_sample(out_gain * static_cast<double>(tail[i]) + in_gain * static_cast<double>(good[i]));
      out_gain -= step * gain;
      in_gain += step;
    }
  }

private:
  /// Repeats one period more, and smooths the seam where the repeated part meets its own beginning.
  void add_period() {
    m_repeated += m_pitch;
    cross_fade(m_last_quarter.data(), m_past.data() + (history - m_repeated - m_overlap), m_overlap,
               m_past.data() + (history - m_overlap), [](double x) { return x; });
  }

  void repeat(std::span<std::int16_t> out) {
    for (std::int16_t& x : out) {
      x = to_sample(m_past[history - m_repeated + m_offset]);
      if (++m_offset == m_repeated) m_offset = 0;
    }
  }

  /// Goes over from the shorter repetition to the longer one, in phase.
  void lengthen(std::span<std::int16_t, frame> out) {
    std::array<std::int16_t, longest_pitch / 4> old{};
    const std::size_t offset = m_offset;
    repeat(std::span(old).first(m_overlap));
    m_offset = offset;
    while (m_offset > m_pitch) m_offset -= m_pitch;
    std::copy(m_last_quarter.begin(), m_last_quarter.begin() + static_cast<std::ptrdiff_t>(m_overlap),
              m_past.end() - static_cast<std::ptrdiff_t>(m_overlap));
    add_period();
    repeat(out);
    std::array<double, longest_pitch / 4> from{};
    std::array<double, longest_pitch / 4> to{};
    std::copy(old.begin(), old.end(), from.begin());
    std::copy(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(m_overlap), to.begin());
    cross_fade(from.data(), to.data(), m_overlap, out.data(), to_sample);
  }

  void fade(std::span<std::int16_t, frame> out) const {
    double gain = 1.0 - static_cast<double>(m_frames - 1) * fade_per_frame;
    for (std::int16_t& x : out) {
      x = to_sample(static_cast<double>(x) * gain);
      gain -= fade_per_sample;
    }
  }

  std::array<double, history> m_past{};
  std::array<double, longest_pitch / 4> m_last_quarter{}; ///< as received, before it was smoothed
  std::size_t m_pitch = 0;
  std::size_t m_overlap = 0;
  std::size_t m_repeated = 0; ///< samples at the end of m_past that are repeated: one to three periods
  std::size_t m_offset = 0;
  int m_frames = 0; ///< lost so far
};

G711Concealer::G711Concealer() = default;
G711Concealer::~G711Concealer() = default;

void G711Concealer::receive(Frame frame) {
  if (m_erasure) m_erasure->blend_into(frame);
  m_erasure.reset();
  put_out(frame);
}

void G711Concealer::conceal(Frame frame) {
  if (!m_erasure) m_erasure = std::make_unique<Erasure>(m_past);
  m_erasure->conceal(frame);
  put_out(frame);
}

void G711Concealer::put_out(Frame frame) {
  std::array<std::int16_t, history + g711_plc_frame> all{};
  std::ranges::copy(frame, std::ranges::copy(m_past, all.begin()).out);
  std::copy_n(all.end() - g711_plc_delay - g711_plc_frame, g711_plc_frame, frame.begin());
  std::copy_n(all.end() - history, history, m_past.begin());
}

std::vector<std::int16_t> g711_concealed(std::span<const std::int16_t> samples,
                                         const std::vector<bool>& lost) {
  const std::size_t frames = (samples.size() + frame - 1) / frame;
  assert(lost.size() == frames);
  std::vector<std::int16_t> out(samples.begin(), samples.end());
  out.resize((frames + 1) * frame); // one more for the delay
  G711Concealer concealer;
  for (std::size_t f = 0; f <= frames; ++f) {
    const G711Concealer::Frame now(out.data() + f * frame, frame);
    if (f < frames && lost[f])
      concealer.conceal(now);
    else
      concealer.receive(now);
  }
  out.erase(out.begin(), out.begin() + g711_plc_delay);
  out.resize(samples.size());
  return out;
}

} // namespace quietroom::codec

#pragma once

#include "estimate/gammatone_bank.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// A picture of a sound: what each band holds, frame by frame.
struct Neurogram {
  std::size_t bands = 0;
  std::vector<double> cells; ///< a frame after another, each from the lowest band to the highest

  std::size_t frames() const { return bands == 0 ? 0 : cells.size() / bands; }
  double& at(std::size_t band, std::size_t frame) { return cells[frame * bands + band]; }
  double at(std::size_t band, std::size_t frame) const { return cells[frame * bands + band]; }
  bool operator==(const Neurogram&) const = default;
};

/// `frames` of them from `first` on; zeros beyond the end.
Neurogram part_of(const Neurogram& whole, std::size_t first, std::size_t frames);

/// Frames of so many samples; 0 for as many as a window or fewer, which the reference refuses.
std::size_t frames_of(std::size_t samples, const Setup& setup);

/// Makes neurograms of linear amplitude. Any thread.
class NeurogramMaker {
public:
  explicit NeurogramMaker(const Setup& setup);

  const Setup& setup() const { return m_setup; }

  /// Each frame under a symmetric Hann window, then through the bank from rest: root mean square of each
  /// band. frames_of() frames.
  Neurogram amplitudes(std::span<const double> samples) const;

private:
  Setup m_setup;
  GammatoneBank m_bank;
  std::vector<double> m_window;
};

} // namespace quietroom::estimate

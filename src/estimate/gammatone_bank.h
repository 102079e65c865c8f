#pragma once

#include "estimate/gammatone.h"
#include "estimate/lanes.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// The filters of gammatone.h side by side. Any thread; the same bits on every processor.
class GammatoneBank {
public:
  explicit GammatoneBank(const Setup& setup);

  std::size_t bands() const { return m_scale.size(); }

  /// The root mean square of each band, low to high, over the frame that is filtered from rest; nothing of
  /// the tail beyond the frame. `out` holds bands().
  void rms(std::span<const double> frame, std::span<double> out) const;
  /// The same with two, four or eight lanes, which the processor must have.
  void rms_by(std::size_t lanes, std::span<const double> frame, std::span<double> out) const;

private:
  using Lanes8 = std::array<double, most_lanes>;
  /// Eight bands: numerators 1 + a1 z^-1; b2 is negative.
  struct Group {
    std::array<Lanes8, 4> a1{};
    Lanes8 b1{}, minus_b2{};
  };

  template<std::size_t Lanes>
  static void filter(const Group& group, std::span<const double> frame, Lanes8& energy);
  QUIETROOM_EIGHT_LANES static void filter_eight(const Group& group, std::span<const double> frame,
                                                 Lanes8& energy);
  QUIETROOM_FOUR_LANES static void filter_four(const Group& group, std::span<const double> frame,
                                               Lanes8& energy);
  static void filter_two(const Group& group, std::span<const double> frame, Lanes8& energy);

  std::vector<Group> m_groups;
  std::vector<double> m_scale; ///< one a band: what the numerators leave out
};

} // namespace quietroom::estimate

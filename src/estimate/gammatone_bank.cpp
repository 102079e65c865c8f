#include "estimate/gammatone_bank.h"

#include <cassert>
#include <cmath>

namespace quietroom::estimate {

GammatoneBank::GammatoneBank(const Setup& setup) {
  const std::vector<GammatoneFilter> filters = gammatone_filters(setup);
  m_groups.resize(whole_lanes(filters.size()) / most_lanes);
  for (std::size_t band = 0; band < filters.size(); ++band) {
    const GammatoneFilter& from = filters[band];
    Group& group = m_groups[band / most_lanes];
    const std::size_t lane = band % most_lanes;
    for (std::size_t k = 0; k < from.a1.size(); ++k) group.a1[k][lane] = from.a1[k] / from.a0;
    group.b1[lane] = from.b1;
    group.minus_b2[lane] = -from.b2;
    m_scale.push_back(std::pow(from.a0, 4) / from.gain);
  }
}

/// Direct form II, transposed. The bands wait for no other; the stages of one band follow each other closely.
template<std::size_t Lanes>
[[gnu::always_inline]] inline void GammatoneBank::filter(const Group& group, std::span<const double> frame,
                                                         Lanes8& energy) {
  using Vector = typename Lane<Lanes>::Vector;
  using InMemory = typename Lane<Lanes>::InMemory;
  for (std::size_t at = 0; at < most_lanes; at += Lanes) {
    const auto* a1 = &group.a1;
    const Vector a[4] = {
        *reinterpret_cast<const InMemory*>(&(*a1)[0][at]), *reinterpret_cast<const InMemory*>(&(*a1)[1][at]),
        *reinterpret_cast<const InMemory*>(&(*a1)[2][at]), *reinterpret_cast<const InMemory*>(&(*a1)[3][at])};
    const Vector b1 = *reinterpret_cast<const InMemory*>(&group.b1[at]);
    const Vector minus_b2 = *reinterpret_cast<const InMemory*>(&group.minus_b2[at]);
    Vector first[4] = {}, second[4] = {}, sum = {};
    for (const double sample : frame) {
      Vector x = sample - Vector{};
#pragma GCC unroll 4
      for (std::size_t k = 0; k < 4; ++k) {
        const Vector y = x + first[k];
        first[k] = (a[k] * x + second[k]) - b1 * y;
        second[k] = minus_b2 * y;
        x = y;
      }
      sum += x * x;
    }
    *reinterpret_cast<InMemory*>(&energy[at]) = sum;
  }
}

void GammatoneBank::filter_eight(const Group& group, std::span<const double> frame, Lanes8& energy) {
  filter<8>(group, frame, energy);
}

void GammatoneBank::filter_four(const Group& group, std::span<const double> frame, Lanes8& energy) {
  filter<4>(group, frame, energy);
}

void GammatoneBank::filter_two(const Group& group, std::span<const double> frame, Lanes8& energy) {
  filter<2>(group, frame, energy);
}

void GammatoneBank::rms_by(std::size_t lanes, std::span<const double> frame, std::span<double> out) const {
  assert(out.size() == bands() && !frame.empty());
  const auto filter_group = lanes == 8 ? filter_eight : lanes == 4 ? filter_four : filter_two;
  Lanes8 energy{};
  for (std::size_t band = 0; band < bands(); ++band) {
    if (band % most_lanes == 0) filter_group(m_groups[band / most_lanes], frame, energy);
    out[band] = m_scale[band] * std::sqrt(energy[band % most_lanes] / static_cast<double>(frame.size()));
  }
}

void GammatoneBank::rms(std::span<const double> frame, std::span<double> out) const {
  static const std::size_t lanes = lanes_of_processor();
  rms_by(lanes, frame, out);
}

} // namespace quietroom::estimate

#include "estimate/candidate_similarity.h"

#include "estimate/similarity.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::estimate {

CandidateSimilarity::CandidateSimilarity(const Neurogram& degraded, std::size_t patch_frames)
    : m_bands(degraded.bands), m_frames(patch_frames), m_candidates(degraded.frames()),
      m_lanes(whole_lanes(degraded.bands)), m_stride(m_lanes + most_lanes) {
  const std::size_t frames = m_candidates + patch_frames;
  m_cells = spread(part_of(degraded, 0, frames));
  m_inside = moments(m_cells, frames, Rim::none);
  m_first = moments(m_cells, frames, Rim::first);
  m_last = moments(m_cells, frames, Rim::last);
}

std::vector<double> CandidateSimilarity::spread(const Neurogram& neurogram) const {
  std::vector<double> out(neurogram.frames() * m_stride);
  for (std::size_t f = 0; f < neurogram.frames(); ++f) {
    double* at = &out[f * m_stride];
    at[0] = neurogram.at(0, f);
    for (std::size_t b = 0; b < m_bands; ++b) at[b + 1] = neurogram.at(b, f);
    at[m_bands + 1] = neurogram.at(m_bands - 1, f);
  }
  return out;
}

CandidateSimilarity::Moments CandidateSimilarity::moments(const std::vector<double>& cells,
                                                          std::size_t frames, Rim rim) const {
  Moments out{std::vector<double>(frames * m_lanes), std::vector<double>(frames * m_lanes)};
  for (std::size_t f = 0; f < frames; ++f) {
    const double* now = &cells[f * m_stride];
    const double* before = rim == Rim::first || f == 0 ? now : now - m_stride;
    const double* after = rim == Rim::last || f + 1 == frames ? now : now + m_stride;
    for (std::size_t b = 0; b < m_bands; ++b) {
      const auto smooth = [&](auto of) {
        const double corners = of(before[b]) + of(before[b + 2]) + of(after[b]) + of(after[b + 2]);
        const double edges = of(now[b]) + of(now[b + 2]) + of(before[b + 1]) + of(after[b + 1]);
        return corner_weight * corners + edge_weight * edges + centre_weight * of(now[b + 1]);
      };
      const double mean = smooth([](double x) { return x; });
      const double variance = smooth([](double x) { return x * x; }) - mean * mean;
      out.mean[f * m_lanes + b] = mean;
      out.deviation[f * m_lanes + b] = std::copysign(std::sqrt(std::abs(variance)), variance);
    }
  }
  return out;
}

CandidateSimilarity::Patch CandidateSimilarity::prepared(const Neurogram& patch) const {
  assert(patch.bands == m_bands && patch.frames() == m_frames);
  Patch out{spread(patch), {}};
  out.moments =
      moments(out.cells, m_frames, Rim::none); // at the ends of the patch it takes the rim by itself
  return out;
}

/// Sums over the frames of a candidate. Two variances of unlike sign have a product below zero: no deviation.
template<std::size_t Lanes>
[[gnu::always_inline]] inline void CandidateSimilarity::band_sums(const Patch& patch, std::size_t candidate,
                                                                  std::span<double> sums) const {
  using Vector = typename Lane<Lanes>::Vector;
  using InMemory = typename Lane<Lanes>::InMemory;
  for (std::size_t at = 0; at < m_lanes; at += Lanes) {
    const double* r = &patch.cells[at];
    const double* d = &m_cells[candidate * m_stride + at];
    Vector sum = {}, side_before = {}, side = {}, own = {}, side_after = {}, own_after = {};
    const auto weigh = [&](std::size_t frame, Vector & beside, Vector & within)
        __attribute__((always_inline)) {
      const double* x = r + frame * m_stride;
      const double* y = d + frame * m_stride;
      const Vector rims =
          *reinterpret_cast<const InMemory*>(x) * *reinterpret_cast<const InMemory*>(y) +
          *reinterpret_cast<const InMemory*>(x + 2) * *reinterpret_cast<const InMemory*>(y + 2);
      const Vector centre =
          *reinterpret_cast<const InMemory*>(x + 1) * *reinterpret_cast<const InMemory*>(y + 1);
      beside = corner_weight * rims + edge_weight * centre;
      within = edge_weight * rims + centre_weight * centre;
    };
    weigh(0, side, own);
    side_before = side;
    for (std::size_t frame = 0; frame < m_frames; ++frame) {
      side_after = side;
      if (frame + 1 < m_frames) weigh(frame + 1, side_after, own_after);
      const Moments& degraded = frame == 0 ? m_first : frame + 1 == m_frames ? m_last : m_inside;
      const std::size_t of_r = frame * m_lanes + at;
      const std::size_t of_d = (candidate + frame) * m_lanes + at;
      const Vector mean_r = *reinterpret_cast<const InMemory*>(&patch.moments.mean[of_r]);
      const Vector mean_d = *reinterpret_cast<const InMemory*>(&degraded.mean[of_d]);
      const Vector deviations = *reinterpret_cast<const InMemory*>(&patch.moments.deviation[of_r]) *
                                *reinterpret_cast<const InMemory*>(&degraded.deviation[of_d]);
      const Vector means = mean_r * mean_d;
      const Vector covariance = (side_before + side_after + own) - means;
      const Vector zero = {};
      const Vector denominator = (mean_r * mean_r + mean_d * mean_d + intensity_constant) *
                                 ((deviations > zero ? deviations : zero) + structure_constant);
      sum += (means + means + intensity_constant) * (covariance + structure_constant) / denominator;
      side_before = side;
      side = side_after;
      own = own_after;
    }
    *reinterpret_cast<InMemory*>(&sums[at]) = sum;
  }
}

void CandidateSimilarity::band_sums_four(const Patch& patch, std::size_t candidate,
                                         std::span<double> sums) const {
  band_sums<4>(patch, candidate, sums);
}

void CandidateSimilarity::band_sums_two(const Patch& patch, std::size_t candidate,
                                        std::span<double> sums) const {
  band_sums<2>(patch, candidate, sums);
}

double CandidateSimilarity::nsim(std::span<const double> sums) const {
  double out = 0;
  for (std::size_t b = 0; b < m_bands; ++b) out += sums[b] / static_cast<double>(m_frames);
  return out / static_cast<double>(m_bands);
}

void CandidateSimilarity::measure_by(Measure band_sums_of, const Neurogram& patch, std::size_t first,
                                     std::span<double> out) const {
  assert(first + out.size() <= m_candidates);
  const Patch ready = prepared(patch);
  std::vector<double> sums(m_lanes);
  for (std::size_t i = 0; i < out.size(); ++i) {
    (this->*band_sums_of)(ready, first + i, sums);
    out[i] = nsim(sums);
  }
}

void CandidateSimilarity::measure(const Neurogram& patch, std::size_t first, std::span<double> out) const {
  static const bool four = lanes_of_processor() >= 4; // divisions come no faster by eight
  measure_by(four ? &CandidateSimilarity::band_sums_four : &CandidateSimilarity::band_sums_two, patch, first,
             out);
}

void CandidateSimilarity::measure_by_two(const Neurogram& patch, std::size_t first,
                                         std::span<double> out) const {
  measure_by(&CandidateSimilarity::band_sums_two, patch, first, out);
}

} // namespace quietroom::estimate

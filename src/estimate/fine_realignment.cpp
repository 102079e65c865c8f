#include "estimate/fine_realignment.h"

#include "estimate/decibel_floor.h"

#include <algorithm>
#include <cassert>

namespace quietroom::estimate {

namespace {

/// Samples [begin, end) of a sound behind so many zeros.
struct Piece {
  std::size_t zeros = 0, begin = 0, end = 0;
  std::size_t size() const { return zeros + end - begin; }

  void drop_first(std::size_t count) {
    const std::size_t of_zeros = std::min(count, zeros);
    zeros -= of_zeros;
    begin = std::min(end, begin + count - of_zeros);
  }
  void keep_first(std::size_t count) {
    zeros = std::min(zeros, count);
    end = std::min(end, begin + count - zeros);
  }
};

/// The products are cut off, not rounded, so their order matters. What lies beyond the end is made up for by
/// zeros in front, as the reference does.
Piece piece_of(std::span<const double> sound, double start_s, double end_s, int rate_hz) {
  Piece out;
  out.begin = static_cast<std::size_t>(std::max(0.0, start_s * rate_hz));
  out.end = std::min(sound.size() - 1, static_cast<std::size_t>(end_s * rate_hz));
  out.begin = std::min(out.begin, out.end);
  const double beyond = end_s * rate_hz - static_cast<double>(sound.size());
  if (beyond > 0) out.zeros = static_cast<std::size_t>(beyond);
  return out;
}

std::vector<double> samples_of(const Piece& piece, std::span<const double> sound) {
  std::vector<double> out(piece.zeros);
  const auto from = sound.subspan(piece.begin, piece.end - piece.begin);
  out.insert(out.end(), from.begin(), from.end());
  return out;
}

std::ptrdiff_t lag_of(const Piece& reference, const Piece& degraded, const SoundsCompared& sounds,
                      const CrossCorrelator& correlator) {
  const std::vector<double> r = samples_of(reference, sounds.reference);
  const std::vector<double> d = samples_of(degraded, sounds.degraded);
  return envelope_lag(r, d, correlator).samples;
}

/// Both to one length; `lag_s` in seconds, as the reference cuts.
void cut_to_one_length(Piece& reference, Piece& degraded, double lag_s, int rate_hz) {
  if (reference.size() >= degraded.size()) {
    reference.keep_first(degraded.size());
    return;
  }
  degraded.keep_first(reference.size());
  const double head = lag_s * rate_hz;
  reference.drop_first(head > 0 ? static_cast<std::size_t>(head) : 0);
  degraded.drop_first(head > 0 ? static_cast<std::size_t>(head) : 0);
}

/// Frames that lie on those of the whole sound are the same, and not computed again.
Neurogram amplitudes_of(const Piece& piece, std::span<const double> sound, const Neurogram& whole,
                        const NeurogramMaker& maker) {
  const Setup& setup = maker.setup();
  if (piece.zeros == 0 && piece.begin % setup.hop == 0)
    return part_of(whole, piece.begin / setup.hop, frames_of(piece.size(), setup));
  return maker.amplitudes(samples_of(piece, sound));
}

} // namespace

ComparedPatch realigned(const PatchMatch& match, const SoundsCompared& sounds, const NeurogramMaker& maker,
                        const CrossCorrelator& correlator) {
  const Setup& setup = maker.setup();
  const double patch_s = setup.frame_s() * static_cast<double>(setup.patch_frames);
  const double reference_s = static_cast<double>(match.reference_frame) * setup.frame_s();
  ComparedPatch out{reference_s, {}, patch_s, match.similarity};
  if (!match.degraded_frame) return out;
  const double degraded_s = static_cast<double>(*match.degraded_frame) * setup.frame_s();
  out.degraded_s = degraded_s;
  Piece reference = piece_of(sounds.reference, reference_s, reference_s + patch_s, setup.rate_hz);
  Piece degraded = piece_of(sounds.degraded, degraded_s, degraded_s + patch_s, setup.rate_hz);
  const std::ptrdiff_t lag = lag_of(reference, degraded, sounds, correlator);
  const double lag_s = static_cast<double>(lag) / setup.rate_hz;
  if (lag < 0) degraded.drop_first(static_cast<std::size_t>(-lag));
  if (lag > 0) degraded.zeros += static_cast<std::size_t>(lag);
  cut_to_one_length(reference, degraded, lag_s, setup.rate_hz);
  assert(std::min(reference.size(), degraded.size()) > setup.window);
  Neurogram r = amplitudes_of(reference, sounds.reference, sounds.reference_amplitudes, maker);
  Neurogram d = amplitudes_of(degraded, sounds.degraded, sounds.degraded_amplitudes, maker);
  to_decibels(r, d);
  PatchSimilarity anew = similarity(r, d);
  if (anew.nsim < match.similarity.nsim) return out;
  out.similarity = std::move(anew);
  (lag > 0 ? out.reference_s : *out.degraded_s) += lag > 0 ? lag_s : -lag_s;
  out.seconds = static_cast<double>(reference.size()) / setup.rate_hz;
  return out;
}

} // namespace quietroom::estimate

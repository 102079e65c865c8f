#pragma once

#include "estimate/aligned_waveforms.h"

#include <optional>
#include <vector>

/// How far a waveform, or its spectrum, is from the clean one. Level and polarity change nothing: the
/// degraded sound is first divided by <x, s> / <s, s>, where s is the reference. Nothing where that is 0.
namespace quietroom::estimate {

/// Scale-invariant signal to distortion ratio (Le Roux et al., "SDR - half-baked or well done?", ICASSP
/// 2019), dB. Nothing for sounds that are equal: it is infinite.
std::optional<double> si_sdr_db(const AlignedWaveforms& sounds);

/// Segmental SNR (Hansen and Pellom, ICSLP 1998): frames of 30 ms, a quarter apart, under a Hann window; each
/// held within -10 and 35 dB, then the mean. Frames in which the reference is all zero are left out.
std::optional<double> segmental_snr_db(const AlignedWaveforms& sounds, int rate_hz);

/// Log-spectral distance (Gray and Markel, IEEE Trans. ASSP 24, 1976), dB, 0 for equal sounds: the root mean
/// square over the frequencies of the difference of the power spectra in dB, then the mean over such frames
/// that are half apart. A power below 1e-6 of the energy of the reference's loudest frame counts as that.
std::optional<double> log_spectral_distance_db(const AlignedWaveforms& sounds, int rate_hz);

} // namespace quietroom::estimate

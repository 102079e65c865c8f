#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::recipe {

enum class NoiseKind { white, pink, hoth, vehicle, vehicle_stationary, speech_shaped, babble, recording };

/// Background noise under the whole sound, pauses included.
struct Noise {
  NoiseKind kind = NoiseKind::hoth;
  double snr_db = 0;                ///< active level of the speech (P.56) over long-term rms of the noise
  std::vector<std::string> files;   ///< of speech_shaped, babble and recording
  std::vector<std::string> talkers; ///< of babble: who speaks in each of the files
  bool full_band = false; ///< joins as it is, not by the filters and rates that the speech went through
  bool shared = false;    ///< the same noise under all sources
};

/// Who is heard in a babble behind a talker: everybody else, each once.
std::vector<std::string> background_talkers(const Noise& noise, std::string_view foreground);

Noise read_noise(Parameters& parameters);
RateNeed rate_need(const Noise& noise);
/// Throws an input Error where P.56 finds no speech to set the noise against, a file cannot be used, or what
/// is left of the noise in the band of the speech is silence.
void apply(const Noise& noise, Pass& pass);
std::string text(const Noise& noise, Writing& writing);

} // namespace quietroom::recipe

#pragma once

#include "network/loss_file.h"
#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <optional>
#include <string>

namespace quietroom::recipe {

/// Packets lost as a file of the set says: a loss step that names one.
struct LossFile {
  std::string file;
  std::optional<network::LossFileForm> form = {}; ///< nothing: by its bytes
  double packet_ms = 0;                           ///< a flag of the file is one packet; 0: not said
  int offset = 0;                                 ///< flag of the first packet
  bool random_offset = false;                     ///< one drawn instead
  bool shared = false;                            ///< and for all sources the same
  int protect_first_ms = 0;                       ///< packets that begin before this are never lost
};

LossFile read_loss_file(Parameters& parameters);
RateNeed rate_need(const LossFile& loss);
/// Hands the packets to the codec behind it; the sound is not touched.
void apply(const LossFile& loss, Pass& pass);
std::string text(const LossFile& loss, Writing& writing);

} // namespace quietroom::recipe

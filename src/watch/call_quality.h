#pragma once

#include "emodel/planning_values.h"

#include <optional>
#include <string>
#include <vector>

/// The E-model of a stream, with everything that had to be assumed.
namespace quietroom::watch {

/// What the model takes besides the loss.
struct CallModel {
  emodel::Band band = emodel::Band::narrow;
  std::string codec; ///< id in the table of codecs; empty where none is known
  std::optional<double> Ie, Bpl;
  double buffer_ms = 60, frame_ms = 20, look_ahead_ms = 0;
  std::optional<double> one_way_ms; ///< given by the user; else half of the round trip
};

struct CallQuality {
  std::optional<double> r, r_lq, mos_lqe, mos_cqe;
  std::string why; ///< why something is missing; empty where nothing is
};

/// T = Ta = one way + buffer + frame + look-ahead (one way = round trip / 2 where nobody gave it), Tr = 2 Ta.
/// ppl in per cent, burst_r at least 1. Without a round trip R and MOS-CQE are unknown; without Ie, or with
/// loss and no Bpl, all are.
CallQuality call_quality(const CallModel& model, std::optional<double> ppl, double burst_r,
                         std::optional<double> rtt_ms);

/// Ie and Bpl of the codec on its own band. `codec` may be nullptr.
CallModel model_of(const emodel::CodecEntry* codec);

/// A sentence each: codec with its Ie and Bpl, concealment, buffer, one-way delay, echo, A.
std::vector<std::string> assumptions_of(const CallModel& model, bool codec_assumed, bool frame_assumed);

/// Best above 4.34, high from 4.03, medium from 3.6, low from 3.1, else poor: by MOS, half-open.
std::string_view quality_band(double mos);

} // namespace quietroom::watch

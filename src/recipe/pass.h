#pragma once

#include "network/jitter_buffer.h"
#include "network/loss_pattern.h"
#include "recipe/seeds.h"
#include "recipe/set_files.h"
#include "signal/clip.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a step works on: the sound on its way through a recipe, and the line that writes the way down.
namespace quietroom::recipe {

/// Packets lost on the way to one codec.
struct CodecLoss {
  std::string codec;           ///< id
  network::LossStatistics all; ///< late is lost
  std::optional<network::LossStatistics>
      active;                            ///< of the packets with active speech; nothing without speech
  std::optional<double> buffer_delay_ms; ///< mean wait in its jitter buffer
  std::optional<double> late_percent;    ///< there, of all packets sent
};

/// What a recipe did, beside the sound.
struct Facts {
  std::vector<CodecLoss> losses;               ///< one a codec that packets were lost before, in order
  std::optional<double> gain_db;               ///< of its level and gain steps together
  std::int64_t clipped_samples = 0;            ///< saturated by the 16 bits of a codec
  std::int64_t saturated_samples = 0;          ///< by decoders, that gave peaks back beyond full scale
  std::optional<std::int64_t> clipped_by_step; ///< by its clip steps, which is wanted
  std::int64_t delay_removed_samples = 0;      ///< at the rates of the codecs
  std::optional<network::LossStatistics> loss; ///< at the decoder of its last lossy codec: late is lost
  std::optional<network::LossStatistics> loss_active; ///< the same of the packets with active speech
  bool noise_added = false;                           ///< P.56 of the result would measure noise
  bool reverberant = false;              ///< activity rises, and the level is still that of speech
  std::optional<double> snr_db;          ///< active level of the speech over rms of the noise
  std::optional<double> delay_ms;        ///< of its delay steps together
  std::optional<double> buffer_delay_ms; ///< mean wait in its last jitter buffer
  std::optional<double> late_percent;    ///< there, of all packets sent
};

/// Counts the random steps of each kind, so that each has a seed of its own.
class SeedOrder {
public:
  explicit SeedOrder(const Seeds& seeds) : m_seeds(seeds) {}
  std::uint64_t next(const std::string& kind, bool shared = false) {
    return m_seeds.of(kind, m_count[kind]++, shared);
  }

private:
  const Seeds& m_seeds;
  std::map<std::string, int> m_count;
};

/// The filters and rates that a sound went through since it was recorded.
struct BandHistory {
  int rate_hz = 0; ///< of the recording
  std::vector<std::function<signal::Clip(signal::Clip)>> steps;
};

struct Programs;

/// One pass of a sound through a recipe.
struct Pass {
  SeedOrder seeds;
  const SetFiles& files;
  signal::Clip clip;
  Facts facts;
  network::LossPattern lost = {}; ///< by the steps just before a codec; it takes them
  double packet_ms = 0;           ///< of `lost`
  CodecLoss loss = {};            ///< what the codec that follows will have lost

  std::string talker = {};             ///< who speaks
  signal::Clip speech = {1000, 1, {}}; ///< a sample a millisecond: 1 where clean speech is active; or none
  std::string condition = {};          ///< id, for messages
  const Programs* programs = nullptr;  ///< of others, that may be run; none unless the user said so
  BandHistory band = {};               ///< that noise goes through before it joins the speech
  std::vector<network::DelayChange> changes = {}; ///< of a jitter buffer, to be heard behind the codec
};

/// The same pass as words: everything that the sound depends on.
struct Writing {
  SeedOrder seeds;
  SetFiles& files;
  bool lossy = false;      ///< a step before the codec loses packets
  std::string talker = {}; ///< who speaks
};

} // namespace quietroom::recipe

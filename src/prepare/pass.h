#pragma once

#include "prepare/seeds.h"
#include "prepare/set_files.h"
#include "signal/clip.h"
#include "signal/loss_pattern.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// What a step works on: the sound on its way through a recipe, and the line that writes the way down.
namespace quietroom::prepare {

/// What a recipe did, beside the sound.
struct Facts {
  std::optional<double> gain_db;              ///< of its level steps together
  std::int64_t clipped_samples = 0;           ///< saturated by the 16 bits of a codec
  std::int64_t delay_removed_samples = 0;     ///< at the rates of the codecs
  std::optional<signal::LossStatistics> loss; ///< of its last loss step
  bool noise_added = false;                   ///< P.56 of the result would measure noise
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

/// One pass of a sound through a recipe.
struct Pass {
  SeedOrder seeds;
  const SetFiles& files;
  signal::Clip clip;
  Facts facts;
  signal::LossPattern lost; ///< by the steps just before a codec; it takes them
  int packet_ms = 0;        ///< of `lost`
};

/// The same pass as words: everything that the sound depends on.
struct Writing {
  SeedOrder seeds;
  SetFiles& files;
  bool lossy = false; ///< a step before the codec loses packets
};

} // namespace quietroom::prepare

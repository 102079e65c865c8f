#pragma once

#include "prepare/recipe.h"
#include "signal/clip.h"
#include "signal/loss_pattern.h"

#include <cstdint>
#include <optional>
#include <string>

namespace quietroom::prepare {

/// From what the random steps of one stimulus take their seeds; the same on every machine.
struct Seeds {
  std::uint64_t set = 0;
  std::string condition;
  std::string source;

  /// Of the n-th step of its kind ("loss" or "mnru") in the recipe, counted from 0. A shared seed is that of
  /// every source.
  std::uint64_t of(std::string_view kind, int n, bool shared) const;
};

/// What a recipe did, beside the sound.
struct Facts {
  std::optional<double> gain_db;              ///< of its level steps together
  std::int64_t clipped_samples = 0;           ///< saturated by the 16 bits of a codec
  std::int64_t delay_removed_samples = 0;     ///< at the rates of the codecs
  std::optional<signal::LossStatistics> loss; ///< of its last loss step
  bool noise_added = false;                   ///< P.56 of the result would measure noise
};

struct Prepared {
  signal::Clip clip;
  Facts facts;
};

/// Takes a mono clip through a recipe that read_recipe and check_rates found to be without error. Throws an
/// input Error where the sound cannot be levelled because P.56 finds no speech in it.
Prepared apply(const Recipe& recipe, signal::Clip clip, const Seeds& seeds);

/// Everything that apply() depends on, as one line: each step with all its parameters and seeds.
std::string chain_text(const Recipe& recipe, const Seeds& seeds);

} // namespace quietroom::prepare

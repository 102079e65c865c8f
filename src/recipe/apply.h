#pragma once

#include "recipe/pass.h"
#include "recipe/recipe.h"

#include <string>

namespace quietroom::recipe {

struct Prepared {
  signal::Clip clip;
  Facts facts;
};

/// What is known of a sound before its recipe.
struct Origin {
  std::string talker = {};               ///< who speaks
  int rate_hz = 0;                       ///< of the recording; 0: that of the clip
  const Recipe* source_recipe = nullptr; ///< what the recording went through to become the clip
  std::string condition = {};            ///< id, for messages
  const Programs* programs = nullptr;    ///< of others, that may be run
};

/// Takes a clip through a recipe that read_recipe and check_rates found to be without error. Throws an
/// input Error where the sound cannot be levelled because P.56 finds no speech in it, or a file that a step
/// reads cannot be read.
Prepared apply(const Recipe& recipe, signal::Clip clip, const Seeds& seeds, const SetFiles& files,
               const Origin& origin = {});

/// Everything that apply() depends on, as one line: each step with all its parameters, seeds, and the SHA-256
/// of the files that it reads.
std::string chain_text(const Recipe& recipe, const Seeds& seeds, SetFiles& files,
                       const std::string& talker = {});

} // namespace quietroom::recipe

#pragma once

#include "recipe/recipe.h"
#include "signal/clip.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>

/// What brings a degraded stimulus to its level after its last step.
namespace quietroom::prepare {

/// An alignment that has something to do.
struct PostAlignment {
  stimulus::PostAlign by = stimulus::PostAlign::gain_from_clean;
  double target_dbov = -26;
};

/// Of the condition, else of the set, else gain_from_clean where source_steps have a level. Nothing where the
/// gain is 0 dB by construction: source_steps that end with their level step gave the clean source its gain
/// before the recipe began, and in a condition that has a level step of its own, which says how loud it is
/// to be; a gain on top would break that. The target of gain_from_clean is the last level of source_steps; of
/// rms_active_frames_of_clean the last level of the condition, else of source_steps; without any -26 dBov.
std::optional<PostAlignment> post_alignment(const stimulus::StimulusSet& set,
                                            const stimulus::Condition& condition,
                                            const recipe::Recipe& source_recipe,
                                            const recipe::Recipe& recipe);

/// The active level that a written file must have: a level step (or an alignment of the clean source) behind
/// which nothing but resampling stands. Nothing where what follows may change the level by right.
std::optional<double> promised_level_dbov(const recipe::Recipe& source_recipe, const recipe::Recipe& recipe,
                                          const std::optional<PostAlignment>& alignment);

/// The gain for a degraded clip, whose clean source has `clean_level_dbov` by P.56. The rms is taken where
/// P.56 finds the clean source active, over all channels in which it finds speech. Throws an input Error
/// where the clean source has no speech, or a length other than that of its degraded version if the rms needs
/// it.
double alignment_gain_db(const PostAlignment& alignment, const signal::Clip& clean,
                         std::optional<double> clean_level_dbov, const signal::Clip& degraded);

/// "post_align gain-from-clean to -26 dBov"
std::string text(const PostAlignment& alignment);

} // namespace quietroom::prepare

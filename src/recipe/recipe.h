#pragma once

#include "core/error.h"
#include "recipe/step_clip.h"
#include "recipe/step_codec.h"
#include "recipe/step_command.h"
#include "recipe/step_concat.h"
#include "recipe/step_delay.h"
#include "recipe/step_fade.h"
#include "recipe/step_filter.h"
#include "recipe/step_gain.h"
#include "recipe/step_jitter.h"
#include "recipe/step_level.h"
#include "recipe/step_loss.h"
#include "recipe/step_loss_file.h"
#include "recipe/step_mnru.h"
#include "recipe/step_noise.h"
#include "recipe/step_resample.h"
#include "recipe/step_room.h"
#include "stimulus/stimulus_set.h"

#include <string>
#include <variant>
#include <vector>

/// What is done to a source to make a stimulus of it, as values: a file a step. stimuli/FORMAT.md explains
/// the steps to those who write them.
namespace quietroom::recipe {

using AnyStep = std::variant<Level, Filter, Resample, Mnru, Noise, LossStep, LossFile, Jitter, Codec, Gain,
                             DelayStep, Concat, Fade, Room, HardClip, CommandStep>;

struct RecipeStep {
  AnyStep step;
  int line = 0; ///< of set.toml
};

using Recipe = std::vector<RecipeStep>;

/// What a recipe belongs to: sources are only brought into form, conditions may degrade.
enum class Stage { source, condition };

/// Steps as they were read from `file` (set.toml's name, for messages). Every mistake becomes a problem:
/// unknown steps and parameters, missing ones, values out of range, files that are not in the set or cannot
/// be used, loss that has no codec right after it, speech levels asked for where noise makes them void.
Recipe read_recipe(const std::vector<stimulus::Step>& steps, Stage stage, const std::string& file,
                   const SetFiles& files, std::vector<Problem>& problems);

/// Follows the sample rate through the recipe from its first step, and notes each step that cannot work at
/// the rate at which it stands, or with so many channels. Returns the rate at the end.
int check_rates(const Recipe& recipe, int rate_hz, const std::string& file, std::vector<Problem>& problems,
                int channels = 1);

} // namespace quietroom::recipe

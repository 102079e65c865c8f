#pragma once

#include "codec/codec.h"
#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <string>
#include <variant>
#include <vector>

/// What is done to a source to make a stimulus of it, as values. stimuli/FORMAT.md explains the steps to
/// those who write them.
namespace quietroom::prepare {

struct Level {
  double level_dbov = -26; ///< active speech level, P.56
};

struct Filter {
  std::string name; ///< "telephone"
};

struct Resample {
  int rate_hz = 0;
};

struct Mnru {
  double q_db = 0; ///< P.810
};

struct Loss {
  double ppl_percent = 0;
  double burst_ratio = 1; ///< 1 = independent losses
  int packet_ms = 10;
  bool shared = false; ///< one pattern for all sources instead of one each
};

struct Codec {
  std::string id;
  codec::Plc plc = codec::Plc::standard;
};

using Step = std::variant<Level, Filter, Resample, Mnru, Loss, Codec>;

struct RecipeStep {
  Step step;
  int line = 0; ///< of set.toml
};

using Recipe = std::vector<RecipeStep>;

/// What a recipe belongs to: sources are only brought into form, conditions may degrade.
enum class Stage { source, condition };

/// Steps as they were read from `file` (set.toml's name, for messages). Every mistake becomes a problem:
/// unknown steps and parameters, missing ones, values out of range, loss that has no codec right after it.
Recipe read_recipe(const std::vector<stimulus::Step>& steps, Stage stage, const std::string& file,
                   std::vector<Problem>& problems);

/// Follows the sample rate through the recipe from its first step, and notes each step that cannot work at
/// the rate at which it stands. Returns the rate at the end.
int check_rates(const Recipe& recipe, int rate_hz, const std::string& file, std::vector<Problem>& problems);

} // namespace quietroom::prepare

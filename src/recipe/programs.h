#pragma once

#include "core/error.h"
#include "recipe/recipe.h"
#include "recipe/step_command.h"
#include "stimulus/lock.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The programs of others that the command steps of recipes name.
namespace quietroom::recipe {

struct OutsideProgram {
  std::string name;                         ///< as the recipes have it
  std::vector<std::string> version_command; ///< empty: nobody asks
  double timeout_s = 60;
  std::optional<std::filesystem::path> file; ///< nothing where this machine has none
  std::string sha256;                        ///< of its bytes
  std::string version;                       ///< empty while it was not asked
  bool lies_in_set = false;                  ///< it, or what tells its version: never run
};

struct Programs {
  std::vector<OutsideProgram> all;        ///< each once
  std::function<bool()> interrupted = {}; ///< true: stop what runs
};

/// Looks each up once, through links, and hashes it; runs nothing. `folder` is that of the set.
Programs programs_of(const std::vector<Recipe>& recipes, const std::filesystem::path& folder);

/// Runs those that can be asked for their version. Throws an input Error where one says nothing.
void ask_versions(Programs& programs);

const OutsideProgram& program_of(const Programs& programs, const CommandStep& command);

/// Whether a recipe ran another program than this machine has now; one that is not there cannot tell.
bool ran_another(const Programs& programs, const Recipe& recipe, const stimulus::Lock& lock);

/// As they go into the lock: what `before` has of those that nobody ran or that are the same.
std::vector<stimulus::LockedProgram> locked_programs(const Programs& programs,
                                                     const std::optional<stimulus::Lock>& before);

/// Names of the programs that a recipe runs.
std::vector<std::string> programs_run_by(const Recipe& recipe);

} // namespace quietroom::recipe

#pragma once

#include "core/error.h"
#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace quietroom::stimulus {

struct ReadSet {
  StimulusSet set;
  std::vector<Problem>
      problems; ///< of set.toml and set.lock, with FILE:LINE; with an error the set is not to be used
  std::optional<Lock> lock; ///< of set.lock where it can be read, though set.toml may have changed since
};

/// Reads SET/set.toml and, where it exists, SET/set.lock. Every mistake is reported, not the first alone.
/// Audio files are not opened and may be missing. Throws an input Error when there is no set.toml.
ReadSet read_set(const std::filesystem::path& folder);

/// The same without set.lock.
ReadSet read_manifest(const std::filesystem::path& folder);

/// The same from a text that is or will be SET/set.toml, without a lock.
ReadSet parse_set(std::string_view set_toml, const std::filesystem::path& folder);

/// Letters, digits, "-" and "_": what an id may be made of, since it becomes a file name.
bool is_id(std::string_view text);

/// What keeps a text from being an id: signs, a length above 64, a device of Windows ("CON"). Empty where
/// nothing does.
std::string id_mistake(std::string_view text);

} // namespace quietroom::stimulus

#pragma once

#include "estimate/reference_side.h"
#include "prepare/clean_source.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace quietroom::scoring {

/// A clean sound and what it is known by.
class ReferenceSound {
public:
  ReferenceSound(signal::Clip sound, std::string hash) : clip(std::move(sound)), sha256(std::move(hash)) {}

  signal::Clip clip;
  std::string sha256; ///< of the bytes of its file; of a source made ready, of its rate, channels and samples

  /// What a comparison with it needs, made when it is asked for first: a score that is known needs none. Null
  /// where it was made for another setup. `reference` is this sound as mono_pair() made it. Any thread.
  const estimate::ReferenceSide* side(std::span<const double> reference, const estimate::Setup& setup) const;

private:
  mutable std::once_flag m_making;
  mutable std::optional<estimate::ReferenceSide> m_side;
};

/// The clean sounds of a set: each is made once, by whoever asks first, and let go when nobody will ask
/// again.
class SharedReferences {
public:
  /// Each stimulus of the set asks at most once. Both must outlive this.
  SharedReferences(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

  /// Where the clean sound of set.stimuli[i] is; null where there is none. A reference is its own clean
  /// sound.
  const prepare::CleanPlace* place_of(std::size_t i) const;

  /// Of a stimulus that has a place. Any thread. Throws an input Error where it cannot be read.
  std::shared_ptr<const ReferenceSound> sound_of(std::size_t i);

private:
  struct Entry {
    prepare::CleanPlace place;
    std::size_t uses_left = 0;
    std::shared_ptr<const ReferenceSound> sound = {};
    std::mutex making = {};
  };

  std::filesystem::path m_folder;
  const stimulus::StimulusSet& m_set;
  std::map<std::string, Entry> m_entries; ///< by the name of the place
  std::vector<Entry*> m_of_stimulus;      ///< as set.stimuli; null where there is none
};

} // namespace quietroom::scoring

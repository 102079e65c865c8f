#pragma once

#include "prepare/clean_source.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace quietroom::scoring {

/// A clean sound and what it is known by.
struct ReferenceSound {
  signal::Clip clip;
  std::string sha256; ///< of the bytes of its file; of a source made ready, of its rate, channels and samples
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

#pragma once

#include "recipe/apply.h"
#include "signal/clip.h"
#include "stimulus/lock.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <latch>
#include <vector>

namespace quietroom::prepare {

/// A source ready for its conditions.
struct ReadySource {
  signal::Clip clip;
  stimulus::LockedSource facts;
  recipe::Origin origin = {}; ///< for its conditions
};

/// Sources in memory only while stimuli are made of them. Any thread.
class SourceShelf {
public:
  /// `uses[s]` stimuli will be made of source s.
  explicit SourceShelf(const std::vector<std::size_t>& uses);

  /// Makes a source ready; once for each, before or while others wait for it. What `make` throws is thrown
  /// on, and whoever waits gets nothing.
  void fill(std::size_t s, const std::function<ReadySource()>& make);

  /// Waits until it is there; nullptr where it could not be made. Each call is one of its uses.
  ReadySource* wait_for(std::size_t s);
  /// Whether all other uses have ended, so that this one may take the sound away. Of a use that has not
  /// ended.
  bool is_last_use(std::size_t s) const { return m_slots[s].uses == 1; }
  /// Ends one use; the sound of a source goes with its last one, its facts stay.
  void release(std::size_t s);

  /// Of a source that was filled, after all uses; empty for the others.
  const stimulus::LockedSource& facts(std::size_t s) const { return m_slots[s].source.facts; }

private:
  struct Slot {
    std::latch settled{1};
    bool ready = false; ///< read after `settled`
    ReadySource source;
    std::atomic<std::size_t> uses = 0;
  };
  std::vector<Slot> m_slots;
};

} // namespace quietroom::prepare

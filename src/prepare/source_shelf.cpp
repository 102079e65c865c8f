#include "prepare/source_shelf.h"

namespace quietroom::prepare {

SourceShelf::SourceShelf(const std::vector<std::size_t>& uses) : m_slots(uses.size()) {
  for (std::size_t s = 0; s < uses.size(); ++s) m_slots[s].uses = uses[s];
}

void SourceShelf::fill(std::size_t s, const std::function<ReadySource()>& make) {
  Slot& slot = m_slots[s];
  try {
    slot.source = make();
    slot.ready = true;
  } catch (...) {
    slot.settled.count_down();
    throw;
  }
  slot.settled.count_down();
}

ReadySource* SourceShelf::wait_for(std::size_t s) {
  m_slots[s].settled.wait();
  return m_slots[s].ready ? &m_slots[s].source : nullptr;
}

void SourceShelf::release(std::size_t s) {
  if (m_slots[s].uses.fetch_sub(1) == 1) m_slots[s].source.clip = {};
}

} // namespace quietroom::prepare

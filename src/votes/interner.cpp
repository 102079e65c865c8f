#include "votes/interner.h"

#include <cstring>

namespace quietroom::votes {

namespace {

std::uint64_t mixed(std::uint64_t h, std::uint64_t word) {
  h = (h ^ word) * 0x9E3779B97F4A7C15U; // Fibonacci hashing
  return h ^ (h >> 29);
}

std::uint32_t hash_of(std::string_view text) {
  std::uint64_t h = text.size();
  while (text.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    h = mixed(h, word);
    text.remove_prefix(8);
  }
  std::uint64_t tail = 0;
  for (const char c : text) tail = tail << 8 | static_cast<unsigned char>(c);
  h = mixed(h, tail);
  return static_cast<std::uint32_t>(h >> 32);
}

} // namespace

std::vector<std::string> Interner::names() const {
  std::vector<std::string> out;
  out.reserve(size());
  for (std::uint32_t i = 0; i < size(); ++i) out.emplace_back(name(i));
  return out;
}

std::uint32_t Interner::find_or_add(std::string_view text) {
  if (2 * (m_ends.size() + 1) > m_slots.size()) grow();
  const std::uint32_t hash = hash_of(text);
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = hash & mask;
  for (; m_slots[at].code_plus_1 != 0; at = (at + 1) & mask) {
    const std::uint32_t code = m_slots[at].code_plus_1 - 1;
    if (m_slots[at].hash == hash && name(code) == text) return code;
  }
  m_text += text;
  m_ends.push_back(m_text.size());
  m_followers.push_back(size() - 1);
  m_slots[at] = {hash, size()};
  return size() - 1;
}

void Interner::grow() {
  std::vector<Slot> slots(m_slots.empty() ? 64 : 2 * m_slots.size());
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : m_slots) {
    if (slot.code_plus_1 == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].code_plus_1 != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  m_slots = std::move(slots);
}

} // namespace quietroom::votes

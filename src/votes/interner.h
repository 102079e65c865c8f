#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::votes {

/// Numbers the distinct texts of a column from 0 in order of appearance. The same text as the one before
/// costs one comparison, any other one hash.
class Interner {
public:
  std::uint32_t code(std::string_view text) {
    if (m_last < size()) {
      if (is(m_last, text)) return m_last;
      const std::uint32_t follower = m_followers[m_last];
      if (is(follower, text)) return m_last = follower;
    }
    const std::uint32_t before = m_last;
    m_last = find_or_add(text);
    return m_followers[before] = m_last;
  }

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(m_ends.size()); }

  /// Valid until the next new text.
  std::string_view name(std::uint32_t code) const noexcept {
    const std::size_t begin = code == 0 ? 0 : m_ends[code - 1];
    return {m_text.data() + begin, m_ends[code] - begin};
  }

  std::vector<std::string> names() const;

private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t code_plus_1 = 0; ///< 0: free
  };

  bool is(std::uint32_t code, std::string_view text) const noexcept {
    const std::string_view known = name(code);
    return known.size() == text.size() && (text.empty() || known.back() == text.back()) && known == text;
  }
  std::uint32_t find_or_add(std::string_view text);
  void grow();

  std::string m_text;                     ///< all texts, one after the other
  std::vector<std::size_t> m_ends;        ///< where each text ends in m_text
  std::vector<std::uint32_t> m_followers; ///< by code, the text that came after it the last time
  std::vector<Slot> m_slots;              ///< open addressing; a power of two, at most half full
  std::uint32_t m_last = 0;
};

} // namespace quietroom::votes

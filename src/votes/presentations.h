#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::votes {

/// One level a stimulus and condition; its names are keys that name_of() reads.
Factor presentation_factor(const VoteTable& table);

struct PresentationName {
  std::string stimulus, condition;
};

/// The parts of a level of presentation_factor(); any other level is a stimulus without condition.
PresentationName name_of(std::string_view level);

/// "s1 (c0)"; any other level as it is.
std::string shown(std::string_view level);

/// Whether a stimulus name has votes under more than one condition, so that it is no unit by itself.
bool shares_stimuli(const VoteTable& table);

/// `by` with the condition behind the stimulus where the name alone is no unit and the condition is not asked
/// for anyway.
std::vector<std::string> by_units(const VoteTable& table, std::vector<std::string> by);

/// What listeners judged: a stimulus under its condition. Tables often repeat the name of a sentence under
/// every condition; the name alone is then no unit. Keeps a reference to the table.
class Presentations {
public:
  explicit Presentations(const VoteTable& table);
  explicit Presentations(VoteTable&&) = delete;

  /// One level a presentation, sorted by stimulus, then condition. Its names are keys, not for readers. It is
  /// the table's own factor where every stimulus stands under one condition.
  const Factor& factor() const { return m_shared ? *m_shared : m_table.stimulus(); }

  const std::string& stimulus(std::uint32_t code) const {
    return m_table.stimulus().levels[m_shared ? m_stimulus[code] : code];
  }
  const std::string& condition(std::uint32_t code) const {
    return m_table.condition().levels[m_condition[code]];
  }

private:
  void tell_apart();

  const VoteTable& m_table;
  std::optional<Factor> m_shared;
  std::vector<std::uint32_t> m_stimulus, m_condition; ///< by code of the factor
};

} // namespace quietroom::votes

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// What is known of a pair.
enum class Verdict : std::uint8_t {
  same,      ///< tested, and no difference shown
  different, ///< tested, and different
  untested,  ///< nothing is known: no test was possible
};

/// The verdicts of all pairs of n items; symmetric.
class Verdicts {
public:
  explicit Verdicts(std::size_t n) : m_n(n), m_values(n * n, Verdict::same) {}
  std::size_t size() const { return m_n; }
  Verdict at(std::size_t a, std::size_t b) const { return m_values[a * m_n + b]; }
  void set(std::size_t a, std::size_t b, Verdict v) { m_values[a * m_n + b] = m_values[b * m_n + a] = v; }

private:
  std::size_t m_n;
  std::vector<Verdict> m_values;
};

/// Letters of items; those of untested items are empty.
struct Letters {
  std::vector<std::string> of; ///< by item
  bool too_many = false;       ///< more than a to z and A to Z would be needed: nobody has any
};

/// Letters such that two items with letters share one exactly where they do not differ. Give the items in the
/// order of the table: the first has an "a". Items of untested pairs have none: those with the most of such
/// pairs are taken out, all of them at once, until no such pair is left. The letters are a cover of the pairs
/// that do not differ by cliques, grown one by one (in place of all maximal cliques, as H.-P. Piepho, J.
/// Comput. Graph. Statist. 13 (2004) 456-466, of which there may be 3^(n/3)): for levels that differ by their
/// distance alone the two agree. At most n^2 n / 64 steps a letter.
Letters compact_letters(const Verdicts& verdicts);

} // namespace quietroom::stats

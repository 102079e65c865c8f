#include "stats/compact_letters.h"

#include <algorithm>

namespace quietroom::stats {

namespace {

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Which items have letters.
std::vector<bool> lettered_items(const Verdicts& verdicts) {
  const std::size_t n = verdicts.size();
  std::vector<bool> in(n, true);
  for (;;) {
    std::vector<std::size_t> untested(n, 0);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; in[a] && b < n; ++b)
        untested[a] += b != a && in[b] && verdicts.at(a, b) == Verdict::untested;
    const std::size_t most = n == 0 ? 0 : *std::max_element(untested.begin(), untested.end());
    if (most == 0) return in;
    for (std::size_t a = 0; a < n; ++a)
      if (untested[a] == most) in[a] = false;
  }
}

/// Cliques grown until every pair that does not differ lies in one.
class Cover {
public:
  Cover(const Verdicts& verdicts, const std::vector<bool>& in)
      : m_verdicts(verdicts), m_n(verdicts.size()), m_covered(m_n * m_n, false) {
    for (std::size_t i = 0; i < m_n; ++i)
      if (in[i]) m_items.push_back(i);
  }

  /// False where the alphabet ends first.
  bool grow_all() {
    for (std::size_t a = 0; a < m_items.size(); ++a)
      for (std::size_t b = m_items.size(); b-- > a;) { // the farthest first, so that letters are wide
        const std::size_t i = m_items[a], j = m_items[b];
        const bool alone = i == j && !m_covered[i * m_n + i];
        if (!alone && (i == j || m_covered[i * m_n + j] || m_verdicts.at(i, j) != Verdict::same)) continue;
        if (m_cliques.size() == alphabet.size()) return false;
        grow(i, j);
      }
    return true;
  }

  std::vector<std::vector<std::size_t>> sorted() const {
    auto out = m_cliques;
    std::sort(out.begin(), out.end());
    return out;
  }

private:
  void grow(std::size_t i, std::size_t j) {
    std::vector<std::size_t> clique = {i};
    if (j != i) clique.push_back(j);
    for (const std::size_t item : m_items)
      if (item != i && item != j && std::all_of(clique.begin(), clique.end(), [&](std::size_t member) {
            return m_verdicts.at(item, member) == Verdict::same;
          }))
        clique.push_back(item);
    std::sort(clique.begin(), clique.end());
    for (const std::size_t a : clique)
      for (const std::size_t b : clique) m_covered[a * m_n + b] = true;
    m_cliques.push_back(std::move(clique));
  }

  const Verdicts& m_verdicts;
  std::size_t m_n;
  std::vector<std::size_t> m_items;
  std::vector<bool> m_covered; ///< by pair; an item with itself where it has a letter
  std::vector<std::vector<std::size_t>> m_cliques;
};

} // namespace

Letters compact_letters(const Verdicts& verdicts) {
  Letters out{std::vector<std::string>(verdicts.size()), false};
  Cover cover(verdicts, lettered_items(verdicts));
  if (!cover.grow_all()) {
    out.too_many = true;
    return out;
  }
  std::size_t letter = 0;
  for (const auto& clique : cover.sorted()) {
    for (const std::size_t item : clique) out.of[item] += alphabet[letter];
    ++letter;
  }
  return out;
}

} // namespace quietroom::stats

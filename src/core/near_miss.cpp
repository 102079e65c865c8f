#include "core/near_miss.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quietroom {

namespace {

std::string bare(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (c != '_' && c != '-' && c != ' ')
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Letters to insert, delete or replace, and neighbours to exchange (optimal string alignment).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0U : 1U)});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
        row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
    before = std::exchange(last, row);
  }
  return last.back();
}

/// How far a word is from a known one; none where it is another word.
std::optional<std::size_t> distance(std::string_view word, std::string_view known) {
  const std::string x = bare(word), y = bare(known);
  if (x == y) return 0;
  constexpr std::size_t least = 3; // of two letters one is half the word
  if (std::max(word.size(), known.size()) < least) return std::nullopt;
  const std::size_t wrong = edits(x, y);
  if (wrong <= std::max<std::size_t>(1, y.size() / 3)) return wrong;
  if (x.size() >= least && y.starts_with(x)) return y.size();
  return std::nullopt;
}

} // namespace

bool alike(std::string_view a, std::string_view b) {
  const std::string x = bare(a), y = bare(b);
  const std::size_t longer = std::max(x.size(), y.size());
  return x == y || (longer > 2 && edits(x, y) < 2); // of two letters one is half the word
}

std::vector<std::string> nearest(std::string_view word, std::span<const std::string> known) {
  std::vector<std::string> out;
  std::size_t least = ~std::size_t{0};
  for (const std::string& one : known) {
    const auto away = distance(word, one);
    if (!away || *away > least) continue;
    if (*away < least) out.clear();
    least = *away;
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known) {
  constexpr std::size_t most = 3;
  const std::vector<std::string> near = nearest(word, known);
  if (near.empty() || near.size() > most) return {};
  std::string out = " (did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i)
    out += (i == 0 ? "" : i + 1 == near.size() ? " or " : ", ") + near[i];
  return out + "?)";
}

} // namespace quietroom

#include "core/near_miss.h"

#include <algorithm>
#include <cctype>
#include <numeric>
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

/// Letters to insert, delete or exchange (Levenshtein).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j)
      diagonal = std::exchange(row[j + 1],
                               std::min({row[j + 1] + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)}));
  }
  return row.back();
}

} // namespace

bool alike(std::string_view a, std::string_view b) {
  const std::string x = bare(a), y = bare(b);
  const std::size_t longer = std::max(x.size(), y.size());
  return x == y || (longer > 2 && edits(x, y) < 2); // of two letters one is half the word
}

} // namespace quietroom

#include "stats/multiplicity.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace quietroom::stats {

namespace {

std::vector<std::size_t> ascending(std::span<const double> p) {
  std::vector<std::size_t> out(p.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return out;
}

/// The items that share a letter.
using Column = std::vector<bool>;

bool is_within(const Column& inner, const Column& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i)
    if (inner[i] && !outer[i]) return false;
  return true;
}

void absorb(std::vector<Column>& columns, Column added) {
  if (std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return is_within(added, c); }))
    return;
  std::erase_if(columns, [&](const Column& c) { return is_within(c, added); });
  columns.push_back(std::move(added));
}

/// Every column that holds both items becomes two, each without one of them.
void separate(std::vector<Column>& columns, const DifferentPair& pair) {
  std::vector<Column> kept, split;
  for (Column& column : columns)
    (column[pair.a] && column[pair.b] ? split : kept).push_back(std::move(column));
  columns = std::move(kept);
  for (const Column& column : split)
    for (const std::size_t out : {pair.a, pair.b}) {
      Column part = column;
      part[out] = false;
      absorb(columns, std::move(part));
    }
}

std::string letter(std::size_t i) {
  const char last = static_cast<char>('a' + i % 26);
  return i < 26 ? std::string(1, last) : letter(i / 26 - 1) + last;
}

} // namespace

std::vector<double> holm(std::span<const double> p) {
  std::vector<double> out(p.size());
  double highest = 0;
  std::size_t left = p.size();
  for (const std::size_t i : ascending(p)) {
    highest = std::max(highest, static_cast<double>(left--) * p[i]);
    out[i] = std::min(1.0, highest);
  }
  return out;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<double> out(p.size());
  const std::vector<std::size_t> order = ascending(p);
  double lowest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    lowest = std::min(lowest, static_cast<double>(p.size()) * p[i] / static_cast<double>(rank));
    out[i] = lowest;
  }
  return out;
}

std::vector<std::string> compact_letters(std::size_t n, std::span<const DifferentPair> different) {
  std::vector<Column> columns = {Column(n, true)};
  for (const DifferentPair& pair : different) separate(columns, pair);
  std::sort(columns.begin(), columns.end(), std::greater<>()); // by the first item that holds the letter
  std::vector<std::string> out(n);
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (std::size_t i = 0; i < n; ++i)
      if (columns[c][i]) out[i] += letter(c);
  return out;
}

} // namespace quietroom::stats

#include "votes/canonical_order.h"

#include <algorithm>
#include <numeric>

namespace quietroom::votes {

namespace {

using RowOrder = std::vector<std::uint32_t>;

void sort_levels(Factor& factor) {
  RowOrder order(factor.levels.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return factor.levels[a] < factor.levels[b]; });
  std::vector<std::string> levels;
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    levels.push_back(std::move(factor.levels[order[i]]));
    rank[order[i]] = i;
  }
  factor.levels = std::move(levels);
  for (std::uint32_t& code : factor.codes) code = rank[code];
}

template<class Value>
void reorder(std::vector<Value>& values, const RowOrder& order) {
  std::vector<Value> out;
  out.reserve(values.size());
  for (const std::uint32_t row : order) out.push_back(values[row]);
  values = std::move(out);
}

} // namespace

void put_in_canonical_order(VoteTable& table) {
  for (Factor& factor : table.factors) sort_levels(factor);
  RowOrder order(table.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    for (const Factor& factor : table.factors)
      if (factor.codes[a] != factor.codes[b]) return factor.codes[a] < factor.codes[b];
    return table.vote(a) < table.vote(b);
  });
  for (Factor& factor : table.factors) reorder(factor.codes, order);
  if (table.is_whole())
    reorder(table.votes, order);
  else
    reorder(table.real_votes, order);
}

} // namespace quietroom::votes

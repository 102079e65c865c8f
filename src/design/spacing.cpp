#include "design/spacing.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

/// How often each value comes.
std::vector<std::size_t> counts_of(const std::vector<Slot>& slots, std::size_t Slot::*of) {
  std::vector<std::size_t> out;
  for (const Slot& slot : slots) {
    if (out.size() <= slot.*of) out.resize(slot.*of + 1, 0);
    ++out[slot.*of];
  }
  return out;
}

bool may_begin(const Spacing& spacing, const Slot& slot) {
  return spacing.not_first.empty() || !spacing.not_first[slot.condition];
}

} // namespace

bool asks_for_something(const Spacing& spacing) {
  return spacing.condition > 0 || spacing.talker > 0 || spacing.sentence > 0 ||
         std::ranges::find(spacing.not_first, true) != spacing.not_first.end();
}

std::string text_of(const Spacing& spacing) {
  std::vector<std::string> parts;
  for (const Kept& kept : kept_apart)
    if (spacing.*kept.gap > 0) parts.push_back(fmt::format("{} = {}", kept.key, spacing.*kept.gap));
  if (std::ranges::find(spacing.not_first, true) != spacing.not_first.end()) parts.emplace_back("not_first");
  return fmt::format("{}", fmt::join(parts, " and "));
}

bool keeps(const std::vector<Slot>& slots, const Sequence& order, const Spacing& spacing, bool both_ends) {
  for (const Kept& kept : kept_apart)
    for (std::size_t p = 0; p < order.size(); ++p)
      for (std::size_t q = p + 1; q < order.size() && q - p <= spacing.*kept.gap; ++q)
        if (slots[order[p]].*kept.of == slots[order[q]].*kept.of) return false;
  if (order.empty()) return true;
  return may_begin(spacing, slots[order.front()]) && (!both_ends || may_begin(spacing, slots[order.back()]));
}

std::optional<Impossible> impossible_gap(const std::vector<Slot>& slots, const Spacing& spacing) {
  const std::size_t n = slots.size();
  for (const Kept& kept : kept_apart) {
    const std::size_t gap = spacing.*kept.gap;
    if (gap == 0) continue;
    const std::vector<std::size_t> counts = counts_of(slots, kept.of);
    const auto most = std::ranges::max_element(counts);
    if (most == counts.end() || *most < 2) continue;
    const auto as_often = static_cast<std::size_t>(std::ranges::count(counts, *most));
    const std::size_t possible = (n - as_often) / (*most - 1); // (most - 1) (gap + 1) + as_often <= n
    if (possible >= gap + 1) continue;
    return Impossible{&kept, static_cast<std::size_t>(most - counts.begin()), *most, (n - 1) / (gap + 1) + 1,
                      possible == 0 ? 0 : possible - 1};
  }
  return std::nullopt;
}

} // namespace quietroom::design

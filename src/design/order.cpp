#include "design/order.h"

#include "core/random.h"
#include "design/level_positions.h"
#include "design/rounds.h"
#include "design/spaced_order.h"
#include "design/spacing.h"
#include "design/square.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>

namespace quietroom::design {

namespace {

struct NamedOrder {
  ListeningOrder order;
  std::string_view name;
};

constexpr std::array<NamedOrder, 5> orders = {{{ListeningOrder::balanced, "balanced"},
                                               {ListeningOrder::random, "random"},
                                               {ListeningOrder::latin, "latin"},
                                               {ListeningOrder::williams, "williams"},
                                               {ListeningOrder::blocks, "blocks"}}};

std::uint64_t panel_seed(const OrderRequest& request, std::string_view purpose, std::size_t which) {
  return derived_seed(request.study_seed,
                      {purpose, std::to_string(request.seat.panel), std::to_string(which)});
}

std::string none_found(const OrderRequest& request) {
  return fmt::format("no order \"{}\" was found that keeps {}; lower a gap, or take another order",
                     name_of(request.order), text_of(request.spacing));
}

Ordered found_or_refused(const OrderRequest& request, std::optional<Sequence> order) {
  return order ? Ordered{std::move(*order), ""} : Ordered{{}, none_found(request)};
}

/// Controls come one in each of as many equal parts of the order, never first.
Sequence with_controls(const OrderRequest& request, const Sequence& order, std::uint64_t seed) {
  if (request.controls == 0) return order;
  std::mt19937_64 engine(derived_seed(seed, {"controls"}));
  Sequence controls(request.controls);
  for (std::size_t i = 0; i < controls.size(); ++i) controls[i] = request.slots.size() + i;
  shuffle(controls, engine);
  const std::size_t n = order.size();
  Sequence out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const std::size_t begin = n * i / controls.size(), end = n * (i + 1) / controls.size();
    const std::size_t after =
        begin + 1 + (end > begin + 2 ? static_cast<std::size_t>(uniform_below(engine, end - begin - 1)) : 0);
    while (next < std::min(after, n)) out.push_back(order[next++]);
    out.push_back(controls[i]);
  }
  out.insert(out.end(), order.begin() + static_cast<std::ptrdiff_t>(next), order.end());
  return out;
}

/// An order in rounds with no promise about positions.
std::optional<FramedOrder> rounds_order(const OrderRequest& request, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  Frame frame = condition_rounds(request.slots, request.conditions, engine);
  auto order = spaced_order(request.slots, frame, {request.spacing, true}, engine);
  if (!order) return std::nullopt;
  return FramedOrder{std::move(*order), round_of_positions(frame)};
}

FramedOrder mirrored(FramedOrder order) {
  std::ranges::reverse(order.order);
  std::ranges::reverse(order.round);
  return order;
}

Ordered finished(const OrderRequest& request, const std::optional<FramedOrder>& base, bool mirror,
                 std::uint64_t seed) {
  if (!base) return {{}, none_found(request)};
  Sequence out = with_controls(request, base->order, seed);
  if (mirror) std::ranges::reverse(out);
  return {std::move(out), ""};
}

constexpr double promised_difference = 3; // of the condition means of position, in trials

/// The last listeners of an odd panel: one whose own positions are levelled, or, where that is not enough,
/// three whose positions are levelled together.
Ordered order_of_odd_end(const OrderRequest& request, std::size_t from_end) {
  const std::size_t size = request.seat.panel_size;
  const std::uint64_t seed = panel_seed(request, "balanced", size / 2);
  const auto last = rounds_order(request, seed);
  if (!last) return {{}, none_found(request)};
  const LevelRequest level{request.slots, request.conditions, request.spacing, size};
  std::vector<FramedOrder> alone = {*last};
  const double difference = level_positions(level, alone, derived_seed(seed, {"level"}));
  if (difference < promised_difference || size < 3) {
    if (from_end == 0) return finished(request, alone.front(), false, seed);
  } else {
    const std::uint64_t before = panel_seed(request, "balanced", size / 2 - 1);
    const auto pair = rounds_order(request, before);
    if (!pair) return {{}, none_found(request)};
    std::vector<FramedOrder> three = {*pair, mirrored(*pair), *last};
    level_positions(level, three, derived_seed(before, {"level"}));
    return finished(request, three[2 - from_end], false, derived_seed(before, {std::to_string(from_end)}));
  }
  const std::uint64_t before = panel_seed(request, "balanced", request.seat.in_panel / 2);
  return finished(request, rounds_order(request, before), request.seat.in_panel % 2 == 1, before);
}

Ordered balanced_order(const OrderRequest& request) {
  const Seat& seat = request.seat;
  const std::size_t from_end = seat.panel_size - 1 - seat.in_panel;
  if (seat.panel_size % 2 == 1 && from_end < 3) return order_of_odd_end(request, from_end);
  const std::uint64_t seed = panel_seed(request, "balanced", seat.in_panel / 2);
  return finished(request, rounds_order(request, seed), seat.in_panel % 2 == 1, seed);
}

Ordered random_order(const OrderRequest& request) {
  std::mt19937_64 engine(derived_seed(request.listener_seed, {"main"}));
  const Frame frame = one_round(request.slots.size());
  Ordered out =
      found_or_refused(request, spaced_order(request.slots, frame, {request.spacing, false}, engine));
  if (out.refusal.empty()) out.order = with_controls(request, out.order, request.listener_seed);
  return out;
}

Ordered blocks_order(const OrderRequest& request) {
  constexpr int arrangements = 12; // of the rounds, where what must be kept is not found in the first
  std::mt19937_64 fixed(panel_seed(request, "blocks", 0));
  const Frame blocks = fixed_rounds(request.slots, request.conditions, fixed);
  const std::uint64_t seed = panel_seed(request, "blocks of", request.seat.in_panel + 1);
  std::mt19937_64 engine(seed);
  std::optional<Sequence> order;
  for (int i = 0; i < arrangements && !order; ++i) {
    Frame frame = blocks;
    shuffle(frame.rounds, engine);
    order = spaced_order(request.slots, frame, {request.spacing, false}, engine);
  }
  if (!order) return {{}, none_found(request)};
  return {with_controls(request, *order, seed), ""};
}

bool equally_many(const std::vector<Slot>& slots, std::size_t conditions) {
  std::vector<std::size_t> counts(conditions, 0);
  for (const Slot& each : slots) ++counts[each.condition];
  return std::ranges::adjacent_find(counts, std::not_equal_to{}) == counts.end();
}

Ordered square_order(const OrderRequest& request) {
  if (!equally_many(request.slots, request.conditions))
    return {{},
            fmt::format("order \"{}\" needs equally many stimuli of each condition; take \"balanced\" or "
                        "\"blocks\", or complete the set",
                        name_of(request.order))};
  if (std::ranges::find(request.spacing.not_first, true) != request.spacing.not_first.end())
    return {{},
            fmt::format("order \"{}\" has each condition at the first position equally often, and not_first "
                        "forbids it; take not_first out, or order \"balanced\"",
                        name_of(request.order))};
  const SquareRequest square{request.order == ListeningOrder::williams, request.conditions,
                             request.conditions == 0 ? 0 : request.slots.size() / request.conditions,
                             request.spacing.condition, request.seat.number};
  const auto conditions = square_conditions(square, request.study_seed);
  if (!conditions) return {{}, none_found(request)};
  const std::uint64_t seed = panel_seed(request, name_of(request.order), request.seat.in_panel + 1);
  std::mt19937_64 engine(seed);
  Ordered out =
      found_or_refused(request, spaced_order(request.slots, given_conditions(request.slots, *conditions),
                                             {request.spacing, false}, engine));
  if (out.refusal.empty()) out.order = with_controls(request, out.order, seed);
  return out;
}

} // namespace

std::string_view name_of(ListeningOrder order) {
  return std::ranges::find(orders, order, &NamedOrder::order)->name;
}

std::optional<ListeningOrder> order_named(std::string_view name) {
  const auto found = std::ranges::find(orders, name, &NamedOrder::name);
  return found == orders.end() ? std::nullopt : std::optional(found->order);
}

std::string order_names() {
  std::string out;
  for (std::size_t i = 0; i < orders.size(); ++i)
    out += fmt::format("{}{}", i == 0 ? "" : i + 1 < orders.size() ? ", " : " or ", orders[i].name);
  return out;
}

Ordered order_of(const OrderRequest& request) {
  switch (request.order) {
  case ListeningOrder::balanced:
    return balanced_order(request);
  case ListeningOrder::latin:
  case ListeningOrder::williams:
    return square_order(request);
  case ListeningOrder::blocks:
    return blocks_order(request);
  case ListeningOrder::random:
    break;
  }
  return random_order(request);
}

} // namespace quietroom::design

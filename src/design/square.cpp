#include "design/square.h"

#include "core/random.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace quietroom::design {

namespace {

/// Conditions as residues: a row of the square, from which all others come by adding the same number to each.
using Row = std::vector<std::size_t>;

Row counted_to(std::size_t n) {
  Row out(n);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

/// Whether every residue of `next` is more than `gap` trials behind itself in `row`.
bool far_enough(const Row& row, const Row& next, std::size_t gap) {
  std::vector<std::size_t> at(row.size());
  for (std::size_t p = 0; p < row.size(); ++p) at[row[p]] = p;
  for (std::size_t p = 0; p < next.size(); ++p)
    if (row.size() + p - at[next[p]] <= gap) return false;
  return true;
}

Row moved(const Row& row, std::size_t by) {
  Row out = row;
  for (std::size_t& each : out) each = (each + by) % row.size();
  return out;
}

/// Each round is the same row moved on, so that over the rounds every step from the last condition of one to
/// the first of the next comes equally often.
std::optional<std::vector<Row>> williams_rows(const SquareRequest& request, bool reversed,
                                              std::mt19937_64& engine) {
  const std::size_t k = request.conditions;
  Row base = williams_row(k);
  if (reversed) std::ranges::reverse(base);
  Row steps = counted_to(k);
  if (k > 1) steps.erase(steps.begin()); // a step of 0: the same condition twice in a row
  shuffle(steps, engine);
  std::vector<Row> out = {base};
  std::vector<std::size_t> used(k, 0);
  while (out.size() < request.rounds) {
    const Row& last = out.back();
    const auto row_by = [&](std::size_t step) {
      const std::size_t signed_step = reversed ? k - step : step;
      return moved(base, (last.back() + signed_step + k - base.front()) % k);
    };
    std::optional<std::size_t> best;
    for (const std::size_t step : steps)
      if ((!best || used[step] < used[*best]) && far_enough(last, row_by(step), request.condition_gap))
        best = step;
    if (!best) return std::nullopt;
    ++used[*best];
    Row next = row_by(*best);
    out.push_back(std::move(next));
  }
  return out;
}

std::optional<std::vector<Row>> latin_rows(const SquareRequest& request, std::mt19937_64& engine) {
  constexpr int draws = 100; // of a row that keeps the gap; the row before keeps any that can be kept
  const std::size_t k = request.conditions, gap = std::max<std::size_t>(request.condition_gap, k > 1 ? 1 : 0);
  Row row = counted_to(k);
  shuffle(row, engine);
  std::vector<Row> out = {row};
  while (out.size() < request.rounds) {
    Row next = out.back();
    for (int i = 0; i < draws; ++i) {
      shuffle(row, engine);
      if (!far_enough(out.back(), row, gap)) continue;
      next = row;
      break;
    }
    if (!far_enough(out.back(), next, request.condition_gap)) return std::nullopt;
    out.push_back(std::move(next));
  }
  return out;
}

} // namespace

std::vector<std::size_t> williams_row(std::size_t k) {
  Row out = {0};
  for (std::size_t i = 1; out.size() < k; ++i) {
    out.push_back(i);
    if (out.size() < k) out.push_back(k - i);
  }
  return out;
}

std::size_t complete_listeners(bool williams, std::size_t k) { return williams && k % 2 == 1 ? 2 * k : k; }

std::optional<std::vector<std::size_t>> square_conditions(const SquareRequest& request, std::uint64_t seed) {
  const std::size_t k = request.conditions;
  if (k == 0 || request.rounds == 0) return Row{};
  const std::size_t complete = complete_listeners(request.williams, k);
  std::mt19937_64 engine(derived_seed(seed, {"square", std::to_string(request.seat / complete)}));
  Row seats = counted_to(complete), names = counted_to(k);
  shuffle(seats, engine);
  shuffle(names, engine);
  const std::size_t row_of_seat = seats[request.seat % complete];
  const auto rows =
      request.williams ? williams_rows(request, row_of_seat >= k, engine) : latin_rows(request, engine);
  if (!rows) return std::nullopt;
  Row out;
  for (const Row& row : *rows)
    for (const std::size_t each : row) out.push_back(names[(each + row_of_seat) % k]);
  return out;
}

} // namespace quietroom::design

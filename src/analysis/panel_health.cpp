#include "analysis/panel_health.h"

#include "core/number.h"
#include "stats/interval.h"
#include "votes/grouping.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace quietroom::analysis {

namespace {

std::vector<ListenerHealth> listeners_of(const votes::VoteTable& table) {
  std::vector<ListenerHealth> out;
  for (const stats::ScreenedListener& each : stats::screen(table).listeners) {
    ListenerHealth one{each.listener, each.mean, {}, {}, {}, !each.flags.empty()};
    if (each.session.variance) one.sd = std::sqrt(*each.session.variance);
    if (each.session.median_response_ms) one.response_s = *each.session.median_response_ms / 1000;
    if (each.session.mad_response_ms) one.response_spread_s = *each.session.mad_response_ms / 1000;
    out.push_back(std::move(one));
  }
  return out;
}

/// The rows of one listener in the order heard; none where a trial has no number.
std::vector<std::uint32_t> in_order(const votes::VoteTable& table, std::span<const std::uint32_t> rows) {
  // Several stimuli of one trial stand in an order that is not that of the file.
  using Place = std::tuple<std::string, double, double, std::string, std::string, double, std::uint32_t>;
  const votes::Factor *session = table.find("session"), *block = table.find("block"),
                      *trial = table.find("trial");
  std::vector<Place> places;
  for (const std::uint32_t row : rows) {
    const auto number = parse_double(trial->levels[trial->codes[row]]);
    if (!number) return {};
    const double of_block = block == nullptr ? 0 : parse_double(block->levels[block->codes[row]]).value_or(0);
    places.emplace_back(session == nullptr ? std::string{} : session->levels[session->codes[row]], of_block,
                        *number, table.stimulus().levels[table.stimulus().codes[row]],
                        table.condition().levels[table.condition().codes[row]], table.vote(row), row);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> out;
  for (const Place& each : places) out.push_back(std::get<6>(each));
  return out;
}

std::vector<double> condition_means(const votes::VoteTable& table) {
  const votes::Factor& condition = table.condition();
  std::vector<double> sums(condition.levels.size(), 0), counts(condition.levels.size(), 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    sums[condition.codes[row]] += table.vote(row);
    ++counts[condition.codes[row]];
  }
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= std::max(1.0, counts[i]);
  return sums;
}

/// What one listener gave to a stretch.
struct Stretch {
  double deviation = 0, position = 0, votes = 0;
};

PositionEffect effect_of(const std::vector<Stretch>& of_listeners) {
  PositionEffect out;
  std::vector<double> means;
  double votes = 0;
  for (const Stretch& each : of_listeners) {
    means.push_back(each.deviation / each.votes);
    out.position += each.position;
    votes += each.votes;
  }
  std::sort(means.begin(), means.end());
  const stats::MeanInterval mean = stats::interval_of_sorted(means, 0.95);
  out.position /= votes;
  out.deviation = mean.mean;
  out.half = mean.half;
  out.n_listeners = means.size();
  return out;
}

/// Ten stretches of the longest session, fewer where it is short.
std::vector<PositionEffect> positions_of(const votes::VoteTable& table) {
  constexpr std::size_t most_stretches = 10;
  if (table.find("trial") == nullptr) return {};
  const votes::Factor* const listener = &table.listener();
  const votes::Grouping groups = votes::group_by(table.size(), {&listener, 1});
  std::size_t longest = 0;
  for (std::size_t group = 0; group < groups.size(); ++group)
    longest = std::max(longest, groups.rows_of(group).size());
  const std::size_t stretches = std::min(most_stretches, longest);
  const std::vector<double> expected = condition_means(table);
  std::vector<std::vector<Stretch>> by_stretch(stretches);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const std::vector<std::uint32_t> rows = in_order(table, groups.rows_of(group));
    if (rows.empty()) return {};
    std::vector<Stretch> own(stretches);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Stretch& to = own[i * stretches / longest];
      to.deviation += table.vote(rows[i]) - expected[table.condition().codes[rows[i]]];
      to.position += static_cast<double>(i + 1);
      ++to.votes;
    }
    for (std::size_t s = 0; s < stretches; ++s)
      if (own[s].votes > 0) by_stretch[s].push_back(own[s]);
  }
  std::vector<PositionEffect> out;
  for (const auto& each : by_stretch)
    if (!each.empty()) out.push_back(effect_of(each));
  return out;
}

} // namespace

PerQuestion<PanelHealth> panel_health(votes::VoteTable votes) {
  return per_question(std::move(votes), [](const votes::VoteTable& table) {
    return PanelHealth{listeners_of(table), positions_of(table)};
  });
}

} // namespace quietroom::analysis

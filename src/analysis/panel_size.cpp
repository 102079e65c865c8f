#include "analysis/panel_size.h"

namespace quietroom::analysis {

namespace {

std::optional<std::uint64_t> listeners_for(const PanelSizeQuestion& q, double target) {
  if (q.half_width) return stats::listeners_for_half_width(target, q.sd, q.votes, 1 - q.alpha);
  return q.two_panels ? stats::listeners_for_two_panels(target, q.sd, q.power, q.votes, q.alpha)
                      : stats::listeners_for_difference(target, q.sd, q.power, q.votes, q.alpha);
}

PanelSizeTarget answer_for(const PanelSizeQuestion& q, double target) {
  PanelSizeTarget out{target, listeners_for(q, target), {}};
  if (out.listeners) out.votes_per_condition = static_cast<double>(*out.listeners) * q.votes.m;
  return out;
}

} // namespace

PanelSizeAnswer panel_size(const PanelSizeQuestion& question) {
  const double target = question.half_width ? *question.half_width : question.difference.value();
  PanelSizeAnswer out{question, answer_for(question, target), {}, stats::design_effect(question.votes)};
  for (const double factor : {0.5, 0.75, 1.0, 1.5, 2.0})
    out.around.push_back(answer_for(question, factor * target));
  return out;
}

} // namespace quietroom::analysis

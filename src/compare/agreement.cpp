#include "compare/agreement.h"

#include "compare/sample.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

ConditionAgreement judged(const Point& point) {
  ConditionAgreement out{point, std::nullopt, std::nullopt};
  if (!point.objective) return out;
  out.difference = *point.objective - point.mos;
  if (point.ci_half) out.within_ci = !exceeds(*out.difference, *point.ci_half);
  return out;
}

Mapped mapped_by(Order asked, const Mapping& mapping, const Sample& sample) {
  std::vector<double> estimate;
  for (const double x : sample.objective) estimate.push_back(mapping.order == Order::none ? x : mapping(x));
  return {asked, mapping, measures(sample.subjective, estimate, sample.ci_half, d_of(mapping.order))};
}

} // namespace

const Mapped& Agreement::mapped(Order asked) const {
  const auto found =
      std::find_if(mappings.rbegin(), mappings.rend(), [asked](const Mapped& m) { return m.asked <= asked; });
  return *found; // none is always there
}

Agreement agreement(std::span<const Point> points) {
  Agreement out;
  for (const Point& point : points) out.conditions.push_back(judged(point));
  const Sample sample = sample_of(points);
  for (const Order order : {Order::none, Order::first, Order::third})
    if (const auto mapping = fit(order, sample.objective, sample.subjective))
      out.mappings.push_back(mapped_by(order, *mapping, sample));
  out.bland_altman = bland_altman(sample.subjective, sample.objective);
  return out;
}

Order highest_order(const Agreement& result) {
  Order out = Order::none;
  for (const Mapped& mapped : result.mappings)
    if (mapped.measures.rmse && mapped.mapping.order == mapped.asked) out = mapped.asked;
  return out;
}

} // namespace quietroom::compare

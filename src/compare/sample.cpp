#include "compare/sample.h"

#include <algorithm>
#include <tuple>

namespace quietroom::compare {

Sample sample_of(std::span<const Point> points) {
  std::vector<const Point*> order;
  for (const Point& point : points)
    if (point.objective) order.push_back(&point);
  std::sort(order.begin(), order.end(), [](const Point* a, const Point* b) {
    return std::tie(a->objective, a->mos, a->ci_half) < std::tie(b->objective, b->mos, b->ci_half);
  });
  Sample out;
  for (const Point* point : order) {
    out.subjective.push_back(point->mos);
    out.objective.push_back(*point->objective);
    if (point->ci_half) out.ci_half.push_back(*point->ci_half);
  }
  if (out.ci_half.size() < order.size()) out.ci_half.clear();
  return out;
}

} // namespace quietroom::compare

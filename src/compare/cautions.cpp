#include "compare/agreement.h"

#include "core/number.h"

#include <algorithm>

namespace quietroom::compare {

namespace {

void add_mapping_cautions(const Agreement& result, std::vector<std::string>& out) {
  const Mapped& first = result.mapped(Order::first);
  const Mapped& third = result.mapped(Order::third);
  if (falls(first.mapping))
    out.push_back("NEGATIVE SLOPE: the first-order mapping falls (" +
                  shortest(coefficients(first.mapping)[1]) +
                  " MOS a unit): where the model goes up, opinions go down, and the mapped correlation of " +
                  fixed(first.measures.pearson, 3) + " only looks like agreement");
  if (first.asked != Order::first)
    out.push_back("No mapping could be fitted: all objective values are equal");
  else if (third.mapping.order != Order::third)
    out.push_back(
        "No third-order mapping: fewer than 4 distinct objective values; first order stands for it");
  if (third.mapping.flat == Flat::everywhere)
    out.push_back("The third-order mapping is flat: no rising cubic is better than a constant");
}

std::string no_freedom(const Mapped& mapped) {
  const std::string name(key(mapped.asked));
  const Measures& m = mapped.measures;
  return "RMSE " + (mapped.asked == Order::none ? "without mapping" : "of " + name + " order") +
         " is undefined: " + std::to_string(m.n) + (m.n == 1 ? " point" : " points") +
         " less d = " + std::to_string(m.d) + " leave no degree of freedom";
}

} // namespace

std::vector<std::string> cautions(const Agreement& result) {
  std::vector<std::string> out;
  const Measures& m = result.unmapped();
  if (m.n == 0) return {"No point has both an opinion and an objective value, so no figure is defined"};
  if (m.pearson && m.n == 2)
    out.emplace_back("Two points always lie on a line: their correlation says nothing");
  if (m.n > 1) add_mapping_cautions(result, out);
  if (!m.outliers)
    out.emplace_back(
        "RMSE* and outlier ratio are undefined: the uncertainty of at least one point is unknown");
  for (const Mapped& mapped : result.mappings)
    if (!mapped.measures.rmse && mapped.mapping.order == mapped.asked) out.push_back(no_freedom(mapped));
  return out;
}

} // namespace quietroom::compare

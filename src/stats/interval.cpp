#include "stats/interval.h"

#include "stats/distributions.h"

#include <cassert>
#include <cmath>

namespace quietroom::stats {

std::optional<CiMethod> parse_ci_method(std::string_view name) {
  for (const CiMethod method : {CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway,
                                CiMethod::mixed, CiMethod::bootstrap, CiMethod::none})
    if (name == text(method)) return method;
  return std::nullopt;
}

std::string_view text(CiMethod method) {
  switch (method) {
  case CiMethod::votes:
    return "votes";
  case CiMethod::listeners:
    return "listeners";
  case CiMethod::cluster:
    return "cluster";
  case CiMethod::twoway:
    return "twoway";
  case CiMethod::mixed:
    return "mixed";
  case CiMethod::bootstrap:
    return "bootstrap";
  case CiMethod::none:
    return "none";
  }
  return {};
}

std::optional<double> half_width(std::uint64_t n, std::optional<double> sd, double level) {
  if (n < 2 || !sd) return std::nullopt;
  if (*sd == 0) return 0.0;
  const auto count = static_cast<double>(n);
  return student_t_quantile(0.5 + level / 2, count - 1) * *sd / std::sqrt(count);
}

MeanInterval mean_of_sorted(std::span<const double> values) {
  assert(!values.empty());
  const auto n = static_cast<double>(values.size());
  MeanInterval out;
  if (values.front() == values.back()) { // exactly, whatever rounding the sum would bring
    out.mean = values.front();
    if (values.size() > 1) out.sd = 0;
  } else {
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    out.mean = sum / n;
    for (const double value : values) squares += (value - out.mean) * (value - out.mean);
    out.sd = std::sqrt(squares / (n - 1));
  }
  return out;
}

MeanInterval interval_of_sorted(std::span<const double> values, double level) {
  MeanInterval out = mean_of_sorted(values);
  out.half = half_width(values.size(), out.sd, level);
  return out;
}

} // namespace quietroom::stats

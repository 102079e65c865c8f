#pragma once

#include "analysis/mos_answer.h"
#include "report/figure_forms.h"

#include <optional>

namespace quietroom::report {

/// One point of MOS against a number.
struct ParameterPoint {
  std::string line; ///< which line it is of, such as its codec; empty: the only one
  std::string condition;
  double value = 0;
  stats::MosRow mos;
};

/// What an axis of this parameter is called: "packet loss in %" for loss.ppl_percent, "bit rate in kbit/s"
/// for codec.bit_rate_kbps; other names keep their words.
std::string parameter_title(const std::string& name);

/// MOS against a parameter of the conditions, a line per codec. `points` has one at least.
FigureForms parameter_figure(std::vector<ParameterPoint> points, const std::string& parameter,
                             const analysis::Provenance& of, const analysis::ScaleWords& words,
                             const method::Scale& scale);

} // namespace quietroom::report

#include "report/parameter_figure.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

ParameterPoint point(const std::string& line, double value, double mos) {
  ParameterPoint out{line, line + std::to_string(value), value, {}};
  out.mos.mos = mos;
  return out;
}

} // namespace

TEST_CASE("points are joined codec by codec, by rising parameter") {
  const auto forms = parameter_figure({point("opus", 5, 3), point("gsm", 0, 3.5), point("opus", 0, 4.5)},
                                      "loss.ppl_percent", {}, {"MOS", {}}, {1, 5});
  const auto& panel = forms.figure.panels.front();
  REQUIRE(panel.series.size() == 2);
  CHECK(panel.series[0].name == "gsm");
  CHECK(panel.series[1].points[0].x == 0);
  CHECK(panel.series[1].points[1].y == 3);
  CHECK(panel.series[1].line);
  CHECK(panel.x.title == "packet loss in %");
}

TEST_CASE("a single value of the parameter has an axis too") {
  const auto panel = parameter_figure({point("", 3, 4)}, "x", {}, {"MOS", {}}, {1, 5}).figure.panels.front();
  CHECK(panel.x.low < 3);
  CHECK(panel.x.high > 3);
}

TEST_CASE("parameters are called by words and unit") {
  CHECK(parameter_title("Ppl") == "packet loss in %");
  CHECK(parameter_title("codec.bit_rate_kbps") == "bit rate in kbit/s");
  CHECK(parameter_title("mnru.q_db") == "Q of the MNRU in dB");
  CHECK(parameter_title("snr") == "snr");
}

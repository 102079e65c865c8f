#include "report/call_figure.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

watch::IntervalRow row(double t_ms, std::optional<double> mos) {
  watch::IntervalRow out;
  out.t_ms = t_ms;
  out.sample = static_cast<std::uint64_t>(t_ms / 1000);
  out.mos_lqe = mos;
  out.ppl = 2;
  out.mos = 4.2;
  return out;
}

watch::Warning change(double t_ms, watch::Change change, const std::string& name) {
  watch::Warning out;
  out.t_ms = t_ms;
  out.change = change;
  out.name = name;
  return out;
}

CallOverTime example() {
  using watch::Change;
  return {"a",
          {row(1000, 4.0), row(2000, 3.9), row(3000, {}), row(4000, 3.0), row(5000, 3.1)},
          {change(2000, Change::raised, "loss"), change(3000, Change::raised, "jitter"),
           change(4000, Change::cleared, "loss"), change(5000, Change::open, "jitter")},
          ""};
}

} // namespace

TEST_CASE("an unknown value breaks the line of a call, and its name is in the legend once") {
  const auto forms = call_figure(example());
  const auto& mos = forms.figure.panels.at(0);
  REQUIRE(mos.series.size() == 2);
  CHECK(mos.series[0].name == "MOS-LQE");
  CHECK(mos.series[1].name.empty());
  CHECK(mos.series[0].points.size() == 2);
  CHECK(mos.series[1].points.front().x == 4);
}

TEST_CASE("warnings of a call that overlap are one shade in each panel, and a bar each below") {
  const auto forms = call_figure(example());
  REQUIRE(forms.figure.panels.size() == 4);
  for (std::size_t i = 0; i < 3; ++i) {
    REQUIRE(forms.figure.panels[i].blocks.size() == 1);
    CHECK(forms.figure.panels[i].blocks[0].left == 2);
    CHECK(forms.figure.panels[i].blocks[0].right == 5);
  }
  const auto& bars = forms.figure.panels[3].blocks;
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].right == 4);
  CHECK(bars[1].name == "jitter, open at the end");
}

TEST_CASE("the numbers of a call are a row an interval and a row a warning, all axes of time alike") {
  auto call = example();
  const auto forms = call_figure(call);
  CHECK(forms.data.rows.size() == 7);
  for (const auto& panel : forms.figure.panels) {
    CHECK(panel.x.low == 0);
    CHECK(panel.x.high == 5);
  }
  call.warnings.clear();
  call.formula = "sdk";
  const auto quiet = call_figure(call);
  CHECK(quiet.figure.panels.size() == 3);
  CHECK(quiet.figure.panels[0].keys.empty());
  CHECK(quiet.figure.panels[0].series.back().name == "MOS by sdk");
}

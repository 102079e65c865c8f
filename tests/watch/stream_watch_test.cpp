#include "watch/stream_watch.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

TEST_CASE("a stream tells conditions of its samples, and its summary of formula and E-model") {
  std::vector<WatchRecord> out;
  std::vector<FailCondition> conditions;
  conditions.emplace_back("mos_lqe<4.5", *published_rules("sdk"));
  WatchSettings settings;
  settings.rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
  settings.formula = find_formula("voipmonitor");
  settings.conditions = &conditions;
  settings.model_samples = true;
  settings.sink = [&](WatchRecord&& record) { out.push_back(std::move(record)); };
  StreamWatch watch("a", settings, model_of(emodel::find_codec(emodel::published_codecs(), "g711-plc")));
  CallSample sample;
  sample.t_ms = 1000;
  sample.received = 40;
  sample.lost = 10;
  sample.loss_pct = 20;
  LossRuns runs;
  for (int i = 0; i < 50; ++i) runs.add(i < 10, false);
  sample.runs = sample.interval_runs = runs;
  watch.take(sample);
  StreamSummary summary;
  watch.finish(summary, runs);
  CHECK(conditions[0].held());
  REQUIRE(out.size() == 1);
  const auto row = std::get<IntervalRow>(out[0]);
  CHECK(row.burst_r == 8.0); // mean run 10 x (1 - 0.2)
  CHECK(row.ppl == 20.0);
  CHECK(row.mos == summary.mos_mean);
  CHECK(summary.mos_lqe_call == summary.mos_lqe_min);
  CHECK(summary.quality_band == "poor");
}

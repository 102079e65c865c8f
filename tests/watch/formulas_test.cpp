#include "watch/formulas.h"

#include "core/random.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

FormulaInput in_of(double rtt_ms, double jitter_ms, double loss_percent) {
  FormulaInput out;
  out.rtt_ms = rtt_ms;
  out.jitter_ms = jitter_ms;
  out.loss_percent = loss_percent;
  return out;
}

std::optional<double> score(const char* name, const FormulaInput& in) {
  return find_formula(name)->score(in);
}

} // namespace

TEST_CASE("the SDK's formula is its own to nine decimals") {
  for (const auto& row : test::read_vectors("watch/mos_sdk.csv"))
    CHECK_THAT(*score("sdk", in_of(row.number("rtt_ms"), row.number("jitter_ms"), row.number("loss_pct"))),
               WithinAbs(row.number("mos"), 6e-10));
}

TEST_CASE("rtpengine's three formulas give the tenths that it shows, in both modes") {
  for (const auto& row : test::read_vectors("watch/mos_rtpengine.csv")) {
    CAPTURE(row.fields);
    const auto in = in_of(row.number("rtt_us") / 1000, row.number("jitter_ms"), row.number("loss_pct_int"));
    const bool listening = row.text("mode") == "LQ";
    const auto tenths = [&](const char* name) { return std::lround(10 * score(name, in).value_or(0)); };
    CHECK(tenths(listening ? "rtpengine-lq" : "rtpengine") == std::lround(row.number("mos10_narrowband")));
    CHECK(tenths(listening ? "rtpengine-fullband-lq" : "rtpengine-fullband") ==
          std::lround(row.number("mos10_fullband")));
    if (in.rtt_ms > 0) CHECK(tenths("rtpengine-legacy") == std::lround(row.number("mos10_legacy")));
  }
}

TEST_CASE("Asterisk, Homer, FreeSWITCH and VoIPmonitor give their own numbers to six decimals") {
  for (const auto& row : test::read_vectors("watch/mes_asterisk.csv")) {
    FormulaInput in;
    in.mean_rtt_ms = 1000 * row.number("rtt_s_mean");
    in.mean_jitter_ms = 1000 * row.number("jitter_mean");
    in.jitter_deviation_ms = 1000 * row.number("jitter_stdev");
    in.mean_lost = row.number("lost_packets_mean");
    in.samples = 1;
    CHECK_THAT(*score("asterisk", in), WithinAbs(row.number("mes_0_100"), 6e-7));
  }
  for (const auto& row : test::read_vectors("watch/mos_homer_freeswitch.csv")) {
    CAPTURE(row.fields);
    FormulaInput in;
    const bool homer = row.text("tool") == "homer_legacy";
    if (homer) {
      in = in_of(row.number("a"), row.number("b"), 0);
      in.lost = row.number("c");
    } else {
      in.received = row.number("a");
      in.lost = row.number("b");
    }
    CHECK_THAT(*score(homer ? "homer" : "freeswitch", in), WithinAbs(row.number("mos"), 6e-7));
  }
  for (const auto& row : test::read_vectors("watch/mos_voipmonitor_g711.csv")) {
    CAPTURE(row.fields);
    FormulaInput in;
    in.loss_percent = 100 * row.number("loss_fraction");
    in.burst_r = row.number("burst_r");
    CHECK_THAT(*score("voipmonitor", in), WithinAbs(row.number("mos"), 6e-7));
  }
}

TEST_CASE("a formula without its inputs gives nothing, and every one has a name of its own") {
  for (const std::string& name : formula_names()) {
    CAPTURE(name);
    CHECK_FALSE(find_formula(name)->score({}).has_value());
    CHECK(find_formula(name)->name == name);
  }
  CHECK(find_formula("g107") == nullptr);
  CHECK_FALSE(score("sdk", in_of(-1, 0, 0)).has_value());
  CHECK_FALSE(score("sdk", in_of(0, 0, std::nan(""))).has_value());
}

// In each step one of the three grows, or all do. Asterisk's and rtpengine's legacy one are listed for what
// their integers may do; these steps do not show it.
TEST_CASE("no formula but those listed rises with more delay, jitter or loss, in a million steps") {
  SplitMix64 random(7);
  std::set<std::string_view> rising;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto grows = [&](int which) { return i % 4 == which || i % 4 == 3 ? random.next_unit() : 0.0; };
    FormulaInput before =
        in_of(random.next_unit() * 1200, random.next_unit() * 150, random.next_unit() * 100);
    if (i % 16 < 4) before.rtt_ms = 0;
    FormulaInput after = in_of(*before.rtt_ms + grows(0) * 20, *before.jitter_ms + grows(1) * 5,
                               std::min(100.0, *before.loss_percent + grows(2) * 5));
    before.received = after.received = 1000;
    before.lost = std::floor(*before.loss_percent);
    after.lost = std::floor(*after.loss_percent);
    before.samples = after.samples = 1;
    for (const Formula& each : formulas()) {
      const auto a = each.score(before), b = each.score(after);
      if (a && b && *b > *a + 1e-9) rising.insert(each.name);
    }
  }
  for (const Formula& each : formulas()) {
    CAPTURE(each.name);
    if (!each.may_rise) CHECK_FALSE(rising.contains(each.name));
  }
  for (const char* name : {"rtpengine", "rtpengine-fullband", "homer", "pingplotter"})
    CHECK(rising.contains(name));
}

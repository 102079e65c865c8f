#include "watch/burst_gap.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::WithinAbs;

TEST_CASE("bursts and gaps are those of RFC 3611's definition, its worked example among them") {
  const auto vectors = test::read_json("watch/burst_gap_vectors.json");
  CHECK(vectors.size() >= 12);
  for (const auto& [name, each] : vectors.items()) {
    CAPTURE(name);
    watch::BurstGapCounter counter(each["gmin"].get<unsigned>());
    for (const char c : each["pattern"].get<std::string>()) counter.add(c != '1');
    const watch::BurstGap found = counter.result(each["ms_per_packet"].get<double>());
    const auto& truth = each["definition"];
    CHECK(found.bursts == truth["bursts"].get<std::uint64_t>());
    CHECK(found.burst_packets == truth["burst_packets"].get<std::uint64_t>());
    CHECK(found.burst_losses == truth["burst_losses"].get<std::uint64_t>());
    CHECK(found.gap_packets == truth["gap_packets"].get<std::uint64_t>());
    CHECK(found.gap_losses == truth["gap_losses"].get<std::uint64_t>());
    CHECK_THAT(found.burst_density, WithinAbs(truth["burst_density"].get<double>(), 6e-7));
    CHECK_THAT(found.gap_density, WithinAbs(truth["gap_density"].get<double>(), 6e-7));
    CHECK_THAT(found.mean_burst_ms, WithinAbs(truth["mean_burst_ms"].get<double>(), 6e-4));
    CHECK_THAT(found.mean_gap_ms, WithinAbs(truth["mean_gap_ms"].get<double>(), 6e-4));
  }
}

TEST_CASE("without a packet there is neither burst nor gap") {
  CHECK(watch::BurstGapCounter().result(20) == watch::BurstGap{});
}

#include "../benchmarks/generated_votes.h"

#include "stats/mos_table.h"
#include "support/json_file.h"

#include <array>
#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace quietroom;

TEST_CASE("a million generated votes have the published checksums, and their table the published figures") {
  const nlohmann::json expected = test::read_json("stats/gen_1e6/expected.json");
  const benchmark::Design design;
  std::array<std::uint64_t, 5> histogram{};
  std::uint64_t fnv = 0xCBF29CE484222325U, position = 0, i = 0; // FNV-1a, 64 bits
  votes::VoteTable table;
  table.factors.resize(3);
  benchmark::generate(design, [&](const benchmark::GeneratedVote& v) {
    const auto vote = static_cast<std::uint64_t>(v.vote);
    ++histogram[vote - 1];
    if (i < 100000) fnv = (fnv ^ vote) * 0x100000001B3U;
    position += vote * splitmix64_at(2, i++);
    table.votes.push_back(static_cast<std::int16_t>(v.vote));
    table.factors[0].codes.push_back(static_cast<std::uint32_t>(v.listener));
    table.factors[1].codes.push_back(static_cast<std::uint32_t>((v.condition * 5 + v.talker) * 4 + v.sample));
    table.factors[2].codes.push_back(static_cast<std::uint32_t>(v.condition));
  });
  CHECK(i == expected["n"].get<std::uint64_t>());
  CHECK(histogram == expected["hist"].get<std::array<std::uint64_t, 5>>());
  CHECK(fmt::format("{:016x}", fnv) == expected["fnv1a64_first_100000"].get<std::string>());
  CHECK(fmt::format("{:016x}", position) == expected["position_checksum"].get<std::string>());

  table.factors[0].levels.resize(1000);
  table.factors[1].levels.resize(1000);
  table.factors[2].name = "condition";
  for (int c = 0; c < 50; ++c) table.factors[2].levels.push_back(fmt::format("c{:02}", c));
  const auto rows =
      stats::mos_table(table, std::vector<std::string>{"condition"}, stats::CiMethod::listeners);
  REQUIRE(rows.size() == 50);
  for (std::size_t c = 0; c < rows.size(); ++c) {
    using Catch::Matchers::WithinRel; // 1e-10: the tolerance the vectors state
    CHECK_THAT(rows[c].mos, WithinRel(expected["condition_mos"][c].get<double>(), 1e-10));
    CHECK_THAT(rows[c].sd.value(), WithinRel(expected["condition_sd"][c].get<double>(), 1e-10));
    CHECK_THAT(rows[c].ci_half.value(),
               WithinRel(expected["condition_listener_ci95_half"][c].get<double>(), 1e-10));
  }
}

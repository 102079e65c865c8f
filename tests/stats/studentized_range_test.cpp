#include "stats/studentized_range.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using nlohmann::json;

TEST_CASE("quantiles of the studentized range agree with the table, and with Student's t for two means") {
  const json table = test::read_json("stats/canonical/quantiles.json")["studentized_range_95"];
  for (const auto& [key, expected] : table.items()) {
    const int k = std::stoi(key);
    const double df = std::stod(key.substr(key.find(',') + 1));
    CAPTURE(key);
    CHECK_THAT(StudentizedRange(k, df).quantile(0.95),
               Catch::Matchers::WithinAbs(expected.get<double>(), 1e-8));
  }
  // The range of two is sqrt(2) |t|; df 2 has t in closed form, df 1 is Cauchy.
  CHECK_THAT(StudentizedRange(2, 2).quantile(0.95),
             Catch::Matchers::WithinAbs(std::sqrt(2.0) * 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95)), 1e-7));
  for (const double q : {0.5, 5.0, 50.0, 500.0})
    CHECK_THAT(StudentizedRange(2, 1).upper(q),
               Catch::Matchers::WithinAbs(1 - 2 / std::acos(-1.0) * std::atan(q / std::sqrt(2.0)), 1e-9));
  // Three standard normal values: P(range > w) for df -> infinity; tabulated 3.314 at 95 %.
  CHECK_THAT(StudentizedRange(3, 1e6).quantile(0.95),
             Catch::Matchers::WithinAbs(3.3145, 1e-4)); // table's digits
  CHECK(StudentizedRange(5, 10).upper(0) == 1);
  CHECK(StudentizedRange(5, 10).upper(1e6) < 1e-9);
}

// A file of rules, and rules that were read over a few samples.
#include "fuzz/fuzz.h"
#include "watch/warnings.h"

using namespace quietroom;
using namespace quietroom::watch;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  RuleReading reading = read_rules(fuzz::text(data, size), "rules.toml");
  if (!reading.problems.empty()) return 0;
  Warnings warnings(std::make_shared<const RuleSet>(std::move(reading.set)));
  std::vector<Warning> out;
  for (std::uint64_t i = 1; i <= 40; ++i) {
    Statistics values;
    for (std::size_t s = 0; s < statistic_count; ++s)
      if ((i + s) % 17 != 0)
        values[static_cast<Statistic>(s)] = static_cast<double>((i * 7919 + s * 104729) % 1000);
    warnings.take(i, 1000.0 * static_cast<double>(i), values, true, out);
  }
  const std::size_t before = out.size();
  warnings.finish(40, 40'000, out);
  fuzz::require(out.size() - before == warnings.active(), "what is active is open at the end");
  return 0;
}

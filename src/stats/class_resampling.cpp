#include "stats/class_resampling.h"

#include "core/binomial.h"

#include <algorithm>
#include <tuple>

namespace quietroom::stats {

namespace {

/// A binomial draw costs about as much as so many draws of single units.
constexpr std::uint64_t fewest_of_a_class = 32;

struct Class {
  ClusterSum unit;
  std::uint64_t times = 0;
  double share = 0; ///< of this class among itself and all that come after it
};

/// The units, cut into what is drawn by number and what is drawn one by one.
struct Classes {
  std::vector<Class> large; ///< largest first
  std::vector<ClusterSum> single;
};

bool less(const ClusterSum& a, const ClusterSum& b) {
  return std::tie(a.count, a.sum) < std::tie(b.count, b.sum);
}

std::vector<Class> counted(std::span<const ClusterSum> units) {
  std::vector<ClusterSum> sorted(units.begin(), units.end());
  std::sort(sorted.begin(), sorted.end(), less);
  std::vector<Class> out;
  for (const ClusterSum& unit : sorted) {
    if (out.empty() || less(out.back().unit, unit)) out.push_back({unit, 0, 0});
    ++out.back().times;
  }
  return out;
}

Classes classes_of(std::span<const ClusterSum> units) {
  Classes out;
  for (const Class& one : counted(units))
    if (one.times >= fewest_of_a_class)
      out.large.push_back(one);
    else
      out.single.insert(out.single.end(), one.times, one.unit);
  std::stable_sort(out.large.begin(), out.large.end(),
                   [](const Class& a, const Class& b) { return a.times > b.times; });
  std::uint64_t left = units.size();
  for (Class& one : out.large) {
    one.share = static_cast<double>(one.times) / static_cast<double>(left);
    left -= one.times;
  }
  return out;
}

/// A sum of drawn units.
class Drawn {
public:
  void add(const ClusterSum& unit, std::uint64_t times) {
    m_sum += unit.sum * static_cast<double>(times);
    m_count += unit.count * static_cast<std::int64_t>(times);
  }
  double ratio() const { return m_sum / static_cast<double>(m_count); }

private:
  double m_sum = 0;
  std::int64_t m_count = 0;
};

double replicate(const Classes& classes, std::uint64_t n, SplitMix64& words) {
  Drawn drawn;
  std::uint64_t left = n;
  for (const Class& one : classes.large) {
    const std::uint64_t times = binomial(words, left, one.share);
    drawn.add(one.unit, times);
    left -= times;
    if (left == 0) break;
  }
  for (; left > 0; --left) drawn.add(classes.single[bounded(words.next(), classes.single.size())], 1);
  return drawn.ratio();
}

} // namespace

std::optional<std::vector<double>> replicates_by_class(std::span<const ClusterSum> units,
                                                       std::uint64_t replicates, std::uint64_t seed) {
  const Classes classes = classes_of(units);
  if (2 * classes.single.size() > units.size()) return std::nullopt;
  SplitMix64 words(seed);
  std::vector<double> out;
  out.reserve(replicates);
  for (std::uint64_t b = 0; b < replicates; ++b) out.push_back(replicate(classes, units.size(), words));
  return out;
}

bool surely_by_class(std::size_t units, std::size_t distinct) {
  return 2 * distinct * (fewest_of_a_class - 1) <= units;
}

} // namespace quietroom::stats

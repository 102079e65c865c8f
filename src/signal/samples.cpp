#include "signal/samples.h"

#include "signal/pair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <sys/mman.h>

namespace quietroom::signal {

namespace {

constexpr std::uintptr_t page_bytes = std::uintptr_t{1} << 21; // a large page of x86-64 and of most of ARM

/// Of the large pages that lie wholly within; what the kernel answers changes no result.
void prefer_large_pages(void* begin, std::size_t bytes) {
  const auto first = (reinterpret_cast<std::uintptr_t>(begin) + page_bytes - 1) / page_bytes * page_bytes;
  const auto end = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / page_bytes * page_bytes;
  if (first < end) ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

} // namespace

std::vector<double> with_room(std::size_t count) {
  std::vector<double> out;
  out.reserve(count);
  prefer_large_pages(out.data(), count * sizeof(double));
  return out;
}

std::vector<double> copy_of(std::span<const double> samples) {
  std::vector<double> out = with_room(samples.size());
  out.insert(out.end(), samples.begin(), samples.end());
  return out;
}

double peak_of(std::span<const double> samples) {
  std::array<Pair, 4> highest{}; // so that a comparison need not wait for the one before
  std::size_t at = 0;
  for (; at + 2 * highest.size() <= samples.size(); at += 2 * highest.size())
    for (std::size_t lane = 0; lane < highest.size(); ++lane) {
      const Pair x = magnitude(pair_at(&samples[at + 2 * lane]));
      highest[lane] = x > highest[lane] ? x : highest[lane];
    }
  double out = 0;
  for (const Pair& each : highest) out = std::max({out, each[0], each[1]});
  for (; at < samples.size(); ++at) out = std::max(out, std::abs(samples[at]));
  return out;
}

} // namespace quietroom::signal

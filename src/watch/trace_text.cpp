#include "watch/trace_text.h"

#include "core/number.h"
#include "network/jitter.h"

#include <algorithm>
#include <cmath>

namespace quietroom::watch {

std::string loss_pattern_text(const PacketTrace& trace) {
  constexpr std::size_t in_a_line = 64;
  std::string out;
  for (std::size_t i = 0; i < trace.missed.size(); ++i) {
    out += trace.missed[i] ? '1' : '0';
    if (i % in_a_line == in_a_line - 1 || i + 1 == trace.missed.size()) out += '\n';
  }
  return out;
}

std::string jitter_trace_text(const PacketTrace& trace) {
  double fastest_ms = network::never_arrives_ms;
  for (const double ms : trace.transit_ms) fastest_ms = std::min(fastest_ms, ms);
  std::string out = "delay_ms\n";
  for (const double ms : trace.transit_ms) {
    const double microseconds = std::round((ms - fastest_ms) * 1000);
    out += std::isinf(ms) ? "lost" : shortest(std::min(microseconds / 1000, network::longest_delay_ms));
    out += '\n';
  }
  return out;
}

} // namespace quietroom::watch

#include "watch/statistic.h"

#include <algorithm>

namespace quietroom::watch {

const std::vector<std::string>& statistic_names() {
  static const std::vector<std::string> out = {"audio_input_level",
                                               "audio_output_level",
                                               "bytes_received",
                                               "bytes_sent",
                                               "jitter_ms",
                                               "loss_pct",
                                               "rtt_ms",
                                               "mos",
                                               "r",
                                               "mos_lqe",
                                               "mos_cqe",
                                               "ppl",
                                               "burst_r"};
  return out;
}

std::string_view name(Statistic statistic) { return statistic_names()[static_cast<std::size_t>(statistic)]; }

std::optional<Statistic> parse_statistic(std::string_view name) {
  const auto& names = statistic_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Statistic>(found - names.begin());
}

bool is_modelled(Statistic statistic) { return statistic >= Statistic::r; }

} // namespace quietroom::watch

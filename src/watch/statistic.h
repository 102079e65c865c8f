#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Calls over time: what a network did to them, R and MOS, and warnings raised and cleared. Pure: time is the
/// time of the samples.
namespace quietroom::watch {

/// What rules and conditions look at, once a sample.
enum class Statistic {
  audio_input_level, ///< mean of the second, 0..32767
  audio_output_level,
  bytes_received, ///< of the sample
  bytes_sent,
  jitter_ms, ///< RFC 3550, at the end of the sample
  loss_pct,  ///< lost / (received + lost) of the sample
  rtt_ms,
  mos, ///< of the formula asked for
  r,   ///< E-model, conversational
  mos_lqe,
  mos_cqe,
  ppl, ///< per cent: lost and late
  burst_r
};

inline constexpr std::size_t statistic_count = 13;

/// A value of each statistic; nothing is unknown, which is another thing than 0.
class Statistics {
public:
  std::optional<double>& operator[](Statistic s) { return m_values[static_cast<std::size_t>(s)]; }
  const std::optional<double>& operator[](Statistic s) const { return m_values[static_cast<std::size_t>(s)]; }

private:
  std::array<std::optional<double>, statistic_count> m_values{};
};

std::string_view name(Statistic statistic); ///< "jitter_ms", as files and options spell it
std::optional<Statistic> parse_statistic(std::string_view name);
const std::vector<std::string>& statistic_names();

/// Whether it is a result of the E-model, which is computed only where somebody asks.
bool is_modelled(Statistic statistic);

} // namespace quietroom::watch

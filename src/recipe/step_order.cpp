#include "recipe/step_order.h"

#include <fmt/format.h>
#include <optional>

namespace quietroom::recipe {

namespace {

/// Length of the packets that a step loses or delays; nothing for other steps.
std::optional<double> packet_ms_of(const AnyStep& step) {
  if (const auto* loss = std::get_if<LossStep>(&step)) return loss->packet_ms;
  if (const auto* loss = std::get_if<LossFile>(&step)) return loss->packet_ms;
  if (const auto* jitter = std::get_if<Jitter>(&step)) return jitter->packet_ms;
  return std::nullopt;
}

bool is_jitter(const AnyStep& step) { return std::holds_alternative<Jitter>(step); }

bool adds_noise(const AnyStep& step) {
  return std::holds_alternative<Noise>(step) || std::holds_alternative<Mnru>(step);
}

/// Walks over the steps and notes what is wrong with each.
class Order {
public:
  Order(const Recipe& recipe, const std::string& file) : m_recipe(recipe), m_file(file) {}

  std::vector<Problem> problems() {
    for (m_at = 0; m_at < m_recipe.size(); ++m_at) {
      if (const auto packet_ms = packet_ms_of(here())) check_packets(*packet_ms);
      check_noise();
      m_noisy = m_noisy || adds_noise(here());
      m_mixed = m_mixed || std::holds_alternative<Noise>(here());
    }
    return std::move(m_problems);
  }

private:
  const AnyStep& here() const { return m_recipe[m_at].step; }
  const AnyStep* next() const { return m_at + 1 < m_recipe.size() ? &m_recipe[m_at + 1].step : nullptr; }

  void error(const std::string& message) {
    m_problems.push_back({Severity::error, fmt::format("{}:{}", m_file, m_recipe[m_at].line), message});
  }

  void check_packets(double packet_ms) {
    const char* name = is_jitter(here()) ? "jitter" : "loss";
    const AnyStep* behind = next();
    if (behind != nullptr && !is_jitter(here()) && is_jitter(*behind)) {
      if (packet_ms != packet_ms_of(*behind))
        error(fmt::format("loss has packets of {} ms, the jitter behind it of {}; give both one packet_ms",
                          packet_ms, *packet_ms_of(*behind)));
      return; // the rest is said of the jitter
    }
    const auto* coded = behind == nullptr ? nullptr : std::get_if<Codec>(behind);
    if (coded == nullptr)
      error(fmt::format("{} must stand right before its codec; move it there", name));
    else
      for (const std::string& mistake : check_loss(*coded, packet_ms)) error(mistake);
  }

  void check_noise() {
    if (m_noisy && std::holds_alternative<Noise>(here()))
      error(
          "noise stands behind other noise, under which P.56 cannot measure the speech; move it before that");
    if (m_mixed && std::holds_alternative<Level>(here()))
      error("level stands behind noise, under which P.56 cannot measure the speech; level before it, or use "
            "gain");
    const auto* jitter = std::get_if<Jitter>(&here());
    if (m_noisy && jitter != nullptr && std::holds_alternative<network::AdaptiveBuffer>(jitter->buffer))
      error("an adaptive buffer puts silence into pauses, which noise would betray; use buffer = \"fixed\"");
  }

  const Recipe& m_recipe;
  const std::string& m_file;
  std::vector<Problem> m_problems;
  std::size_t m_at = 0;
  bool m_noisy = false; ///< noise or MNRU so far
  bool m_mixed = false; ///< noise so far
};

} // namespace

std::vector<Problem> step_order_problems(const Recipe& recipe, const std::string& file) {
  return Order(recipe, file).problems();
}

} // namespace quietroom::recipe

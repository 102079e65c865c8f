#pragma once

#include "compare/derive.h"
#include "core/random.h"
#include "emodel/model.h"
#include "emodel/rating.h"
#include "stats/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

/// Panels whose Ie and Bpl are known. A listener hears a latent quality: that of the condition, a bias of
/// their own, and a scatter as large as that listener is unsure; and votes the category it falls into. The
/// latent quality of each condition is set so that the expected vote of the population is its true MOS: the
/// five categories then add no bias.
namespace quietroom::test {

struct PanelDesign {
  emodel::Band band = emodel::Band::narrow;
  std::size_t listeners = 24, files = 4;
  double R_direct = 93.2062; ///< the panel's rating of the direct condition
  double stretch = 1;        ///< MOS' = 1 + stretch (MOS - 1): above 1, a panel that scores above the model
  double b = 1;              ///< the panel's impairment a unit of Ie
  double bias_sd = 0.35;     ///< of the listeners, categories
  std::vector<double> references = {0, 2, 5, 7, 10, 15, 20, 25, 32, 40, 50};
  double Ie = 12, Bpl = 10;
  std::vector<double> Ppl = {1, 2, 4, 7, 10};
};

inline constexpr std::array<double, 3> scatters = {0.5, 0.7, 0.9}; // equally many listeners have each

inline double expected_vote(double latent, double bias_sd) {
  double out = 0;
  for (const double scatter : scatters) {
    const double sd = std::hypot(scatter, bias_sd);
    out += 1;
    for (const double threshold : {1.5, 2.5, 3.5, 4.5}) out += stats::normal_cdf((latent - threshold) / sd);
  }
  return out / static_cast<double>(scatters.size());
}

inline double latent_of(double mos, double bias_sd) {
  double low = -20, high = 25;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (expected_vote(middle, bias_sd) < mos ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// The true MOS of the references, of the codec without loss, and of the codec with each loss.
inline std::vector<double> true_mos(const PanelDesign& design) {
  std::vector<double> impairments = design.references;
  impairments.push_back(design.Ie);
  for (const double Ppl : design.Ppl) {
    const std::vector<emodel::Loss> loss = {{Ppl, 1.0}};
    impairments.push_back(compare::effective_ie(design.Ie, design.Bpl, loss, design.band));
  }
  std::vector<double> out;
  for (const double Ie : impairments)
    out.push_back(1 + design.stretch * (emodel::mos_of_r(design.R_direct - design.b * Ie, design.band) - 1));
  return out;
}

class SimulatedPanels {
public:
  explicit SimulatedPanels(const PanelDesign& design) : m_design(design), m_mos(true_mos(design)) {
    for (const double mos : m_mos) m_latent.push_back(latent_of(mos, design.bias_sd));
    for (std::size_t c = 0; c < m_mos.size(); ++c) m_names.push_back("c" + std::to_string(100 + c));
  }

  const std::vector<double>& mos() const { return m_mos; }
  const std::vector<std::string>& names() const { return m_names; }

  compare::ReferenceSetup setup() const {
    compare::ReferenceSetup out;
    out.band = m_design.band;
    for (std::size_t c = 0; c < m_design.references.size(); ++c)
      out.references.push_back({c, m_design.references[c]});
    return out;
  }

  std::vector<compare::CodecConditions> codecs() const {
    compare::CodecConditions out{"codec", {m_design.references.size()}, {}};
    for (std::size_t i = 0; i < m_design.Ppl.size(); ++i)
      out.lossy.push_back({m_design.references.size() + 1 + i, {{m_design.Ppl[i], 1.0}}});
    return {out};
  }

  /// A panel that nobody scatters in: every listener's mean is the true MOS.
  compare::PanelScores exact(std::size_t listeners = 3) const {
    return compare::panel_scores(m_names, {listeners, {m_mos.begin(), m_mos.end()}});
  }

  compare::PanelScores panel(std::uint64_t seed) const {
    SplitMix64 random(derived_seed(seed, {"panel"}));
    const auto normal = [&] { return stats::normal_quantile(random.next_unit() + 0x1p-54); };
    std::vector<std::vector<std::optional<double>>> rows;
    for (std::size_t i = 0; i < m_design.listeners; ++i) {
      const double bias = m_design.bias_sd * normal();
      const double scatter = scatters[bounded(random.next(), scatters.size())];
      auto& row = rows.emplace_back();
      for (const double latent : m_latent) {
        double sum = 0;
        for (std::size_t f = 0; f < m_design.files; ++f)
          sum += std::clamp(std::round(latent + bias + scatter * normal()), 1.0, 5.0);
        row.emplace_back(sum / static_cast<double>(m_design.files));
      }
    }
    return compare::panel_scores(m_names, std::move(rows));
  }

private:
  PanelDesign m_design;
  std::vector<double> m_mos, m_latent;
  std::vector<std::string> m_names;
};

/// In how many of the panels each interval holds the truth.
struct Coverage {
  int panels = 0, refused = 0;
  int Ie_delta = 0, Ie_bootstrap = 0, Bpl_delta = 0, Bpl_bootstrap = 0;
  int above[4] = {}; ///< of the misses: the whole interval lies above the truth
  double Ie_sum = 0, Ie_squares = 0, Bpl_sum = 0,
         se_sum = 0; ///< of the estimates; of the standard error of Ie
};

inline bool holds(const std::optional<compare::OpenLimits>& limits, double truth, int& above) {
  if (!limits) return false;
  above += limits->low && *limits->low > truth;
  return (!limits->low || *limits->low <= truth) && (!limits->high || *limits->high >= truth);
}

inline void count_panel(Coverage& out, const SimulatedPanels& panels, const PanelDesign& design,
                        std::uint64_t seed, std::uint64_t replicates) {
  ++out.panels;
  compare::PropagationOptions options;
  options.replicates = replicates;
  const auto result = derive(panels.panel(seed), panels.setup(), panels.codecs(), options);
  if (!result) {
    ++out.refused;
    return;
  }
  const compare::CodecDerivation& codec = result->codecs.front();
  out.Ie_delta += holds(codec.Ie.delta, design.Ie, out.above[0]);
  out.Ie_bootstrap += holds(codec.Ie.bootstrap, design.Ie, out.above[1]);
  out.Bpl_delta += holds(codec.Bpl.delta, design.Bpl, out.above[2]);
  out.Bpl_bootstrap += holds(codec.Bpl.bootstrap, design.Bpl, out.above[3]);
  out.Ie_sum += codec.Ie.estimate.value_or(0);
  out.Ie_squares += codec.Ie.estimate.value_or(0) * codec.Ie.estimate.value_or(0);
  out.Bpl_sum += codec.Bpl.estimate.value_or(0);
  out.se_sum += codec.Ie.se.value_or(0);
}

} // namespace quietroom::test

#pragma once

#include "compare/mnru_order.h"

#include <optional>
#include <vector>

/// Which MNRU the panel heard as equal to a condition: the scale that panels share (P.810, P.830 annex).
/// Pure.
namespace quietroom::compare {

/// Where a value of Q lies; no number is given beyond the ladder that the panel heard.
struct QPlace {
  enum class Side { below, within, above };
  Side side = Side::within;
  double q_db = 0; ///< of `within` only
  bool operator==(const QPlace&) const = default;
};

struct EquivalentQ {
  QPlace q;
  std::optional<QPlace> low, high; ///< of the 95 % interval; empty for fewer than three listeners
};

/// The panel's own curve MOS(Q): straight between the steps of the ladder, made monotone by pooling
/// neighbours that violate the order.
class MnruCurve {
public:
  /// The ladder needs two steps at least.
  MnruCurve(const PanelScores& panel, const MnruOrder& order);

  struct Place {
    double q_db = 0, mos = 0;
  };
  /// The corners of the curve, by rising Q.
  std::vector<Place> places() const;

  /// The Q at which the curve has this MOS; the middle where it is flat there.
  QPlace at(double mos) const;

  /// Of a condition of the panel. The interval holds every Q whose MOS on the curve differs from that of the
  /// condition by less than its paired interval (Student t over listeners; Fieller's way, exact for straight
  /// pieces); its limits are the outermost of them.
  EquivalentQ of(std::size_t condition) const;

private:
  struct Node {
    double q_db = 0, mos = 0;
    std::vector<double> shares; ///< of each listener in the error of mos
  };
  std::vector<double> accepted(std::size_t condition) const;

  std::vector<Node> m_nodes;
  std::vector<double> m_mos, m_shares;
  std::size_t m_listeners = 0, m_conditions = 0;
};

} // namespace quietroom::compare

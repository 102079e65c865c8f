#pragma once

#include "watch/rules.h"

#include <memory>

namespace quietroom::watch {

enum class Change { raised, cleared, open };

/// A warning of one stream.
struct Warning {
  std::string stream;
  std::uint64_t sample = 0; ///< counts from 1
  double t_ms = 0;
  Change change = Change::raised;
  std::string name;
  double limit = 0;
  std::vector<double> values;        ///< of the window; for constant the length of the run
  std::optional<double> duration_ms; ///< since it was raised
};

std::string_view word(Change change); ///< "raised", "cleared", "open"

/// The rules of a set over the samples of one stream. A rule decides nothing while there is an unknown value
/// in its window, and an active warning is not raised again.
class Warnings {
public:
  explicit Warnings(std::shared_ptr<const RuleSet> set);

  /// Fills the windows and, where `evaluate` is set, decides; appends what changed to `out`, in the order of
  /// the rules.
  void take(std::uint64_t sample, double t_ms, const Statistics& values, bool evaluate,
            std::vector<Warning>& out);

  /// What is active when the stream ends.
  void finish(std::uint64_t sample, double t_ms, std::vector<Warning>& out) const;

  std::size_t active() const; ///< how many

private:
  /// What a rule remembers.
  struct State {
    std::vector<double> window; ///< ring; NaN is unknown
    std::size_t next = 0, size = 0;
    double run = 0; ///< of equal values, for constant
    bool active = false;
    double raised_ms = 0;
  };
  struct Decision {
    bool raise = false, clear = false;
  };

  static void push(State& state, double value);
  static std::vector<double> values_of(const State& state);
  static Decision decide(const Rule& rule, State& state);
  static Decision by_count(const Rule& rule, const State& state);
  static Decision by_moment(const Rule& rule, const State& state);
  static Decision by_run(const Rule& rule, State& state);
  static void apply(const Rule& rule, State& state, Decision decision, Warning&& at,
                    std::vector<Warning>& out);

  std::shared_ptr<const RuleSet> m_set;
  std::vector<State> m_states;
};

} // namespace quietroom::watch

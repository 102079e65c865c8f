#pragma once

#include "stats/bt500.h"
#include "stats/correlation_screening.h"
#include "stats/session_checks.h"
#include "votes/vote_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::stats {

/// Why a listener deserves a look. Nobody is excluded by a flag alone.
struct Flag {
  std::string rule;   ///< a name of screening_rules()
  std::string reason; ///< a sentence with the figures
};

/// How a listener answered items whose answer is known; P.808.
struct ControlChecks {
  std::uint64_t gold = 0, gold_failed = 0; ///< failed: the vote is more than 1 from the answer
  std::uint64_t trap = 0, trap_failed = 0; ///< failed: the vote is not the one the sound told
};

struct ScreenedListener {
  std::string listener;
  std::uint64_t n_votes = 0;
  double mean = 0;
  Bt500Listener bt500;
  ListenerCorrelation correlation;
  SessionChecks session;
  ControlChecks controls;
  std::vector<Flag> flags; ///< in the order of screening_rules()
};

struct Screening {
  std::vector<ScreenedListener> listeners; ///< bytewise
  std::optional<double> bt1788_threshold;
};

/// bt500, p913, vqeg, bt1788, variance, straight-lining, few-levels, response-time, early-vote, not-in-full,
/// gold, trap. The limit of `variance`, 0.1 on a scale 1:5 (P.808 toolkit), goes with the square of the
/// range.
std::span<const std::string_view> screening_rules();

/// The report: every rule on every listener.
Screening screen(const votes::VoteTable& table, const Bt500Options& options = {});

/// Whom this rule of screening_rules() would exclude, bytewise; what --exclude-by takes out. Empty also where
/// everybody is rejected and the options keep all in that case.
std::vector<std::string> rejected_by(std::string_view rule, const votes::VoteTable& table,
                                     const Bt500Options& options = {});

} // namespace quietroom::stats

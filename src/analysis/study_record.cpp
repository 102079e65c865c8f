#include "analysis/study_record.h"

#include "core/lower_case.h"
#include "core/sha256.h"
#include "votes/column_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace quietroom::analysis {

namespace {

std::string hash_of_plans(const std::vector<std::string>& hashes) {
  if (hashes.size() < 2) return hashes.empty() ? std::string() : hashes.front();
  std::string lines;
  for (const std::string& each : hashes) lines += each + '\n';
  return sha256_of(lines);
}

/// Whether the column says something of the test and nothing of a person or a machine.
bool is_about_the_test(std::string_view column) {
  static constexpr std::array<std::string_view, 12> known = {
      "question", "scale", "method",     "condition", "talker", "talker_gender",
      "language", "block", "block_type", "role",      "codec",  "band"};
  return std::find(known.begin(), known.end(), column) != known.end();
}

bool names_somebody(const std::string& value, const votes::VoteTable& votes) {
  const auto& listeners = votes.listener().levels;
  return std::find(listeners.begin(), listeners.end(), value) != listeners.end() ||
         std::any_of(votes.excluded.begin(), votes.excluded.end(),
                     [&](const votes::Excluded& each) { return each.listener == value; });
}

} // namespace

std::optional<StudyRecord> study_record(const study::Snapshot& snapshot) {
  if (!snapshot.facts) return std::nullopt;
  const study::StudyFacts& facts = *snapshot.facts;
  const bool simulated = snapshot.votes.simulated;
  const study::PlanFacts& plans = simulated ? facts.simulated_plans : facts.plans;
  StudyRecord out;
  if (!simulated) {
    out.levels_db_spl = facts.levels_db_spl;
    out.calibration = calibration_note(facts.level);
    out.unfinished = facts.unfinished.size();
  }
  out.orders_withheld = facts.orders_withheld;
  if (out.orders_withheld) return out;
  out.seeds = plans.seeds;
  out.plan_hash = hash_of_plans(plans.hashes);
  return out;
}

std::vector<std::string> choices_without_names(const votes::VoteTable& votes) {
  std::vector<std::string> out;
  for (const std::string& choice : votes.where) {
    const std::size_t equals = choice.find('=');
    const std::string column = choice.substr(0, equals);
    const std::string value = equals == choice.npos ? "" : choice.substr(equals + 1);
    const bool is_path = value.find_first_of("/\\") != value.npos;
    const bool shown = is_about_the_test(lower_case(column)) && !is_path && !names_somebody(value, votes);
    out.push_back(shown ? column + " " + value : "one value of the column " + column);
  }
  return out;
}

} // namespace quietroom::analysis

#include "analysis/study_description.h"

#include "analysis/study_record.h"
#include "method/methods.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

struct Counts {
  std::uint64_t levels = 0; ///< that have votes
  Extent votes;
};

Counts counts_of(const votes::Factor& factor) {
  std::vector<std::uint64_t> each(factor.levels.size());
  for (const std::uint32_t code : factor.codes) ++each[code];
  std::erase(each, std::uint64_t{0});
  if (each.empty()) return {};
  const auto [least, most] = std::minmax_element(each.begin(), each.end());
  return {each.size(), {*least, *most}};
}

} // namespace

StudyDescription describe_study(const votes::VoteTable& votes, MosAnswer mos, ListeningRecord record) {
  StudyDescription out;
  out.mos = std::move(mos);
  out.record = std::move(record);
  out.methods = votes.methods;
  out.chosen = choices_without_names(votes);
  if (votes.methods.size() == 1)
    if (const method::Method* known = method::recognised(votes.methods.front())) out.method = *known;
  const Counts listeners = counts_of(votes.listener());
  const Counts stimuli = counts_of(votes::Presentations(votes).factor());
  const Counts conditions = counts_of(votes.condition());
  out.n_votes = votes.size();
  out.n_listeners = listeners.levels;
  out.n_stimuli = stimuli.levels;
  out.n_conditions = conditions.levels;
  out.votes_per_listener = listeners.votes;
  out.votes_per_stimulus = stimuli.votes;
  out.votes_per_condition = conditions.votes;
  return out;
}

} // namespace quietroom::analysis

#include "bundle/sureal_dataset.h"

#include "bundle/votes_by_cell.h"
#include "core/json.h"
#include "core/number.h"

namespace quietroom::bundle {

namespace {

Json opinion(const std::vector<std::string>& votes) {
  Json::Array out;
  for (const std::string& each : votes) {
    const double value = parse_double(each).value_or(0);
    const auto whole = static_cast<std::int64_t>(value);
    out.push_back(static_cast<double>(whole) == value ? Json(whole) : Json(value));
  }
  return out.size() == 1 ? out.front() : Json(std::move(out));
}

} // namespace

std::string sureal_json(const votes::VoteTable& votes, const std::string& name) {
  const VotesByCell cells = votes_by_cell(votes);
  Json::Array references, degraded;
  std::int64_t id = 0;
  for (const std::string& stimulus : cells.stimuli) {
    Json::Object scores;
    for (const std::string& listener : cells.listeners)
      if (const auto found = cells.votes.find({stimulus, listener}); found != cells.votes.end())
        scores.emplace_back(listener, opinion(found->second));
    references.emplace_back(Json::Object{{"content_id", id}, {"content_name", stimulus}, {"path", ""}});
    degraded.emplace_back(
        Json::Object{{"asset_id", id}, {"content_id", id}, {"path", stimulus}, {"os", std::move(scores)}});
    ++id;
  }
  return text(Json::Object{
      {"dataset_name", name}, {"ref_videos", std::move(references)}, {"dis_videos", std::move(degraded)}});
}

} // namespace quietroom::bundle

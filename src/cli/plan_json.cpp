#include "cli/plan_json.h"

#include "core/json.h"
#include "design/balance.h"
#include "method/names.h"

namespace quietroom::cli {

namespace {

Json presented_json(const method::Trial& trial, const stimulus::StimulusSet& set) {
  Json::Array out;
  for (const method::Presented& each : trial.presented) {
    const stimulus::Stimulus& one = set.stimuli[each.stimulus];
    out.push_back(Json::Object{{"stimulus", one.id},
                               {"condition", one.condition},
                               {"talker", one.talker},
                               {"sample", one.sample},
                               {"role", name_of(each.role)}});
  }
  return out;
}

Json trials_json(const design::Plan& plan, const stimulus::StimulusSet& set) {
  Json::Array out;
  for (std::size_t b = 0; b < plan.blocks.size(); ++b)
    for (std::size_t t = 0; t < plan.blocks[b].trials.size(); ++t)
      out.push_back(Json::Object{{"block", b + 1},
                                 {"block_type", name_of(plan.blocks[b].type)},
                                 {"trial", t + 1},
                                 {"question", plan.method.questions.front().id},
                                 {"presented", presented_json(plan.blocks[b].trials[t], set)}});
  return out;
}

Json balance_json(const std::vector<design::Plan>& plans, const stimulus::StimulusSet& set) {
  Json::Array rows;
  for (const design::PositionBalance& row : position_balance(plans, set))
    rows.push_back(Json::Object{{"condition", row.condition},
                                {"trials", row.trials},
                                {"mean_position", row.mean_position},
                                {"first_third", row.first_third},
                                {"middle_third", row.middle_third},
                                {"last_third", row.last_third}});
  return Json::Object{{"conditions", std::move(rows)}};
}

} // namespace

std::string plan_json(const std::vector<design::Plan>& plans, const stimulus::StimulusSet& set) {
  Json::Array listeners, minutes;
  for (const design::Plan& plan : plans) {
    listeners.push_back(
        Json::Object{{"listener", plan.listener}, {"panel", Json()}, {"trials", trials_json(plan, set)}});
    minutes.emplace_back(expected_seconds(plan, set) / 60);
  }
  return text(Json::Object{{"listeners", std::move(listeners)},
                           {"balance", balance_json(plans, set)},
                           {"minutes", std::move(minutes)}});
}

} // namespace quietroom::cli

#include "report/study_plan_forms.h"

#include "core/counted.h"
#include "core/csv.h"
#include "core/json.h"
#include "report/fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::report {

namespace {

using analysis::CarryOver;
using analysis::ListenerPlan;
using analysis::NamedStimulus;
using analysis::PlannedTrial;
using analysis::PositionBalance;
using analysis::SessionLength;
using analysis::StudyPlan;

/// A number of trials, which is never below 0.
std::uint64_t trials(int n) { return static_cast<std::uint64_t>(n); }

Fields<PositionBalance> balance_fields() {
  return {
      {"condition", "condition", 0, everywhere, &PositionBalance::condition},
      {"trials", "trials", 0, everywhere, [](const PositionBalance& b) { return trials(b.trials); }},
      {"mean_position", "mean position", 1, everywhere, &PositionBalance::mean_position},
      {"first_third", "first third", 0, everywhere,
       [](const PositionBalance& b) { return trials(b.first_third); }},
      {"middle_third", "middle", 0, everywhere,
       [](const PositionBalance& b) { return trials(b.middle_third); }},
      {"last_third", "last", 0, everywhere, [](const PositionBalance& b) { return trials(b.last_third); }}};
}

Json presented_json(const PlannedTrial& trial, const StudyPlan& plan) {
  Json::Array out;
  for (const analysis::PlannedPresentation& each : trial.presented) {
    const NamedStimulus& one = plan.stimuli[each.stimulus];
    out.push_back(Json::Object{{"stimulus", one.stimulus},
                               {"condition", one.condition},
                               {"talker", one.talker},
                               {"sample", one.sample},
                               {"role", each.role}});
  }
  return out;
}

/// An object a condition: `condition` and its counts, by position or by the condition that follows.
Json counts_json(const StudyPlan& plan, const std::vector<std::vector<int>>& counts, const char* key,
                 bool by_condition) {
  if (counts.empty()) return {};
  Json::Array out;
  for (std::size_t a = 0; a < counts.size(); ++a) {
    Json::Array numbers;
    Json::Object named;
    for (std::size_t b = 0; b < counts[a].size(); ++b)
      if (by_condition)
        named.emplace_back(plan.balance[b].condition, trials(counts[a][b]));
      else
        numbers.emplace_back(trials(counts[a][b]));
    out.push_back(Json::Object{{"condition", plan.balance[a].condition},
                               {key, by_condition ? Json(std::move(named)) : Json(std::move(numbers))}});
  }
  return out;
}

Json balance_json(const StudyPlan& plan) {
  Json::Array cells;
  for (std::size_t i = 0; i < plan.votes.size(); ++i)
    cells.push_back(Json::Object{{"stimulus", plan.stimuli[i].stimulus},
                                 {"condition", plan.stimuli[i].condition},
                                 {"votes", trials(plan.votes[i])}});
  return Json::Object{
      {"order", plan.order},
      {"conditions", array_of(balance_fields(), plan.balance)},
      {"position_difference", plan.position_difference},
      {"positions", counts_json(plan, plan.at_position, "at_position", false)},
      {"carry_over", counts_json(plan, plan.carry_over, "followed_by", true)},
      {"carry_over_in_round", counts_json(plan, plan.carry_over_in_round, "followed_by", true)},
      {"cells", std::move(cells)}};
}

Json trials_json(const ListenerPlan& listener, const StudyPlan& plan) {
  Json::Array out;
  for (const PlannedTrial& trial : listener.trials)
    out.push_back(Json::Object{{"block", trial.block},
                               {"block_type", trial.block_type},
                               {"trial", trial.trial},
                               {"question", trial.question},
                               {"presented", presented_json(trial, plan)}});
  return out;
}

} // namespace

namespace {

struct Extremes {
  int least = 0, most = 0;
};

/// Of the cells of conditions that are planned at all; `diagonal`: whether a condition behind itself counts.
std::optional<Extremes> extremes_of(const std::vector<std::vector<int>>& counts, const StudyPlan& plan,
                                    bool diagonal) {
  std::optional<Extremes> out;
  const bool square = !counts.empty() && counts.size() == counts.front().size();
  for (std::size_t a = 0; a < counts.size(); ++a)
    for (std::size_t b = 0; b < counts[a].size(); ++b) {
      if (plan.balance[a].trials == 0 || (!diagonal && square && (a == b || plan.balance[b].trials == 0)))
        continue;
      if (!out) out = Extremes{counts[a][b], counts[a][b]};
      out = Extremes{std::min(out->least, counts[a][b]), std::max(out->most, counts[a][b])};
    }
  return out;
}

std::string range_text(const Extremes& range) {
  return range.least == range.most ? std::to_string(range.most)
                                   : fmt::format("{} to {}", range.least, range.most);
}

/// A table of counts, a row a condition; nothing where it would be too wide to read.
std::string count_table(const StudyPlan& plan, const std::vector<std::vector<int>>& counts,
                        const std::vector<std::string>& header) {
  constexpr std::size_t widest = 16; // columns
  if (header.size() > widest) return "";
  std::size_t name_width = 9;
  for (const PositionBalance& each : plan.balance) name_width = std::max(name_width, each.condition.size());
  std::string out = fmt::format("{:<{}}", "condition", name_width);
  for (const std::string& each : header) out += fmt::format("  {:>3}", each);
  out += '\n';
  for (std::size_t a = 0; a < counts.size(); ++a) {
    if (plan.balance[a].trials == 0) continue;
    out += fmt::format("{:<{}}", plan.balance[a].condition, name_width);
    for (std::size_t b = 0; b < counts[a].size() && b < header.size(); ++b)
      out += fmt::format("  {:>{}}", counts[a][b], std::max<std::size_t>(3, header[b].size()));
    out += '\n';
  }
  return out;
}

std::string positions_text(const StudyPlan& plan) {
  std::string out = fmt::format("Condition means of position differ by {:.2f} trials at the most.\n",
                                plan.position_difference);
  const auto range = extremes_of(plan.at_position, plan, true);
  if (!range) return out;
  out += fmt::format("\nHow often each condition stands at each position of a round ({}):\n",
                     range_text(*range));
  std::vector<std::string> header;
  for (std::size_t p = 1; p <= plan.at_position.front().size(); ++p) header.push_back(std::to_string(p));
  return out + count_table(plan, plan.at_position, header);
}

std::string carry_over_text(const StudyPlan& plan) {
  const bool rounds = !plan.carry_over_in_round.empty();
  const CarryOver& counts = rounds ? plan.carry_over_in_round : plan.carry_over;
  const auto range = extremes_of(counts, plan, false);
  if (!range) return "";
  std::string out = fmt::format(
      "\nFirst-order carry-over: how often the condition of a column follows that of a row{} ({}):\n",
      rounds ? " within rounds" : "", range_text(*range));
  std::vector<std::string> header;
  for (const PositionBalance& each : plan.balance) header.push_back(each.condition);
  return out + count_table(plan, counts, header);
}

std::string votes_text(const StudyPlan& plan) {
  Extremes range;
  bool any = false;
  for (const int each : plan.votes) {
    if (each == 0) continue; // practice items
    range = any ? Extremes{std::min(range.least, each), std::max(range.most, each)} : Extremes{each, each};
    any = true;
  }
  Extremes conditions;
  bool any_condition = false;
  for (const PositionBalance& each : plan.balance) {
    if (each.trials == 0) continue;
    conditions = any_condition ? Extremes{std::min(conditions.least, each.trials),
                                          std::max(conditions.most, each.trials)}
                               : Extremes{each.trials, each.trials};
    any_condition = true;
  }
  return fmt::format("\nVotes planned: {} per file, {} per condition.\n", range_text(range),
                     range_text(conditions));
}

std::string panels_text(const StudyPlan& plan) {
  std::map<std::string, std::size_t> sizes;
  for (const ListenerPlan& each : plan.listeners)
    if (!each.panel.empty()) ++sizes[each.panel];
  std::string out;
  for (const auto& [panel, size] : sizes) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", panel, size);
  return out.empty() ? "" : "  panels (listeners): " + out + "\n";
}

double longest_s(const StudyPlan& plan) {
  double out = 0;
  for (const ListenerPlan& each : plan.listeners) out = std::max(out, each.session_s);
  return out;
}

} // namespace

std::string study_plan_text(const StudyPlan& plan) {
  std::string out =
      fmt::format("{}: {}, seed {}, method {}, order {}\n", plan.name,
                  counted(plan.listeners.size(), "listener"), plan.seed, plan.method, plan.order);
  out += panels_text(plan);
  for (const analysis::PlannedBlock& block : plan.blocks)
    out += fmt::format("  {} block: {}\n", block.type, counted(block.trials, "trial"));
  if (plan.break_after > 0)
    out += fmt::format("  break after {}, at least {} s\n", counted(plan.break_after, "trial"),
                       plan.break_min_s);
  if (plan.unreached_break > 0)
    out += fmt::format("  no break: break_after is {}, and the main block is over before\n",
                       plan.unreached_break);
  out += fmt::format("  about {:.0f} min per listener (sounds, 0.6 s of gaps and 3 s for the vote per trial, "
                     "break)\n",
                     longest_s(plan) / 60);
  if (!plan.long_session.empty())
    out += fmt::format("  longer than 45 min by the study's own decision: {}\n", plan.long_session);
  out += plan.level_db_spl ? fmt::format("  listening level {} dB SPL\n", *plan.level_db_spl)
                           : "  listening level not measured (quietroom tone; level_db_spl in study.toml)\n";
  out += "\nWhere the trials of each condition fall in the main blocks, over all listeners:\n";
  out += to_text(table_of(balance_fields(), plan.balance, Form::text));
  return out + positions_text(plan) + carry_over_text(plan) + votes_text(plan);
}

std::vector<std::string> plan_warnings(const StudyPlan& plan) {
  std::vector<std::string> out;
  if (const auto length = length_warning(plan); length && plan.too_long.empty()) out.push_back(*length);
  const std::size_t n = plan.listeners.size();
  if (plan.complete_listeners > 0 && n % plan.complete_listeners != 0)
    out.push_back(fmt::format("an order \"{}\" is complete over {}, and {} are planned; plan a "
                              "multiple of {}",
                              plan.order, counted(plan.complete_listeners, "listener"), n,
                              plan.complete_listeners));
  constexpr double promised_difference = 3; // trials
  if (plan.order == "balanced" && plan.position_difference >= promised_difference)
    out.push_back(fmt::format("the condition means of position differ by {:.1f} trials, for so few orders "
                              "cannot be balanced; plan two listeners or more in each panel",
                              plan.position_difference));
  return out;
}

std::optional<std::string> length_warning(const StudyPlan& plan) {
  switch (design::session_length(longest_s(plan))) {
  case SessionLength::too_long:
    return "a session takes more than 45 min, beyond what P.800 practice allows";
  case SessionLength::wants_a_break:
    return "a session takes more than 20 min, the length P.800 practice advises; plan a break";
  case SessionLength::good:
    break;
  }
  return std::nullopt;
}

std::string orders_csv(const StudyPlan& plan) {
  std::string out;
  append_csv_record(out, {"listener", "block", "block_type", "trial", "stimulus", "condition", "talker",
                          "sample", "question", "presentation"});
  for (const ListenerPlan& listener : plan.listeners)
    for (const PlannedTrial& trial : listener.trials) { // no Table: there may be millions of rows
      const NamedStimulus& one = plan.stimuli[trial.presented[trial.judged].stimulus];
      append_csv_record(out, {listener.listener, std::to_string(trial.block), std::string(trial.block_type),
                              std::to_string(trial.trial), one.stimulus, one.condition, one.talker,
                              one.sample, trial.question, trial.presentation});
    }
  return out;
}

std::string study_plan_json(const StudyPlan& plan) {
  Json::Array listeners, minutes;
  for (const ListenerPlan& each : plan.listeners) {
    listeners.push_back(Json::Object{{"listener", each.listener},
                                     {"panel", each.panel.empty() ? Json() : Json(each.panel)},
                                     {"trials", trials_json(each, plan)}});
    minutes.emplace_back(each.session_s / 60);
  }
  return text(Json::Object{
      {"listeners", std::move(listeners)}, {"balance", balance_json(plan)}, {"minutes", std::move(minutes)}});
}

} // namespace quietroom::report

#include "cli/exclude_by_rule.h"

#include "cli/choices.h"
#include "core/error.h"
#include "stats/screening.h"
#include "votes/exclusion.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

std::string all_rules() {
  std::string out;
  for (const std::string_view rule : stats::screening_rules()) (out += out.empty() ? "" : ", ") += rule;
  return out;
}

} // namespace

std::vector<Option> exclusion_options() {
  return {
      {"--exclude-by", "RULE", "leave out the listeners whom this screening rule rejects: " + all_rules()},
      {"--bt500", "VARIANT",
       "text (default), sureal, or with commas population-sd, all-presentations, zero-variance"}};
}

stats::Bt500Options bt500_options(const Arguments& arguments) {
  stats::Bt500Options out;
  for (const std::string& word : arguments.list("--bt500").value_or(std::vector<std::string>{"text"})) {
    if (word == "sureal")
      out = stats::bt500_sureal();
    else if (word == "population-sd")
      out.population_sd = true;
    else if (word == "all-presentations")
      out.of_all_presentations = true;
    else if (word == "zero-variance")
      out.count_zero_variance = true;
    else if (word != "text")
      refuse_choice("--bt500", word,
                    {"text", "sureal", "population-sd", "all-presentations", "zero-variance"});
  }
  return out;
}

std::optional<ExclusionRule> exclusion_rule(const Arguments& arguments) {
  const auto rule = arguments.text("--exclude-by");
  if (!rule) return std::nullopt;
  const auto known = stats::screening_rules();
  if (std::find(known.begin(), known.end(), *rule) == known.end())
    refuse_choice("--exclude-by", *rule, {known.begin(), known.end()});
  return ExclusionRule{*rule, bt500_options(arguments)};
}

void exclude_by_rule(const ExclusionRule& rule, const std::string& votes, votes::VoteTable& table) {
  if (table.size() == 0) return;
  const std::vector<std::string> rejected = stats::rejected_by(rule.name, table, rule.bt500);
  votes::exclude_listeners(table, rejected, rule.name);
  if (table.size() == 0)
    throw_input(votes + ": " + rule.name +
                " rejects every listener; look at quietroom screen before excluding anybody");
}

} // namespace quietroom::cli

#include "cli/exclusion_options.h"

#include "cli/choices.h"
#include "stats/screening.h"

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

std::optional<analysis::ExclusionRule> exclusion_rule(const Arguments& arguments) {
  const auto rule = arguments.text("--exclude-by");
  if (!rule) return std::nullopt;
  const auto known = stats::screening_rules();
  if (std::find(known.begin(), known.end(), *rule) == known.end())
    refuse_choice("--exclude-by", *rule, {known.begin(), known.end()});
  return analysis::ExclusionRule{*rule, bt500_options(arguments)};
}

} // namespace quietroom::cli

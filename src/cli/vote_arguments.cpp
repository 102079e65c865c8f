#include "cli/vote_arguments.h"

#include "cli/choices.h"
#include "cli/exclusion_options.h"
#include "core/context.h"
#include "core/error.h"
#include "core/number.h"
#include "method/names.h"
#include "stats/session_checks.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

/// Whether the second of two words was chosen.
bool chosen(const Arguments& arguments, const char* option, const char* usual, const char* other) {
  const std::string given = arguments.text(option).value_or(usual);
  if (given != usual && given != other) refuse_choice(option, given, {usual, other});
  return given == other;
}

} // namespace

std::vector<Option> vote_reading_options() {
  std::vector<Option> out = {
      {"--scale", "LO:HI", "the scale of the votes (default: that of the column method, else 1:5)"},
      {"--exclude", "LISTENERS",
       "ids of listeners to leave out, with commas between; recorded in the output"},
      {"--conditions", "FILE.csv",
       "for a wide CSV: stimulus,condition and more; without it each stimulus is a condition"},
      {"--wide", "", "the CSV has one row per listener and one column per stimulus"},
      {"--map", "NAME=COLUMN,...", "columns that have other names, e.g. vote=Rating,listener=Subject"},
      {"--question", "ID", "only votes on this question, such as sig (the same as --where question=ID)"},
      {"--where", "COLUMN=VALUE", "only rows with this value; may be given again", false, true},
      {"--once", "",
       "refuse repeated rows: same listener, stimulus and condition, and no column tells them apart"},
      {"--study", "NAME", "which study, where VOTES is a server (postgresql://...) with several"},
      {"--simulated", "", "use the simulated votes (default: the real votes, if there are any)"}};
  const std::vector<Option> exclusion = exclusion_options();
  out.insert(out.end(), exclusion.begin(), exclusion.end());
  return out;
}

std::vector<Option> vote_options() {
  std::vector<Option> out = {
      {"--ci", "METHOD", "votes, listeners (default), cluster, twoway, mixed, bootstrap or none"},
      {"--resample", "UNIT", "bootstrap: listeners (default) or votes"},
      {"--limits", "KIND", "bootstrap: percentile (default) or bca"},
      {"--replicates", "N", "bootstrap: number of replicates (default: 10000)"},
      {"--seed", "N", "bootstrap: seed; the same seed gives the same result (default: 1)"},
      {"--context", "NB|WB|SWB|FB",
       "bandwidth context of the test; names the score MOS-LQSN, -LQSW, -LQSS or -LQSF"},
      {"--set", "SET", "folder of the stimulus set (default: that of the study)"}};
  const std::vector<Option> reading = vote_reading_options();
  out.insert(out.begin() + 5, reading.begin(), reading.end());
  out.push_back({"--json", "", "one JSON document"});
  out.push_back({"--csv", "", "a CSV in full precision"});
  return out;
}

namespace {

std::pair<std::string, std::string> pair_of(const char* option, const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos || equals == 0)
    throw_input(std::string(option) + " \"" + given +
                "\" has no name before an equals sign; write NAME=VALUE");
  return {given.substr(0, equals), given.substr(equals + 1)};
}

void take_form(const Arguments& arguments, ReadingOptions& out) {
  out.form.wide = arguments.has("--wide");
  out.once = arguments.has("--once");
  for (const std::string& given : arguments.list("--map").value_or(std::vector<std::string>{})) {
    out.form.names.push_back(pair_of("--map", given));
    for (std::size_t i = 0; i + 1 < out.form.names.size(); ++i)
      if (out.form.names[i].first == out.form.names.back().first ||
          out.form.names[i].second == out.form.names.back().second)
        throw_input("--map names " + given + " and the same before; map a column once");
  }
  if (const auto question = arguments.text("--question")) out.where.emplace_back("question", *question);
  for (const std::string& given : arguments.all("--where")) {
    out.where.push_back(pair_of("--where", given));
    for (std::size_t i = 0; i + 1 < out.where.size(); ++i)
      if (out.where[i].first == out.where.back().first)
        throw_input("--where names the column " + out.where.back().first +
                    (out.where[i].first == "question" && arguments.has("--question")
                         ? " that --question names already; leave one out"
                         : " twice; give one value"));
  }
}

} // namespace

ReadingOptions reading_options(const Arguments& arguments, std::vector<std::string> factors) {
  ReadingOptions out;
  out.factors = std::move(factors);
  take_form(arguments, out);
  out.simulated = arguments.has("--simulated");
  out.excluded = arguments.list("--exclude").value_or(std::vector<std::string>{});
  out.rule = exclusion_rule(arguments);
  if (out.rule && out.rule->name != "bt500") // the other rules may look at the course of the session
    out.factors_if_present.assign(stats::session_columns().begin(), stats::session_columns().end());
  if (const auto given = arguments.text("--conditions"))
    out.form.stimuli = votes::read_stimulus_columns(*given);
  if (const auto given = arguments.text("--scale")) {
    out.scale = method::parse_scale(*given);
    if (!out.scale) throw_input("--scale is \"" + *given + "\"; give two whole numbers such as 1:5");
  }
  return out;
}

stats::CiOptions ci_options(const Arguments& arguments) {
  const std::string name = arguments.text("--ci").value_or("listeners");
  const auto method = stats::parse_ci_method(name);
  if (!method)
    refuse_choice("--ci", name, {"votes", "listeners", "cluster", "twoway", "mixed", "bootstrap", "none"});
  stats::CiOptions out(*method);
  for (const char* detail : {"--resample", "--limits", "--replicates", "--seed"})
    if (arguments.has(detail) && out.method != stats::CiMethod::bootstrap)
      throw_input(std::string(detail) + " belongs to --ci bootstrap; leave it away, or choose that");
  if (chosen(arguments, "--resample", "listeners", "votes"))
    out.bootstrap.resampling = stats::Resampling::votes;
  if (chosen(arguments, "--limits", "percentile", "bca")) out.bootstrap.limits = stats::BootstrapLimits::bca;
  const auto whole = [&](const char* option, std::int64_t low, std::int64_t high, std::uint64_t usual) {
    const auto given = arguments.whole_number(option, low, high);
    return given ? static_cast<std::uint64_t>(*given) : usual;
  };
  out.bootstrap.replicates = whole("--replicates", 2, 10'000'000, out.bootstrap.replicates);
  out.bootstrap.seed = whole("--seed", 0, any_size, out.bootstrap.seed);
  return out;
}

std::optional<std::string> context_of(const Arguments& arguments) {
  auto given = arguments.text("--context");
  if (given && !parse_context(*given)) refuse_choice("--context", *given, context_words());
  return given;
}

} // namespace quietroom::cli

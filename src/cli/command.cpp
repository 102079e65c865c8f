#include "cli/command.h"

#include "core/error.h"
#include "core/number.h"

#include <algorithm>

namespace quietroom::cli {

std::vector<Command> commands() {
  std::vector<Command> out;
  const auto group = [&](const char* title, std::vector<Command> members) {
    for (Command& each : members) {
      each.group = title;
      out.push_back(std::move(each));
    }
  };
  group("Prepare stimuli", {add_set_command(), new_set_command(), check_command(), prepare_command(),
                            level_command(), play_command(), show_command()});
  group("Collect votes",
        {new_command(), plan_command(), code_command(), tone_command(), calibrate_command(), panel_command(),
         status_command(), backup_command(), store_command(), merge_command(), redo_command(),
         withdraw_command(), verify_command(), replay_command(), simulate_command()});
  group("Analyse votes", {import_command(), mos_command(), screen_command(), recover_command(),
                          anova_command(), contrast_command(), reliability_command(), export_command(),
                          figure_command(), report_command(), methods_command(), cite_command()});
  group("Model quality",
        {compare_command(), derive_command(), emodel_command(), estimate_command(), watch_command()});
  return out;
}

std::optional<std::string> Arguments::text(std::string_view name) const {
  const auto found = m_values.find(name);
  if (found == m_values.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = m_values.find(name);
  return found == m_values.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Arguments::values_but(const std::vector<std::string>& names) const {
  std::vector<std::string> out;
  for (const auto& [name, values] : m_values)
    if (std::find(names.begin(), names.end(), name) == names.end())
      out.insert(out.end(), values.begin(), values.end());
  return out;
}

std::optional<double> Arguments::number(std::string_view name) const {
  const auto given = text(name);
  if (!given) return std::nullopt;
  const auto value = parse_double(*given);
  if (!value) throw_input(std::string(name) + " is \"" + *given + "\"; give a number");
  return value;
}

std::optional<std::int64_t> Arguments::whole_number(std::string_view name, std::int64_t low,
                                                    std::int64_t high) const {
  const auto given = text(name);
  if (!given) return std::nullopt;
  return quietroom::whole_number(name, *given, low, high);
}

std::optional<std::vector<std::string>> Arguments::list(std::string_view name) const {
  const auto given = text(name);
  if (!given) return std::nullopt;
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= given->size();) {
    const std::size_t end = std::min(given->find(',', begin), given->size());
    const std::string part = given->substr(begin, end - begin);
    if (part.empty())
      throw_input(std::string(name) + " \"" + *given +
                  "\" has an empty part; name each, with commas between");
    if (std::find(out.begin(), out.end(), part) != out.end())
      throw_input(std::string(name) + " names " + part + " twice; once is enough");
    out.push_back(part);
    begin = end + 1;
  }
  return out;
}

} // namespace quietroom::cli

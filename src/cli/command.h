#pragma once

#include "core/whole_number.h"
#include "usage/page.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The program `quietroom`. A command is a value: its options are a table (usage/page.h), from which the
/// command line, --help, the manual pages and the completions come. Results go to stdout, everything else to
/// stderr.
namespace quietroom::cli {

enum ExitCode : int { ok = 0, check_failed = 1, bad_input = 2, environment_failed = 3 };

using usage::Option;

/// What was given, by the names of the options.
class Arguments {
public:
  void set(const std::string& name, std::vector<std::string> values) { m_values[name] = std::move(values); }

  bool has(std::string_view name) const { return m_values.find(name) != m_values.end(); }
  std::optional<std::string> text(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// Every value given, those of the options named left out.
  std::vector<std::string> values_but(const std::vector<std::string>& names) const;
  /// Throws an input Error for a text that is no finite number.
  std::optional<double> number(std::string_view name) const;
  /// Throws an input Error for what is no whole number from `low` to `high`.
  std::optional<std::int64_t> whole_number(std::string_view name, std::int64_t low,
                                           std::int64_t high = any_size) const;
  /// "a,b,c" as its parts; throws an input Error for an empty or repeated part.
  std::optional<std::vector<std::string>> list(std::string_view name) const;

private:
  std::map<std::string, std::vector<std::string>, std::less<>> m_values;
};

struct Command {
  std::string name;
  std::string summary; ///< one line
  std::vector<Option> options;
  std::string examples;
  /// Returns an ExitCode; failures throw Error.
  int (*run)(const Arguments&);
  std::string group = {}; ///< "Analyse votes"; commands() sets it
};

/// The whole menu, in the order help prints it, by group.
std::vector<Command> commands();

Command add_set_command();
Command new_set_command();
Command check_command();
Command prepare_command();
Command level_command();
Command play_command();
Command show_command();
Command new_command();
Command plan_command();
Command tone_command();
Command calibrate_command();
Command panel_command();
Command simulate_command();
Command verify_command();
Command replay_command();
Command status_command();
Command withdraw_command();
Command redo_command();
Command merge_command();
Command backup_command();
Command store_command();
Command code_command();
Command mos_command();
Command screen_command();
Command recover_command();
Command anova_command();
Command contrast_command();
Command reliability_command();
Command compare_command();
Command derive_command();
Command emodel_command();
Command estimate_command();
Command watch_command();
Command export_command();
Command report_command();
Command methods_command();
Command cite_command();
Command import_command();
Command figure_command();

} // namespace quietroom::cli

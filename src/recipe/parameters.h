#pragma once

#include "core/error.h"
#include "recipe/set_files.h"
#include "stimulus/stimulus_set.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::recipe {

/// Takes the parameters of one written step out by name and type and notes every mistake with the step's
/// line. A missing or mistaken parameter gives a value within its range, so that reading goes on.
class Parameters {
public:
  Parameters(const stimulus::Step& step, std::string file, const SetFiles& files,
             std::vector<Problem>& problems)
      : m_step(step), m_file(std::move(file)), m_files(files), m_problems(problems) {}

  double number(std::string_view name, double low, double high);
  double number_or(std::string_view name, double fallback, double low, double high);
  int integer(std::string_view name, int low, int high);
  int integer_or(std::string_view name, int fallback, int low, int high);
  std::string choice(std::string_view name, const std::vector<std::string_view>& known);
  std::string choice_or(std::string_view name, std::string_view fallback,
                        const std::vector<std::string_view>& known);

  /// Whether the step says anything of this parameter.
  bool has(std::string_view name) const { return m_step.parameters.find(name) != m_step.parameters.end(); }
  bool is_text(std::string_view name) const {
    const auto found = m_step.parameters.find(name);
    return found != m_step.parameters.end() && std::holds_alternative<std::string>(found->second);
  }
  bool boolean_or(std::string_view name, bool fallback);
  std::string text(std::string_view name);
  /// The name of a file inside the set, which must be there.
  std::string file(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  const SetFiles& files() const { return m_files; }

  /// All that nobody asked for yet, for a step whose parameters depend on one of them.
  std::map<std::string, stimulus::Step::Parameter, std::less<>> others();

  void refuse_unknown();
  /// "STEP: MESSAGE" at the line of the step.
  void error(const std::string& message) const;

private:
  const stimulus::Step::Parameter* find(std::string_view name);
  void missing(std::string_view name) const;

  const stimulus::Step& m_step;
  std::string m_file;
  const SetFiles& m_files;
  std::vector<Problem>& m_problems;
  std::set<std::string, std::less<>> m_asked;
};

} // namespace quietroom::recipe

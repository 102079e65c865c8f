#include "recipe/parameters.h"

#include "core/near_miss.h"
#include "core/toml.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::recipe {

const stimulus::Step::Parameter* Parameters::find(std::string_view name) {
  m_asked.emplace(name);
  const auto found = m_step.parameters.find(name);
  return found == m_step.parameters.end() ? nullptr : &found->second;
}

double Parameters::number(std::string_view name, double low, double high) {
  if (find(name) == nullptr) missing(name);
  return number_or(name, low, low, high);
}

double Parameters::number_or(std::string_view name, double fallback, double low, double high) {
  const auto* found = find(name);
  if (found == nullptr) return fallback;
  double value = low;
  if (const auto* number = std::get_if<double>(found))
    value = *number;
  else if (const auto* integer = std::get_if<std::int64_t>(found))
    value = static_cast<double>(*integer);
  else
    error(fmt::format("{} must be a number", name));
  if (value >= low && value <= high) return value;
  error(fmt::format("{} is {}; it must lie within {} and {}", name, value, low, high));
  return low;
}

int Parameters::integer(std::string_view name, int low, int high) {
  if (find(name) == nullptr) missing(name);
  return integer_or(name, low, low, high);
}

int Parameters::integer_or(std::string_view name, int fallback, int low, int high) {
  const auto* found = find(name);
  if (found == nullptr) return fallback;
  const auto* integer = std::get_if<std::int64_t>(found);
  if (integer == nullptr)
    error(fmt::format("{} must be a whole number", name));
  else if (*integer < low || *integer > high)
    error(fmt::format("{} is {}; it must lie within {} and {}", name, *integer, low, high));
  else
    return static_cast<int>(*integer);
  return low;
}

std::string Parameters::choice(std::string_view name, const std::vector<std::string_view>& known) {
  if (find(name) == nullptr) missing(name);
  return choice_or(name, known.front(), known);
}

std::string Parameters::choice_or(std::string_view name, std::string_view fallback,
                                  const std::vector<std::string_view>& known) {
  const auto* found = find(name);
  if (found == nullptr) return std::string(fallback);
  const auto* text = std::get_if<std::string>(found);
  if (text == nullptr)
    error(fmt::format("{} must be a text in quotes", name));
  else if (std::ranges::find(known, *text) == known.end())
    error(fmt::format("{} is {}; it must be one of {}", name, toml::quoted(*text), fmt::join(known, ", ")));
  else
    return *text;
  return std::string(fallback);
}

bool Parameters::boolean_or(std::string_view name, bool fallback) {
  const auto* found = find(name);
  if (found == nullptr) return fallback;
  if (const auto* value = std::get_if<bool>(found)) return *value;
  error(fmt::format("{} must be true or false", name));
  return fallback;
}

std::string Parameters::text(std::string_view name) {
  const auto* found = find(name);
  if (found == nullptr) {
    missing(name);
    return "";
  }
  if (const auto* value = std::get_if<std::string>(found)) return *value;
  error(fmt::format("{} must be a text in quotes", name));
  return "";
}

std::vector<std::string> Parameters::texts(std::string_view name) {
  const auto* found = find(name);
  if (found == nullptr) {
    missing(name);
    return {};
  }
  if (const auto* value = std::get_if<std::vector<std::string>>(found); value != nullptr && !value->empty())
    return *value;
  error(fmt::format("{} must be one or more texts in brackets, [\"..\", \"..\"]", name));
  return {};
}

std::string Parameters::file(std::string_view name) {
  std::string value = text(name);
  if (value.empty()) return value;
  try {
    m_files.at(value);
  } catch (const Error& problem) {
    error(problem.what());
  }
  return value;
}

std::map<std::string, stimulus::Step::Parameter, std::less<>> Parameters::others() {
  auto out = m_step.parameters;
  for (const std::string& name : m_asked) out.erase(name);
  for (const auto& [name, value] : out) m_asked.insert(name);
  return out;
}

void Parameters::refuse_unknown() {
  for (const auto& [name, value] : m_step.parameters) {
    if (m_asked.contains(name)) continue;
    const auto meant = std::ranges::find_if(m_asked, [&](const auto& asked) { return alike(asked, name); });
    error(meant == m_asked.end() ? fmt::format("{} is not known here; is it misspelled?", name)
                                 : fmt::format("{} is not known here; did you mean {}?", name, *meant));
  }
}

void Parameters::error(const std::string& message) const {
  m_problems.push_back({Severity::error, fmt::format("{}:{}", m_file, m_step.line),
                        fmt::format("step {}: {}", m_step.name, message)});
}

void Parameters::missing(std::string_view name) const { error(fmt::format("{} is missing; add it", name)); }

} // namespace quietroom::recipe

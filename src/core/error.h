#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace quietroom {

/// Who can fix it: the person who wrote the input or command (exit 2), or whoever owns the machine (exit 3).
enum class ErrorKind { input, environment };

/// The one exception of the project: a full sentence that says what, where and what to do.
/// Thrown at the rim (files, devices, databases); caught in cli main, the panel's effect runner and batch
/// loops.
class Error : public std::runtime_error {
public:
  Error(ErrorKind kind, const std::string& sentence) : std::runtime_error(sentence), m_kind(kind) {}
  ErrorKind kind() const noexcept { return m_kind; }

private:
  ErrorKind m_kind;
};

/// Shorthands, so that a throw reads as what it is.
[[noreturn]] void throw_input(const std::string& sentence);
[[noreturn]] void throw_environment(const std::string& sentence);

enum class Severity { error, warning };

/// A mistake found in a file a person wrote. Mistakes are values: a check returns all of them.
struct Problem {
  Severity severity = Severity::error;
  std::string where;   ///< FILE:LINE, or FILE where no line applies
  std::string message; ///< what is wrong; what to do
  bool operator==(const Problem&) const = default;
};

bool has_error(const std::vector<Problem>& problems);

/// "WHERE: MESSAGE", the form in which every problem is printed.
std::string text(const Problem& problem);

} // namespace quietroom

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Programs of somebody else, run without a shell.
namespace quietroom {

/// A folder of the process alone, which nobody else may read; removed with all that is in it.
class PrivateFolder {
public:
  /// Throws an environment Error where it cannot be made.
  PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder();

  const std::filesystem::path& path() const noexcept { return m_path; }

private:
  std::filesystem::path m_path;
};

/// The file of a program: an absolute path as it is, a bare name by the absolute folders of PATH. Nothing
/// where there is no such file that may be executed, and for paths relative to a folder.
std::optional<std::filesystem::path> find_program(const std::string& name);

struct ProgramCall {
  std::filesystem::path file;
  std::vector<std::string> arguments; ///< from argv[0] on
  std::filesystem::path folder;       ///< where it works; its two streams are kept there
  double timeout_s = 60;
  std::function<bool()> interrupted = {}; ///< asked all the time; true: stop it
  /// Beside the environment of this process, in the place of variables of the same name. A NUL in a value
  /// ends it.
  std::vector<std::pair<std::string, std::string>> environment = {};
};

struct ProgramEnd {
  enum class Why { exited, signalled, too_long, interrupted };
  Why why = Why::exited;
  int code = 0;           ///< exit code or signal
  std::string first_line; ///< of standard output, else of standard error, that is not blank
  std::string last_line;  ///< of standard error, else of standard output
};

/// Runs it to its end, standard input closed, in a process group of its own that is killed whatever happens:
/// at its end, at the end of time, and where it is interrupted. It dies with the calling thread. Throws an
/// input Error where it cannot be started. Any thread.
ProgramEnd run_program(const ProgramCall& call);

} // namespace quietroom

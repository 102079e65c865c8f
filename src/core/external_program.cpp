#include "core/external_program.h"

#include "core/error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

constexpr const char* output_name = ".stdout";
constexpr const char* error_name = ".stderr";
constexpr rlim_t largest_file_bytes = rlim_t{1} << 33; // so that no program fills the disk

bool is_program(const fs::path& file) {
  std::error_code failure;
  return fs::is_regular_file(file, failure) && ::access(file.c_str(), X_OK) == 0;
}

/// What the child needs; made before it is forked, for it may not allocate.
struct Prepared {
  std::vector<char*> arguments, environment;
  const char* file = nullptr;
  const char* folder = nullptr;
  pid_t parent = 0;
  int input = -1;
  int output = -1;
  int error = -1;
  int report = -1; ///< errno, where it cannot be started
};

[[noreturn]] void give_up(int report) {
  const int reason = errno;
  if (::write(report, &reason, sizeof reason) < 0) ::_exit(126);
  ::_exit(127);
}

/// In the child: calls that are safe after fork alone.
[[noreturn]] void become(const Prepared& wanted) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != wanted.parent) ::_exit(127); // it died meanwhile
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGQUIT}) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const rlimit file_limit{largest_file_bytes, largest_file_bytes};
  ::setrlimit(RLIMIT_FSIZE, &file_limit);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (::chdir(wanted.folder) != 0 || ::dup2(wanted.input, 0) < 0 || ::dup2(wanted.output, 1) < 0 ||
      ::dup2(wanted.error, 2) < 0)
    give_up(wanted.report);
  for (int file = 3; file < 1024; ++file)
    if (file != wanted.report) ::fcntl(file, F_SETFD, FD_CLOEXEC);
  ::execve(wanted.file, wanted.arguments.data(), wanted.environment.data());
  give_up(wanted.report);
}

/// Files of this process that the child gets; closed at the end of a scope.
struct Files {
  int input = -1, output = -1, error = -1, report[2] = {-1, -1};

  explicit Files(const fs::path& folder) {
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    output = ::open((folder / output_name).c_str(), fresh, 0600);
    error = ::open((folder / error_name).c_str(), fresh, 0600);
    if (::pipe2(report, O_CLOEXEC) == 0 && input >= 0 && output >= 0 && error >= 0) return;
    const int reason = errno;
    close();
    throw_environment(fmt::format("{}: no files can be opened there ({}); is the disk full?", folder.string(),
                                  std::strerror(reason)));
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  ~Files() { close(); }

  void close_report() {
    ::close(report[1]);
    report[1] = -1;
  }

private:
  void close() const {
    for (const int file : {input, output, error, report[0], report[1]})
      if (file >= 0) ::close(file);
  }
};

/// "NAME=VALUE" of this process and of the call.
std::vector<std::string> environment_of(const ProgramCall& call) {
  std::vector<std::string> out;
  for (const auto& [name, value] : call.environment) out.push_back(name + '=' + value.c_str());
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view text = *each;
    const bool replaced = std::any_of(call.environment.begin(), call.environment.end(), [&](const auto& own) {
      return text.substr(0, text.find('=')) == own.first;
    });
    if (!replaced) out.emplace_back(text);
  }
  return out;
}

pid_t start(const ProgramCall& call, Files& files) {
  Prepared wanted;
  std::vector<std::string> environment = environment_of(call);
  for (std::string& each : environment) wanted.environment.push_back(each.data());
  wanted.environment.push_back(nullptr);
  for (const std::string& each : call.arguments) wanted.arguments.push_back(const_cast<char*>(each.c_str()));
  wanted.arguments.push_back(nullptr);
  wanted.file = call.file.c_str();
  wanted.folder = call.folder.c_str();
  wanted.parent = ::getpid();
  wanted.input = files.input;
  wanted.output = files.output;
  wanted.error = files.error;
  wanted.report = files.report[1];
  const pid_t child = ::fork();
  if (child == 0) become(wanted);
  if (child < 0)
    throw_environment(
        fmt::format("{}: no process can be started ({})", call.file.string(), std::strerror(errno)));
  ::setpgid(child, child); // whoever comes first
  files.close_report();
  int reason = 0;
  ssize_t count = 0;
  do count = ::read(files.report[0], &reason, sizeof reason);
  while (count < 0 && errno == EINTR);
  if (count == sizeof reason) {
    ::waitpid(child, nullptr, 0);
    throw_input(fmt::format("{}: cannot be started ({}); is it a program of this machine?",
                            call.file.string(), std::strerror(reason)));
  }
  return child;
}

ProgramEnd::Why wait_for(pid_t child, const ProgramCall& call) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(call.timeout_s);
  for (auto pause = std::chrono::milliseconds(1);;
       pause = std::min(2 * pause, std::chrono::milliseconds(20))) {
    siginfo_t info{};
    const int failed = ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT);
    if (failed == 0 && info.si_pid == child)
      return info.si_code == CLD_EXITED ? ProgramEnd::Why::exited : ProgramEnd::Why::signalled;
    if (call.interrupted && call.interrupted()) return ProgramEnd::Why::interrupted;
    if (Clock::now() >= end) return ProgramEnd::Why::too_long;
    std::this_thread::sleep_for(pause);
  }
}

/// The first or last line of a file that is not blank; of a long one from its beginning or end alone.
std::string line_of(const fs::path& file, bool last) {
  constexpr std::streamoff most = 8192;
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = in ? static_cast<std::streamoff>(in.tellg()) : 0;
  in.seekg(last ? std::max<std::streamoff>(0, size - most) : 0);
  std::string text(static_cast<std::size_t>(std::min(size, most)), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  constexpr std::string_view blank = " \t\r\n\f\v";
  if (last) {
    const auto end = text.find_last_not_of(blank);
    if (end == std::string::npos) return "";
    const auto begin = text.find_last_of("\r\n", end);
    return text.substr(begin == std::string::npos ? 0 : begin + 1,
                       end - (begin == std::string::npos ? 0 : begin + 1) + 1);
  }
  const auto begin = text.find_first_not_of(blank);
  if (begin == std::string::npos) return "";
  const std::string line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  return line.substr(0, line.find_last_not_of(blank) + 1);
}

} // namespace

PrivateFolder::PrivateFolder() {
  const char* wanted = std::getenv("TMPDIR");
  const fs::path parent = wanted != nullptr && *wanted != '\0' ? wanted : "/tmp";
  std::string name = (parent / "quietroom-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw_environment(
        fmt::format("{}: no folder can be made there ({}); set TMPDIR to one that can be written",
                    parent.string(), std::strerror(errno)));
  m_path = name;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

std::optional<fs::path> find_program(const std::string& name) {
  const fs::path as_named(name);
  if (as_named.is_absolute()) return is_program(as_named) ? std::optional(as_named) : std::nullopt;
  if (name.empty() || name.find('/') != std::string::npos) return std::nullopt;
  const char* found = std::getenv("PATH");
  for (std::string_view rest = found == nullptr ? "" : found; !rest.empty();) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    const fs::path file = fs::path(folder) / name;
    if (folder.starts_with('/') && is_program(file)) return file;
  }
  return std::nullopt;
}

ProgramEnd run_program(const ProgramCall& call) {
  Files files(call.folder);
  const pid_t child = start(call, files);
  ProgramEnd out;
  out.why = wait_for(child, call);
  ::kill(-child, SIGKILL); // and whatever it left behind; its number is not free before waitpid
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  const fs::path output = call.folder / output_name;
  const fs::path error = call.folder / error_name;
  out.first_line = line_of(output, false);
  if (out.first_line.empty()) out.first_line = line_of(error, false);
  out.last_line = line_of(error, true);
  if (out.last_line.empty()) out.last_line = line_of(output, true);
  return out;
}

} // namespace quietroom

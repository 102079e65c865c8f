#pragma once

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace quietroom::test {

/// `quietroom watch ARGUMENTS` that runs beside the test, in `folder`, until it is interrupted.
class LiveWatching {
public:
  LiveWatching(const TempFolder& folder, std::vector<std::string> arguments) : m_folder(folder.path()) {
    arguments.insert(arguments.begin(), {QUIETROOM_PROGRAM, "watch"});
    std::vector<char*> words;
    for (std::string& each : arguments) words.push_back(each.data());
    words.push_back(nullptr);
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    m_input = ends[1];
    for (const char* name : {"out", "err"}) folder.write(name, ""); // to be read before it has begun
    m_child = ::fork();
    if (m_child == 0) {
      ::signal(SIGINT, SIG_DFL); // a shell in the background leaves it ignored
      if (::chdir(m_folder.c_str()) != 0) ::_exit(126);
      ::dup2(ends[0], 0);
      ::dup2(::open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
      ::dup2(::open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
      ::execv(words[0], words.data());
      ::_exit(127);
    }
    ::close(ends[0]);
  }
  LiveWatching(const LiveWatching&) = delete;
  LiveWatching& operator=(const LiveWatching&) = delete;
  ~LiveWatching() {
    if (m_child > 0) ::kill(m_child, SIGKILL), ::waitpid(m_child, nullptr, 0);
    end_input();
  }

  void send(const std::string& bytes) const {
    REQUIRE(::write(m_input, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  void end_input() {
    if (m_input >= 0) ::close(m_input);
    m_input = -1;
  }
  std::string out() const { return read_file(m_folder / "out"); }
  std::string err() const { return read_file(m_folder / "err"); }

  /// Waits at most 20 s for something that is to be seen while it runs.
  static bool seen(const std::function<bool()>& what) {
    for (int i = 0; i < 1000; ++i) {
      if (what()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }

  /// As soon as it catches the signal.
  void interrupt() const {
    CHECK(seen([&] { return catches(SIGINT); }));
    ::kill(m_child, SIGINT);
  }

  int exit_code() {
    int status = 0;
    ::waitpid(m_child, &status, 0);
    m_child = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

private:
  bool catches(int signal) const {
    const std::string status = read_file("/proc/" + std::to_string(m_child) + "/status");
    const std::string key = "SigCgt:";
    const std::size_t at = status.find(key);
    if (at == status.npos) return false;
    return (std::stoull(status.substr(at + key.size()), nullptr, 16) >> (signal - 1) & 1U) != 0;
  }

  std::filesystem::path m_folder;
  int m_input = -1;
  pid_t m_child = -1;
};

} // namespace quietroom::test

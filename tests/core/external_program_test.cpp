#include "core/external_program.h"

#include "core/atomic_file.h"
#include "core/clock.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

using namespace quietroom;
namespace fs = std::filesystem;
using Why = ProgramEnd::Why;

namespace {

ProgramEnd shell(const test::TempFolder& folder, const std::string& script, double timeout_s = 60,
                 std::function<bool()> interrupted = {}) {
  return run_program({.file = "/bin/sh",
                      .arguments = {"sh", "-c", script},
                      .folder = folder.path(),
                      .timeout_s = timeout_s,
                      .interrupted = std::move(interrupted)});
}

/// A variable of the environment with another value, or without any, while it lives.
class Variable {
public:
  Variable(const char* name, const std::string& value) : m_name(name) {
    const char* before = std::getenv(name);
    m_before = before == nullptr ? "" : before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() {
    if (m_before.empty())
      ::unsetenv(m_name);
    else
      ::setenv(m_name, m_before.c_str(), 1);
  }

private:
  const char* m_name;
  std::string m_before;
};

} // namespace

TEST_CASE("a program ends with its code or its signal, and its first and last words are kept") {
  const test::TempFolder folder;
  const ProgramEnd good =
      shell(folder, "echo; echo ' one '; echo two; echo three >&2; echo four >&2; echo >&2");
  CHECK(good.why == Why::exited);
  CHECK(good.code == 0);
  CHECK(good.first_line == "one");
  CHECK(good.last_line == "four");
  const ProgramEnd bad = shell(folder, "echo only this; exit 7");
  CHECK(bad.code == 7);
  CHECK(bad.first_line == "only this");
  CHECK(bad.last_line == "only this"); // standard error is empty
  CHECK(shell(folder, "echo aside >&2").first_line == "aside");
  const ProgramEnd killed = shell(folder, "kill -9 $$");
  CHECK(killed.why == Why::signalled);
  CHECK(killed.code == SIGKILL);
}

TEST_CASE("a program works in its folder, with its input closed and our open files out of reach") {
  const test::TempFolder folder;
  CHECK(fs::equivalent(shell(folder, "pwd").first_line, folder.path()));
  CHECK(shell(folder, "cat; echo end").first_line == "end");
  std::FILE* const ours = std::tmpfile();
  const std::string number = std::to_string(::fileno(ours));
  CHECK(shell(folder, "test -e /proc/$$/fd/" + number + " && echo open || echo closed").first_line ==
        "closed");
  std::fclose(ours);
}

TEST_CASE("a program that takes too long, or is interrupted, ends with all that it has begun") {
  const test::TempFolder folder;
  const std::string script = "(sleep 1; touch late) & sleep 30";
  const double began_s = monotonic_s();
  CHECK(shell(folder, script, 0.2).why == Why::too_long);
  int asked = 0;
  CHECK(shell(folder, script, 60, [&] { return ++asked > 5; }).why == Why::interrupted);
  CHECK(monotonic_s() - began_s < 20);                                // neither waited for sleep's end
  CHECK(shell(folder, "(sleep 1; touch late) &").why == Why::exited); // what is left behind goes too
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));
  CHECK_FALSE(fs::exists(folder.path() / "late"));
}

TEST_CASE("what cannot be started is an input error that says so") {
  const test::TempFolder folder;
  const auto file = folder.write("program", "#!/nowhere/interpreter\n");
  fs::permissions(file, fs::perms::owner_all);
  try {
    run_program({.file = file, .arguments = {"program"}, .folder = folder.path()});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    CHECK_THAT(error.what(), Catch::Contains("program: cannot be started"));
  }
}

TEST_CASE("a program is found by its absolute path, or by its bare name in absolute folders of PATH") {
  const test::TempFolder folder;
  const auto file = folder.write("bin/tool", "#!/bin/sh\n");
  CHECK_FALSE(find_program(file.string())); // not executable
  fs::permissions(file, fs::perms::owner_all);
  CHECK(find_program(file.string()) == file);
  const Variable path("PATH",
                      "bin:" + (folder.path() / "none").string() + "::" + file.parent_path().string());
  CHECK(find_program("tool") == file);
  CHECK_FALSE(find_program("bin/tool"));
  CHECK_FALSE(find_program("./tool"));
  CHECK_FALSE(find_program(""));
  CHECK_FALSE(find_program("tools"));
  CHECK_FALSE(find_program(folder.path().string())); // a folder
}

TEST_CASE("a private folder is there for its owner alone, where TMPDIR says, and goes with what is in it") {
  const test::TempFolder folder;
  const Variable tmp("TMPDIR", folder.path().string());
  fs::path path;
  {
    const PrivateFolder own;
    path = own.path();
    CHECK(path.parent_path() == folder.path());
    CHECK((fs::status(path).permissions() & fs::perms(0777)) == fs::perms::owner_all);
    write_file(path / "some", "thing");
  }
  CHECK_FALSE(fs::exists(path));
  const Variable none("TMPDIR", "/nowhere");
  CHECK_THROWS_WITH(PrivateFolder(), Catch::Contains("set TMPDIR"));
}

TEST_CASE("a program has the variables of its call beside those of this process") {
  const test::TempFolder folder;
  const Variable kept("QUIETROOM_KEPT", "kept"), replaced("QUIETROOM_REPLACED", "before");
  ProgramCall call;
  call.file = "/bin/sh";
  call.arguments = {"sh", "-c", "echo \"$QUIETROOM_KEPT|$QUIETROOM_REPLACED|$QUIETROOM_NEW\""};
  call.folder = folder.path();
  call.environment = {{"QUIETROOM_REPLACED", "after"}, {"QUIETROOM_NEW", "a=b c"}};
  CHECK(run_program(call).first_line == "kept|after|a=b c");
}

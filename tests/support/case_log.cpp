// Writes a line a test case into the file that QUIETROOM_CASES names, if it does: how it went, its seconds,
// its name, with tabs between. What was begun and did not end has the word "began".
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>

namespace {

class CaseLog : public Catch::TestEventListenerBase {
public:
  using TestEventListenerBase::TestEventListenerBase;

  void testRunStarting(const Catch::TestRunInfo& /*run*/) override {
    if (const char* file = std::getenv("QUIETROOM_CASES")) m_file.open(file, std::ios::trunc);
    ::unsetenv("QUIETROOM_CASES"); // not for programs that a test starts
  }

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    m_began = std::chrono::steady_clock::now();
    m_file << "began\t0\t" << info.name << std::endl; // and on the disk: the case may end the process
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - m_began;
    m_file << (stats.totals.assertions.allOk() ? "passed" : "failed") << '\t' << took.count() << '\t'
           << stats.testInfo.name << std::endl;
  }

private:
  std::ofstream m_file;
  std::chrono::steady_clock::time_point m_began;
};

} // namespace

CATCH_REGISTER_LISTENER(CaseLog)

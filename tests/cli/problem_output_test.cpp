#include "cli/quietroom.h"
#include "signal/resample.h"
#include "stimulus/manifest.h"
#include "support/finished_set.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string pattern = " --pattern '{condition}_{talker}_{sample}.wav'";

} // namespace

TEST_CASE("add-set tells a fact of many files once, and check --files each of them") {
  const TempFolder folder;
  fs::create_directories(folder.path() / "files");
  for (int i = 0; i < 10; ++i) {
    auto speech = speech_like(8000, 1.5, static_cast<std::uint64_t>(i) + 1);
    if (i >= 6)
      for (double& sample : speech.samples) sample *= 0.8 - 0.01 * i;
    quietroom::signal::write_wav(
        folder.path() / "files" / ((i < 6 ? "a_f_s" : "b_f_s") + std::to_string(i) + ".wav"), speech, 16);
  }
  const auto count = [](const std::string& text) {
    std::size_t n = 0;
    for (std::size_t at = text.find("off -26; level it"); at != std::string::npos;
         at = text.find("off -26; level it", at + 1))
      ++n;
    return n;
  };
  const Run run = run_quietroom("add-set files --write" + pattern, folder.path());
  CHECK(count(run.out) == 1);
  CHECK(run.out.find("b_f_s6.wav and 3 more: active level") != std::string::npos);
  CHECK(count(run_quietroom("check files --files", folder.path()).out) == 4);
}

TEST_CASE("add-set shows the ids it makes from awkward names, each once, and writes those") {
  const TempFolder folder;
  for (const char* name : {"G.711 A_f_s1.wav", "G.711 A_m_s1.wav", "direct_f_s1.wav", "direct_m_s1.wav"})
    quietroom::signal::write_wav(
        (fs::create_directories(folder.path() / "files"), folder.path() / "files" / name),
        speech_like(8000, 1.5, std::string_view(name).size() + name[8]), 16);
  const Run run = run_quietroom("add-set files --reference direct --write" + pattern, folder.path());
  CAPTURE(run.out);
  CHECK(run.exit_code == 0);
  const std::string told = "ids made from names:\n  condition \"G.711 A\" -> G-711-A\n";
  CHECK(run.out.find(told) != std::string::npos);
  const auto set = quietroom::stimulus::read_set(folder.path() / "files");
  CHECK(set.problems.empty());
  CHECK(set.set.conditions.at(0).id == "G-711-A");
}

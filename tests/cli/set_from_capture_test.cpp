#include "cli/quietroom.h"

#include "signal/audio_file.h"
#include "support/speech_like.h"

#include <filesystem>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string captures = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/captures/";

} // namespace

TEST_CASE("the streams of captures are the conditions of a set, which prepare makes and show tells") {
  const TempFolder folder;
  fs::create_directories(folder.path() / "speech");
  signal::write_wav(folder.path() / "speech/ann_f_s1.wav", speech_like(16000, 3, 1), 16);
  const Run made =
      run_quietroom("new-set calls --from-capture '" + captures + "syn_gilbert5_b4.pcap' '" + captures +
                        "syn_clean.pcap' --source-dir speech --pattern '{talker}_{sex}_{sample}.wav'",
                    folder.path());
  CAPTURE(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(made.out.find("from 2 captured streams, 1 source of 1 talker") != std::string::npos);
  const std::string pattern = read_file(folder.path() / "calls/capture/call1.txt");
  CHECK(std::count(pattern.begin(), pattern.end(), '1') == 136);
  const Run prepared = run_quietroom("prepare calls", folder.path());
  CAPTURE(prepared.err);
  CHECK(prepared.exit_code == 0);
  CHECK(fs::exists(folder.path() / "calls/set.lock"));
  CHECK(run_quietroom("show call1.ann_f_s1 --set calls -o call1.png", folder.path()).exit_code == 0);
  check_failure(2, "is there already", "new-set calls --from-capture '" + captures + "syn_clean.pcap'",
                folder.path());
}

TEST_CASE("what cannot be a condition is refused, and nothing is written") {
  const TempFolder folder;
  check_failure(2, "is no capture",
                "new-set a --from-capture '" QUIETROOM_SOURCE_DIR
                "/tests/vectors/watch/streams/01_clean.csv'",
                folder.path());
  check_failure(2, "cannot be read", "new-set a --from-capture none.pcap", folder.path());
  check_failure(2, "leave", "new-set a --template mnru-nb --from-capture none.pcap", folder.path());
  check_failure(2, "--codec has no effect without --from-capture",
                "new-set a --template mnru-nb --codec 111=opus", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "a"));
}

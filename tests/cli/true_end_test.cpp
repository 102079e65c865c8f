// What the commands say of sound that is not as its header states.
#include "cli/quietroom.h"
#include "signal/pcm16.h"
#include "support/finished_set.h"
#include "support/sound_bytes.h"
#include "support/speech_like.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string sentence = "the sound goes on behind the length in its header";

/// Speech of 3 s at 8 kHz whose header states nothing.
std::string unknown_wav() {
  std::string data;
  for (const double x : speech_like(8000, 3, 1).samples)
    data += little(static_cast<std::uint16_t>(static_cast<int>(32767 * x)), 2);
  return wav_16(0, data);
}

void write_set(const TempFolder& folder, const std::string& source, int rate_hz) {
  folder.write("set.toml", "version = 1\nname = \"x\"\nseed = 1\nrate_hz = " + std::to_string(rate_hz) +
                               "\ncontext = \"NB\"\n[[source]]\nid = \"a\"\nfile = \"" + source +
                               "\"\ntalker = \"t\"\n[[condition]]\nid = \"direct\"\nsteps = []\n");
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

} // namespace

TEST_CASE("level and play say once, with the file's name, that sound goes on behind its header") {
  const TempFolder folder;
  folder.write("a.wav", unknown_wav());
  const Run level = run_quietroom("level a.wav", folder.path());
  CHECK(level.exit_code == 0);
  CHECK(level.err == "quietroom: a.wav: warning: " + sentence + "; it was read to its end\n");
  const Run play = run_quietroom("play a.wav --device file:b.wav?speed=0", folder.path());
  CHECK(play.exit_code == 0);
  CHECK(count(play.err, sentence) == 1);
  CHECK(play.err.find("a.wav, 3.00 s") != std::string::npos);
}

TEST_CASE("prepare, its --verify and check say that a source goes on behind its header") {
  const TempFolder folder;
  folder.write("a.wav", unknown_wav());
  write_set(folder, "a.wav", 8000);
  CHECK(count(run_quietroom("prepare .", folder.path()).err, sentence) == 1);
  const Run verify = run_quietroom("prepare . --verify", folder.path());
  CHECK(verify.exit_code == 0);
  CHECK(count(verify.out, sentence) == 1);
  CHECK(count(run_quietroom("check .", folder.path()).out, sentence) == 1);
}

TEST_CASE("add-set and check say that a finished file goes on behind its header") {
  const TempFolder folder;
  write_finished_files(folder.path());
  std::string bytes = read_file(folder.path() / "g711_f_s1.wav");
  folder.write("g711_f_s1.wav", bytes.replace(40, 4, little(0, 4)));
  const Run add = run_quietroom("add-set . --pattern '{condition}_{talker}_{sample}' --write", folder.path());
  CHECK(add.exit_code == 0);
  CHECK(count(add.out, "g711_f_s1.wav: " + sentence) == 1); // the table names it as well
  CHECK(count(run_quietroom("check .", folder.path()).out, "g711_f_s1.wav: " + sentence) == 1);
}

TEST_CASE("G.722 recordings that are saturated are counted, by level, prepare, its --verify and check") {
  const TempFolder folder;
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 16000; ++i) { // any byte is G.722: random ones are loud
    state = state * 1664525U + 1013904223U;
    bytes += static_cast<char>(state >> 24);
  }
  folder.write("a.g722", bytes);
  const std::string saturated = "samples back beyond full scale; they were saturated";
  CHECK(count(run_quietroom("level a.g722", folder.path()).err, saturated) == 1);
  write_set(folder, "a.g722", 16000);
  const Run prepare = run_quietroom("prepare .", folder.path());
  CAPTURE(prepare.err);
  CHECK(prepare.exit_code == 0);
  CHECK(count(prepare.err, "source a: its G.722 gives ") == 1);
  CHECK(count(prepare.err, saturated) == 1);
  CHECK(count(run_quietroom("prepare . --verify", folder.path()).out, saturated) == 1);
  CHECK(count(run_quietroom("check .", folder.path()).out, saturated) == 1);
}

TEST_CASE("check says that a file of floating point goes beyond full scale, and how far") {
  const TempFolder folder;
  write_finished_files(folder.path());
  run_quietroom("add-set . --pattern '{condition}_{talker}_{sample}' --write", folder.path());
  std::vector<float> samples(12000, 0.1F);
  samples[100] = 1.5F;
  folder.write("g711_f_s1.wav", float_wav(samples));
  CHECK(run_quietroom("check .", folder.path())
            .out.find("goes 3.52 dB beyond full scale, where playback cuts it") != std::string::npos);
}

#include "cli/two_tones.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("no output is written over a recording") {
  const TempFolder folder;
  make_set(folder.path());
  const std::string before = read_file(folder.path() / "clean_ann_s1.wav");
  check_failure(2, "is the recording itself", "play clean_ann_s1.wav --device file:clean_ann_s1.wav",
                folder.path());
  check_failure(2, "must end in .wav", "play clean_ann_s1.wav --device file:heard.mp3", folder.path());
  check_failure(2, "give a name that ends in .png", "show clean_ann_s1.wav -o clean_ann_s1.wav",
                folder.path());
  CHECK(read_file(folder.path() / "clean_ann_s1.wav") == before);
}

TEST_CASE("a sound card has no file to replace, so --force has no effect on it") {
  const TempFolder folder;
  make_set(folder.path());
  for (const char* command : {"tone --force", "play clean_ann_s1.wav --force"})
    check_failure(2, "--force belongs to --device file:OUT.wav", command, folder.path());
}

TEST_CASE("a file that Quietroom wrote is replaced, one of the user's only by force") {
  const TempFolder folder;
  make_set(folder.path());
  write_file(folder.path() / "mine.wav", "mine");
  const std::string play = "play clean_ann_s1.wav --device file:mine.wav?speed=0";
  CHECK(run_quietroom(play, folder.path()).exit_code == 2);
  CHECK(read_file(folder.path() / "mine.wav") == "mine");
  CHECK(run_quietroom(play + " --force", folder.path()).exit_code == 0);
  CHECK(signal::read_pcm(folder.path() / "mine.wav").rate_hz == 16000);
  CHECK(run_quietroom(play, folder.path()).exit_code == 0);
}

#include "panel/sitting_files.h"

#include "core/error.h"
#include "store/study_store.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using panel::guard_files;
using panel::StationOptions;

namespace {

/// A study folder with audio beside it.
struct Sitting {
  test::TempFolder folder;
  study::FixedStudy study;
  StationOptions options;

  Sitting() {
    study.folder = folder.path() / "study";
    study.design.set = folder.path() / "audio";
    study.set = test::small_set(1, 1);
    for (const char* name : {"study/study.toml", "study/set/set.toml", "study/set/set.lock",
                             "study/study.sqlite", "study/study.sqlite-wal"})
      folder.write(name, "x");
    folder.write("audio/" + study.set.stimuli[0].file, "sound");
    options.device = "file:" + (folder.path() / "heard.wav").string();
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
};

} // namespace

TEST_CASE("a sitting writes beside what it reads and never over it, whatever is forced") {
  for (const char* name : {"study/study.toml", "study/set/set.toml", "study/set/set.lock",
                           "study/study.sqlite", "study/study.sqlite-wal", "audio/c1.s1.wav"}) {
    CAPTURE(name);
    Sitting sitting;
    sitting.options.force = true;
    sitting.options.events = sitting.path(name);
    CHECK_THROWS_AS(guard_files(sitting.options, sitting.study), Error);
    sitting.options.events.clear();
    sitting.options.measure = sitting.path(name);
    CHECK_THROWS_AS(guard_files(sitting.options, sitting.study), Error);
  }
  Sitting sitting;
  sitting.options.force = true;
  sitting.options.device = "file:" + sitting.path("audio/c1.s1.wav");
  CHECK_THROWS_AS(guard_files(sitting.options, sitting.study), Error);
}

TEST_CASE("events and measures are added to a file of such lines, or to an empty one") {
  for (const char* line : {"{\"event\": \"ready\"}\n", "{\"frame\": 1}\n", "{\"key_to_commit_ms\": 2}\n",
                           "{\"enter_to_sample_ms\": 2}\n", ""}) {
    CAPTURE(line);
    Sitting sitting;
    sitting.folder.write("lines", line);
    sitting.options.events = sitting.path("lines");
    sitting.options.measure = sitting.path("lines");
    CHECK_NOTHROW(guard_files(sitting.options, sitting.study));
  }
}

TEST_CASE("a file that no station wrote is left alone until it is forced") {
  Sitting sitting;
  sitting.folder.write("notes", "my notes {\"event\": }\n");
  sitting.folder.write("heard.wav", "a recording of mine");
  CHECK_THROWS_AS(guard_files(sitting.options, sitting.study), Error); // the device
  sitting.options.device = "";
  CHECK_NOTHROW(guard_files(sitting.options, sitting.study));
  sitting.options.events = sitting.path("notes");
  CHECK_THROWS_AS(guard_files(sitting.options, sitting.study), Error);
  sitting.options.device = "file:" + sitting.path("heard.wav");
  sitting.options.force = true;
  CHECK_NOTHROW(guard_files(sitting.options, sitting.study));
}

TEST_CASE("standard output and files that are not there yet need no asking") {
  Sitting sitting;
  sitting.options.events = "-";
  sitting.options.measure = sitting.path("new");
  CHECK_NOTHROW(guard_files(sitting.options, sitting.study));
}

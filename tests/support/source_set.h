#pragma once

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "prepare/prepare.h"
#include "signal/audio_file.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <filesystem>
#include <map>
#include <string>

namespace quietroom::test {

namespace fs = std::filesystem;

inline const std::string set_document = R"(version = 1
name = "n"
seed = 5
rate_hz = 16000
context = "NB"
source_steps = [{ step = "resample", rate_hz = 8000 }, { step = "level", level_dbov = -26 }]
[[source]]
id = "a"
files = ["source/a1.wav", "source/a2.wav"]
talker = "t1"
[[source]]
id = "b"
file = "source/b.wav"
talker = "t2"
[[condition]]
id = "direct"
kind = "reference"
[[condition]]
id = "q12"
steps = [{ step = "mnru", q_db = 12 }]
[[condition]]
id = "loss5"
steps = [{ step = "loss", ppl_percent = 5 }, { step = "codec", id = "g711a" }]
)";

/// A synthetic set ready to be prepared.
struct SourceSet {
  TempFolder folder;

  SourceSet() {
    folder.write("set.toml", set_document);
    fs::create_directory(path() / "source");
    std::uint64_t seed = 0;
    for (const char* name : {"a1", "a2", "b"})
      signal::write_wav(path() / "source" / (std::string(name) + ".wav"), speech_like(16000, 2.4, ++seed),
                        16);
  }
  const fs::path& path() const { return folder.path(); }
  fs::path file(const std::string& name) const { return path() / "stimuli" / name; }

  prepare::PrepareOutcome run(unsigned threads = 2, const std::string& version = "1") const {
    return prepare::prepare(path(), {version, threads});
  }
  /// File name -> hash, of all that prepare writes.
  std::map<std::string, std::string> bytes() const {
    std::map<std::string, std::string> out{{"set.lock", sha256_of_file(path() / "set.lock")}};
    for (const auto& entry : fs::directory_iterator(path() / "stimuli"))
      out[entry.path().filename().string()] = sha256_of_file(entry.path());
    return out;
  }
  void replace(const std::string& old, const std::string& now) const {
    std::string text = read_file(path() / "set.toml");
    text.replace(text.find(old), old.size(), now);
    folder.write("set.toml", text);
  }
};

} // namespace quietroom::test

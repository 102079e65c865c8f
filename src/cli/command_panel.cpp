#include "cli/command.h"
#include "cli/guarded_output.h"
#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace quietroom::cli {

namespace {

/// The panel is a program of its own, so that this one needs no screen; it stands beside this one.
int run_panel(const Arguments& arguments) {
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "quietroom-panel";
  std::vector<std::string> words = {program.string(), *arguments.text("STUDY")};
  for (const char* name : {"--listener", "--device", "--events", "--window", "--scale"})
    if (const auto value = arguments.text(name)) words.insert(words.end(), {name, *value});
  if (arguments.has("--force")) words.emplace_back("--force");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  throw_environment(fmt::format("{}: cannot be started ({}); it belongs beside quietroom", program.string(),
                                std::strerror(errno)));
}

} // namespace

Command panel_command() {
  return {"panel",
          "run the listener's station, full screen",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--listener", "ID", "who sits here; one of the study's listeners", true},
           {"--device", "DEVICE", "sound output: name, index or file:OUT.wav (quietroom tone --list)"},
           {"--window", "WxH", "a window such as 1280x800 instead of full screen"},
           {"--scale", "X", "size of everything, 1 = as on 1280x800 (default: fits the window)"},
           {"--events", "FILE", "write one JSON object per line for other programs; - is standard output"},
           force_option()},
          "  quietroom panel sessions/demo --listener L01\n"
          "  quietroom panel sessions/demo --listener L01 --window 1280x800 --device hw:0",
          run_panel};
}

} // namespace quietroom::cli

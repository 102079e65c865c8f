#include "core/error.h"
#include "core/tell.h"
#include "panel/panel.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

using namespace quietroom;

/// "1280x800"
std::pair<int, int> size_of(const std::string& text) {
  int width = 0;
  int height = 0;
  char x = 0;
  std::istringstream in(text);
  if (!(in >> width >> x >> height) || x != 'x' || !in.eof() || width < 320 || height < 240 ||
      width > 16384 || height > 16384)
    throw_input(fmt::format("--window {}: give width x height in pixels, such as 1280x800", text));
  return {width, height};
}

int run(int argc, char** argv) {
  CLI::App app{
      "The listener's station of a Quietroom study: plays samples, takes votes, stores each at once."};
  panel::Options options;
  std::string window;
  app.add_option("study", options.study, "folder of the study")->required()->type_name("STUDY");
  app.add_option("--listener", options.listener, "who sits here; one of the study's listeners")
      ->required()
      ->type_name("ID");
  app.add_option("--device", options.device,
                 "sound output: name, index, or file:OUT.wav (quietroom tone --list)")
      ->type_name("DEVICE");
  app.add_option("--events", options.events, "write one JSON object a line; - is standard output")
      ->type_name("FILE");
  app.add_option("--measure", options.measure,
                 "write when frames were drawn and how long keys took, a JSON object a line")
      ->type_name("FILE");
  app.add_option("--window", window, "a window such as 1280x800 instead of full screen")->type_name("WxH");
  app.add_option("--scale", options.scale,
                 "size of everything, 1 = made for 1280x800; never more than fits, which is the default")
      ->check(CLI::Range(0.4, 4.0));
  app.add_flag("--force", options.force,
               "replace files that Quietroom did not write; never what the session reads");
  app.footer(
      "Examples:\n"
      "  quietroom-panel sessions/demo --listener L01\n"
      "  quietroom-panel sessions/demo --listener L01 --window 1280x800 --device file:heard.wav\n"
      "Esc, then the experimenter's code of study.toml, then Enter ends a session early; started again for\n"
      "the same listener it goes on at the first unanswered trial.\n"
      "Exit: 0 finished, 1 ended unfinished, 2 bad input, 3 device, disk or database.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& mistake) {
    if (mistake.get_exit_code() == 0) return app.exit(mistake);
    tell(fmt::format("{}; see quietroom-panel --help", mistake.what()));
    return 2;
  }
  if (!window.empty()) options.window = size_of(window);
  if (panel::run(options)) return 0;
  const std::string device = options.device.empty() ? "" : fmt::format(" --device '{}'", options.device);
  const std::string size = window.empty() ? "" : " --window " + window;
  tell(fmt::format("the session of {0} is not finished. To go on: quietroom panel '{1}' --listener {0}{2}{3}",
                   options.listener, options.study, device, size));
  return 1;
}

} // namespace

int main(int argc, char** argv) {
  secure_standard_streams();
  try {
    return run(argc, argv);
  } catch (const Error& failure) {
    tell(failure.what());
    return failure.kind() == ErrorKind::input ? 2 : 3;
  } catch (const std::exception& failure) {
    tell(failure.what());
    return 3;
  }
}

#include "core/error.h"
#include "core/number.h"
#include "core/server_address.h"
#include "core/tell.h"
#include "panel/panel.h"
#include "usage/build.h"
#include "usage/parser.h"
#include "usage/write_pages.h"

#include <fmt/format.h>
#include <sstream>

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

constexpr const char* description =
    "Plays the samples of one listener's session and stores each vote before the next sample can start. When "
    "it is "
    "started again for the same listener, it goes on at the first unanswered trial.";

constexpr const char* keys =
    "Enter or Space goes on. 5 to 1 vote. R plays the tones of the sound check again. Esc asks for the "
    "experimenter's code, which opens the page of actions: 1 ends the sitting, 2 pauses before the next "
    "sample, 3 "
    "takes a note, 4 repeats the block, 5 the practice, and 6 sets the listening level before the first "
    "sample. "
    "On the page of a question besides votes a number or an arrow key chooses an answer, or a text is typed; "
    "Enter goes on.\n\n"
    "Esc during a sample waits until the sample is over. Esc again, or 20 s without a key, goes back. A key "
    "within "
    "300 ms of a new page does nothing. The same holds for a key with Ctrl, Alt or Super, and for a key that "
    "was held "
    "when the window got the focus.";

constexpr const char* files =
    "STUDY/lock holds one lock file per listener while a station runs the session. The lock ends with the "
    "program, so "
    "a file that is left there does no harm. STUDY/study.sqlite is the database of sessions and votes. "
    "STUDY/ledger "
    "has a line for the head of each session. The head is printed on standard error too; keep it, and "
    "quietroom "
    "verify --head tells later whether the database still has it.";

constexpr const char* language =
    "The station speaks the language of study.toml (quietroom new --language). Texts that nobody has "
    "confirmed are "
    "shown at the terminal before the first session, and begin it only after yes; labels = \"accepted\" in "
    "study.toml says it beforehand. A letter that no font of the machine has is an error at the start, with "
    "the "
    "Debian package that has it.";

constexpr const char* exits =
    "0: the session is finished. 1: it ended before it was finished. 2: wrong usage or bad "
    "input. 3: a device, a disk or the database failed.";

usage::Program program() {
  return {
      {"quietroom-panel",
       "The listener's station of a Quietroom study: plays samples, takes votes, stores each at once",
       {{"STUDY", "STUDY", "folder of the study", true},
        {"--listener", "ID", "who sits here; one of the study's listeners", true},
        {"--device", "DEVICE", "sound output: name, index, or file:OUT.wav (quietroom tone --list)"},
        {"--events", "FILE", "write one JSON object per line for other programs; - is standard output"},
        {"--measure", "FILE",
         "write when frames were drawn and how long keys took, one JSON object per line"},
        {"--window", "WxH", "a window such as 1280x800 instead of full screen"},
        {"--scale", "X",
         "size of everything, 0.4 to 4; 1 is made for 1280x800 (default: what fits, which is never "
         "exceeded)"},
        {"--force", "", "replace files that Quietroom did not write; never what the session reads"}},
       "  quietroom-panel sessions/demo --listener L01\n"
       "  quietroom-panel sessions/demo --listener L01 --window 1280x800 --device file:heard.wav\n"
       "Esc, the experimenter's code of study.toml, Enter, then 1 ends a session early. Start the program\n"
       "again for the same listener, and it goes on at the first unanswered trial.\n"
       "Exit: 0 finished, 1 ended unfinished, 2 bad input, 3 device, disk or database.",
       {{"DESCRIPTION", description},
        {"KEYS", keys},
        {"LANGUAGE", language},
        {"FILES", files},
        {"EXIT STATUS", exits}},
       {"quietroom", "quietroom panel"}},
      {}};
}

double scale_of(const std::string& text) {
  const auto value = parse_double(text);
  if (!value || *value < 0.4 || *value > 4.0)
    throw_input(fmt::format("--scale {}: give a number from 0.4 to 4", text));
  return *value;
}

/// What was given for this option; empty without it.
std::string text_of(const usage::Given& given, std::string_view option) {
  const auto found = given.values.find(option);
  return found == given.values.end() ? std::string() : found->second.front();
}

panel::StationOptions options_of(const usage::Given& given) {
  panel::StationOptions out;
  out.study = text_of(given, "STUDY");
  out.listener = text_of(given, "--listener");
  out.device = text_of(given, "--device");
  out.events = text_of(given, "--events");
  out.measure = text_of(given, "--measure");
  if (const std::string window = text_of(given, "--window"); !window.empty()) out.window = size_of(window);
  if (const std::string scale = text_of(given, "--scale"); !scale.empty()) out.scale = scale_of(scale);
  out.force = given.values.contains("--force");
  return out;
}

int run(int argc, char** argv) {
  refuse_secret_arguments(argc, argv);                             // before anything repeats one
  if (argc == 3 && std::string_view(argv[1]) == "--write-pages") { // for the build alone
    usage::write_pages(program(), std::string(usage::this_build.version), argv[2]);
    return 0;
  }
  const auto parsed =
      usage::parse(program(), usage::version_text("quietroom-panel", usage::this_build), argc, argv);
  if (const auto* asked = std::get_if<usage::Asked>(&parsed)) {
    fmt::print("{}", asked->text);
    return 0;
  }
  const auto& given = std::get<usage::Given>(parsed);
  const panel::StationOptions options = options_of(given);
  const std::string window = text_of(given, "--window");
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

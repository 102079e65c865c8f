#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/sound_argument.h"
#include "core/error.h"
#include "picture/sound_picture.h"
#include "prepare/recording_warnings.h"
#include "recipe/source_audio.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

double highest_hz(const Arguments& arguments, const NamedSound& sound, int rate_hz) {
  const double nyquist_hz = rate_hz / 2.0;
  if (const auto given = arguments.number("--max-hz")) {
    if (*given < 100 || *given > nyquist_hz)
      throw_input(fmt::format("--max-hz is {}; it must lie within 100 and {}, half of the sample rate",
                              *given, nyquist_hz));
    return *given;
  }
  return sound.stimulus ? std::min(nyquist_hz, picture::top_hz(sound.set.context)) : nyquist_hz;
}

/// Where the picture goes: never onto a recording.
std::string picture_of(const Arguments& arguments, const NamedSound& sound) {
  const std::string file = arguments.text("-o").value_or(sound.name + ".png");
  if (std::filesystem::path(file).extension() != ".png")
    throw_input(fmt::format("-o is \"{}\"; the picture is a PNG, so give a name that ends in .png", file));
  return file;
}

int run_show(const Arguments& arguments) {
  const NamedSound sound = named_sound(arguments);
  const std::string file = picture_of(arguments, sound);
  guard(arguments, {"-o"}, {file});
  signal::Clip clip = recipe::read_recording(sound.file);
  for (const std::string& warning : prepare::warnings_of_recording(sound.file))
    say(fmt::format("{}: warning: {}", sound.name, warning));
  const double top_hz = highest_hz(arguments, sound, clip.rate_hz);
  std::vector<picture::ShownSound> shown;
  if (auto source = clean_source(sound)) shown.push_back({source->name, std::move(source->clip)});
  shown.push_back({sound.stimulus ? "stimulus " + sound.name : sound.name, std::move(clip)});
  picture::write_sound_picture(file, shown, top_hz);
  print(file + '\n');
  return ok;
}

} // namespace

Command show_command() {
  Command out{"show", "draw waveform and spectrogram as PNG, of a stimulus beside its source",
              named_sound_options(),
              "  quietroom show stimuli/demo/stimuli/g711a-loss05.june1.wav\n"
              "  quietroom show g711a-loss05.june1 --set stimuli/demo -o loss.png\n"
              "  quietroom show recording.flac --max-hz 8000",
              run_show};
  out.options.push_back({"-o", "FILE.png", "where to write (default: STIMULUS.png or FILE.png here)"});
  out.options.push_back(force_option());
  out.options.push_back({"--max-hz", "HZ", "top of the frequency axis (default: by the context of the set)"});
  return out;
}

} // namespace quietroom::cli

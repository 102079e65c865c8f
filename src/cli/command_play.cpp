#include "audio/open_output.h"
#include "cli/command.h"
#include "cli/file_device.h"
#include "cli/output.h"
#include "cli/sound_argument.h"
#include "core/error.h"
#include "core/output_guard.h"
#include "prepare/played_sound.h"
#include "prepare/recording_warnings.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <variant>

namespace quietroom::cli {

namespace {

using prepare::PlayedSound;

std::vector<PlayedSound> sounds_of(const Arguments& arguments) {
  const NamedSound sound = named_sound(arguments);
  std::vector<PlayedSound> out;
  if (arguments.has("--with-source")) {
    auto source = clean_source(sound);
    if (!source)
      throw_input(sound.name +
                  ": has no source to play; --with-source is for stimuli of a set that has sources "
                  "or a reference condition");
    out.push_back(prepare::played_clip(source->name, source->clip));
  }
  for (const std::string& warning : prepare::warnings_of_recording(sound.file))
    say(fmt::format("{}: warning: {}", sound.name, warning));
  out.push_back(prepare::played_file(sound.name, sound.file));
  return out;
}

void play(audio::Output& output, audio::Player& player, const PlayedSound& sound,
          const audio::OutputInfo& info) {
  const double seconds =
      static_cast<double>(sound.pcm.samples.size()) / sound.pcm.channels / sound.pcm.rate_hz;
  say(fmt::format("{}, {:.2f} s, {} Hz, {} bits{}, on {}{}", sound.name, seconds, sound.pcm.rate_hz,
                  sound.pcm.bits, sound.pcm.is_float ? " rounded" : "", info.device,
                  info.converting ? " [converting: may resample, mix or scale]" : ""));
  const audio::Report report =
      audio::play_and_wait(output, player, {sound.pcm.samples, sound.pcm.channels, sound.pcm.rate_hz});
  if (const auto fault = audio::void_reason(report))
    throw_environment(
        fmt::format("{}: playback had a fault ({}); what you heard was not the file", info.device, *fault));
}

/// A file device replaces its file.
void guard_device(const audio::Device& device, const Arguments& arguments) {
  const auto* file = std::get_if<audio::FileDevice>(&device);
  if (file != nullptr && same_file(file->path, named_sound(arguments).file)) // one known by its id as well
    throw_input(
        fmt::format("--device file:{} is the recording itself and would be replaced; give another name",
                    file->path.string()));
  guard_file_device(device, arguments);
}

int run_play(const Arguments& arguments) {
  const auto device = audio::parse_device(arguments.text("--device").value_or(""));
  guard_device(device, arguments);
  const std::vector<PlayedSound> sounds = sounds_of(arguments);
  for (const PlayedSound& sound : sounds)
    if (const auto warning = full_scale_warning(sound, arguments.has("--clip"))) say(*warning);
  const signal::PcmClip& last = sounds.back().pcm;
  const int channels = std::max(2, last.channels);
  const int bits = sounds.size() > 1 ? prepare::rounded_bits : last.bits;
  const auto output = audio::open_output(device, {last.rate_hz, channels, bits});
  const audio::OutputInfo info = output->info();
  audio::Player player(info.format);
  output->start(player);
  for (const PlayedSound& sound : sounds) play(*output, player, sound, info);
  output->stop();
  return ok;
}

} // namespace

Command play_command() {
  Command out{"play", "play a sound file or stimulus through the engine that plays to listeners",
              named_sound_options(),
              "  quietroom play stimuli/demo/stimuli/g711a.june1.wav\n"
              "  quietroom play g711a.june1 --set stimuli/demo --with-source --device hw:0\n"
              "  quietroom play recording.flac --device file:heard.wav",
              run_play};
  out.options.push_back({"--with-source", "", "play the source of the stimulus first, then the stimulus"});
  out.options.push_back({"--device", "DEVICE", "name, index or file:OUT.wav (default: the system's)"});
  out.options.push_back(
      {"--clip", "", "also play a sound that goes more than 6 dB beyond full scale; it is cut there"});
  out.options.push_back(force_option());
  return out;
}

} // namespace quietroom::cli

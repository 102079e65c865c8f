#include "audio/open_output.h"
#include "cli/command.h"
#include "cli/file_device.h"
#include "cli/output.h"
#include "core/counted.h"
#include "core/error.h"
#include "signal/integer_samples.h"
#include "signal/tone.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

int list_devices() {
  const auto devices = audio::list_devices();
  if (devices.empty()) say("no sound output is there; connect one, or use --device file:OUT.wav");
  for (const audio::DeviceInfo& device : devices)
    print(fmt::format("{:3}  {} ({}), {}, {} Hz{}{}\n", device.index, device.name, device.host_api,
                      counted(device.channels, "channel"), device.default_rate_hz,
                      device.is_default ? ", default" : "",
                      device.converting ? " [converting: may resample, mix or scale]" : ""));
  return ok;
}

double number_within(const Arguments& arguments, const char* name, double fallback, double low, double high) {
  const double value = arguments.number(name).value_or(fallback);
  if (value < low || value > high)
    throw_input(fmt::format("{} is {}; it must lie within {} and {}", name, value, low, high));
  return value;
}

int run_tone(const Arguments& arguments) {
  if (arguments.has("--list")) return list_devices();
  const int rate_hz = static_cast<int>(number_within(arguments, "--rate", 48000, 8000, 192000));
  const double seconds = number_within(arguments, "--seconds", 20, 0.1, 3600);
  const auto device = audio::parse_device(arguments.text("--device").value_or(""));
  guard_file_device(device, arguments);
  const signal::Clip tone = signal::tone({.rate_hz = rate_hz, .seconds = seconds});
  const std::vector<std::int32_t> samples = signal::playback_samples(tone.samples, 16);

  const auto output = audio::open_output(device, {.rate_hz = rate_hz, .channels = 2, .bits = 16});
  audio::Player player(output->info().format);
  const audio::OutputInfo info = output->info();
  say(fmt::format("1 kHz at -26 dBov rms for {} s on {}, {} Hz{}", seconds, info.device, rate_hz,
                  info.converting ? " [converting: may resample, mix or scale]" : ""));
  output->start(player);
  const audio::Report report = audio::play_and_wait(*output, player, {samples, 1, rate_hz});
  output->stop();
  if (const auto fault = audio::void_reason(report))
    throw_environment(fmt::format("{}: playback had a fault ({}); do not calibrate with it, try again",
                                  info.device, *fault));
  say("measure the level at the ear while it plays, set the gain of the listening chain, and write the "
      "reading "
      "into study.toml as level_db_spl");
  return ok;
}

} // namespace

Command tone_command() {
  return {"tone",
          "play the calibration tone: 1 kHz at the level of the speech",
          {{"--seconds", "S", "how long (default 20)"},
           {"--rate", "HZ", "sample rate, that of the stimuli (default 48000)"},
           {"--device", "DEVICE", "name, index or file:OUT.wav (default: the system's)"},
           force_option(),
           {"--list", "", "the sound outputs of this machine"}},
          "  quietroom tone --list\n"
          "  quietroom tone --device hw:0 --seconds 30\n"
          "  quietroom tone --device file:tone.wav",
          run_tone};
}

} // namespace quietroom::cli

#include "recipe/step_command.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/external_program.h"
#include "core/toml.h"
#include "core/visible_text.h"
#include "recipe/interrupted.h"
#include "recipe/programs.h"
#include "signal/audio_file.h"
#include "signal/delay_between.h"
#include "signal/integer_samples.h"
#include "signal/resample.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace fs = std::filesystem;

namespace {

constexpr double latest_ms = 1000; // of a delay that is looked for
constexpr double least_correlation = 0.5;

/// Every {word} but the two that stand for something.
std::vector<std::string> strange_words(const std::string& argument) {
  std::vector<std::string> out;
  for (std::size_t at = argument.find('{'); at != std::string::npos; at = argument.find('{', at + 1)) {
    const std::size_t end =
        argument.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", at + 1);
    if (end == std::string::npos || argument[end] != '}' || end == at + 1) continue;
    std::string word = argument.substr(at, end - at + 1);
    if (word != "{in}" && word != "{out}") out.push_back(std::move(word));
  }
  return out;
}

void check_program(const std::string& key, const std::string& name, const Parameters& parameters) {
  if (fs::path(name).is_absolute() || (!name.empty() && name.find('/') == std::string::npos)) return;
  parameters.error(fmt::format("{}: {} is no program; give its name, which is looked for on PATH, or its "
                               "absolute path: no program within a set is run",
                               key, toml::quoted(name)));
}

void check_run(const CommandStep& command, const Parameters& parameters) {
  check_program("run", command.run.front(), parameters);
  for (const char* word : {"{in}", "{out}"})
    if (std::none_of(command.run.begin() + 1, command.run.end(),
                     [&](const std::string& each) { return each.find(word) != std::string::npos; }))
      parameters.error(
          fmt::format("run has no {}; put it where the program expects the name of the file that "
                      "it {}",
                      word, word == std::string_view("{in}") ? "reads" : "writes"));
  for (const std::string& argument : command.run)
    for (const std::string& word : strange_words(argument))
      parameters.error(
          fmt::format("run has {}, which stands for nothing; {{in}} and {{out}} are all there is", word));
}

void read_form(Parameters& parameters, CommandStep& command) {
  command.raw = parameters.choice_or("format", "wav", {"wav", "raw"}) == "raw";
  command.bits = parameters.integer_or("bits", 16, 16, 24);
  if (command.bits != 16 && command.bits != 24)
    parameters.error(fmt::format("bits is {}; it must be 16 or 24", command.bits));
  if (command.raw && command.bits != 16)
    parameters.error("format = \"raw\" has 16 bits, little-endian; leave bits out");
  command.rate_hz = parameters.integer_or("rate_hz", 0, 8000, 192000);
  command.channels = parameters.integer_or("channels", 0, 1, 2);
  command.any_length = parameters.choice_or("length", "same", {"same", "any"}) == "any";
  command.length_tolerance_ms = parameters.number_or("length_tolerance_ms", 0, 0, 10'000);
  if (command.any_length && parameters.has("length_tolerance_ms"))
    parameters.error("length_tolerance_ms says nothing beside length = \"any\"; leave one of them out");
}

void read_delay(Parameters& parameters, CommandStep& command) {
  if (parameters.is_text("delay_ms"))
    command.finds_delay = parameters.choice("delay_ms", {"find"}) == "find";
  else
    command.delay_ms = parameters.number_or("delay_ms", 0, 0, 10'000);
}

[[noreturn]] void fail(const CommandStep& command, const Pass& pass, const std::string& what) {
  throw_input(fmt::format("step command of condition {}: {} {}", pass.condition,
                          visible_line(command.run.front()), what));
}

std::string said(const ProgramEnd& end) {
  constexpr std::size_t most = 300;
  const std::string line = visible_line(end.last_line.substr(0, most));
  return line.empty() ? "it said nothing" : fmt::format("it said: {}", line);
}

void require_success(const CommandStep& command, const Pass& pass, const ProgramEnd& end) {
  using Why = ProgramEnd::Why;
  if (end.why == Why::interrupted) throw Interrupted{};
  if (end.why == Why::too_long)
    fail(command, pass,
         fmt::format("took longer than {} s and was stopped ({}); raise timeout_s if it needs "
                     "more",
                     command.timeout_s, said(end)));
  if (end.why == Why::signalled)
    fail(command, pass,
         fmt::format("was ended by signal {} ({}); {}", end.code, ::strsignal(end.code), said(end)));
  if (end.code != 0) fail(command, pass, fmt::format("ended with exit code {}; {}", end.code, said(end)));
}

/// What the program gets. Returns how many samples its bits cannot hold.
std::size_t write_input(const CommandStep& command, const fs::path& file, const signal::Clip& clip) {
  if (!command.raw) return signal::write_wav(file, clip, command.bits);
  std::string bytes;
  std::vector<std::int32_t> rounded(clip.samples.size());
  const std::size_t clipped = signal::round_samples(clip.samples, 16, rounded);
  for (const std::int32_t value : rounded) {
    bytes += static_cast<char>(value & 0xFF);
    bytes += static_cast<char>((value >> 8) & 0xFF);
  }
  write_file(file, bytes);
  return clipped;
}

signal::Clip read_output(const CommandStep& command, const Pass& pass, const fs::path& file, int rate_hz,
                         int channels, const ProgramEnd& end) {
  if (const auto status = fs::symlink_status(file); !fs::exists(status))
    fail(command, pass, fmt::format("wrote no {{out}}; {}", said(end)));
  else if (!fs::is_regular_file(status))
    fail(command, pass, "made {out} a link, a folder or a pipe; it must write a file");
  std::optional<signal::RawFormat> raw;
  if (command.raw) raw = signal::RawFormat{rate_hz, channels, "s16le"};
  try {
    const signal::AudioInfo info = signal::read_info(file, raw);
    if (!raw && !info.format.starts_with("WAV") && !info.format.starts_with("RF64"))
      fail(command, pass, fmt::format("wrote {} where WAV is wanted", info.format));
    if (info.rate_hz != rate_hz)
      fail(command, pass,
           fmt::format("wrote {} Hz where {} Hz are wanted; state rate_hz if it changes the rate",
                       info.rate_hz, rate_hz));
    if (info.channels != channels)
      fail(command, pass,
           fmt::format("wrote {} channels where {} are wanted; state channels if it changes "
                       "them",
                       info.channels, channels));
    return signal::read_clip(file, raw);
  } catch (const Error& error) {
    std::string sentence = error.what();
    const auto at = sentence.find(file.string());
    if (at == std::string::npos) throw;
    fail(command, pass, "wrote " + sentence.replace(at, file.string().size(), "{out}"));
  }
}

std::size_t frames_at(std::size_t frames, int from_hz, int to_hz) {
  return static_cast<std::size_t>(std::llround(static_cast<double>(frames) * to_hz / from_hz));
}

void require_length(const CommandStep& command, const Pass& pass, std::size_t came, std::size_t wanted,
                    int rate_hz) {
  if (command.any_length) return;
  const double off_ms = 1000 * std::abs(static_cast<double>(came) - static_cast<double>(wanted)) / rate_hz;
  if (off_ms > command.length_tolerance_ms + 1e-9)
    fail(command, pass,
         fmt::format("wrote {} samples ({:.3f} s) where {} ({:.3f} s) are wanted; give length_tolerance_ms = "
                     "{:.4g} or more if that is right, or length = \"any\"",
                     came, static_cast<double>(came) / rate_hz, wanted, static_cast<double>(wanted) / rate_hz,
                     std::ceil(off_ms)));
}

std::size_t delay_of(const CommandStep& command, const Pass& pass, const signal::Clip& out) {
  if (!command.finds_delay)
    return static_cast<std::size_t>(std::llround(command.delay_ms * out.rate_hz / 1000));
  const signal::Clip in = signal::resample(pass.clip, out.rate_hz);
  const auto most = static_cast<std::size_t>(latest_ms * out.rate_hz / 1000);
  const signal::DelayFound found =
      signal::delay_between(signal::channel(in, 0), signal::channel(out, 0), most);
  if (found.correlation < least_correlation)
    fail(command, pass,
         fmt::format("wrote a sound whose delay is not clear (correlation {:.2f} at best, {} "
                     "is the least); state delay_ms",
                     found.correlation, least_correlation));
  return found.samples;
}

/// Takes the delay out, and whatever the tolerance allowed too much or too little.
void align(const CommandStep& command, Pass& pass, signal::Clip out) {
  const std::size_t delay = delay_of(command, pass, out);
  const auto channels = static_cast<std::size_t>(out.channels);
  const std::size_t cut = std::min(delay, out.frames()) * channels;
  out.samples.erase(out.samples.begin(), out.samples.begin() + static_cast<std::ptrdiff_t>(cut));
  if (!command.any_length)
    out.samples.resize(frames_at(pass.clip.frames(), pass.clip.rate_hz, out.rate_hz) * channels);
  pass.facts.delay_removed_samples += static_cast<std::int64_t>(delay);
  pass.clip = std::move(out);
}

std::vector<std::string> filled_in(std::vector<std::string> arguments, const fs::path& in,
                                   const fs::path& out) {
  for (auto each = arguments.begin() + 1; each != arguments.end(); ++each)
    for (const auto& [word, file] :
         {std::pair{std::string_view("{in}"), in}, {std::string_view("{out}"), out}})
      for (std::size_t at = each->find(word); at != std::string::npos;
           at = each->find(word, at + file.string().size()))
        each->replace(at, word.size(), file.string());
  return arguments;
}

} // namespace

CommandStep read_command(Parameters& parameters) {
  CommandStep command;
  command.run = parameters.texts("run");
  if (parameters.has("version")) command.version = parameters.texts("version");
  command.timeout_s = parameters.number_or("timeout_s", 60, 0.1, 86'400);
  read_form(parameters, command);
  read_delay(parameters, command);
  if (command.run.empty())
    command.run = {"?"}; // said already
  else
    check_run(command, parameters);
  if (!command.version.empty()) check_program("version", command.version.front(), parameters);
  return command;
}

RateNeed rate_need(const CommandStep& command) {
  return {"command", {}, command.rate_hz, 2, command.channels};
}

void apply(const CommandStep& command, Pass& pass) {
  if (pass.programs == nullptr)
    fail(command, pass, "is not run here; quietroom prepare --allow-commands runs it");
  const OutsideProgram& program = program_of(*pass.programs, command);
  const PrivateFolder folder;
  const char* ending = command.raw ? "pcm" : "wav";
  const fs::path in = folder.path() / fmt::format("in.{}", ending);
  const fs::path out = folder.path() / fmt::format("out.{}", ending);
  signal::Clip sent = pass.clip;
  if (!command.any_length) // so that its end comes out, too
    sent.samples.resize(sent.samples.size() +
                        static_cast<std::size_t>(std::llround(command.delay_ms * sent.rate_hz / 1000)) *
                            static_cast<std::size_t>(sent.channels));
  pass.facts.clipped_samples += static_cast<std::int64_t>(write_input(command, in, sent));
  const ProgramEnd end = run_program({*program.file, filled_in(command.run, in, out), folder.path(),
                                      command.timeout_s, pass.programs->interrupted});
  require_success(command, pass, end);
  const int rate_hz = command.rate_hz != 0 ? command.rate_hz : sent.rate_hz;
  const int channels = command.channels != 0 ? command.channels : sent.channels;
  signal::Clip came = read_output(command, pass, out, rate_hz, channels, end);
  if (!std::ranges::all_of(came.samples, [](double x) { return std::isfinite(x); }))
    fail(command, pass, "wrote samples that are no numbers");
  require_length(command, pass, came.frames(), frames_at(sent.frames(), sent.rate_hz, rate_hz), rate_hz);
  align(command, pass, std::move(came));
}

std::string list_text(const std::vector<std::string>& arguments) {
  std::vector<std::string> quoted;
  for (const std::string& each : arguments) quoted.push_back(toml::quoted(each));
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

std::string text(const CommandStep& command, Writing&) {
  std::string out =
      fmt::format("command {} {} {} bits", list_text(command.run), command.raw ? "raw" : "wav", command.bits);
  if (command.rate_hz != 0) out += fmt::format(" to {} Hz", command.rate_hz);
  if (command.channels != 0) out += fmt::format(" to {} channels", command.channels);
  out += command.any_length ? " length any"
                            : fmt::format(" length same within {} ms", command.length_tolerance_ms);
  return out + (command.finds_delay ? " delay found" : fmt::format(" delay {} ms", command.delay_ms));
}

} // namespace quietroom::recipe

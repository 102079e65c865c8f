#include "core/atomic_file.h"
#include "core/available_cores.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "core/toml.h"
#include "core/written_files.h"
#include "signal/resample.h"
#include "stimulus/intake.h"
#include "stimulus/manifest.h"
#include "stimulus/sound_endings.h"

#include <fmt/format.h>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

std::string stimulus_text(const Stimulus& stimulus) {
  std::string out =
      fmt::format("\n[[stimulus]]\nfile = {}\ncondition = \"{}\"\ntalker = \"{}\"\nsample = \"{}\"\n",
                  toml::quoted(stimulus.file), stimulus.condition, stimulus.talker, stimulus.sample);
  if (const auto& converted = stimulus.converted)
    out += fmt::format("converted = {{ from = {}, sha256 = \"{}\", by = {} }}\n",
                       toml::quoted(converted->from), converted->sha256, toml::quoted(converted->by));
  return out;
}

std::string set_text(const StimulusSet& set, const std::string& pattern, bool context_is_guessed) {
  std::string out =
      fmt::format("# Made by quietroom add-set from files named {}.\n# stimuli/FORMAT.md says what "
                  "else may stand here: labels, anchors, licence and attribution, inputs of the E-model.\n",
                  toml::quoted(pattern));
  out += fmt::format("version = 1\nname = {}\nrate_hz = {}\nbits = {}\n", toml::quoted(set.name), set.rate_hz,
                     set.bits);
  out += fmt::format("context = \"{}\"{}\n", text(set.context),
                     context_is_guessed ? " # by the rate alone: what could the best condition sound like?"
                                        : "");
  for (const Condition& condition : set.conditions)
    out += fmt::format("\n[[condition]]\nid = \"{0}\"\nlabel = \"{0}\"\nkind = \"{1}\"\n", condition.id,
                       condition.kind == Kind::reference ? "reference" : "test");
  for (const Stimulus& stimulus : set.stimuli) out += stimulus_text(stimulus);
  return out;
}

std::string name_of_copy(const Stimulus& stimulus) {
  return fmt::format("{}/{}.wav", converted_folder, stimulus.id);
}

/// Before any is written.
void guard_copies(const fs::path& folder, const IntakeOptions& options, const Intake& intake) {
  PlannedOutput plan;
  plan.force = options.force;
  for (const Stimulus& each : intake.checked.set.stimuli) plan.inputs.push_back(folder / each.file);
  for (const std::size_t i : intake.to_convert)
    plan.outputs.push_back(folder / name_of_copy(intake.checked.set.stimuli[i]));
  guard_outputs(plan);
}

/// Writes the copy and turns the stimulus into it.
void convert(const fs::path& folder, const IntakeOptions& options, int bits,
             const std::string& measured_sha256, Stimulus& stimulus) {
  const fs::path original = folder / stimulus.file;
  const auto raw = is_sound_extension(extension_of(stimulus.file)) ? std::nullopt : options.raw;
  const auto [info, as_read] = signal::read_sound(original, raw);
  const signal::Clip clip = reshaped(as_read, options);
  if (sha256_of_file(original) != measured_sha256)
    throw_input(fmt::format("{}: has changed while it was read; begin again", original.string()));
  const std::string copy = name_of_copy(stimulus);
  AtomicFile target(folder / copy);
  signal::write_wav(target.path(), clip, bits);
  note_written(folder / copy, sha256_of_file(target.path()));
  target.commit();
  const std::string declared =
      raw ? fmt::format(" declared rate={},channels={},format={}", raw->rate_hz, raw->channels, raw->coding)
          : "";
  std::string form;
  if (clip.channels != as_read.channels)
    form += options.mono == Mono::left ? ", left channel" : ", mean of two channels";
  if (clip.rate_hz != as_read.rate_hz)
    form += fmt::format(", {} Hz by soxr {}", clip.rate_hz, signal::resampler_version());
  stimulus.converted = {stimulus.file, measured_sha256,
                        fmt::format("{}{}{} to {} bits by {}, quietroom {}", info.format, declared, form,
                                    bits, info.decoder, QUIETROOM_VERSION)};
  stimulus.file = copy;
}

} // namespace

void write_set(const fs::path& folder, const IntakeOptions& options, const Intake& intake,
               const OnProgress& progress) {
  StimulusSet set = intake.checked.set;
  const std::vector<std::size_t> copies(intake.to_convert.begin(), intake.to_convert.end());
  if (!copies.empty()) {
    if (!inside(folder, converted_folder))
      throw_input(fmt::format("{}: leads out of the set; make it a folder within",
                              (folder / converted_folder).string()));
    guard_copies(folder, options, intake);
    std::error_code failure;
    fs::create_directory(folder / converted_folder, failure);
    if (failure)
      throw_environment(fmt::format("{}: cannot be made ({}); fix the permissions",
                                    (folder / converted_folder).string(), failure.message()));
  }
  for_each_index(
      copies.size(), available_cores(),
      [&](std::size_t i) {
        convert(folder, options, set.bits, intake.checked.stimuli[copies[i]].sha256, set.stimuli[copies[i]]);
      },
      progress);
  const std::string text = set_text(set, options.pattern.text, !options.context);
  for (const Problem& problem : parse_set(text, folder).problems) // what we write we can read
    throw_input(quietroom::text(problem));
  write_file(folder / "set.toml", text);
}

} // namespace quietroom::stimulus

#include "station/heard_sounds.h"

#include "core/error.h"
#include "core/file_snapshot.h"
#include "core/relative_path.h"
#include "signal/integer_gain.h"
#include "station/block_clips.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::station {

namespace {

const stimulus::Stimulus& stimulus_of(const study::FixedStudy& study, const session::KeptPresented& heard) {
  const auto found = std::ranges::find(study.set.stimuli, heard.stimulus, &stimulus::Stimulus::id);
  if (found == study.set.stimuli.end())
    throw_input(fmt::format("{}: stimulus {} is not in the set of the study any more; put set/ back",
                            study.folder.string(), heard.stimulus));
  return *found;
}

signal::PcmClip clip_of(const study::FixedStudy& study, const session::KeptAttempt& attempt,
                        const session::KeptPresented& heard) {
  const stimulus::Stimulus& one = stimulus_of(study, heard);
  const auto path = inside(study.design.set, one.file);
  if (!path) throw_input(fmt::format("{}: lies outside its set; correct the set", one.file));
  const FileSnapshot file(*path);
  if (file.sha256() != heard.sha256)
    throw_input(fmt::format("{}: is not the file that was heard; its SHA-256 was {}. Put that file back",
                            path->string(), heard.sha256));
  signal::PcmClip out = file.read(signal::read_pcm);
  if (out.rate_hz != attempt.rate_hz)
    throw_input(fmt::format("{}: has {} Hz, and the attempt was played at {} Hz; the database was changed",
                            path->string(), out.rate_hz, attempt.rate_hz));
  signal::apply_gain(out.samples, signal::integer_gain(attempt.gain_db.value_or(0)), stream_bits(study.set));
  return out;
}

} // namespace

HeardAttempt heard_sounds(const study::FixedStudy& study, const session::KeptAttempt& attempt) {
  HeardAttempt out;
  method::Trial trial;
  for (const session::KeptPresented& each : attempt.presented) {
    const std::size_t place = out.stimuli.size();
    trial.presented.push_back({place});
    out.clips[place] = clip_of(study, attempt, each);
    out.stimuli.push_back(each.stimulus);
  }
  out.sounds = design::sounds_of(trial, study.design.method, static_cast<int>(attempt.rate_hz));
  return out;
}

} // namespace quietroom::station

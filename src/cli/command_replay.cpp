#include "audio/open_output.h"
#include "cli/command.h"
#include "cli/file_device.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/counted.h"
#include "core/error.h"
#include "core/number.h"
#include "station/heard_clip.h"
#include "station/heard_sounds.h"
#include "store/kept_sessions.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using session::KeptAttempt;
using session::KeptSession;

/// SESSION:BLOCK:TRIAL[:ATTEMPT]
struct NamedVote {
  std::string session;
  int block = 0, trial = 0;
  std::optional<int> attempt;
};

NamedVote named_vote(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == ':')
      parts.emplace_back();
    else
      parts.back() += c;
  std::vector<int> numbers;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (const auto number = parse_integer(parts[i]); number && *number > 0 && *number < 1'000'000'000)
      numbers.push_back(static_cast<int>(*number));
  if (parts.front().empty() || parts.size() < 3 || parts.size() > 4 || numbers.size() + 1 != parts.size())
    throw_input(fmt::format("--vote {}: give SESSION:BLOCK:TRIAL or SESSION:BLOCK:TRIAL:ATTEMPT, such as "
                            "L01-1:2:14",
                            text));
  return {parts.front(), numbers[0], numbers[1],
          numbers.size() > 2 ? std::optional(numbers[2]) : std::nullopt};
}

const KeptSession& session_of(const session::KeptStudy& kept, const NamedVote& vote) {
  const auto found = std::ranges::find(kept.sessions, vote.session, &KeptSession::session);
  if (found != kept.sessions.end()) return *found;
  std::string others;
  for (const KeptSession& each : kept.sessions) others += (others.empty() ? "" : " ") + each.session;
  throw_input(fmt::format("session {} is not in the study; its sessions are {}", vote.session,
                          others.empty() ? "none" : others));
}

/// The one that is named; without its number the one whose vote counts, or the only one.
const KeptAttempt& attempt_of(const KeptSession& session, const NamedVote& vote) {
  std::vector<const KeptAttempt*> found;
  for (const KeptAttempt& each : session.attempts)
    if (each.block == vote.block && each.trial == vote.trial &&
        (!vote.attempt || each.attempt == *vote.attempt))
      found.push_back(&each);
  if (found.empty())
    throw_input(fmt::format("session {} has no trial {} of block {}{}", session.session, vote.trial,
                            vote.block,
                            vote.attempt ? fmt::format(" with an attempt {}", *vote.attempt) : ""));
  const auto valid = std::ranges::find_if(found, [](const KeptAttempt* each) { return each->valid; });
  if (valid != found.end()) return **valid;
  if (found.size() == 1) return *found.front();
  throw_input(fmt::format("trial {} of block {} has {}, all void; name one, such as {}", vote.trial,
                          vote.block, counted(found.size(), "attempt"), name_of(session, *found.front())));
}

void replay(const KeptAttempt& attempt, const station::HeardAttempt& heard, const audio::Device& device) {
  int bits = 16;
  for (const auto& [place, clip] : heard.clips) bits = std::max(bits, clip.bits);
  const station::HeardClip whole = station::heard_clip(heard.sounds, heard.clips);
  const auto output =
      audio::open_output(device, {static_cast<int>(attempt.rate_hz), std::max(2, whole.channels), bits});
  const audio::OutputInfo info = output->info();
  audio::Player player(info.format);
  output->start(player);
  for (std::int64_t play = 0; play < std::max<std::int64_t>(1, attempt.plays); ++play) {
    const audio::Report report =
        audio::play_and_wait(*output, player, {whole.samples, whole.channels, whole.rate_hz});
    if (const auto fault = audio::void_reason(report))
      throw_environment(
          fmt::format("{}: playback had a fault ({}); what you heard was not the file", info.device, *fault));
  }
  output->stop();
}

void say_what(const KeptSession& session, const KeptAttempt& attempt, const station::HeardAttempt& heard) {
  say(fmt::format("{}: {}, {} Hz, gain {} dB, heard through {}", name_of(session, attempt),
                  fmt::join(heard.stimuli, ", "), attempt.rate_hz, shortest(attempt.gain_db.value_or(0)),
                  attempt.device));
  if (attempt.plays > 1)
    say(fmt::format("{}: it was heard {} times, and is played as often", name_of(session, attempt),
                    attempt.plays));
  if (!attempt.valid)
    say(fmt::format("{}: this attempt is void ({}); the whole file is played", name_of(session, attempt),
                    attempt.void_reason));
}

int run_replay(const Arguments& arguments) {
  const NamedVote vote = named_vote(*arguments.text("--vote"));
  const auto device = audio::parse_device(arguments.text("--device").value_or(""));
  guard_file_device(device, arguments);
  const study::FixedStudy study = study_of(*arguments.text("STUDY"));
  const session::KeptStudy kept = store::read_kept_sessions(study::store_of(study.folder));
  const KeptSession& session = session_of(kept, vote);
  const KeptAttempt& attempt = attempt_of(session, vote);
  const station::HeardAttempt heard = station::heard_sounds(study, attempt);
  say_what(session, attempt, heard);
  replay(attempt, heard, device);
  return ok;
}

} // namespace

Command replay_command() {
  Command out{"replay",
              "play exactly what was heard before a vote, from the file whose SHA-256 is stored",
              {{"STUDY", "STUDY", "folder of the study", true},
               {"--vote", "VOTE",
                "SESSION:BLOCK:TRIAL, and :ATTEMPT where another than the valid one is meant", true},
               {"--device", "DEVICE", "name, index or file:OUT.wav (default: the system's)"}},
              "  quietroom replay sessions/demo --vote sim-001-1:2:14\n"
              "  quietroom replay sessions/demo --vote sim-001-1:2:14:1 --device file:heard.wav",
              run_replay};
  out.options.push_back(force_option());
  return out;
}

} // namespace quietroom::cli

#include "recipe/step_room.h"

#include "core/counted.h"
#include "core/error.h"
#include "recipe/source_audio.h"
#include "signal/fir.h"
#include "signal/resample.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <span>

namespace quietroom::recipe {

namespace {

constexpr double longest_s = 20; // a cathedral has 13 s; more is a recording of something else

void require_response(const std::string& name, int channels, double seconds) {
  if (channels != 1)
    throw_input(fmt::format("{}: has {}; keep one of them", name, counted(channels, "channel")));
  if (seconds > longest_s)
    throw_input(fmt::format("{}: is {:.1f} s long, and a room impulse response has at most {} s; is it the "
                            "right file?",
                            name, seconds, longest_s));
}

double energy(std::span<const double> samples) {
  return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0);
}

std::size_t peak_of(const std::vector<double>& response) {
  const auto smaller = [](double a, double b) { return std::abs(a) < std::abs(b); };
  return static_cast<std::size_t>(std::max_element(response.begin(), response.end(), smaller) -
                                  response.begin());
}

std::span<const double> direct_sound(const std::vector<double>& response, std::size_t peak, int rate_hz) {
  constexpr double around_s = 0.0025; // customary for the ratio of direct to reverberant sound
  const auto around = static_cast<std::size_t>(std::llround(around_s * rate_hz));
  const std::size_t begin = peak - std::min(peak, around);
  return std::span(response).subspan(begin, std::min(peak + around + 1, response.size()) - begin);
}

/// At the rate of the sound, and as loud as the step says.
std::vector<double> response_for(const Room& room, const Pass& pass, std::size_t& peak) {
  const signal::Clip recorded = read_recording(pass.files.read(room.file));
  require_response(room.file, recorded.channels, recorded.seconds()); // where no plan has looked at it
  const int rate_hz = pass.clip.rate_hz;
  std::vector<double> out = signal::resample(recorded, rate_hz).samples;
  const double same_gain = static_cast<double>(recorded.rate_hz) / rate_hz; // it is a filter, not a sound
  for (double& sample : out) sample *= same_gain;
  if (energy(out) == 0)
    throw_input(fmt::format("{}: is silent, so it is no room; give another file", room.file));
  peak = peak_of(out);
  if (room.level == RoomLevel::as_it_is) return out;
  const double gain =
      1 / std::sqrt(room.level == RoomLevel::direct ? energy(direct_sound(out, peak, rate_hz)) : energy(out));
  for (double& sample : out) sample *= gain;
  return out;
}

const char* name_of(RoomLevel level) {
  if (level == RoomLevel::direct) return "direct";
  return level == RoomLevel::whole ? "whole" : "none";
}

RoomLevel level_named(const std::string& name) {
  if (name == "direct") return RoomLevel::direct;
  return name == "whole" ? RoomLevel::whole : RoomLevel::as_it_is;
}

} // namespace

Room read_room(Parameters& parameters) {
  Room room;
  room.file = parameters.text("file");
  room.level = level_named(parameters.choice_or("normalise", "direct", {"direct", "whole", "none"}));
  room.keeps_tail = parameters.choice_or("tail", "cut", {"cut", "keep"}) == "keep";
  if (room.file.empty()) return room; // said already
  try {
    const signal::AudioInfo info = recording_info(parameters.files().at(room.file));
    require_response(room.file, info.channels, static_cast<double>(info.frames) / info.rate_hz);
    room.rate_hz = info.rate_hz;
  } catch (const Error& problem) {
    parameters.error(problem.what());
  }
  return room;
}

RateNeed rate_need(const Room&) { return {"room", {}, 0, 2}; }

std::vector<std::string> check_form(const Room& room, int rate_hz) {
  if (room.rate_hz == 0 || room.rate_hz >= rate_hz) return {};
  return {fmt::format("room: {} has {} Hz where the sound has {}, and would cut its band; resample the sound "
                      "before it, or give a response of that rate or a higher one",
                      room.file, room.rate_hz, rate_hz)};
}

void apply(const Room& room, Pass& pass) {
  std::size_t peak = 0;
  const std::vector<double> response = response_for(room, pass, peak);
  const std::size_t tail = room.keeps_tail ? response.size() - 1 - peak : 0;
  const std::size_t frames = pass.clip.frames() + tail;
  pass.clip = signal::each_channel(pass.clip, [&](const std::vector<double>& samples, int) {
    return signal::convolved(response, peak, samples, frames);
  });
  pass.facts.reverberant = true;
}

std::string text(const Room& room, Writing& writing) {
  return fmt::format("room {} sha256 {} normalise {} tail {}", room.file, writing.files.sha256(room.file),
                     name_of(room.level), room.keeps_tail ? "keep" : "cut");
}

} // namespace quietroom::recipe

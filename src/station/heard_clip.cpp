#include "station/heard_clip.h"

#include <algorithm>

namespace quietroom::station {

namespace {

void append(std::vector<std::int32_t>& out, const signal::PcmClip& clip, int channels) {
  if (clip.channels == channels)
    out.insert(out.end(), clip.samples.begin(), clip.samples.end());
  else
    for (const std::int32_t sample : clip.samples)
      out.insert(out.end(), static_cast<std::size_t>(channels), sample);
}

} // namespace

HeardClip heard_clip(const std::vector<design::HeardSound>& sounds, const Clips& clips) {
  HeardClip out;
  for (const design::HeardSound& each : sounds) {
    out.channels = std::max(out.channels, clips.at(each.stimulus).channels);
    out.rate_hz = clips.at(each.stimulus).rate_hz;
  }
  if (sounds.size() == 1 && sounds.front().silence_frames == 0) {
    out.samples = clips.at(sounds.front().stimulus).samples;
    return out;
  }
  for (const design::HeardSound& each : sounds) {
    out.joined.insert(out.joined.end(), static_cast<std::size_t>(each.silence_frames * out.channels), 0);
    append(out.joined, clips.at(each.stimulus), out.channels);
  }
  out.samples = out.joined;
  return out;
}

} // namespace quietroom::station

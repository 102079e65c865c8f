// The speed of codec::transcode: AMR-WB and Opus beside a loop of the bare libraries over the same frames,
// the others in multiples of real time. One core, processor time, best of several turns taken one after the
// other.
#include "codec/codec.h"
#include "codec/codec_table.h"
#include "signal/pcm16.h"
#include "support/voiced.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <opencore-amrwb/dec_if.h>
#include <opus.h>
#include <vo-amrwbenc/enc_if.h>

using namespace quietroom;

namespace {

constexpr double seconds = 30;
constexpr int turns = 5;

template<class Work>
double processor_seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void bare_amr_wb(std::vector<std::int16_t> samples) {
  constexpr std::size_t frame = 320;
  constexpr int mode_12_65 = 2;
  void* encoder = E_IF_init();
  void* decoder = D_IF_init();
  std::array<unsigned char, 64> packet{};
  for (std::size_t at = 0; at + frame <= samples.size(); at += frame) {
    E_IF_encode(encoder, mode_12_65, samples.data() + at, packet.data(), 0);
    D_IF_decode(decoder, packet.data(), samples.data() + at, 0);
  }
  E_IF_exit(encoder);
  D_IF_exit(decoder);
}

void bare_opus(std::vector<std::int16_t> samples, int rate_hz) {
  const auto frame = static_cast<std::size_t>(rate_hz / 50);
  OpusEncoder* encoder = opus_encoder_create(rate_hz, 1, OPUS_APPLICATION_AUDIO, nullptr);
  OpusDecoder* decoder = opus_decoder_create(rate_hz, 1, nullptr);
  opus_encoder_ctl(encoder, OPUS_SET_BITRATE(32000));
  opus_encoder_ctl(encoder, OPUS_SET_VBR(0));
  opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(10));
  opus_encoder_ctl(encoder, OPUS_SET_LSB_DEPTH(16));
  std::array<unsigned char, 4000> packet{};
  int heard = 0;
  for (std::size_t at = 0; at + frame <= samples.size(); at += frame) {
    const int bytes = opus_encode(encoder, samples.data() + at, static_cast<int>(frame), packet.data(), 4000);
    heard += opus_decode(decoder, packet.data(), bytes, samples.data() + at, static_cast<int>(frame), 0);
  }
  if (heard == 0) fmt::print(stderr, "libopus decoded nothing\n");
  opus_encoder_destroy(encoder);
  opus_decoder_destroy(decoder);
}

template<class Bare>
void beside(const char* name, const codec::CodecSettings& settings, int rate_hz, const Bare& bare) {
  const signal::Clip clip = test::voiced(rate_hz, seconds);
  const std::vector<std::int16_t> samples = signal::pcm16(clip.samples);
  double ours = 1e9;
  double theirs = 1e9;
  for (int turn = 0; turn < turns; ++turn) {
    theirs = std::min(theirs, processor_seconds([&] { bare(samples); }));
    ours = std::min(ours, processor_seconds([&] { codec::transcode(settings, clip); }));
  }
  fmt::print("{:<24} {:7.1f} x real time, bare library {:7.1f} x: {:5.1f} % (goal 90 %)\n", name,
             seconds / ours, seconds / theirs, 100 * theirs / ours);
}

void alone(const codec::CodecSettings& settings) {
  const signal::Clip clip = test::voiced(codec::find_codec(settings.id)->rates_hz.front(), seconds);
  double best = 1e9;
  for (int turn = 0; turn < turns; ++turn)
    best = std::min(best, processor_seconds([&] { codec::transcode(settings, clip); }));
  fmt::print("{:<24} {:7.1f} x real time\n", codec::text(settings), seconds / best);
}

} // namespace

int main() {
  beside("amr-wb 12.65", {"amr-wb", 12.65}, 16000, bare_amr_wb);
  for (const int rate_hz : {16000, 48000})
    beside(rate_hz == 16000 ? "opus 32, 16 kHz" : "opus 32, 48 kHz", {"opus", 32}, rate_hz,
           [&](const std::vector<std::int16_t>& samples) { bare_opus(samples, rate_hz); });
  for (const char* id : {"g711a", "g711u", "g722", "g726", "gsm-fr", "amr-nb"}) alone({id});
}

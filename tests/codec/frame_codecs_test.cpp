// Speex, G.729A, Codec2 and LC3.
#include "codec/codec.h"
#include "codec/voice.h"
#include "core/error.h"
#include "support/alignment.h"
#include "support/built_codecs.h"
#include "support/measured_speech.h"
#include "support/vector_table.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;
using Catch::Matchers::WithinAbs;
using quietroom::codec::test::rms;
using quietroom::codec::test::voice;

namespace {

CodecSettings at(const std::string& id, double kbps) {
  CodecSettings out;
  out.id = id;
  if (kbps > 0) out.bit_rate_kbps = kbps;
  return out;
}

CodecSettings lc3_in_frames_of(double ms, double kbps) {
  CodecSettings out = at("lc3", kbps);
  out.parameters["frame_ms"] = ms;
  return out;
}

struct Case {
  CodecSettings settings;
  int rate_hz;
};

/// Of the codecs that follow the waveform, one for each kind of coding; those that are in this build.
std::vector<Case> waveform_cases() {
  std::vector<Case> out = {
      {at("speex-nb", 3.95), 8000},
      {at("speex-nb", 24.6), 8000},
      {at("speex-wb", 5.75), 16000},
      {at("speex-wb", 42.2), 16000},
      {at("g729a", 0), 8000},
      {at("lc3", 16), 8000},
      {at("lc3", 32), 16000},
      {at("lc3", 48), 24000},
      {at("lc3", 64), 32000},
      {at("lc3", 320), 48000},
      {lc3_in_frames_of(7.5, 32), 16000},
      {lc3_in_frames_of(7.5, 64), 48000},
  };
  std::erase_if(out, [](const Case& each) { return !quietroom::test::is_built(each.settings.id); });
  return out;
}

const std::vector<double> codec2_rates = {0.7, 1.2, 1.3, 1.4, 1.6, 2.4, 3.2};

/// The settings behind a name of the table; nothing for those of others.
std::optional<CodecSettings> settings_of(const std::string& codec, const std::string& note) {
  const auto kbps_after = [](const std::string& text, const std::string& mark) {
    return std::stod(text.substr(text.find(mark) + mark.size())) / 1000;
  };
  if (codec.starts_with("Speex NB")) return at("speex-nb", kbps_after(note, "bitrate="));
  if (codec.starts_with("Speex WB")) return at("speex-wb", kbps_after(note, "bitrate="));
  if (codec.starts_with("LC3")) return at("lc3", kbps_after(codec, "k "));
  if (codec.starts_with("G729A")) return at("g729a", 0);
  return std::nullopt;
}

} // namespace

TEST_CASE("delay and SNR on recorded speech are those that were measured for the library") {
  const quietroom::test::VectorTable table("stimuli/codec_delay_measured.csv");
  int rows = 0;
  for (const auto& row : table.rows()) {
    const auto settings = settings_of(row.text("codec"), row.text("note"));
    if (!settings) continue;
    ++rows;
    if (!quietroom::test::is_built(settings->id)) continue;
    CAPTURE(row.text("codec"));
    const auto clip = quietroom::test::measured_speech(static_cast<int>(row.number("rate_hz")));
    if (!clip) continue;
    const CodecResult result = transcode(*settings, *clip);
    const quietroom::test::Alignment found = quietroom::test::alignment(*clip, result.clip, 12);
    CHECK(std::abs(found.lag) <= 1);
    CHECK(std::abs(result.delay_removed_samples + found.lag -
                   static_cast<int>(row.number("delay_samples_xcorr"))) <= 1);
    // The speech was brought to its level by other rounding, before or after it was cut: four ways of doing
    // it spread by 0.15 dB.
    CHECK_THAT(found.snr_db, WithinAbs(row.number("snr_after_alignment_db"), 0.2));
  }
  CHECK(rows == 10);
}

TEST_CASE("a codec of frames keeps length and time and resembles its input, the same in every run") {
  for (const Case& each : waveform_cases()) {
    CAPTURE(text(each.settings), each.rate_hz);
    signal::Clip in = voice(each.rate_hz, 2.5, 1);
    in.samples.pop_back(); // not a whole number of frames
    const CodecResult out = transcode(each.settings, in);
    CHECK(out.clip.rate_hz == in.rate_hz);
    REQUIRE(out.clip.frames() == in.frames());
    const quietroom::test::Alignment found = quietroom::test::alignment(in, out.clip, 12);
    CHECK(std::abs(found.lag) <= 1);
    // analysis by synthesis at the lowest rates, and LC3 at its lowest, 0.86
    CHECK(found.correlation > (each.settings.id == "lc3" ? 0.8 : 0.5));
    CHECK(transcode(each.settings, in).clip == out.clip);
  }
}

TEST_CASE("packets come out at the bit rate asked for") {
  for (const Case& each : waveform_cases()) {
    CAPTURE(text(each.settings), each.rate_hz);
    const CodecResult out = transcode(each.settings, voice(each.rate_hz, 6, 1));
    const double kbps = static_cast<double>(out.coded_bytes) * 8 / out.clip.seconds() / 1000;
    const double asked = each.settings.bit_rate_kbps.value_or(8);
    // The codec's delay asks for one packet more; the bits of a Speex packet fill up to a whole byte.
    const double frame_s = frame_ms(each.settings) / 1000;
    CHECK(kbps >= asked - 0.001);
    CHECK(kbps <= (asked + 7 / frame_s / 1000) * (1 + frame_s / 6) + 0.001);
  }
  for (const double kbps : codec2_rates) {
    const CodecResult out = transcode(at("codec2", kbps), voice(8000, 6, 1));
    const double found = static_cast<double>(out.coded_bytes) * 8 / out.clip.seconds() / 1000;
    CHECK(found >= kbps);
    CHECK(found <= (kbps + 7 / 0.04 / 1000) * (1 + 0.04 / 6)); // 52 bits are 7 bytes
  }
}

TEST_CASE("a lost packet is concealed by the decoder, which then finds its way back") {
  for (const Case& each : waveform_cases()) {
    CAPTURE(text(each.settings), each.rate_hz);
    const signal::Clip in = voice(each.rate_hz, 3, 1);
    const double ms = frame_ms(each.settings);
    network::LossPattern loss(packet_count(in, ms));
    const auto lost = static_cast<std::size_t>(1550 / ms); // in the middle of a burst
    loss[lost] = true;
    const std::vector<double> whole = transcode(each.settings, in).clip.samples;
    const std::vector<double> concealed = transcode(each.settings, in, loss, ms).clip.samples;
    const auto frame = static_cast<std::size_t>(ms * each.rate_hz / 1000);
    const auto part = [&](const std::vector<double>& x, std::size_t from, std::size_t count) {
      return std::span(x).subspan(from * frame, count * frame);
    };
    // the frame is heard early by the delay, up to 14 ms
    CHECK(std::ranges::equal(part(concealed, 0, lost - 2), part(whole, 0, lost - 2)));
    CHECK_FALSE(std::ranges::equal(part(concealed, lost - 2, 4), part(whole, lost - 2, 4)));
    CHECK_THAT(20 * std::log10(rms(part(concealed, lost, 1)) / rms(part(whole, lost, 1))), WithinAbs(0, 10));
    const std::size_t late = static_cast<std::size_t>(2500 / ms); // in the next burst
    const auto far = static_cast<std::size_t>(400 / ms);
    CHECK_THAT(20 * std::log10(rms(part(concealed, late, far)) / rms(part(whole, late, far))),
               WithinAbs(0, 0.5));
    CHECK(transcode(each.settings, in, loss, ms).clip.samples == concealed);
  }
}

TEST_CASE("a long loss fades instead of humming on") {
  for (const Case& each : waveform_cases()) {

    CAPTURE(text(each.settings), each.rate_hz);
    const signal::Clip in = voice(each.rate_hz, 3, 1);
    const double ms = frame_ms(each.settings);
    network::LossPattern loss(packet_count(in, ms));
    const auto first = static_cast<std::size_t>(1550 / ms);
    std::fill(loss.begin() + static_cast<std::ptrdiff_t>(first), loss.end(), true);
    const std::vector<double> out = transcode(each.settings, in, loss, ms).clip.samples;
    const std::size_t tenth = static_cast<std::size_t>(each.rate_hz) / 10;
    // The packet behind the clip, which holds only the codec's delay, arrives: not the last of all.
    CHECK(rms(std::span(out).subspan(28 * tenth, tenth)) <
          0.05 * rms(std::span(out).subspan(14 * tenth, tenth)));
  }
}

TEST_CASE("what a codec of frames cannot do is refused in one sentence") {
  const signal::Clip clip = voice(8000, 1, 1);
  const signal::Clip wide = voice(48000, 1, 1);
  CHECK_THROWS_WITH(transcode(at("speex-nb", 12), clip), Contains("bit_rate_kbps must be one of 2.15"));
  CHECK_THROWS_WITH(transcode(at("speex-wb", 12.8), clip), Contains("16000 Hz, not at 8000"));
  CHECK_THROWS_WITH(transcode(at("codec2", 0.45), clip), Contains("0.7, 1.2"));
  CHECK_THROWS_WITH(transcode(at("codec2", 1.2), clip, network::LossPattern(25), 40),
                    Contains("no concealment"));
  if (quietroom::test::is_built("g729a"))
    CHECK_THROWS_WITH(transcode(at("g729a", 8), clip), Contains("leave bit_rate_kbps out"));
  CHECK_THROWS_WITH(transcode(at("lc3", 8), clip), Contains("from 16 to 640"));
  CHECK_THROWS_WITH(transcode(at("lc3", 400), wide), Contains("16 to 320 kbit/s, not 400"));
  CHECK_THROWS_WITH(transcode(lc3_in_frames_of(7.5, 16), clip), Contains("21.333 to"));
  CHECK_THROWS_WITH(transcode(at("lc3", 32.5), clip), Contains("the nearest is 32.8"));
  CHECK_THROWS_WITH(transcode(lc3_in_frames_of(8, 32), clip), Contains("it must be one of 7.5, 10"));
  CHECK_NOTHROW(transcode(lc3_in_frames_of(7.5, 23.47), clip)); // 22 bytes, to two decimals
}

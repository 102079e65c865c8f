#include "codec/libopus.h"

#include "core/error.h"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <opus.h>

namespace quietroom::codec {

namespace {

constexpr std::size_t longest_packet = 4000; ///< bytes, as libopus advises

struct Destroy {
  void operator()(OpusEncoder* state) const { opus_encoder_destroy(state); }
  void operator()(OpusDecoder* state) const { opus_decoder_destroy(state); }
};

int require(int result) {
  if (result < 0)
    throw_environment(fmt::format("libopus: {}; try it with another version of it", opus_strerror(result)));
  return result;
}

int application_of(const CodecSettings& settings) {
  static const std::map<std::string, int, std::less<>> known = {
      {"voip", OPUS_APPLICATION_VOIP},
      {"audio", OPUS_APPLICATION_AUDIO},
      {"restricted-lowdelay", OPUS_APPLICATION_RESTRICTED_LOWDELAY}};
  return known.at(settings.word("application"));
}

int bandwidth_of(const CodecSettings& settings) {
  static const std::map<std::string, int, std::less<>> known = {{"auto", OPUS_AUTO},
                                                                {"NB", OPUS_BANDWIDTH_NARROWBAND},
                                                                {"MB", OPUS_BANDWIDTH_MEDIUMBAND},
                                                                {"WB", OPUS_BANDWIDTH_WIDEBAND},
                                                                {"SWB", OPUS_BANDWIDTH_SUPERWIDEBAND},
                                                                {"FB", OPUS_BANDWIDTH_FULLBAND}};
  return known.at(settings.word("bandwidth"));
}

class Opus : public FrameCodec {
public:
  Opus(const CodecSettings& settings, Format format) : m_channels(format.channels) {
    int error = OPUS_OK;
    m_encoder.reset(opus_encoder_create(format.rate_hz, format.channels, application_of(settings), &error));
    require(error);
    m_decoder.reset(opus_decoder_create(format.rate_hz, format.channels, &error));
    require(error);
    set(OPUS_SET_BITRATE(static_cast<opus_int32>(std::lround(*settings.bit_rate_kbps * 1000))));
    set(OPUS_SET_VBR(0));
    set(OPUS_SET_DTX(0));
    set(OPUS_SET_LSB_DEPTH(16));
    set(OPUS_SET_COMPLEXITY(static_cast<opus_int32>(settings.number("complexity"))));
    set(OPUS_SET_BANDWIDTH(bandwidth_of(settings)));
    set(OPUS_SET_INBAND_FEC(settings.flag("fec") ? 1 : 0));
    set(OPUS_SET_PACKET_LOSS_PERC(static_cast<opus_int32>(settings.number("expected_loss_percent"))));
  }

  int delay_samples() const override {
    opus_int32 lookahead = 0;
    require(opus_encoder_ctl(m_encoder.get(), OPUS_GET_LOOKAHEAD(&lookahead)));
    return lookahead;
  }

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(longest_packet);
    out.resize(static_cast<std::size_t>(
        require(opus_encode(m_encoder.get(), frame.data(), length(frame), out.data(), longest_packet))));
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override { decode(&packet, frame, 0); }
  void conceal(std::span<std::int16_t> frame) override { decode(nullptr, frame, 0); }
  void recover(const Packet& next, std::span<std::int16_t> frame) override { decode(&next, frame, 1); }

private:
  template<class... Control>
  void set(Control... control) {
    require(opus_encoder_ctl(m_encoder.get(), control...));
  }

  /// Of one channel.
  int length(std::span<const std::int16_t> frame) const {
    return static_cast<int>(frame.size()) / m_channels;
  }

  void decode(const Packet* packet, std::span<std::int16_t> frame, int fec) {
    require(opus_decode(m_decoder.get(), packet == nullptr ? nullptr : packet->data(),
                        packet == nullptr ? 0 : static_cast<opus_int32>(packet->size()), frame.data(),
                        length(frame), fec));
  }

  int m_channels;
  std::unique_ptr<OpusEncoder, Destroy> m_encoder;
  std::unique_ptr<OpusDecoder, Destroy> m_decoder;
};

} // namespace

std::unique_ptr<FrameCodec> make_opus(const CodecSettings& resolved, Format format) {
  return std::make_unique<Opus>(resolved, format);
}

std::string opus_version() {
  const std::string text = opus_get_version_string(); // "libopus 1.3.1"
  return text.substr(text.find(' ') + 1);
}

} // namespace quietroom::codec

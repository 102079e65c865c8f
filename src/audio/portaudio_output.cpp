#include "audio/abandonable.h"
#include "audio/alsa_config.h"
#include "audio/callback_gate.h"
#include "audio/open_output.h"
#include "audio/silenced_stderr.h"
#include "core/clock.h"
#include "core/error.h"

#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <cmath>
#include <span>

namespace quietroom::audio {
namespace {

using namespace std::chrono_literals;

constexpr auto open_limit = 10s; // starting every host and probing every device takes a second or two
constexpr auto start_limit = 2s;
constexpr auto stop_limit = 2s;
constexpr double least_latency_s = 0.1; // safety before speed: nobody plays an instrument here

[[noreturn]] void throw_hung(const std::string& what) {
  throw_environment(what + " does not answer; unplug and replug it, then start again");
}

/// PortAudio counts these; its list of devices is made anew only when the count was zero.
class AudioSystem {
public:
  AudioSystem() {
    check_alsa_config();
    if (const PaError error = Pa_Initialize(); error != paNoError)
      throw_environment(std::string("the audio system does not start (") + Pa_GetErrorText(error) +
                        "); check that ALSA works, or use --device file:OUT.wav");
  }
  AudioSystem(const AudioSystem&) = delete;
  AudioSystem& operator=(const AudioSystem&) = delete;
  ~AudioSystem() { Pa_Terminate(); }
};

/// All that a callback or a hanging driver call may touch, so that it can be left behind in one piece.
struct Stream {
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (handle == nullptr) return;
    Pa_AbortStream(handle);
    Pa_CloseStream(handle);
  }

  AudioSystem system; // ends last
  PaStream* handle = nullptr;
  OutputInfo info;
  Player* player = nullptr; // set before the first callback
  CallbackGate gate;
  std::atomic<bool> finished{false};
};

template<class Sample>
std::span<Sample> samples(void* output, unsigned long frames, const Stream& stream) noexcept {
  return {static_cast<Sample*>(output), frames * static_cast<std::size_t>(stream.info.format.channels)};
}

int on_callback(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                PaStreamCallbackFlags flags, void* user) noexcept {
  Stream& stream = *static_cast<Stream*>(user);
  const CallbackInfo info{.underflow = (flags & paOutputUnderflow) != 0, .time_s = monotonic_s()};
  if (!stream.gate.enter(info.time_s)) {
    std::ranges::fill(
        samples<unsigned char>(output, frames * static_cast<unsigned long>(stream.info.bits) / 8, stream), 0);
    return paContinue;
  }
  if (stream.info.bits == 16)
    stream.player->render(samples<std::int16_t>(output, frames, stream), info);
  else
    stream.player->render(samples<std::int32_t>(output, frames, stream), info);
  stream.gate.leave();
  return paContinue;
}

void on_finished(void* user) noexcept { static_cast<Stream*>(user)->finished = true; }

std::vector<DeviceInfo> devices_of(const AudioSystem&) {
  std::vector<DeviceInfo> devices;
  for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
    const PaDeviceInfo& device = *Pa_GetDeviceInfo(index);
    if (device.maxOutputChannels == 0) continue;
    const std::string host_api = Pa_GetHostApiInfo(device.hostApi)->name;
    devices.push_back({.index = index,
                       .name = device.name,
                       .host_api = host_api,
                       .channels = device.maxOutputChannels,
                       .default_rate_hz = static_cast<int>(std::lround(device.defaultSampleRate)),
                       .is_default = index == Pa_GetDefaultOutputDevice(),
                       .converting = is_converting(host_api, device.name)});
  }
  return devices;
}

void open_stream(Stream& stream, const DeviceInfo& device, const OutputRequest& request) {
  const int bits = request.bits <= 16 ? 16 : 32;
  const std::string wanted = std::to_string(request.rate_hz) + " Hz, " + std::to_string(bits) + " bits and " +
                             std::to_string(request.channels) + " channels";
  // Integer formats only: PortAudio's float to Int16 is off by up to 3 LSB, its Int24 is inexact.
  const PaStreamParameters parameters{
      .device = device.index,
      .channelCount = request.channels,
      .sampleFormat = bits == 16 ? paInt16 : paInt32,
      .suggestedLatency = std::max(least_latency_s, Pa_GetDeviceInfo(device.index)->defaultHighOutputLatency),
      .hostApiSpecificStreamInfo = nullptr};
  // With the host's own buffer size the underflow flags belong to the right callback (portaudio#119).
  const PaError error =
      Pa_OpenStream(&stream.handle, nullptr, &parameters, request.rate_hz, paFramesPerBufferUnspecified,
                    paClipOff | paDitherOff, on_callback, &stream);
  if (error != paNoError) {
    stream.handle = nullptr;
    throw_environment("audio device '" + device.name + "' does not open with " + wanted + " (" +
                      Pa_GetErrorText(error) +
                      "); close programs that use it, or choose another --device of: " +
                      device_names(devices_of(stream.system)));
  }
  const PaStreamInfo& opened = *Pa_GetStreamInfo(stream.handle);
  if (std::lround(opened.sampleRate) != request.rate_hz)
    throw_environment("audio device '" + device.name + "' runs at " +
                      std::to_string(std::lround(opened.sampleRate)) + " Hz, not with " + wanted +
                      "; choose another --device of: " + device_names(devices_of(stream.system)));
  Pa_SetStreamFinishedCallback(stream.handle, on_finished);
  stream.info = {.device = device.name,
                 .host_api = device.host_api,
                 .format = {.rate_hz = request.rate_hz,
                            .channels = request.channels,
                            .latency_s = std::max(0.0, opened.outputLatency)},
                 .bits = bits,
                 .converting = device.converting};
}

class PortAudioOutput final : public Output {
public:
  explicit PortAudioOutput(std::unique_ptr<Stream> stream)
      : m_info(stream->info), m_stream(std::move(stream)) {}
  ~PortAudioOutput() override { stop(); }

  OutputInfo info() const override { return m_info; }

  void start(Player& player) override {
    assert(m_stream && m_stream->player == nullptr && player.format() == m_info.format);
    m_stream->player = &player;
    m_stream->gate.beat(monotonic_s());
    const auto error =
        within<PaError>(start_limit, [handle = m_stream->handle] { return Pa_StartStream(handle); });
    if (!error) {
      m_stream->gate.close();
      static_cast<void>(m_stream.release()); // the hanging call still uses it
      throw_hung("audio device '" + m_info.device + "'");
    }
    if (*error != paNoError)
      throw_environment("audio device '" + m_info.device + "' does not start (" + Pa_GetErrorText(*error) +
                        "); close programs that use it, or choose another --device");
  }

  void stop() noexcept override {
    if (!m_stream) return;
    m_stream->gate.close();
    try {
      within<bool>(stop_limit, [stream = std::move(m_stream)]() mutable {
        stream.reset();
        return true;
      });
    } catch (const std::exception&) {
      // No thread could be had: the stream goes on in silence, which harms nobody.
    }
  }

  Health health() override {
    if (m_lost.empty() && m_stream && m_stream->player != nullptr) {
      if (m_stream->finished)
        m_lost = "audio device '" + m_info.device + "' ended the stream; check its cable, then open it again";
      else if (m_stream->gate.silent_for_s(monotonic_s()) > lost_after_s)
        m_lost = "audio device '" + m_info.device +
                 "' made no callback for a second; check its cable, then open it again";
    }
    return {m_lost.empty(), m_lost};
  }

private:
  SilencedLibraries m_silence; // what they print when the device dies is for nobody
  OutputInfo m_info;
  std::unique_ptr<Stream> m_stream; // empty once stopped
  std::string m_lost;
};

} // namespace

std::vector<DeviceInfo> list_devices() {
  const SilencedStderr silence;
  const auto devices = within<std::vector<DeviceInfo>>(open_limit, [] { return devices_of(AudioSystem{}); });
  if (!devices) throw_hung("the audio system");
  return *devices;
}

std::unique_ptr<Output> open_portaudio(const SoundCard& card, const OutputRequest& request) {
  const SilencedStderr silence;
  auto stream = within<std::unique_ptr<Stream>>(open_limit, [card, request] {
    auto opened = std::make_unique<Stream>();
    open_stream(*opened, chosen(devices_of(opened->system), card), request);
    return opened;
  });
  if (!stream) throw_hung("the audio system");
  return std::make_unique<PortAudioOutput>(std::move(*stream));
}

} // namespace quietroom::audio

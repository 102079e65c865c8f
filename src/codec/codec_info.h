#pragma once

#include "codec/frame_codec.h"
#include "codec/settings.h"
#include "signal/clip.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What there is to know of a codec before it touches any sound, and how to make one.
namespace quietroom::codec {

/// Rate and channels of a sound.
struct Format {
  int rate_hz = 0;
  int channels = 1;
  bool operator==(const Format&) const = default;
};

/// One that does the work of a codec. Our own code has none.
struct Library {
  std::string_view name;    ///< "libopus"
  std::string_view package; ///< Debian package to build with: "libopus-dev"
  /// At run time where the library can tell, else of the headers built with. Null: not in this build.
  std::string (*version)() = nullptr;
  /// Of CMake: a build leaves the library out unless told, because of its licence. Empty: no matter.
  std::string_view option = {};
};

struct ParameterInfo {
  std::string_view name;    ///< as recipes write it: "frame_ms"
  std::string_view meaning; ///< for people, with its unit
  ParameterValue usual;     ///< the default; its type is that of the parameter
  /// The values there are. None: a switch, or a whole number from low to high.
  std::vector<ParameterValue> choices = {};
  double low = 0;
  double high = 0;
};

/// Of all channels together. All empty where a codec has but one rate that needs no name.
struct BitRates {
  std::vector<double> kbps = {}; ///< ascending; those there are or, if continuous, the lowest and the highest
  double usual_kbps = 0;         ///< the default
  bool continuous = false;
};

/// A decoded clip of the input's format and length, sample i beside sample i.
struct CodecResult {
  signal::Clip clip;
  int delay_removed_samples = 0;
  std::size_t coded_bytes = 0;        ///< of all packets, lost ones too, without a container
  std::int64_t saturated_samples = 0; ///< by the decoder; see FrameCodec
};

enum class Family {
  waveform,  ///< follows the waveform: correlation finds its delay, an SNR means something
  parametric ///< rebuilds a similar sound
};

/// Exactly one of `make` and `code_clip` is set, or none where this build lacks a library (see available() in
/// codec_table.h).
struct CodecInfo {
  std::string_view id;   ///< as recipes name it
  std::string_view name; ///< as papers name it
  Family family = Family::waveform;
  std::vector<Library> libraries = {}; ///< all that it needs
  std::vector<int> rates_hz;           ///< of the sound, ascending
  int channels = 1;                    ///< at most
  /// Of a packet's whole frames; the parameter "frame_ms", where a codec has it, takes its place. 0: a codec
  /// of whole files, which has no packets that could be lost.
  double frame_ms = 0;
  BitRates bit_rates = {};
  std::vector<ParameterInfo> parameters = {};
  /// Who fills lost packets, for people: "G.711 Appendix I". Empty: nobody, packets must not be lost.
  std::string_view concealment = {};

  /// Mistakes beyond those that check_settings and check_format find in this table: combinations of
  /// parameters, bit rates that depend on the sound. Sentences without the codec's name. Null: there are
  /// none.
  std::vector<std::string> (*check_settings)(const CodecSettings& resolved) = nullptr;
  std::vector<std::string> (*check_format)(const CodecSettings& resolved, Format format) = nullptr;

  /// A codec of frames. Throws an environment Error where the library refuses.
  std::unique_ptr<FrameCodec> (*make)(const CodecSettings& resolved, Format format) = nullptr;
  /// A codec of whole files. The clip has 16 bits; the result is not rounded.
  CodecResult (*code_clip)(const CodecSettings& resolved, const signal::Clip& clip) = nullptr;
};

} // namespace quietroom::codec

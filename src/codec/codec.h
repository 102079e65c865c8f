#pragma once

#include "signal/clip.h"
#include "signal/loss_pattern.h"

#include <span>
#include <string_view>

/// One way through every codec: encode, lose packets, decode with concealment.
namespace quietroom::codec {

struct CodecInfo {
  std::string_view id;      ///< as recipes name it
  std::string_view name;    ///< as papers name it
  std::string_view package; ///< Debian package that does the work
  int rate_hz;
  int frame_samples; ///< a packet holds whole frames
  bool conceals;     ///< packets may be lost
};

/// All there are, in the order in which they are listed to people.
std::span<const CodecInfo> codecs();

/// Nothing for an unknown id.
const CodecInfo* find_codec(std::string_view id);

/// What is heard in place of a lost packet.
enum class Plc {
  silence, ///< nothing
  standard ///< the codec's own; for G.711 its Appendix I
};

/// Packets that a clip fills, the last one perhaps in part: the length a loss pattern needs.
std::size_t packet_count(const signal::Clip& clip, int packet_ms);

struct CodecResult {
  signal::Clip clip; ///< mono, length and rate of the input, sample i beside sample i
  int delay_removed_samples = 0;
};

/// The input is rounded once to 16 bits. An empty pattern loses nothing; otherwise it has an entry for each
/// packet of `packet_ms`. Throws an input Error for an unknown id, another rate than the codec's, more than
/// one channel, a packet that is not made of whole frames, a pattern of the wrong length, and loss with a
/// codec that conceals none.
CodecResult transcode(std::string_view id, const signal::Clip& clip, const signal::LossPattern& loss = {},
                      int packet_ms = 20, Plc plc = Plc::standard);

} // namespace quietroom::codec

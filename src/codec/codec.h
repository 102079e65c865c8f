#pragma once

#include "codec/codec_fits.h"
#include "codec/codec_info.h"
#include "network/loss_pattern.h"
#include "signal/clip.h"

/// One way through every codec: encode, lose packets, decode with concealment.
namespace quietroom::codec {

/// Packets that a clip fills, the last one perhaps in part: the length a loss pattern needs.
std::size_t packet_count(const signal::Clip& clip, double packet_ms);

/// The input is rounded once to 16 bits. An empty pattern loses nothing; otherwise it has an entry for each
/// packet of `packet_ms`. The clip is padded with zeros to whole frames and the codec's delay is taken out,
/// so that the result has the length of the input. Throws an input Error for whatever check_settings,
/// check_format and check_packets find, and for a pattern of the wrong length.
CodecResult transcode(const CodecSettings& settings, const signal::Clip& clip,
                      const network::LossPattern& loss = {}, double packet_ms = 20);

} // namespace quietroom::codec

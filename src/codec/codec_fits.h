#pragma once

#include "codec/codec_info.h"

#include <string>
#include <vector>

/// Whether a codec can do what it is asked to, decided without any sound. Each function returns every mistake
/// it finds as a sentence that says what to do; none: all is well. Pure.
namespace quietroom::codec {

/// The codec is known and in this build, its bit rate and parameters exist and go together.
std::vector<std::string> check_settings(const CodecSettings& settings);
/// The same of a codec that need not stand in the table.
std::vector<std::string> check_settings(const CodecInfo& codec, const CodecSettings& settings);

/// The settings, without mistakes, suit a sound of this rate and number of channels.
std::vector<std::string> check_format(const CodecSettings& settings, Format format);

/// Packets of `packet_ms` hold whole frames of the codec, and somebody fills those that are lost.
std::vector<std::string> check_packets(const CodecSettings& settings, double packet_ms);

/// The same settings with every default in its place. The codec must be known.
CodecSettings resolved(const CodecSettings& settings);

/// Length of a frame; 0 for a codec of whole files.
double frame_ms(const CodecSettings& settings);

/// What the codec is asked to do without loss, every default included, on one line: "opus 24 kbit/s
/// application=voip ...".
std::string text(const CodecSettings& settings);

} // namespace quietroom::codec

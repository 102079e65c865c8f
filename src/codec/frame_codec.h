#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::codec {

using Packet = std::vector<std::uint8_t>;

/// The two ends of one call: a coder and a decoder with their memories, working frame by frame, in order. All
/// frames have the length of CodecInfo's frame at the rate given to `make`, channels interleaved, 16-bit
/// samples. One thread at a time; two objects never share anything, so transcodings may run side by side.
///
/// For each frame in turn exactly one of decode, conceal and recover is called; which frames are lost is no
/// concern of the codec. Objects are made by CodecInfo::make from resolved settings without mistakes.
class FrameCodec {
public:
  FrameCodec() = default;
  FrameCodec(const FrameCodec&) = delete;
  FrameCodec& operator=(const FrameCodec&) = delete;
  virtual ~FrameCodec() = default;

  /// Samples by which the decoded sound is late, through coder and decoder, framing not counted. Constant.
  virtual int delay_samples() const = 0;

  /// The packet of one frame. Never empty.
  virtual Packet encode(std::span<const std::int16_t> frame) = 0;

  virtual void decode(const Packet& packet, std::span<std::int16_t> frame) = 0;

  /// What is heard in place of a lost frame. Never called where CodecInfo::concealment is empty.
  virtual void conceal(std::span<std::int16_t> frame) = 0;

  /// The same where the packet after the lost one has arrived and may carry something of it (in-band FEC).
  /// `next` is decoded by the next call as well.
  virtual void recover(const Packet& /*next*/, std::span<std::int16_t> frame) { conceal(frame); }

  /// Decoded samples so far that went beyond 16 bits and were put at their end. A codec may give a peak back
  /// higher than it was. 0 as well where the library saturates and does not tell.
  virtual std::int64_t saturated_samples() const { return 0; }
};

} // namespace quietroom::codec

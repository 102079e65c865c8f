#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace quietroom::packets {

/// A frame as it was captured; the bytes hold until the next one.
struct CapturedFrame {
  std::int64_t t_ns = 0;
  std::span<const std::uint8_t> bytes;
};

/// Frames of pcap and pcapng, in either byte order, by libpcap.
class CaptureReader {
public:
  /// Takes the file over. Throws an input Error that begins with `name` for what is no capture.
  CaptureReader(std::FILE* file, std::string name);
  CaptureReader(const CaptureReader&) = delete;
  CaptureReader& operator=(const CaptureReader&) = delete;
  ~CaptureReader();

  int link_type() const; ///< LINKTYPE_ or DLT_ number
  std::string link_name() const;

  /// Each frame, until there is none. A capture that is cut off at its end gives what there is, and says so
  /// by false.
  bool each(const std::function<void(const CapturedFrame&)>& take);

private:
  struct Handle;
  std::unique_ptr<Handle> m_handle;
  std::string m_name;
};

} // namespace quietroom::packets

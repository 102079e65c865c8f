#pragma once

#include "packets/followed_file.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace quietroom::packets {

/// A frame as it was captured; the bytes hold until the next one.
struct CapturedFrame {
  std::int64_t t_ns = 0;
  std::span<const std::uint8_t> bytes;
};

/// Frames of pcap and pcapng, in either byte order, and of a network interface, by libpcap.
class CaptureReader {
public:
  /// Takes the file over. Throws an input Error that begins with `name` for what is no capture.
  CaptureReader(std::FILE* file, std::string name);

  /// Opens an interface (a name of interface_names()). Needs CAP_NET_RAW, which may be given back behind it
  /// (packets/privileges.h). Throws an environment Error with what to do where that is missing.
  explicit CaptureReader(const std::string& interface);

  CaptureReader(const CaptureReader&) = delete;
  CaptureReader& operator=(const CaptureReader&) = delete;
  ~CaptureReader();

  int link_type() const; ///< LINKTYPE_ or DLT_ number
  std::string link_name() const;

  /// Each frame, until there is none. A capture that is cut off at its end gives what there is, and says so
  /// by false.
  bool each(const std::function<void(const CapturedFrame&)>& take);

  /// Each frame of an interface, until `go_on` says false. Throws an environment Error where the interface
  /// goes away.
  void each(const std::function<void(const CapturedFrame&)>& take, const KeepReading& go_on);

  std::uint64_t dropped() const; ///< by the system, of an interface: frames that came too fast

private:
  struct Handle;
  std::unique_ptr<Handle> m_handle;
  std::string m_name;
};

/// Those that can be captured from, as far as the system tells.
std::vector<std::string> interface_names();

} // namespace quietroom::packets

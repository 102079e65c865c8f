#pragma once

#include "cli/watch_request.h"
#include "packets/followed_file.h"
#include "packets/libpcap.h"
#include "watch/records.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// What the reading of something live asks and says.
struct LiveHooks {
  packets::KeepReading go_on; ///< false: end with what was read
  std::function<void(const std::string&)> tell;
};

/// A growing file, a pipe or an interface, and the watching of it.
class LiveInput {
public:
  /// Opens the input; of an interface the rights for that are then given back, so there must be no other
  /// thread yet. A word that is the name of a file and of an interface is refused.
  LiveInput(const Arguments& arguments, WatchRequest& request);
  ~LiveInput();

  /// Until a pipe ends or `go_on` says false. Gives notes on what was not read.
  std::vector<std::string> watch(watch::Sink sink, const LiveHooks& hooks);

private:
  class Parts;

  std::vector<std::string> watch_interface(const watch::WatchSettings& settings, const LiveHooks& hooks);
  std::vector<std::string> watch_file(const watch::WatchSettings& settings, const LiveHooks& hooks);

  const Arguments& m_arguments;
  WatchRequest& m_request;
  std::unique_ptr<packets::CaptureReader> m_interface; ///< nothing: a file or a pipe
};

} // namespace quietroom::cli

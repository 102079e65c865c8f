#pragma once

#include "cli/watch_request.h"
#include "packets/libpcap.h"
#include "watch/packet_watch.h"
#include "watch/row_watch.h"

#include <string>
#include <vector>

/// From what `watch` was asked to what its module takes: shared by files and by what is read live.
namespace quietroom::cli {

/// `request` holds the conditions, and must outlive the watching.
watch::WatchSettings watch_settings(WatchRequest& request, watch::Sink sink);

/// Without traces. Throws an input Error where the interval is no whole number of samples.
watch::PacketSettings packet_settings(const WatchRequest& request);

/// Throws an input Error for a link type that is not read.
watch::LinkType link_of(const packets::CaptureReader& reader, const std::string& name);

/// Notes on the frames that were not read, and on streams that were dropped.
std::vector<std::string> notes_of(const watch::FrameCounts& counts);

/// Throw an input Error for options of the other form of input: they have no effect.
void refuse_options_of_captures(const WatchRequest& request);
void refuse_options_of_rows(const WatchRequest& request, const Arguments& arguments);

/// What of --codec PT=NAME named no packet of the capture; to be said when it is over.
std::vector<std::string> codecs_without_packets(const WatchRequest& request,
                                                const watch::FrameCounts& counts);

/// For rows of the input `name`.
watch::RowWatch row_watch(const WatchRequest& request, const std::string& name,
                          const watch::WatchSettings& settings);
std::vector<std::string> notes_of(const watch::RowWatch& rows);

/// The packets of one stream, for --loss-pattern and --jitter-trace.
class WatchTrace {
public:
  /// Has an effect where the request names a file. Must outlive the watching.
  void follow(const WatchRequest& request, watch::PacketSettings& settings);
  /// Writes what was asked for. Throws an input Error where it is not one stream.
  void write(const WatchRequest& request, std::size_t streams) const;

private:
  watch::PacketTrace m_trace;
};

} // namespace quietroom::cli

#include "cli/watch_input.h"

#include "cli/watch_settings.h"
#include "packets/watched_input.h"

namespace quietroom::cli {

namespace {

std::vector<std::string> watch_packets(packets::WatchedInput& input, const WatchRequest& request,
                                       const watch::WatchSettings& settings) {
  watch::PacketSettings in = packet_settings(request);
  WatchTrace trace;
  trace.follow(request, in);
  const std::string name = input.name();
  packets::CaptureReader reader(input.take_file(), name);
  const watch::LinkType link = link_of(reader, name);
  watch::PacketWatch watch(settings, std::move(in));
  const bool whole =
      reader.each([&](const packets::CapturedFrame& frame) { watch.take(link, frame.bytes, frame.t_ns); });
  watch.finish();
  trace.write(request, watch.streams());
  std::vector<std::string> notes = notes_of(watch.counts());
  for (std::string& each : codecs_without_packets(request, watch.counts())) notes.push_back(std::move(each));
  if (!whole) notes.emplace_back("the capture is cut off at its end");
  return notes;
}

std::vector<std::string> watch_rows(packets::WatchedInput& input, const WatchRequest& request,
                                    const watch::WatchSettings& settings) {
  watch::RowWatch rows = row_watch(request, input.name(), settings);
  input.each_line([&](std::string_view line) { rows.line(line); });
  rows.finish();
  return notes_of(rows);
}

} // namespace

std::vector<std::string> watch_input(const Arguments& arguments, WatchRequest& request, watch::Sink sink) {
  const watch::WatchSettings settings = watch_settings(request, std::move(sink));
  packets::WatchedInput input(request.input);
  if (input.kind() == packets::WatchedKind::lines) {
    refuse_options_of_captures(request);
    return watch_rows(input, request, settings);
  }
  refuse_options_of_rows(request, arguments);
  return watch_packets(input, request, settings);
}

} // namespace quietroom::cli

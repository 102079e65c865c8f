#include "cli/live_input.h"

#include "cli/watch_settings.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "core/visible_text.h"
#include "packets/privileges.h"
#include "packets/watched_input.h"

#include <chrono>
#include <filesystem>

namespace quietroom::cli {

namespace {

constexpr std::int64_t slack_ns = 2'000'000'000; ///< frames come from the system that much later at most

/// Whether the word means an interface.
bool is_interface(const std::string& word) {
  if (word == "-") return false;
  std::error_code failure;
  const bool is_file = std::filesystem::exists(word, failure);
  const std::vector<std::string> names = packets::interface_names();
  const bool named = std::find(names.begin(), names.end(), word) != names.end();
  if (is_file && named)
    throw_input(word + " is a file and an interface; write ./" + word + " for the file, or go elsewhere");
  if (!is_file && !named)
    throw_input(word + ": there is no file and no interface of that name" + did_you_mean(word, names) +
                "; give one of them, or - for standard input");
  return named;
}

std::string change_text(const std::string& name, packets::FileChange change) {
  return name + (change == packets::FileChange::replaced
                     ? ": another file took its place; that one is read from its beginning"
                     : ": was cut short; it is read from its beginning");
}

} // namespace

/// What is behind the name of a followed file, one file after the other: of one kind, in the same streams.
class LiveInput::Parts {
public:
  Parts(const Arguments& arguments, WatchRequest& request, const watch::WatchSettings& settings)
      : m_arguments(arguments), m_request(request), m_settings(settings) {}

  void take(packets::FollowedFile& file, std::FILE* stream, const std::string& name) {
    packets::WatchedInput input(stream, name);
    if (input.kind() == packets::WatchedKind::packets)
      take_packets(input, file, name);
    else
      take_rows(input, file, name);
  }

  bool anything() const { return m_packets || m_rows; }

  /// `stopped`: somebody ended it, so that there may have been nothing at all.
  std::vector<std::string> finish(bool stopped) {
    std::vector<std::string> notes;
    if (m_packets) {
      finish_packets(stopped);
      notes = notes_of(m_packets->counts());
      if (m_packets->streams() == 0) notes.emplace_back("there was no stream of RTP");
    } else if (m_rows) {
      if (!stopped || m_any_line) m_rows->finish();
      notes = notes_of(*m_rows);
    }
    if (m_cut) notes.emplace_back("the capture is cut off at its end");
    return notes;
  }

private:
  [[noreturn]] static void refuse_kind(const std::string& name) {
    throw_input(name + ": a capture and rows follow each other in it; watch each by itself");
  }

  void take_packets(packets::WatchedInput& input, packets::FollowedFile& file, const std::string& name) {
    if (m_rows) refuse_kind(name);
    if (!m_packets) {
      refuse_options_of_rows(m_request, m_arguments);
      watch::PacketSettings in = packet_settings(m_request);
      m_trace.follow(m_request, in);
      m_packets = std::make_unique<watch::PacketWatch>(m_settings, std::move(in));
    }
    packets::CaptureReader reader(input.take_file(), name);
    const watch::LinkType link = link_of(reader, name);
    const bool whole = reader.each(
        [&](const packets::CapturedFrame& frame) { m_packets->take(link, frame.bytes, frame.t_ns); });
    m_cut = m_cut || (!whole && !file.stopped());
  }

  void take_rows(packets::WatchedInput& input, packets::FollowedFile& file, const std::string& name) {
    if (m_packets) refuse_kind(name);
    if (m_rows)
      m_rows->begin_file();
    else {
      refuse_options_of_captures(m_request);
      m_rows.emplace(row_watch(m_request, name, m_settings));
    }
    input.each_line(
        [&](std::string_view line) {
          m_rows->line(line);
          m_any_line = true;
        },
        [&] { return !file.stopped(); });
  }

  void finish_packets(bool stopped) {
    stopped ? m_packets->end_all() : m_packets->finish();
    if (m_packets->streams() > 0) m_trace.write(m_request, m_packets->streams());
  }

  const Arguments& m_arguments;
  WatchRequest& m_request;
  const watch::WatchSettings& m_settings;
  WatchTrace m_trace;
  std::unique_ptr<watch::PacketWatch> m_packets;
  std::optional<watch::RowWatch> m_rows;
  bool m_any_line = false, m_cut = false;
};

LiveInput::LiveInput(const Arguments& arguments, WatchRequest& request)
    : m_arguments(arguments), m_request(request) {
  if (!is_interface(request.input)) return;
  refuse_options_of_rows(request, arguments);
  m_interface = std::make_unique<packets::CaptureReader>(request.input);
  packets::drop_privileges();
  link_of(*m_interface, request.input);
}

LiveInput::~LiveInput() = default;

std::vector<std::string> LiveInput::watch(watch::Sink sink, const LiveHooks& hooks) {
  const watch::WatchSettings settings = watch_settings(m_request, std::move(sink));
  return m_interface ? watch_interface(settings, hooks) : watch_file(settings, hooks);
}

std::vector<std::string> LiveInput::watch_interface(const watch::WatchSettings& settings,
                                                    const LiveHooks& hooks) {
  watch::PacketSettings in = packet_settings(m_request);
  WatchTrace trace;
  trace.follow(m_request, in);
  const watch::LinkType link = link_of(*m_interface, m_request.input);
  watch::PacketWatch watch(settings, std::move(in));
  m_interface->each(
      [&](const packets::CapturedFrame& frame) { watch.take(link, frame.bytes, frame.t_ns); },
      [&] {
        // Frames have the time of this clock, so streams also fall silent while there is none.
        watch.pass_time(
            std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count() - slack_ns);
        return hooks.go_on();
      });
  watch.end_all();
  if (watch.streams() > 0) trace.write(m_request, watch.streams());
  std::vector<std::string> notes = notes_of(watch.counts());
  if (watch.streams() == 0) notes.emplace_back("there was no stream of RTP");
  if (const std::uint64_t dropped = m_interface->dropped(); dropped > 0)
    notes.push_back(std::to_string(dropped) +
                    " frames came too fast and were dropped by the system; they count as lost");
  return notes;
}

std::vector<std::string> LiveInput::watch_file(const watch::WatchSettings& settings, const LiveHooks& hooks) {
  const std::string name = input_name(m_request.input);
  packets::FollowedFile file(m_request.input, hooks.go_on);
  Parts parts(m_arguments, m_request, settings);
  while (true) {
    std::FILE* stream = file.stream();
    const int first = std::fgetc(stream); // nothing may have come at all when it is stopped
    if (first == EOF)
      std::fclose(stream);
    else {
      std::ungetc(first, stream);
      parts.take(file, stream, name);
    }
    if (file.change() == packets::FileChange::none) break;
    hooks.tell(change_text(name, file.change()));
    file.begin_anew();
  }
  if (!parts.anything()) {
    if (!file.stopped()) throw_input(name + ": nothing came; give a capture, or rows with a header");
    return {"nothing came"};
  }
  return parts.finish(file.stopped());
}

} // namespace quietroom::cli

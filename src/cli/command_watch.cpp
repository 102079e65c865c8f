#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/watch_request.h"
#include "core/error.h"
#include "core/number.h"
#include "core/written_files.h"
#include "packets/libpcap.h"
#include "packets/watched_input.h"
#include "report/watch_forms.h"
#include "watch/packet_watch.h"
#include "watch/row_watch.h"
#include "watch/trace_text.h"

#include <cmath>
#include <cstdio>
#include <filesystem>

namespace quietroom::cli {

namespace {

/// Where records go: lines at once, or kept for the text.
class WatchOutput {
public:
  explicit WatchOutput(bool json) : m_json(json) {}

  void take(watch::WatchRecord&& record) {
    if (!m_json) {
      m_records.push_back(std::move(record));
      return;
    }
    print(report::watch_json_line(record) + '\n');
    std::fflush(stdout);
  }

  void finish(const WatchRequest& request, std::vector<std::string> notes) const {
    if (m_json)
      for (const std::string& note : notes) say(note);
    else
      print(report::watch_text(m_records,
                               {std::string(request.formula->name), std::string(request.formula->takes),
                                request.rules->name, std::move(notes)}));
  }

private:
  bool m_json;
  std::vector<watch::WatchRecord> m_records;
};

std::vector<std::string> assumptions_of_rows(const WatchRequest& request, const watch::CallModel& model) {
  auto out = watch::assumptions_of(model, !request.codec, true);
  out.push_back("buffer of 60 ms, in the delay alone: counters do not tell which packets came late");
  out.push_back("BurstR 1: counters do not tell the order of losses");
  return out;
}

/// An option of captures beside rows has no effect.
void refuse_options_of_captures(const WatchRequest& request) {
  const char* option = request.sample_s         ? "--sample"
                       : request.buffer         ? "--buffer"
                       : !request.ports.empty() ? "--port"
                       : request.loss_pattern   ? "--loss-pattern"
                       : request.jitter_trace   ? "--jitter-trace"
                                                : nullptr;
  if (option != nullptr)
    throw_input(std::string(option) + " has an effect on captures alone, and these are rows; leave it out");
  if (!request.payloads.empty())
    throw_input("--codec " + std::to_string(request.payloads.begin()->first) +
                "=... names a payload type, and rows have none; give the codec alone");
}

void refuse_options_of_rows(const WatchRequest& request, const Arguments& arguments) {
  if (arguments.has("--counters"))
    throw_input("--counters has an effect on rows alone, and this is a capture; leave it out");
  if (request.codec)
    throw_input("--codec " + *request.codec +
                " needs the payload type in a capture, as 111=" + *request.codec);
}

unsigned samples_per_interval(const WatchRequest& request) {
  const double sample_s = request.sample_s.value_or(1),
               interval_s = request.interval_s.value_or(std::max(5.0, sample_s));
  const double ratio = interval_s / sample_s;
  if (ratio < 1 || std::abs(ratio - std::round(ratio)) > 1e-9)
    throw_input("--interval " + shortest(interval_s) + " is no whole number of samples of " +
                shortest(sample_s) + " s; make it one");
  return static_cast<unsigned>(std::lround(ratio));
}

std::vector<std::string> notes_of(const watch::FrameCounts& counts, bool whole) {
  std::vector<std::string> out;
  if (counts.fragments > 0)
    out.push_back(std::to_string(counts.fragments) + " fragments of datagrams were not read");
  if (counts.cut > 0)
    out.push_back(std::to_string(counts.cut) + " frames were shorter than their headers say");
  if (counts.ended_early > 0)
    out.push_back(std::to_string(counts.ended_early) +
                  " streams were ended early, for there were too many at once");
  if (!whole) out.emplace_back("the capture is cut off at its end");
  return out;
}

void write_trace(const watch::PacketTrace& trace, const WatchRequest& request, std::size_t streams) {
  if (trace.missed.empty())
    throw_input("no stream of the capture has the SSRC of --stream; --json shows those there are");
  if (!request.ssrc && streams > 1)
    throw_input("the capture has " + std::to_string(streams) +
                " streams, and --loss-pattern and --jitter-trace hold one; name it with --stream SSRC");
  if (request.loss_pattern) write_noted_file(*request.loss_pattern, watch::loss_pattern_text(trace));
  if (request.jitter_trace) write_noted_file(*request.jitter_trace, watch::jitter_trace_text(trace));
}

std::vector<std::string> watch_packets(packets::WatchedInput& input, const WatchRequest& request,
                                       const watch::WatchSettings& settings) {
  watch::PacketSettings in;
  in.sample_s = request.sample_s.value_or(1);
  in.samples_per_interval = samples_per_interval(request);
  in.buffer = request.buffer.value_or(watch::PlayoutBuffer{});
  in.one_way_ms = request.one_way_ms;
  in.codecs = request.codecs;
  in.payloads = request.payloads;
  in.ports = request.ports;
  watch::PacketTrace trace;
  const bool traced = request.loss_pattern || request.jitter_trace;
  in.traced_ssrc = request.ssrc;
  if (traced) in.trace = &trace;
  const std::string name = input.name();
  packets::CaptureReader reader(input.take_file(), name);
  const auto link = watch::parse_link_type(reader.link_type());
  if (!link)
    throw_input(name + ": the link type " + reader.link_name() +
                " is not read; capture Ethernet, cooked or raw IP");
  watch::PacketWatch watch(settings, std::move(in));
  const bool whole =
      reader.each([&](const packets::CapturedFrame& frame) { watch.take(*link, frame.bytes, frame.t_ns); });
  watch.finish();
  if (traced) write_trace(trace, request, watch.streams());
  return notes_of(watch.counts(), whole);
}

std::vector<std::string> watch_rows(packets::WatchedInput& input, const WatchRequest& request,
                                    const watch::WatchSettings& settings) {
  refuse_options_of_captures(request);
  watch::CallModel model =
      watch::model_of(emodel::find_codec(request.codecs, request.codec.value_or("g711-plc")));
  model.one_way_ms = request.one_way_ms;
  watch::RowWatch rows(input.name(), request.counters, request.interval_s, settings, model,
                       assumptions_of_rows(request, model));
  input.each_line([&](std::string_view line) { rows.line(line); });
  rows.finish();
  std::vector<std::string> notes;
  for (const std::string& column : rows.unread_columns())
    notes.push_back("the column " + column + " is not used");
  return notes;
}

/// check_failed where a condition held, or was about something that was never known.
int verdict(const std::vector<watch::FailCondition>& conditions) {
  int out = ok;
  for (const watch::FailCondition& each : conditions) {
    if (!each.held() && !each.never_known()) continue;
    say("--fail-if '" + each.text() + "' " +
        (each.held() ? "held: " + each.where() : "is undefined: its value was never known"));
    out = check_failed;
  }
  return out;
}

int run_watch(const Arguments& arguments) {
  WatchRequest request = watch_request(arguments);
  std::vector<std::filesystem::path> outputs;
  for (const auto& file : {request.loss_pattern, request.jitter_trace})
    if (file) outputs.emplace_back(*file);
  if (!outputs.empty())
    guard(arguments,
          {"--loss-pattern", "--jitter-trace", "--rules", "--formula", "--counters", "--codec", "--buffer",
           "--port", "--sample", "--interval", "--one-way", "--first-sample", "--fail-if", "--stream"},
          outputs);
  WatchOutput output(arguments.has("--json"));
  watch::WatchSettings settings;
  settings.rules = request.rules;
  settings.first_sample = request.first_sample;
  settings.formula = request.formula;
  settings.conditions = &request.conditions;
  settings.model_samples = watch::need_model(*request.rules);
  for (const watch::FailCondition& each : request.conditions) settings.model_samples |= each.needs_model();
  settings.sink = [&](watch::WatchRecord&& record) { output.take(std::move(record)); };
  packets::WatchedInput input(request.input);
  const bool is_capture = input.kind() == packets::WatchedKind::packets;
  if (is_capture) refuse_options_of_rows(request, arguments);
  std::vector<std::string> notes =
      is_capture ? watch_packets(input, request, settings) : watch_rows(input, request, settings);
  output.finish(request, std::move(notes));
  return verdict(request.conditions);
}

} // namespace

Command watch_command() {
  return {
      "watch",
      "calls over time from captures or statistics: loss, jitter, R and MOS, and warnings",
      {{"FILE", "FILE",
        "a capture (pcap, pcapng), or rows of statistics as CSV or JSON lines; - for standard input", true},
       {"--rules", "sdk|docs|FILE",
        "when to warn: as one SDK ships its limits (default), as its documents publish them, or yours "
        "(TOML)"},
       {"--first-sample", "N",
        "the first sample at which rules are evaluated; earlier ones fill their windows (default 1)"},
       {"--formula", "NAME",
        "another product's number beside the E-model, under its name (default sdk); rules on `mos` look at "
        "it"},
       {"--interval", "S",
        "seconds of an interval row (rows: each is one unless this is given; captures: 5)"},
       {"--counters", "cumulative|interval",
        "whether counters of rows run since the start (default) or are of the row alone"},
       {"--codec", "[PT=]NAME",
        "codec of rows (default g711-plc, assumed), or of a payload type: 111=opus, 97=g729a-vad", false,
        true},
       {"--buffer", "fixed:MS|adaptive:MIN-MAX",
        "the receiver's de-jitter buffer in captures (default fixed:60)"},
       {"--port", "N", "RTP is on this port alone (default: found by its shape)", false, true},
       {"--sample", "S", "seconds of a sample of captures (default 1)"},
       codecs_option(),
       {"--one-way", "MS", "one-way delay of the network, instead of half of the round trip"},
       {"--fail-if", "CONDITION",
        "exit 1 where it held: 'mos<3.5 for 10s', 'rtt_ms>400', warning, or a warning's name", false, true},
       {"--loss-pattern", "OUT",
        "write what the decoder of a stream missed (lost or late), a flag a packet, for a loss_file step of "
        "prepare"},
       {"--jitter-trace", "OUT",
        "write the delay of each packet, or the word lost, for a jitter step of prepare"},
       {"--stream", "SSRC", "the stream that these files are of, where there are several"},
       force_option(),
       {"--json", "", "one JSON object a line"}},
      "  quietroom watch call.pcapng --codec 111=opus --buffer adaptive:20-120\n"
      "  quietroom watch call.pcap --loss-pattern call.txt --jitter-trace call.csv\n"
      "  quietroom watch call.csv\n"
      "  quietroom watch call.csv --rules docs --first-sample 6 --json\n"
      "  quietroom watch call.csv --formula rtpengine\n"
      "  quietroom watch reports.csv --counters interval --fail-if 'mos<3.5 for 10s'\n"
      "  tail -n +1 -f stats.jsonl | quietroom watch - --json",
      run_watch};
}

} // namespace quietroom::cli

#include "cli/watch_input.h"

#include "core/error.h"
#include "core/number.h"
#include "core/written_files.h"
#include "packets/libpcap.h"
#include "packets/watched_input.h"
#include "watch/packet_watch.h"
#include "watch/row_watch.h"
#include "watch/trace_text.h"

#include <cmath>

namespace quietroom::cli {

namespace {

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

watch::WatchSettings settings_of(WatchRequest& request, watch::Sink sink) {
  watch::WatchSettings out;
  out.rules = request.rules;
  out.first_sample = request.first_sample;
  out.formula = request.formula;
  out.conditions = &request.conditions;
  out.model_samples = watch::need_model(*request.rules);
  for (const watch::FailCondition& each : request.conditions) out.model_samples |= each.needs_model();
  out.sink = std::move(sink);
  return out;
}

} // namespace

std::vector<std::string> watch_input(const Arguments& arguments, WatchRequest& request, watch::Sink sink) {
  const watch::WatchSettings settings = settings_of(request, std::move(sink));
  packets::WatchedInput input(request.input);
  if (input.kind() == packets::WatchedKind::lines) return watch_rows(input, request, settings);
  refuse_options_of_rows(request, arguments);
  return watch_packets(input, request, settings);
}

} // namespace quietroom::cli

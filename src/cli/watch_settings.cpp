#include "cli/watch_settings.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/number.h"
#include "core/written_files.h"
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

unsigned samples_per_interval(const WatchRequest& request) {
  const double sample_s = request.sample_s.value_or(1),
               interval_s = request.interval_s.value_or(std::max(5.0, sample_s));
  const double ratio = interval_s / sample_s;
  if (ratio < 1 || std::abs(ratio - std::round(ratio)) > 1e-9)
    throw_input("--interval " + shortest(interval_s) + " is no whole number of samples of " +
                shortest(sample_s) + " s; make it one");
  return static_cast<unsigned>(std::lround(ratio));
}

std::string dropped_note(std::uint64_t dropped) {
  return std::to_string(dropped) + " streams were dropped, for there were too many at once";
}

} // namespace

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

std::vector<std::string> notes_of(const watch::FrameCounts& counts) {
  std::vector<std::string> out;
  if (counts.fragments > 0)
    out.push_back(counted(counts.fragments, "fragment") +
                  " of datagrams were not read: packets in them count as lost");
  if (counts.clock_back > 0)
    out.push_back("the clock of the capture went back " + counted(counts.clock_back, "time") + ", by up to " +
                  shortest(std::round(static_cast<double>(counts.clock_back_ns) / 1e8) / 10) +
                  " s: jitter, late packets and warnings around there may be wrong");
  if (counts.cut > 0) out.push_back(counted(counts.cut, "frame") + " shorter than their headers say");
  if (counts.dropped > 0) out.push_back(dropped_note(counts.dropped));
  return out;
}

std::vector<std::string> codecs_without_packets(const WatchRequest& request,
                                                const watch::FrameCounts& counts) {
  std::vector<std::string> out;
  for (const auto& [type, format] : request.payloads)
    if (!counts.types.test(type))
      out.push_back("--codec " + std::to_string(type) +
                    "=... has no effect: no packet is of that payload type");
  return out;
}

std::vector<std::string> notes_of(const watch::RowWatch& rows) {
  std::vector<std::string> out;
  for (const std::string& column : rows.unread_columns())
    out.push_back("the column " + column + " is not used");
  if (const auto row_s = rows.uneven_row_s())
    out.push_back("--interval is no whole number of rows of " + shortest(*row_s) +
                  " s: an interval ends with the row that completes it");
  if (rows.dropped() > 0) out.push_back(dropped_note(rows.dropped()));
  return out;
}

watch::LinkType link_of(const packets::CaptureReader& reader, const std::string& name) {
  const auto out = watch::parse_link_type(reader.link_type());
  if (!out)
    throw_input(name + ": the link type " + reader.link_name() +
                " is not read; capture Ethernet, cooked or raw IP");
  return *out;
}

watch::PacketSettings packet_settings(const WatchRequest& request) {
  watch::PacketSettings out;
  out.sample_s = request.sample_s.value_or(1);
  out.samples_per_interval = samples_per_interval(request);
  out.buffer = request.buffer.value_or(watch::PlayoutBuffer{});
  out.one_way_ms = request.one_way_ms;
  out.codecs = request.codecs;
  out.payloads = request.payloads;
  out.ports = request.ports;
  return out;
}

watch::RowWatch row_watch(const WatchRequest& request, const std::string& name,
                          const watch::WatchSettings& settings) {
  watch::CallModel model =
      watch::model_of(emodel::find_codec(request.codecs, request.codec.value_or("g711-plc")));
  model.one_way_ms = request.one_way_ms;
  return {name, request.counters, request.interval_s, settings, model, assumptions_of_rows(request, model)};
}

watch::WatchSettings watch_settings(WatchRequest& request, watch::Sink sink) {
  watch::WatchSettings out;
  out.rules = request.rules;
  out.first_sample = request.first_sample;
  out.formula = request.formula;
  out.conditions = &request.conditions;
  out.model_samples = watch::need_model(*request.rules);
  for (const watch::FailCondition& each : request.conditions) out.model_samples |= each.needs_model();
  out.silent_s = request.silent_s.value_or(out.silent_s);
  out.sink = std::move(sink);
  return out;
}

void WatchTrace::follow(const WatchRequest& request, watch::PacketSettings& settings) {
  if (!request.loss_pattern && !request.jitter_trace) return;
  settings.trace_of = [this, ssrc = request.ssrc](const watch::PacketStream& stream) -> watch::PacketTrace* {
    const bool asked = ssrc ? stream.ssrc() == *ssrc : m_trace.missed.empty();
    return asked ? &m_trace : nullptr;
  };
}

void WatchTrace::write(const WatchRequest& request, std::size_t streams) const {
  if (!request.loss_pattern && !request.jitter_trace) return;
  if (m_trace.missed.empty())
    throw_input("no stream of the capture has the SSRC of --stream; --json shows those there are");
  if (!request.ssrc && streams > 1)
    throw_input("the capture has " + std::to_string(streams) +
                " streams, and --loss-pattern and --jitter-trace hold one; name it with --stream SSRC");
  if (request.loss_pattern) write_noted_file(*request.loss_pattern, watch::loss_pattern_text(m_trace));
  if (request.jitter_trace) write_noted_file(*request.jitter_trace, watch::jitter_trace_text(m_trace));
}

} // namespace quietroom::cli

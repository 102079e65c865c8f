#include "cli/set_from_capture.h"

#include "cli/watch_settings.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "core/number.h"
#include "core/output_guard.h"
#include "core/toml.h"
#include "core/written_files.h"
#include "packets/watched_input.h"
#include "watch/trace_text.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// A codec of RTP and the step that is it.
struct StepOfCodec {
  std::string_view encoding; ///< as SDP writes it
  std::string_view step;     ///< the keys behind `step = "codec"`
  int rate_hz;
  std::string_view emodel; ///< the row of the planning values, where one fits
};

constexpr StepOfCodec steps[] = {
    {"PCMU", R"(id = "g711u")", 8000, "g711-plc"},
    {"PCMA", R"(id = "g711a")", 8000, "g711-plc"},
    {"G722", R"(id = "g722", bit_rate_kbps = 64)", 16000, ""},
    {"GSM", R"(id = "gsm-fr")", 8000, "gsm-fr"},
    {"G729", R"(id = "g729a")", 8000, ""},
    {"AMR", R"(id = "amr-nb", bit_rate_kbps = 12.2)", 8000, "amr-12.2"},
    {"AMR-WB", R"(id = "amr-wb", bit_rate_kbps = 12.65)", 16000, ""},
    {"OPUS", R"(id = "opus", bit_rate_kbps = 32)", 48000, ""},
};

/// One stream of a capture, as it was believed.
struct Call {
  std::string file, name;
  watch::PayloadFormat format;
  double packet_ms = 20;
  watch::PacketTrace trace;
};

void read_calls(const std::string& file, const Arguments& arguments, std::deque<Call>& out) {
  WatchRequest request = watch_request(arguments, file);
  const watch::WatchSettings settings = watch_settings(request, [](watch::WatchRecord&&) {});
  packets::WatchedInput input(file);
  if (input.kind() != packets::WatchedKind::packets)
    throw_input(file +
                ": is no capture (pcap, pcapng); rows of statistics do not tell what became of each packet");
  watch::PacketSettings in = packet_settings(request);
  in.trace_of = [&](const watch::PacketStream& stream) {
    out.push_back({file, stream.stream_name(), stream.format(), stream.frame_ms(), {}});
    return &out.back().trace;
  };
  packets::CaptureReader reader(input.take_file(), file);
  const watch::LinkType link = link_of(reader, file);
  watch::PacketWatch watch(settings, std::move(in));
  reader.each([&](const packets::CapturedFrame& frame) { watch.take(link, frame.bytes, frame.t_ns); });
  watch.finish();
}

const StepOfCodec& step_of(const Call& call) {
  const auto found = std::find_if(std::begin(steps), std::end(steps), [&](const StepOfCodec& each) {
    return each.encoding == call.format.encoding;
  });
  if (found != std::end(steps)) return *found;
  throw_input(call.file + ": the stream " + call.name + " carries " +
              (call.format.encoding.empty() ? "a codec that nobody names" : call.format.encoding) +
              ", for which there is no step; name its payload type, as --codec 111=opus");
}

/// What brings the sources of the set, at `rate_hz`, to a codec of a lower rate.
std::string before_codec(int rate_hz, int codec_hz) {
  if (rate_hz == codec_hz) return "";
  std::string out = rate_hz > 16000 ? R"({ step = "resample", rate_hz = 16000 }, )" : "";
  if (codec_hz == 16000) return out + R"({ step = "filter", name = "P.341" }, )";
  return out + R"({ step = "filter", name = "telephone" }, { step = "resample", rate_hz = 8000 }, )";
}

std::string source_steps(int rate_hz) {
  if (rate_hz == 8000)
    return R"(  { step = "resample", rate_hz = 16000 },
  { step = "filter", name = "telephone" },
  { step = "resample", rate_hz = 8000 },
)";
  if (rate_hz == 16000)
    return "  { step = \"resample\", rate_hz = 16000 },\n  { step = \"filter\", name = \"P.341\" },\n";
  return "  { step = \"resample\", rate_hz = 48000 },\n";
}

std::string head(int rate_hz, double depth_ms) {
  return fmt::format(
      R"(# Calls as they were captured: each stream is a condition, with what became of its packets and the codec that it carried.
#
# The trace of a stream (capture/ID.csv) has the delay of each packet, or the word lost, and its step plays it through a
# fixed buffer of {0} ms. capture/ID.txt has a flag a packet for what the decoder missed with that buffer: for a step
# {{ step = "loss", file = "capture/ID.txt", packet_ms = 20 }} in the place of the jitter step, never beside it.
version = 1
name = %NAME%
seed = %SEED%
rate_hz = 48000
bits = 16
clipping = "reduce"
context = "{1}"

source_steps = [
{2}  {{ step = "level", level_dbov = -26 }},
]

%SOURCES%
[[condition]]
id = "direct"
label = "Direct"
kind = "reference"
)",
      shortest(depth_ms),
      rate_hz == 8000    ? "NB"
      : rate_hz == 16000 ? "WB"
                         : "FB",
      source_steps(rate_hz));
}

std::string condition(const Call& call, const std::string& id, int rate_hz, double depth_ms) {
  const StepOfCodec& codec = step_of(call);
  const auto missed = std::count(call.trace.missed.begin(), call.trace.missed.end(), true);
  const double percent = 100.0 * static_cast<double>(missed) / static_cast<double>(call.trace.missed.size());
  std::string keys(codec.step);
  if (codec.encoding == "OPUS") keys += ", frame_ms = " + shortest(call.packet_ms);
  std::string out = fmt::format(
      "\n[[condition]]\nid = {}\nlabel = {}\n", toml::quoted(id),
      toml::quoted(fmt::format("{}, {} % lost or late", call.format.encoding, fixed(percent, 1))));
  out += fmt::format("steps = [{}{{ step = \"jitter\", file = {}, depth_ms = {}, packet_ms = {} }}, {{ step "
                     "= \"codec\", {} }}]\n",
                     before_codec(rate_hz, codec.rate_hz), toml::quoted("capture/" + id + ".csv"),
                     shortest(depth_ms), shortest(call.packet_ms), keys);
  if (!codec.emodel.empty() && rate_hz == 8000)
    out += fmt::format("emodel = {{ codec = {} }}\n", toml::quoted(std::string(codec.emodel)));
  return out;
}

} // namespace

CapturedSet set_from_captures(const Arguments& arguments) {
  std::deque<Call> calls;
  for (const std::string& file : arguments.all("--from-capture")) read_calls(file, arguments, calls);
  const watch::PlayoutBuffer buffer = watch_request(arguments, "").buffer.value_or(watch::PlayoutBuffer{});
  if (buffer.adaptive)
    throw_input("--buffer " + *arguments.text("--buffer") +
                ": a set plays packets through a fixed one; give fixed:MS");
  const double depth_ms = buffer.low_ms;
  int rate_hz = 8000;
  for (const Call& each : calls) rate_hz = std::max(rate_hz, step_of(each).rate_hz);
  CapturedSet out;
  out.streams = calls.size();
  out.document = head(rate_hz, depth_ms);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const std::string id = "call" + std::to_string(i + 1);
    out.document += condition(calls[i], id, rate_hz, depth_ms);
    out.files.push_back({"capture/" + id + ".csv", watch::jitter_trace_text(calls[i].trace)});
    out.files.push_back({"capture/" + id + ".txt", watch::loss_pattern_text(calls[i].trace)});
  }
  return out;
}

void write_capture_files(const std::filesystem::path& folder, const CapturedSet& set, bool force) {
  namespace fs = std::filesystem;
  if (fs::exists(fs::symlink_status(folder / "set.toml")))
    throw_input((folder / "set.toml").string() + ": is there already and is kept; name another folder");
  PlannedOutput plan;
  plan.force = force;
  for (const CaptureFile& each : set.files) plan.outputs.push_back(folder / each.name);
  guard_outputs(plan);
  make_folder(folder / "capture");
  for (const CaptureFile& each : set.files) write_noted_file(folder / each.name, each.content);
}

} // namespace quietroom::cli

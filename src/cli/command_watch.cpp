#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/metrics_file.h"
#include "cli/output.h"
#include "cli/watch_input.h"
#include "core/error.h"
#include "report/watch_forms.h"

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
  WatchRequest request = watch_request(arguments, *arguments.text("FILE"));
  request.ssrc = ssrc_of(arguments);
  std::vector<std::filesystem::path> outputs;
  const auto metrics_name = arguments.text("--metrics");
  for (const auto& file : {request.loss_pattern, request.jitter_trace, metrics_name})
    if (file) outputs.emplace_back(*file);
  if (!outputs.empty())
    guard(arguments,
          {"--loss-pattern", "--jitter-trace", "--metrics", "--rules", "--formula", "--counters", "--codec",
           "--buffer", "--port", "--sample", "--interval", "--one-way", "--first-sample", "--fail-if",
           "--stream"},
          outputs);
  WatchOutput output(arguments.has("--json"));
  std::optional<MetricsFile> metrics;
  if (metrics_name) metrics.emplace(*metrics_name);
  std::vector<std::string> notes = watch_input(arguments, request, [&](watch::WatchRecord&& record) {
    if (metrics) metrics->take(record);
    output.take(std::move(record));
  });
  if (metrics) metrics->finish();
  output.finish(request, std::move(notes));
  return verdict(request.conditions);
}

std::vector<Option> watch_options() {
  std::vector<Option> out = {
      {"FILE", "FILE",
       "a capture (pcap, pcapng), or rows of statistics as CSV or JSON lines; - for standard input", true}};
  for (Option& each : call_options()) out.push_back(std::move(each));
  for (Option each : std::vector<Option>{
           {"--fail-if", "CONDITION",
            "exit 1 where it held: 'mos<3.5 for 10s', 'rtt_ms>400', warning, or a warning's name", false,
            true},
           {"--loss-pattern", "OUT",
            "write what the decoder of a stream missed (lost or late), a flag a packet, for a loss_file step "
            "of "
            "prepare"},
           {"--jitter-trace", "OUT",
            "write the delay of each packet, or the word lost, for a jitter step of prepare"},
           {"--stream", "SSRC", "the stream that these files are of, where there are several"},
           {"--metrics", "FILE",
            "keep what is known of the running streams there, in the text format of Prometheus; put in place "
            "anew "
            "within a second of a change"},
           force_option(),
           {"--json", "", "one JSON object a line"}})
    out.push_back(std::move(each));
  return out;
}

} // namespace

Command watch_command() {
  return {"watch", "calls over time from captures or statistics: loss, jitter, R and MOS, and warnings",
          watch_options(),
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

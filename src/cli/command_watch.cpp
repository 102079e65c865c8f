#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/interruption.h"
#include "cli/live_input.h"
#include "cli/live_output.h"
#include "cli/metrics_file.h"
#include "cli/output.h"
#include "cli/warning_program.h"
#include "cli/watch_input.h"
#include "core/counted.h"
#include "core/error.h"
#include "report/watch_forms.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace quietroom::cli {

namespace {

/// Where records go: lines at once, or the text of each stream when it ends.
class WatchOutput {
public:
  explicit WatchOutput(bool json) : m_json(json) {}

  void take(watch::WatchRecord&& record) {
    if (!m_json) return print(m_text.take(std::move(record)));
    print(report::watch_json_line(record) + '\n');
    std::fflush(stdout);
  }

  void finish(const WatchRequest& request, std::vector<std::string> notes) const {
    if (m_json)
      for (const std::string& note : notes) say(note);
    else
      print(report::WatchText::below({std::string(request.formula->name), std::string(request.formula->takes),
                                      request.rules->name, std::move(notes)}));
  }

private:
  bool m_json;
  report::WatchText m_text;
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

LiveOutput::Form live_form(const Arguments& arguments) {
  if (arguments.has("--json")) return LiveOutput::Form::json;
  return ::isatty(STDOUT_FILENO) == 1 ? LiveOutput::Form::board : LiveOutput::Form::changes;
}

double exec_timeout_s(const Arguments& arguments) {
  const double out = arguments.number("--exec-timeout").value_or(30);
  if (!(out > 0) || out > 3600)
    throw_input("--exec-timeout is " + *arguments.text("--exec-timeout") +
                "; it must be above 0 s and at most 3600");
  return out;
}

/// Opens first, for the rights of capturing go before there is a thread.
int run_live(const Arguments& arguments, WatchRequest& request) {
  const double timeout_s = exec_timeout_s(arguments);
  const Interruption interruption;
  LiveInput input(arguments, request);
  LiveOutput output(live_form(arguments));
  std::optional<MetricsFile> metrics;
  if (const auto file = arguments.text("--metrics")) metrics.emplace(*file);
  std::optional<WarningProgram> program;
  const auto tell = [&](const std::string& sentence) { output.tell(sentence); };
  if (arguments.has("--exec")) program.emplace(arguments.all("--exec"), timeout_s, tell);
  std::vector<std::string> notes = input.watch(
      [&](watch::WatchRecord&& record) {
        if (metrics) metrics->take(record);
        if (program) program->take(record);
        output.take(record);
      },
      {[&] {
         output.refresh();
         return !Interruption::requested();
       },
       tell});
  if (metrics) metrics->finish();
  if (program) program->finish();
  if (program && program->dropped() > 0)
    notes.push_back("--exec: " + std::to_string(program->dropped()) +
                    " changes of warnings were dropped, for the program was too slow");
  output.finish(notes);
  return verdict(request.conditions);
}

int run_watch(const Arguments& arguments) {
  WatchRequest request = watch_request(arguments, *arguments.text("FILE"));
  request.ssrc = ssrc_of(arguments);
  std::vector<std::filesystem::path> outputs;
  for (const auto& file : {request.loss_pattern, request.jitter_trace, arguments.text("--metrics")})
    if (file) outputs.emplace_back(*file);
  if (!outputs.empty())
    guard(arguments,
          {"--loss-pattern", "--jitter-trace", "--metrics", "--formula", "--counters", "--codec", "--buffer",
           "--port", "--sample", "--interval", "--one-way", "--first-sample", "--fail-if", "--stream",
           "--silent", "--exec", "--exec-timeout"},
          outputs);
  if (arguments.has("--live")) return run_live(arguments, request);
  const auto metrics_name = arguments.text("--metrics");
  WatchOutput output(arguments.has("--json"));
  std::optional<MetricsFile> metrics;
  if (metrics_name) metrics.emplace(*metrics_name);
  std::uint64_t samples = 0;
  std::vector<std::string> notes = watch_input(arguments, request, [&](watch::WatchRecord&& record) {
    if (const auto* row = std::get_if<watch::IntervalRow>(&record)) samples = std::max(samples, row->sample);
    if (metrics) metrics->take(record);
    output.take(std::move(record));
  });
  if (metrics) metrics->finish();
  if (request.first_sample > samples)
    notes.push_back("--first-sample " + std::to_string(request.first_sample) +
                    " is beyond the input, so no rule was evaluated: the longest stream has " +
                    counted(samples, "sample"));
  output.finish(request, std::move(notes));
  return verdict(request.conditions);
}

std::vector<Option> watch_options() {
  std::vector<Option> out = {
      {"FILE", "FILE",
       "a capture (pcap, pcapng), or rows of statistics as CSV or JSON lines; - for standard input; with "
       "--live also a network interface",
       true},
      {"--live", "",
       "follow it as it grows, until a pipe ends or Ctrl-C: a file, a pipe, or an interface such as eth0"}};
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
           {"--json", "", "one JSON object a line, each flushed at once"},
           {"--exec-timeout", "S", "seconds after which a program of --exec is ended (default 30)"},
           {"--exec", "PROG ARGS...",
            "with --live, run this for each change of a warning, without a shell and one at a time; takes "
            "all "
            "that follows, so it comes last. QUIETROOM_STREAM, _WARNING, _STATE (raised, cleared, open), "
            "_SAMPLE, _T_MS, _LIMIT, _VALUES, _DURATION_MS, _MOS, _MOS_CQE and _MOS_FORMULA are in its "
            "environment",
            false, false, true}})
    out.push_back(std::move(each));
  return out;
}

} // namespace

Command watch_command() {
  return {
      "watch", "calls over time from captures or statistics: loss, jitter, R and MOS, and warnings",
      watch_options(),
      "  quietroom watch call.pcapng --codec 111=opus --buffer adaptive:20-120\n"
      "  quietroom watch call.pcap --loss-pattern call.txt --jitter-trace call.csv\n"
      "  quietroom watch call.csv\n"
      "  quietroom watch call.csv --rules docs --first-sample 6 --json\n"
      "  quietroom watch call.csv --formula rtpengine\n"
      "  quietroom watch reports.csv --counters interval --fail-if 'mos<3.5 for 10s'\n"
      "  quietroom watch --live stats.jsonl --json\n"
      "  sudo tcpdump -i eth0 -U -w - udp | quietroom watch --live -\n"
      "  quietroom watch --live eth0 --metrics calls.prom --exec notify-send --urgency critical 'bad call'",
      run_watch};
}

} // namespace quietroom::cli

#include "cli/watch_request.h"

#include "cli/choices.h"
#include "cli/codec_arguments.h"
#include "cli/problem_output.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <charconv>
#include <filesystem>

namespace quietroom::cli {

namespace {

std::shared_ptr<const watch::RuleSet> rules_of(const Arguments& arguments) {
  const std::string word = arguments.text("--rules").value_or("sdk");
  if (auto published = watch::published_rules(word))
    return std::make_shared<const watch::RuleSet>(*published);
  if (!std::filesystem::exists(word)) {
    if (word.find_first_of("./") == word.npos) refuse_choice("--rules", word, {"sdk", "docs", "FILE"});
    throw_input(word + ": cannot be read; --rules takes sdk, docs or a file of rules");
  }
  watch::RuleReading reading = watch::read_rules(read_file(word), word);
  if (reading.problems.empty()) return std::make_shared<const watch::RuleSet>(std::move(reading.set));
  const Problem last = std::move(reading.problems.back());
  reading.problems.pop_back();
  say_problems(reading.problems);
  throw_input(text(last));
}

const watch::Formula* formula_of(const Arguments& arguments) {
  const std::string name = arguments.text("--formula").value_or("sdk");
  const watch::Formula* out = watch::find_formula(name);
  if (out == nullptr) refuse_choice("--formula", name, watch::formula_names());
  return out;
}

std::optional<double> seconds(const Arguments& arguments, const char* option, double most) {
  const auto out = arguments.number(option);
  if (out && (!(*out >= 0.001) || *out > most))
    throw_input(std::string(option) + " is " + shortest(*out) + "; it must be at least 0.001 s and at most " +
                shortest(most) + " s");
  return out;
}

/// "111=opus", "96=AMR-WB/16000", "97=g729a-vad".
void take_payload(const std::string& text, WatchRequest& out) {
  const std::size_t equals = text.find('='), slash = text.find('/', equals);
  const std::string name = text.substr(equals + 1, slash == text.npos ? slash : slash - equals - 1);
  const auto type = whole_number("the payload type of --codec " + text, text.substr(0, equals), 0, 127);
  const auto clock = slash == text.npos ? 0
                                        : whole_number("the clock of --codec " + text, text.substr(slash + 1),
                                                       1000, 1'000'000);
  std::vector<std::string> ids;
  for (const auto& codec : out.codecs) ids.push_back(codec.id);
  const auto format = watch::named_format(name, static_cast<unsigned>(clock), ids);
  if (!format)
    throw_input("--codec " + text + ": neither an encoding of SDP nor a codec of the table" +
                did_you_mean(name, ids) + "; give its clock too, as " + text.substr(0, equals) + "=" + name +
                "/48000");
  out.payloads[static_cast<unsigned>(type)] = *format;
}

void take_codecs(const Arguments& arguments, WatchRequest& out) {
  for (const std::string& each : arguments.all("--codec")) {
    if (each.find('=') != each.npos) {
      take_payload(each, out);
      continue;
    }
    if (out.codec)
      throw_input("--codec names two codecs, " + *out.codec + " and " + each +
                  "; give one, or a payload type before each, as 111=opus");
    if (emodel::find_codec(out.codecs, each) == nullptr)
      throw_input("--codec " + each +
                  " is not in the table of codecs; quietroom emodel --list-codecs shows it");
    out.codec = each;
  }
}

[[noreturn]] void refuse_buffer(const std::string& text) {
  throw_input("--buffer is \"" + text +
              "\"; give fixed:MS or adaptive:MIN-MAX, as fixed:60 or adaptive:20-120, up to 2000 ms");
}

std::optional<watch::PlayoutBuffer> buffer_of(const Arguments& arguments) {
  const auto text = arguments.text("--buffer");
  if (!text) return std::nullopt;
  watch::PlayoutBuffer out;
  std::string_view rest = *text;
  out.adaptive = rest.starts_with("adaptive:");
  if (!out.adaptive && !rest.starts_with("fixed:")) refuse_buffer(*text);
  rest.remove_prefix(out.adaptive ? 9 : 6);
  const std::size_t dash = out.adaptive ? rest.find('-') : rest.npos;
  if (out.adaptive && dash == rest.npos) refuse_buffer(*text);
  const auto low = parse_double(rest.substr(0, dash)),
             high = dash == rest.npos ? low : parse_double(rest.substr(dash + 1));
  if (!low || !high || *low < 0 || *high < *low || *high > 2000) refuse_buffer(*text);
  out.low_ms = *low;
  out.high_ms = *high;
  return out;
}

std::vector<std::uint16_t> ports_of(const Arguments& arguments) {
  std::vector<std::uint16_t> out;
  for (const std::string& each : arguments.all("--port"))
    out.push_back(static_cast<std::uint16_t>(whole_number("--port", each, 1, 65535)));
  return out;
}

watch::CounterForm counters_of(const Arguments& arguments) {
  const std::string word = arguments.text("--counters").value_or("cumulative");
  if (word != "cumulative" && word != "interval")
    refuse_choice("--counters", word, {"cumulative", "interval"});
  return word == "interval" ? watch::CounterForm::interval : watch::CounterForm::cumulative;
}

} // namespace

std::optional<std::uint32_t> ssrc_of(const Arguments& arguments) {
  const auto text = arguments.text("--stream");
  if (!text) return std::nullopt;
  std::uint32_t out = 0;
  const bool hexadecimal = text->starts_with("0x");
  const char* end = text->data() + text->size();
  const auto [stop, error] =
      std::from_chars(text->data() + (hexadecimal ? 2 : 0), end, out, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != end)
    throw_input("--stream is \"" + *text + "\"; give an SSRC, as 0x11223344, which --json shows");
  return out;
}

std::vector<Option> call_options() {
  return {
      {"--rules", "sdk|docs|FILE",
       "when to warn: as one SDK ships its limits (default), as its documents publish them, or yours "
       "(TOML)"},
      {"--first-sample", "N",
       "the first sample at which rules are evaluated; earlier ones fill their windows (default 1)"},
      {"--formula", "NAME",
       "another product's number beside the E-model, under its name (default sdk); rules on `mos` look at "
       "it"},
      {"--interval", "S", "seconds of an interval row (rows: each is one unless this is given; captures: 5)"},
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
      {"--silent", "S", "a stream that says nothing for longer ends, by the time of the input (default 60)"},
      {"--one-way", "MS", "one-way delay of the network, instead of half of the round trip"}};
}

WatchRequest watch_request(const Arguments& arguments, const std::string& input) {
  WatchRequest out;
  out.input = input;
  out.rules = rules_of(arguments);
  out.formula = formula_of(arguments);
  if (const auto first = arguments.whole_number("--first-sample", 1))
    out.first_sample = static_cast<std::uint64_t>(*first);
  for (const std::string& each : arguments.all("--fail-if")) out.conditions.emplace_back(each, *out.rules);
  out.counters = counters_of(arguments);
  out.interval_s = seconds(arguments, "--interval", 86'400);
  out.sample_s = seconds(arguments, "--sample", 3600);
  out.silent_s = seconds(arguments, "--silent", 86'400);
  out.one_way_ms = arguments.number("--one-way");
  if (out.one_way_ms && *out.one_way_ms < 0)
    throw_input("--one-way is " + shortest(*out.one_way_ms) + "; it must be 0 or more");
  out.codecs = codec_table(arguments);
  take_codecs(arguments, out);
  out.buffer = buffer_of(arguments);
  out.ports = ports_of(arguments);
  out.loss_pattern = arguments.text("--loss-pattern");
  out.jitter_trace = arguments.text("--jitter-trace");
  return out;
}

} // namespace quietroom::cli

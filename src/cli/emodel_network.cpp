#include "cli/emodel_arguments.h"

#include "cli/output.h"
#include "core/atomic_file.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/inputs.h"
#include "emodel/loss.h"

namespace quietroom::cli {

namespace {

double probability(const Arguments& arguments, const char* option) {
  const double value = *arguments.number(option);
  if (value < 0 || value > 1)
    throw_input(std::string(option) + " is " + shortest(value) + "; it is a probability, 0 to 1");
  return value;
}

std::optional<emodel::Loss> gilbert_loss(const Arguments& arguments) {
  if (arguments.has("--gilbert-p") != arguments.has("--gilbert-q"))
    throw_input("--gilbert-p and --gilbert-q belong together; give both");
  if (!arguments.has("--gilbert-p")) return std::nullopt;
  const emodel::Gilbert model{probability(arguments, "--gilbert-p"), probability(arguments, "--gilbert-q")};
  if (model.p + model.q == 0)
    throw_input("--gilbert-p and --gilbert-q are both 0; then nothing ever changes");
  return loss_of(model);
}

/// Ones and zeros, 1 is lost; white space and commas between them do not count.
std::vector<bool> read_pattern(const std::string& file) {
  std::vector<bool> out;
  std::uint64_t line = 1;
  for (const char c : read_file(file)) {
    line += c == '\n';
    if (c == '0' || c == '1')
      out.push_back(c == '1');
    else if (std::string_view(" \t\r\n,;").find(c) == std::string_view::npos)
      throw_input(file + ":" + std::to_string(line) + ": \"" + c +
                  "\" is no packet; write 1 for lost, 0 for received");
  }
  if (out.empty()) throw_input(file + ": holds no packet; write 1 for lost, 0 for received");
  return out;
}

/// One delay a line in ms, "lost" for a packet that did not arrive; a first line that is neither is a header.
std::vector<std::optional<double>> read_delays(const std::string& file) {
  CsvReader reader(file);
  std::vector<std::string_view> fields;
  std::vector<std::optional<double>> out;
  for (bool first = true; reader.next(fields); first = false) {
    const auto delay = parse_double(fields.front());
    if (!delay && fields.front() != "lost" && first) continue;
    if (fields.size() != 1 || (!delay && fields.front() != "lost") || (delay && *delay < 0))
      throw_input(reader.where() + ": \"" + std::string(fields.front()) +
                  "\" is no delay; give milliseconds, or lost");
    out.push_back(delay);
  }
  return out;
}

std::optional<double> depth_of(const Arguments& arguments) {
  const auto depth = arguments.number("--buffer");
  if (depth && *depth < 0) throw_input("--buffer is " + shortest(*depth) + "; it must be 0 or more");
  if (!depth && (arguments.has("--delays") || arguments.has("--excess")))
    throw_input("--delays and --excess need the depth of the buffer; give --buffer MS");
  if (depth && !arguments.has("--delays") && !arguments.has("--excess"))
    throw_input("--buffer needs what it smooths; give --delays FILE or --excess MS");
  return depth;
}

void put_loss(EmodelQuestion& question, const emodel::Loss& loss, const std::string& from) {
  if (loss.BurstR && *loss.BurstR < 1)
    say("the loss " + from + " has BurstR " + fixed(*loss.BurstR, 3) +
        ", below 1: losses stand apart more than by chance, for which the E-model was not made");
  input_of(question, "Ppl") = loss.Ppl;
  input_of(question, "BurstR") = loss.BurstR.value_or(1);
  question.notes.push_back("Loss " + from + ": Ppl " + fixed(loss.Ppl, 2) + " %, BurstR " +
                           (loss.BurstR ? fixed(*loss.BurstR, 3) : "undefined (1 is taken)"));
}

void add_delay(EmodelQuestion& question, double delay_ms, const std::string& from) {
  input_of(question, "Ta") += delay_ms;
  question.notes.push_back("Delay " + from + ": Ta " + fixed(input_of(question, "Ta"), 1) + " ms");
}

void take_exponential(EmodelQuestion& question, double excess_ms, double depth_ms) {
  if (excess_ms < 0) throw_input("--excess is " + shortest(excess_ms) + "; it must be 0 or more");
  double& Ppl = input_of(question, "Ppl");
  const double late = emodel::late_percent(excess_ms, depth_ms);
  Ppl = emodel::total_loss_percent(Ppl, late);
  question.notes.push_back("Late packets " + fixed(late, 2) + " %: Ppl " + fixed(Ppl, 2) +
                           " % with network loss");
  add_delay(question, depth_ms, "of the buffer added");
}

} // namespace

std::vector<Option> network_options() {
  return {
      {"--gilbert-p", "P", "loss as a two-state model: P(received -> lost); gives Ppl and BurstR"},
      {"--gilbert-q", "Q", "P(lost -> received)"},
      {"--loss-pattern", "FILE", "Ppl and BurstR measured from a text of 1 (lost) and 0"},
      {"--delays", "FILE",
       "a text with one network delay per line in ms, or the word lost; with --buffer it gives Ppl, BurstR "
       "and Ta"},
      {"--excess", "MS", "mean delay above the least, exponential: with --buffer adds late packets to Ppl"},
      {"--buffer", "MS", "depth of a fixed de-jitter buffer; its delay is added to Ta"}};
}

void take_network(EmodelQuestion& question, const Arguments& arguments) {
  const auto depth = depth_of(arguments);
  const auto gilbert = gilbert_loss(arguments);
  const auto pattern = arguments.text("--loss-pattern");
  const auto delays = arguments.text("--delays");
  const int losses = gilbert.has_value() + pattern.has_value() + delays.has_value();
  if (losses > 1) throw_input("--gilbert-p, --loss-pattern and --delays each say what is lost; give one");
  if (losses == 1 && (arguments.has("--Ppl") || arguments.has("--BurstR")))
    throw_input("--Ppl and --BurstR are given by the network here; leave them out");
  if (delays && arguments.has("--excess"))
    throw_input("--delays and --excess both say how packets are delayed; give one");
  if (gilbert) put_loss(question, *gilbert, "of the Gilbert model");
  if (pattern) put_loss(question, emodel::loss_of(read_pattern(*pattern)), "measured in " + *pattern);
  if (delays) {
    const auto playout = emodel::fixed_buffer(read_delays(*delays), *depth);
    if (!playout) throw_input(*delays + ": no packet arrived; without one there is no delay");
    put_loss(question, playout->loss, "after the buffer");
    add_delay(question, playout->delay_ms, "of network and buffer added");
  }
  if (const auto excess = arguments.number("--excess")) take_exponential(question, *excess, *depth);
}

} // namespace quietroom::cli

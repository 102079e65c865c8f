#include "analysis/planned_network.h"
#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number.h"

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

std::optional<double> depth_of(const Arguments& arguments) {
  const auto depth = arguments.number("--buffer");
  if (depth && *depth < 0) throw_input("--buffer is " + shortest(*depth) + "; it must be 0 or more");
  if (!depth && (arguments.has("--delays") || arguments.has("--excess")))
    throw_input("--delays and --excess need the depth of the buffer; give --buffer MS");
  if (depth && !arguments.has("--delays") && !arguments.has("--excess"))
    throw_input("--buffer needs what it smooths; give --delays FILE or --excess MS");
  return depth;
}

void take_loss(analysis::PlanningQuestion& question, const emodel::Loss& loss, const std::string& from) {
  if (const auto warning = put_loss(question, loss, from)) say(*warning);
}

void take_delays(analysis::PlanningQuestion& question, const std::string& file, double depth_ms) {
  CsvReader lines(file);
  const auto playout = emodel::fixed_buffer(analysis::packet_delays(lines), depth_ms);
  if (!playout) throw_input(file + ": no packet arrived; without one there is no delay");
  take_loss(question, playout->loss, "after the buffer");
  add_delay(question, playout->delay_ms, "of network and buffer added");
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

void take_network(analysis::PlanningQuestion& question, const Arguments& arguments) {
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
  if (gilbert) take_loss(question, *gilbert, "of the Gilbert model");
  if (pattern)
    take_loss(question, emodel::loss_of(analysis::lost_packets(read_file(*pattern), *pattern)),
              "measured in " + *pattern);
  if (delays) take_delays(question, *delays, *depth);
  if (const auto excess = arguments.number("--excess")) {
    if (*excess < 0) throw_input("--excess is " + shortest(*excess) + "; it must be 0 or more");
    add_late_packets(question, *excess, *depth);
  }
}

} // namespace quietroom::cli

#include "analysis/planned_network.h"

#include "core/error.h"
#include "core/number.h"

namespace quietroom::analysis {

std::optional<std::string> put_loss(PlanningQuestion& question, const emodel::Loss& loss,
                                    const std::string& from) {
  input_of(question, "Ppl") = loss.Ppl;
  input_of(question, "BurstR") = loss.BurstR.value_or(1);
  question.notes.push_back("Loss " + from + ": Ppl " + fixed(loss.Ppl, 2) + " %, BurstR " +
                           (loss.BurstR ? fixed(*loss.BurstR, 3) : "undefined (1 is taken)"));
  if (!loss.BurstR || *loss.BurstR >= 1) return std::nullopt;
  return "the loss " + from + " has BurstR " + fixed(*loss.BurstR, 3) +
         ", below 1: losses stand apart more than by chance, for which the E-model was not made";
}

void add_delay(PlanningQuestion& question, double delay_ms, const std::string& from) {
  input_of(question, "Ta") += delay_ms;
  question.notes.push_back("Delay " + from + ": Ta " + fixed(input_of(question, "Ta"), 1) + " ms");
}

void add_late_packets(PlanningQuestion& question, double excess_ms, double depth_ms) {
  double& Ppl = input_of(question, "Ppl");
  const double late = emodel::late_percent(excess_ms, depth_ms);
  Ppl = emodel::total_loss_percent(Ppl, late);
  question.notes.push_back("Late packets " + fixed(late, 2) + " %: Ppl " + fixed(Ppl, 2) +
                           " % with network loss");
  add_delay(question, depth_ms, "of the buffer added");
}

std::vector<bool> lost_packets(std::string_view text, const std::string& file) {
  std::vector<bool> out;
  std::uint64_t line = 1;
  for (const char c : text) {
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

std::vector<std::optional<double>> packet_delays(CsvReader& lines) {
  std::vector<std::string_view> fields;
  std::vector<std::optional<double>> out;
  for (bool first = true; lines.next(fields); first = false) {
    const auto delay = parse_double(fields.front());
    if (!delay && fields.front() != "lost" && first) continue;
    if (fields.size() != 1 || (!delay && fields.front() != "lost") || (delay && *delay < 0))
      throw_input(lines.where() + ": \"" + std::string(fields.front()) +
                  "\" is no delay; give milliseconds, or lost");
    out.push_back(delay);
  }
  return out;
}

} // namespace quietroom::analysis

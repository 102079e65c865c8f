#include "cli/vote_arguments.h"

#include "cli/output.h"
#include "core/error.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

/// "96 votes", "90 to 96 votes", "1 listener".
std::string counted(const std::vector<stats::MosRow>& rows, std::uint64_t stats::MosRow::*count,
                    const char* what) {
  const auto less = [&](const stats::MosRow& a, const stats::MosRow& b) { return a.*count < b.*count; };
  const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), less);
  const std::uint64_t low = (*least).*count, high = (*most).*count;
  return (low == high ? "" : std::to_string(low) + " to ") + std::to_string(high) + ' ' + what +
         (high == 1 ? "" : "s");
}

} // namespace

std::vector<Option> vote_options() {
  return {{"--ci", "METHOD", "votes, listeners (default) or none"},
          {"--scale", "LO:HI", "the scale of the votes, else from the column method, else 1:5"},
          {"--context", "NB|WB|SWB|FB",
           "bandwidth context of the test; names the score MOS-LQSN, -LQSW, -LQSS or -LQSF"},
          {"--set", "SET", "folder of the stimulus set (default: that of the study)"},
          {"--simulated", "", "the simulated votes; without it the real ones where there are any"},
          {"--json", "", "one JSON document"}};
}

stats::VoteOptions reading_options(const Arguments& arguments, std::vector<std::string> factors) {
  stats::VoteOptions out;
  out.factors = std::move(factors);
  out.simulated = arguments.has("--simulated");
  if (const auto given = arguments.text("--scale")) {
    out.scale = stats::parse_scale(*given);
    if (!out.scale) throw_input("--scale is \"" + *given + "\"; give two whole numbers such as 1:5");
  }
  return out;
}

stats::CiMethod ci_method(const Arguments& arguments) {
  const std::string name = arguments.text("--ci").value_or("listeners");
  const auto method = stats::parse_ci_method(name);
  if (!method) throw_input("--ci " + name + " is not known; choose votes, listeners or none");
  return *method;
}

std::optional<std::string> context_of(const Arguments& arguments) {
  auto given = arguments.text("--context");
  if (given && *given != "NB" && *given != "WB" && *given != "SWB" && *given != "FB")
    throw_input("--context is \"" + *given + "\"; choose NB, WB, SWB or FB");
  return given;
}

std::optional<std::string> designation(const std::optional<std::string>& context, bool simulated) {
  if (!context || simulated) return std::nullopt;
  return "MOS-LQS" + context->substr(0, 1); // ITU-T P.800.1: the letter of the context
}

void say_left_out(const std::string& votes, const stats::LeftOut& left_out) {
  if (left_out.sum() == 0) return;
  say(votes + ": left out " + std::to_string(left_out.practice) + " practice, " +
      std::to_string(left_out.invalid) + " void and " + std::to_string(left_out.empty) + " empty rows");
}

std::string simulated_note(bool simulated) {
  return simulated ? "SIMULATED votes: made by a program, nobody's opinion" : "";
}

std::string interval_note(const std::vector<stats::MosRow>& rows, stats::CiMethod method,
                          const std::string& unit) {
  if (rows.empty()) return "";
  std::string out = "No intervals; ";
  if (method == stats::CiMethod::votes) out = "95 % intervals: Student t over votes; ";
  if (method == stats::CiMethod::listeners) out = "95 % intervals: Student t over listener means; ";
  return out + counted(rows, &stats::MosRow::n_listeners, "listener") + ", " +
         counted(rows, &stats::MosRow::n_votes, "vote") + " a " + unit;
}

} // namespace quietroom::cli

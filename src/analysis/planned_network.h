#pragma once

#include "analysis/planning_question.h"
#include "core/csv.h"
#include "emodel/loss.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is known of a network, as Ppl, BurstR and Ta of a planned call. Pure.
namespace quietroom::analysis {

/// Ppl and BurstR, with a note that says "Loss FROM: ...". Returns what to warn of: losses that stand apart
/// more than by chance.
std::optional<std::string> put_loss(PlanningQuestion& question, const emodel::Loss& loss,
                                    const std::string& from);

/// To Ta, with a note "Delay FROM: ...".
void add_delay(PlanningQuestion& question, double delay_ms, const std::string& from);

/// Packets whose delay above the least is exponential with mean `excess_ms` meet a fixed buffer: those that
/// are late add to Ppl, the depth of the buffer to Ta.
void add_late_packets(PlanningQuestion& question, double excess_ms, double depth_ms);

/// Ones and zeros, 1 is lost; white space, commas and semicolons between them do not count. Throws an input
/// Error at `file`:LINE for anything else, and where there is no packet.
std::vector<bool> lost_packets(std::string_view text, const std::string& file);

/// One delay a line in ms, "lost" for a packet that did not arrive; a first line that is neither is a header.
/// Throws an input Error for what is no delay.
std::vector<std::optional<double>> packet_delays(CsvReader& lines);

} // namespace quietroom::analysis

#pragma once

#include "stimulus/lock.h"

#include <cstdint>
#include <limits>

/// The keys of set.lock in the order in which they stand, once for who writes and who reads them. `fields`
/// has required_text, text_if_any, required_integer, integer, integer_if_any, number, number_if_any,
/// optional, word and figure; "if_any" leaves the key out where it says nothing.
namespace quietroom::stimulus::lock_fields {

inline constexpr std::int64_t format_version = 1;
inline constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

template<class Head, class Fields>
void visit_head(Head& head, Fields& fields) {
  std::int64_t version = format_version;
  fields.required_integer("version", version, format_version, format_version);
  fields.required_text("tool_version", head.tool_version);
  fields.required_text("set_sha256", head.set_sha256);
  fields.number_if_any("reduction_db", head.reduction_db, 0, 200);
}

template<class Program, class Fields>
void visit(Program& program, Fields& fields) requires requires {
  program.version_command;
}
{
  fields.required_text("name", program.name);
  fields.required_text("sha256", program.sha256);
  fields.text_if_any("version_command", program.version_command);
  fields.text_if_any("version", program.version);
}

template<class Source, class Fields>
void visit(Source& source, Fields& fields) requires requires {
  source.recorded_level_dbov;
}
{
  fields.required_text("id", source.id);
  fields.required_text("sha256", source.sha256);
  fields.number("seconds", source.seconds, 0, 1e9);
  fields.optional("recorded_level_dbov", source.recorded_level_dbov);
  fields.optional("active_level_dbov", source.active_level_dbov);
  fields.number("activity", source.activity, 0, 1);
  fields.integer_if_any("saturated_samples", source.saturated_samples);
  fields.optional("gain_db", source.gain_db);
  fields.text_if_any("licence", source.licence);
  fields.text_if_any("attribution", source.attribution);
}

/// Of one codec they are there; of a stimulus perhaps.
template<class Entry, class Fields>
void visit_loss_figures(Entry& entry, Fields& fields) {
  fields.figure("packets", entry.packets, most);
  fields.figure("lost", entry.lost, entry.packets);
  fields.figure("ppl_percent", entry.ppl_percent, 100);
  fields.optional("burst_ratio", entry.burst_ratio);
  fields.figure("longest_burst", entry.longest_burst, most);
  fields.optional("ppl_active_percent", entry.ppl_active_percent);
  fields.optional("burst_ratio_active", entry.burst_ratio_active);
  fields.optional("longest_burst_active", entry.longest_burst_active);
  fields.optional("late_percent", entry.late_percent);
  fields.optional("buffer_delay_ms", entry.buffer_delay_ms);
}

template<class Loss, class Fields>
void visit(Loss& loss, Fields& fields) requires requires {
  loss.codec;
}
{
  fields.required_text("codec", loss.codec);
  visit_loss_figures(loss, fields);
}

template<class Stimulus, class Fields>
void visit(Stimulus& stimulus, Fields& fields) requires requires {
  stimulus.chain;
}
{
  fields.required_text("id", stimulus.id);
  fields.required_text("condition", stimulus.condition);
  fields.required_text("talker", stimulus.talker);
  fields.required_text("sample", stimulus.sample);
  fields.required_text("file", stimulus.file);
  fields.required_text("sha256", stimulus.sha256);
  fields.required_text("source_sha256", stimulus.source_sha256);
  fields.required_text("chain", stimulus.chain);
  fields.number("seconds", stimulus.seconds, 0, 1e9);
  fields.required_integer("rate_hz", stimulus.rate_hz, 1, 1'000'000);
  fields.required_integer("channels", stimulus.channels, 1, 64);
  fields.required_integer("bits", stimulus.bits, 8, 32);
  fields.optional("source_level_dbov", stimulus.source_level_dbov);
  fields.optional("gain_db", stimulus.gain_db);
  fields.optional("active_level_dbov", stimulus.active_level_dbov);
  fields.word("active_level_of", "source", stimulus.level_of_source);
  fields.number("activity", stimulus.activity, 0, 1);
  fields.optional("peak_dbov", stimulus.peak_dbov);
  fields.number_if_any("listening_level_offset_db", stimulus.listening_level_offset_db, -60, 60);
  fields.integer("clipped_samples", stimulus.clipped_samples);
  fields.optional("clipped_by_step", stimulus.clipped_by_step);
  fields.integer_if_any("saturated_samples", stimulus.saturated_samples);
  fields.integer("delay_removed_samples", stimulus.delay_removed_samples);
  fields.optional("delay_ms", stimulus.delay_ms);
  fields.optional("snr_db", stimulus.snr_db);
  visit_loss_figures(stimulus, fields);
  fields.text_if_any("licence", stimulus.licence);
  fields.text_if_any("attribution", stimulus.attribution);
  fields.text_if_any("reference_sha256", stimulus.reference_sha256);
}

} // namespace quietroom::stimulus::lock_fields

#include "stimulus/lock.h"

#include "core/atomic_file.h"
#include "core/number.h"
#include "core/toml.h"

#include <fmt/format.h>
#include <limits>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t format_version = 1;
constexpr std::int64_t largest_count = std::numeric_limits<std::int64_t>::max();

void put(std::string& out, std::string_view key, const std::string& text) {
  out += fmt::format("{} = {}\n", key, toml::quoted(text));
}

void put(std::string& out, std::string_view key, std::int64_t number) {
  out += fmt::format("{} = {}\n", key, number);
}

void put(std::string& out, std::string_view key, double number) {
  out += fmt::format("{} = {}\n", key, shortest(number));
}

template<class T>
void put(std::string& out, std::string_view key, const std::optional<T>& value) {
  if (value) put(out, key, *value);
}

LockedSource source_of(toml::Reader reader) {
  LockedSource out;
  out.id = reader.required_text("id");
  out.sha256 = reader.required_text("sha256");
  out.seconds = reader.number_or("seconds", 0, 0, 1e9);
  out.recorded_level_dbov = reader.number("recorded_level_dbov");
  out.active_level_dbov = reader.number("active_level_dbov");
  out.activity = reader.number_or("activity", 0, 0, 1);
  out.saturated_samples = reader.integer_or("saturated_samples", 0, 0, std::int64_t{1} << 53);
  out.gain_db = reader.number("gain_db");
  reader.refuse_unknown();
  return out;
}

LockedLoss loss_of(toml::Reader reader) {
  LockedLoss out;
  out.codec = reader.required_text("codec");
  out.packets = reader.required_integer("packets", 0, largest_count);
  out.lost = reader.required_integer("lost", 0, out.packets);
  out.ppl_percent = reader.number_or("ppl_percent", 0, 0, 100);
  out.burst_ratio = reader.number("burst_ratio");
  out.longest_burst = reader.integer_or("longest_burst", 0, 0, largest_count);
  out.ppl_active_percent = reader.number("ppl_active_percent");
  out.burst_ratio_active = reader.number("burst_ratio_active");
  out.longest_burst_active = reader.integer("longest_burst_active");
  out.late_percent = reader.number("late_percent");
  out.buffer_delay_ms = reader.number("buffer_delay_ms");
  reader.refuse_unknown();
  return out;
}

LockedStimulus stimulus_of(toml::Reader reader) {
  LockedStimulus out;
  out.id = reader.required_text("id");
  out.condition = reader.required_text("condition");
  out.talker = reader.required_text("talker");
  out.sample = reader.required_text("sample");
  out.file = reader.required_text("file");
  out.sha256 = reader.required_text("sha256");
  out.source_sha256 = reader.required_text("source_sha256");
  out.chain = reader.required_text("chain");
  out.seconds = reader.number_or("seconds", 0, 0, 1e9);
  out.rate_hz = static_cast<int>(reader.required_integer("rate_hz", 1, 1'000'000));
  out.channels = static_cast<int>(reader.required_integer("channels", 1, 64));
  out.bits = static_cast<int>(reader.required_integer("bits", 8, 32));
  out.source_level_dbov = reader.number("source_level_dbov");
  out.gain_db = reader.number("gain_db");
  out.active_level_dbov = reader.number("active_level_dbov");
  out.level_of_source = reader.text("active_level_of") == "source";
  out.activity = reader.number_or("activity", 0, 0, 1);
  out.peak_dbov = reader.number("peak_dbov");
  out.listening_level_offset_db = reader.number_or("listening_level_offset_db", 0, -60, 60);
  out.clipped_samples = reader.integer_or("clipped_samples", 0, 0, largest_count);
  out.saturated_samples = reader.integer_or("saturated_samples", 0, 0, largest_count);
  out.delay_removed_samples = reader.integer_or("delay_removed_samples", 0, 0, largest_count);
  out.delay_ms = reader.number("delay_ms");
  out.snr_db = reader.number("snr_db");
  out.packets = reader.integer("packets");
  out.lost = reader.integer("lost");
  out.ppl_percent = reader.number("ppl_percent");
  out.burst_ratio = reader.number("burst_ratio");
  out.longest_burst = reader.integer("longest_burst");
  out.ppl_active_percent = reader.number("ppl_active_percent");
  out.burst_ratio_active = reader.number("burst_ratio_active");
  out.longest_burst_active = reader.integer("longest_burst_active");
  out.late_percent = reader.number("late_percent");
  out.buffer_delay_ms = reader.number("buffer_delay_ms");
  reader.refuse_unknown();
  return out;
}

Lock lock_of(const toml::Table& document, const std::string& name, std::vector<Problem>& problems) {
  toml::Reader reader(document, name, problems);
  Lock out;
  reader.required_integer("version", format_version, format_version);
  out.tool_version = reader.required_text("tool_version");
  out.set_sha256 = reader.required_text("set_sha256");
  out.reduction_db = reader.number_or("reduction_db", 0, 0, 200);
  if (const toml::Table* libraries = reader.table("libraries")) {
    toml::Reader versions(*libraries, name, problems);
    for (const auto& [key, value] : libraries->entries) out.libraries[key] = versions.required_text(key);
  }
  for (const toml::Table* table : reader.tables("source"))
    out.sources.push_back(source_of({*table, name, problems}));
  for (const toml::Table* table : reader.tables("stimulus")) {
    toml::Reader stimulus(*table, name, problems);
    const std::vector<const toml::Table*> losses = stimulus.tables("loss");
    out.stimuli.push_back(stimulus_of(std::move(stimulus)));
    for (const toml::Table* loss : losses)
      out.stimuli.back().losses.push_back(loss_of({*loss, name, problems}));
  }
  reader.refuse_unknown();
  return out;
}

std::string text(const LockedLoss& loss) {
  std::string out = "[[stimulus.loss]]\n";
  put(out, "codec", loss.codec);
  put(out, "packets", loss.packets);
  put(out, "lost", loss.lost);
  put(out, "ppl_percent", loss.ppl_percent);
  put(out, "burst_ratio", loss.burst_ratio);
  put(out, "longest_burst", loss.longest_burst);
  put(out, "ppl_active_percent", loss.ppl_active_percent);
  put(out, "burst_ratio_active", loss.burst_ratio_active);
  put(out, "longest_burst_active", loss.longest_burst_active);
  put(out, "late_percent", loss.late_percent);
  put(out, "buffer_delay_ms", loss.buffer_delay_ms);
  return out;
}

} // namespace

std::string text(const LockedSource& source) {
  std::string out = "\n[[source]]\n";
  put(out, "id", source.id);
  put(out, "sha256", source.sha256);
  put(out, "seconds", source.seconds);
  put(out, "recorded_level_dbov", source.recorded_level_dbov);
  put(out, "active_level_dbov", source.active_level_dbov);
  put(out, "activity", source.activity);
  if (source.saturated_samples != 0) put(out, "saturated_samples", source.saturated_samples);
  put(out, "gain_db", source.gain_db);
  return out;
}

std::string text(const LockedStimulus& stimulus) {
  std::string out = "\n[[stimulus]]\n";
  put(out, "id", stimulus.id);
  put(out, "condition", stimulus.condition);
  put(out, "talker", stimulus.talker);
  put(out, "sample", stimulus.sample);
  put(out, "file", stimulus.file);
  put(out, "sha256", stimulus.sha256);
  put(out, "source_sha256", stimulus.source_sha256);
  put(out, "chain", stimulus.chain);
  put(out, "seconds", stimulus.seconds);
  put(out, "rate_hz", std::int64_t{stimulus.rate_hz});
  put(out, "channels", std::int64_t{stimulus.channels});
  put(out, "bits", std::int64_t{stimulus.bits});
  put(out, "source_level_dbov", stimulus.source_level_dbov);
  put(out, "gain_db", stimulus.gain_db);
  put(out, "active_level_dbov", stimulus.active_level_dbov);
  if (stimulus.level_of_source) out += "active_level_of = \"source\"\n";
  put(out, "activity", stimulus.activity);
  put(out, "peak_dbov", stimulus.peak_dbov);
  if (stimulus.listening_level_offset_db != 0)
    put(out, "listening_level_offset_db", stimulus.listening_level_offset_db);
  put(out, "clipped_samples", stimulus.clipped_samples);
  if (stimulus.saturated_samples != 0) put(out, "saturated_samples", stimulus.saturated_samples);
  put(out, "delay_removed_samples", stimulus.delay_removed_samples);
  put(out, "delay_ms", stimulus.delay_ms);
  put(out, "snr_db", stimulus.snr_db);
  put(out, "packets", stimulus.packets);
  put(out, "lost", stimulus.lost);
  put(out, "ppl_percent", stimulus.ppl_percent);
  put(out, "burst_ratio", stimulus.burst_ratio);
  put(out, "longest_burst", stimulus.longest_burst);
  put(out, "ppl_active_percent", stimulus.ppl_active_percent);
  put(out, "burst_ratio_active", stimulus.burst_ratio_active);
  put(out, "longest_burst_active", stimulus.longest_burst_active);
  put(out, "late_percent", stimulus.late_percent);
  put(out, "buffer_delay_ms", stimulus.buffer_delay_ms);
  for (const LockedLoss& each : stimulus.losses) out += text(each);
  return out;
}

std::string lock_text(const Lock& lock) {
  std::string out = "# Written by quietroom prepare; do not edit.\n";
  put(out, "version", format_version);
  put(out, "tool_version", lock.tool_version);
  put(out, "set_sha256", lock.set_sha256);
  if (lock.reduction_db != 0) put(out, "reduction_db", lock.reduction_db);
  out += "\n[libraries]\n";
  for (const auto& [name, version] : lock.libraries) put(out, toml::quoted(name), version);
  for (const LockedSource& source : lock.sources) out += text(source);
  for (const LockedStimulus& stimulus : lock.stimuli) out += text(stimulus);
  return out;
}

std::optional<Lock> parse_lock(std::string_view text, const std::string& name,
                               std::vector<Problem>& problems) {
  std::vector<Problem> damage;
  std::optional<Lock> lock;
  const auto parsed = toml::parse_text(text, name);
  if (const auto* failure = std::get_if<Problem>(&parsed))
    damage.push_back(*failure);
  else
    lock = lock_of(std::get<toml::Table>(parsed), name, damage);
  if (damage.empty()) return lock;
  problems.push_back(
      {Severity::warning, damage.front().where,
       fmt::format("not a lock file of this version ({}); run quietroom prepare", damage.front().message)});
  return std::nullopt;
}

std::optional<Lock> read_lock(const fs::path& folder, std::vector<Problem>& problems) {
  const fs::path file = folder / "set.lock";
  if (!fs::exists(file)) return std::nullopt;
  return parse_lock(read_file(file), file.string(), problems);
}

} // namespace quietroom::stimulus

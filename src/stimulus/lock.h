#pragma once

#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// SET/set.lock: what `prepare` made of a set, in enough detail to see whether it still holds and to report
/// it. Written by the program alone; TOML; the same set gives the same bytes.
namespace quietroom::stimulus {

/// A source as it was when its stimuli were made.
struct LockedSource {
  std::string id;
  std::string sha256;                      ///< over the bytes of its files, in order
  double seconds = 0;                      ///< of the source ready for its conditions, pauses included
  std::optional<double> active_level_dbov; ///< P.56, ready for its conditions
  std::optional<double> gain_db;           ///< by which the level step changed it; absent without such a step
  std::optional<double> recorded_level_dbov; ///< P.56, as it was recorded
  double activity = 0;                       ///< P.56, ready for its conditions
  std::int64_t saturated_samples = 0;        ///< of G.722, beyond full scale when it was decoded
  std::string licence = {};                  ///< as set.toml states them; empty where it does not
  std::string attribution = {};
  bool operator==(const LockedSource&) const = default;
};

/// Packet loss as it came about before one of several codecs; the names as in LockedStimulus.
struct LockedLoss {
  std::string codec; ///< id
  std::int64_t packets = 0;
  std::int64_t lost = 0;
  double ppl_percent = 0;
  std::optional<double> burst_ratio;
  std::int64_t longest_burst = 0;
  std::optional<double> ppl_active_percent;
  std::optional<double> burst_ratio_active;
  std::optional<std::int64_t> longest_burst_active;
  std::optional<double> late_percent;
  std::optional<double> buffer_delay_ms;
  bool operator==(const LockedLoss&) const = default;
};

struct LockedStimulus {
  std::string id;
  std::string condition;
  std::string talker;
  std::string sample;
  std::string file;   ///< relative to the set
  std::string sha256; ///< of the file's bytes
  std::string source_sha256;
  std::string chain; ///< every step from source to file with its parameters and seeds
  double seconds = 0;
  int rate_hz = 0;
  int channels = 1;
  int bits = 16;
  std::optional<double> source_level_dbov; ///< P.56 of the clean source, ready for its conditions
  /// By its own level steps and post_align together; absent where there are none. Without the set's
  /// reduction.
  std::optional<double> gain_db;
  /// P.56. Noise that fills the pauses makes a measurement of the stimulus void (P.56, see FORMAT.md): then
  /// it is the level of the clean source and level_of_source is true.
  std::optional<double> active_level_dbov;
  bool level_of_source = false;
  double activity = 0;                  ///< P.56 of the file
  std::optional<double> peak_dbov;      ///< before the set's reduction and the file's rounding
  double listening_level_offset_db = 0; ///< as set.toml asks; not applied to the file
  std::int64_t clipped_samples = 0;
  std::optional<std::int64_t> clipped_by_step; ///< on purpose; absent without a clip step
  std::int64_t saturated_samples = 0;          ///< of decoders that gave peaks back beyond full scale
  std::int64_t delay_removed_samples = 0;      ///< at the rate of the step that delayed
  std::optional<double> delay_ms;              ///< silence put before it; absent without a delay step
  std::optional<double>
      snr_db; ///< active level of the speech over rms of the noise added; absent without noise
  // Packet loss as it came about, at the decoder: late is lost. Absent without a loss or jitter step, and
  // where more than one codec lost packets, for no one figure holds then: see `losses`.
  std::optional<std::int64_t> packets;
  std::optional<std::int64_t> lost;
  std::optional<double> ppl_percent;
  std::optional<double> burst_ratio; ///< absent where nothing was lost
  std::optional<std::int64_t> longest_burst;
  // The same of the packets that carry active speech of the clean source; absent where it has none.
  std::optional<double> ppl_active_percent;
  std::optional<double> burst_ratio_active; ///< absent where nothing was lost
  std::optional<std::int64_t> longest_burst_active;
  // Of a jitter buffer; absent without a jitter step.
  std::optional<double> late_percent;    ///< of all packets sent
  std::optional<double> buffer_delay_ms; ///< mean wait of the packets played; absent where none was
  std::string licence; ///< of a finished file, as set.toml states them; empty where it does not
  std::string attribution;
  std::vector<LockedLoss> losses;    ///< one a codec, in order, where more than one lost packets
  std::string reference_sha256 = {}; ///< of the clean sound that set.toml names for a finished file, or empty
  bool operator==(const LockedStimulus&) const = default;
};

/// A program of somebody else that a step of a recipe ran.
struct LockedProgram {
  std::string name;   ///< as the recipes name it
  std::string sha256; ///< of its file's bytes
  std::string
      version_command; ///< by which it was asked for its version, as set.toml writes it; empty: not asked
  std::string version; ///< the first line of its answer
  bool operator==(const LockedProgram&) const = default;
};

struct Lock {
  std::string tool_version;
  std::map<std::string, std::string> libraries; ///< name -> version
  std::string set_sha256;                       ///< of set.toml's bytes
  std::vector<LockedSource> sources;
  std::vector<LockedStimulus> stimuli;
  double reduction_db = 0;                  ///< by which every stimulus was lowered so that none clips
  std::vector<LockedProgram> programs = {}; ///< that stimuli went through
  bool operator==(const Lock&) const = default;
};

/// One entry as it is written, from its "[[source]]" or "[[stimulus]]" on.
std::string text(const LockedSource& source);
std::string text(const LockedStimulus& stimulus);

/// The document as it is written.
std::string lock_text(const Lock& lock);

/// Writes FOLDER/set.lock, which is there whole or not at all, and leaves one of the same content as it is.
/// Holds no more than an entry of the document in memory. Throws an environment Error where it cannot be
/// written.
void write_lock(const std::filesystem::path& folder, const Lock& lock);

/// The lock of a text; nothing, and a warning among the problems, where it is none.
std::optional<Lock> parse_lock(std::string_view text, const std::string& name,
                               std::vector<Problem>& problems);

/// Nothing, and a warning among the problems, where there is no usable set.lock in the folder; no warning
/// where there is none at all.
std::optional<Lock> read_lock(const std::filesystem::path& folder, std::vector<Problem>& problems);

} // namespace quietroom::stimulus

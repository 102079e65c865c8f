#pragma once

#include "core/context.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// A stimulus set as its set.toml describes it and its lock file fixes it. Plain values; stimuli/FORMAT.md
/// says what each means to the person who writes it.
namespace quietroom::stimulus {

using quietroom::Context;

enum class Kind { test, reference, anchor };

/// What is done where samples of a prepared stimulus lie beyond full scale: the set is refused, some samples
/// of a file may be cut, or the whole set is lowered alike. Never one file alone: that would be a difference
/// of level between conditions.
enum class Clipping { refuse, limit, reduce };

/// What brings a degraded stimulus to its level: nothing, the gain that its clean source needs (a codec's own
/// change of level stays audible), or its power where the clean source speaks.
enum class PostAlign { none, gain_from_clean, rms_active_frames_of_clean };

/// One step of a recipe: its name and its parameters. What they mean is the business of `prepare`.
struct Step {
  using Parameter = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>>;
  std::string name;
  std::map<std::string, Parameter, std::less<>> parameters;
  int line = 0;
  bool operator==(const Step&) const = default;
};

/// How the E-model sees a condition: a codec of the table, or Ie and Bpl themselves. Absent: no estimate.
struct EmodelInputs {
  std::string codec; ///< id of emodel's codec table; empty when Ie is given
  std::optional<double> Ie;
  std::optional<double> Bpl;
  bool operator==(const EmodelInputs&) const = default;
};

/// Packet loss of finished files, as who made them states it; what is prepared has it measured.
struct StatedLoss {
  std::optional<double> Ppl = {};    ///< percent
  std::optional<double> BurstR = {}; ///< absent: 1, random loss
  bool operator==(const StatedLoss&) const = default;
};

/// On what terms a sound may be used, and whom to name; empty where nobody says.
struct Rights {
  std::string licence;
  std::string attribution;
  bool operator==(const Rights&) const = default;
};

struct Source {
  std::string id;
  std::vector<std::string> files; ///< relative to the set; joined with pauses
  double pause_s = 0.5;           ///< between the files, seconds
  std::string talker;
  std::string sex; ///< "female", "male" or empty
  std::string language;
  int line = 0;
  Rights rights = {}; ///< its own, else those of the set
  bool operator==(const Source&) const = default;
};

struct Condition {
  std::string id;
  std::string label; ///< for tables; never shown to a listener
  Kind kind = Kind::test;
  std::vector<Step> steps;
  std::optional<EmodelInputs> emodel;
  int line = 0;
  std::optional<PostAlign> post_align = std::nullopt; ///< absent: that of the set
  double listening_level_offset_db = 0; ///< at which it is to be heard; never applied to its files
  StatedLoss loss = {};                 ///< of its finished files that state none of their own
  bool operator==(const Condition&) const = default;
};

/// Where a finished file came from that could not be played as it was.
struct Conversion {
  std::string from;   ///< relative to the set
  std::string sha256; ///< of the bytes of that file
  std::string by;     ///< what it was and what made samples of it
  bool operator==(const Conversion&) const = default;
};

/// One sound that is voted on: condition x talker x sample.
struct Stimulus {
  std::string id; ///< CONDITION.SAMPLE of prepared sets, CONDITION.TALKER.SAMPLE of finished files
  std::string condition;
  std::string talker;
  std::string sample;
  std::string file;                    ///< relative to the set
  int line = 0;                        ///< of set.toml; of its source where the stimulus is prepared
  bool is_finished = false;            ///< a [[stimulus]]: made elsewhere; else prepared from a source
  std::optional<Conversion> converted; ///< of finished files
  Rights rights = {};                  ///< of finished files: its own, else those of the set
  std::string reference = {}; ///< of finished files: the clean sound, relative to the set; may be empty
  // What the lock file fixes; empty while the set is not prepared.
  std::string sha256; ///< of the file's bytes
  double seconds = 0;
  std::optional<double> active_level_dbov;
  bool level_of_source = false; ///< the level is that of the clean source, for noise was added
  /// Realised packet loss, at the decoder's input; of finished files as set.toml states it.
  std::optional<double> ppl_percent;
  std::optional<double> burst_ratio;    ///< likewise; absent where nothing was lost
  bool clipped_on_purpose = false;      ///< by a step of its recipe
  bool lossy_in_several_codecs = false; ///< so that no one Ppl holds; the lock has each
  std::string reference_sha256 = {};    ///< of the bytes of the reference
  bool operator==(const Stimulus&) const = default;
};

/// Whether a step hands the sound to a program that may lose packets, of which nobody but its user knows.
bool runs_program(const Condition& condition);

struct StimulusSet {
  std::string name;
  std::uint64_t seed = 0;
  int rate_hz = 48000;              ///< of every stimulus
  int bits = 16;                    ///< of every stimulus
  std::optional<double> level_dbov; ///< active speech level finished files are meant to have; empty: -26
  Context context = Context::narrowband;
  Clipping clipping = Clipping::refuse;
  std::int64_t max_clipped_samples = 0; ///< of a file, where clipping is limited
  /// Absent: gain_from_clean where source_steps have a level, else none.
  std::optional<PostAlign> post_align;
  std::vector<Step> source_steps; ///< what every source goes through before its conditions
  std::vector<Source> sources;
  std::vector<Condition> conditions;
  /// Conditions x sources in the order of set.toml, but for conditions with finished files; then the
  /// [[stimulus]] entries.
  std::vector<Stimulus> stimuli;
  bool prepared = false;   ///< a set.lock was read and fits set.toml
  double reduction_db = 0; ///< by which the lock says that the whole set was lowered
  bool operator==(const StimulusSet&) const = default;
};

} // namespace quietroom::stimulus

#pragma once

#include "core/toml.h"
#include "design/order.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::design {

/// Listeners with one part of the samples. Of a study that has panels, each listener is of one.
struct PanelGroup {
  std::string id;
  std::vector<std::string> listeners; ///< who is of it; with least-filled assignment: how many seats it has
  std::vector<std::string> samples;   ///< SAMPLE or TALKER.SAMPLE; empty: its share of them
  bool has_all_samples = false;
  int line = 0;
};

/// How a listener comes to a seat.
enum class Assignment {
  planned,     ///< by the place in the list of listeners
  least_filled ///< by who sits down: the panel with the fewest listeners is next, and the store keeps it
};

/// What stimuli besides those of the test are for.
enum class Purpose {
  practice, ///< heard in the practice block and nowhere else
  gold,     ///< the answer is known, and a vote may differ by 1
  trap,     ///< the answer is told in the sound
  anchor    ///< judged like the others; of known low quality
};

std::string_view name_of(Purpose purpose);

/// A condition or a stimulus with a purpose of its own.
struct MarkedItem {
  std::string condition, stimulus; ///< one of them
  Purpose purpose = Purpose::practice;
  int answer = 0; ///< of gold and trap
  int line = 0;
};

/// [constraints] of study.toml.
struct Constraints {
  int condition_gap = 0, talker_gap = 0, sentence_gap = 0; ///< not again within so many trials
  std::vector<std::string> not_first;                      ///< conditions
  bool once_a_round = false;                               ///< of a random order
  int line = 0;
  bool operator==(const Constraints&) const = default;
};

/// Who hears what, and in which order. As study.toml has it; without any of its keys as in earlier versions.
struct Arrangement {
  ListeningOrder order = ListeningOrder::random;
  Constraints constraints;
  std::vector<PanelGroup> panels;
  Assignment assignment = Assignment::planned;
  std::vector<MarkedItem> items;
  std::string long_session;    ///< why a session may last beyond 45 minutes; empty: it may not
  bool practice_given = false; ///< `practice` stands in study.toml
  int order_line = 0, practice_line = 0, long_session_line = 0;
  /// Seats that were taken, by listener; from the database of a study, and no part of study.toml.
  std::map<std::string, std::size_t, std::less<>> seated = {};
};

/// Takes the keys of the arrangement. `listeners`: all of the study.
Arrangement read_arrangement(toml::Reader& reader, const std::string& file,
                             const std::vector<std::string>& listeners, std::vector<Problem>& problems);

/// The lines of study.toml that say it, behind those of the design.
std::string arrangement_toml(const Arrangement& arrangement);

/// What of it decides on an order, as a text a key: what a session was begun with.
std::vector<std::pair<std::string, std::string>> order_keys_of(const Arrangement& arrangement);

} // namespace quietroom::design

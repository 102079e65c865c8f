#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What a test method is, as data. A method is an entry of the table (methods.h); whoever plans, plays, shows
/// or stores a trial goes by this description and never by the method's name.
namespace quietroom::method {

/// Categories are the whole numbers from low to high.
struct Scale {
  int low = 1;
  int high = 5;
  bool operator==(const Scale&) const = default;
};

/// How a listener answers.
enum class InputKind {
  digit, ///< one key or one touch: each category is the digit of its number
  arrows ///< the arrow keys move through the categories, Enter confirms; nothing is chosen at first
};

/// One thing that is asked of what was heard. The texts are English; in the table they are those of
/// data/labels/en.toml.
struct Question {
  std::string id; ///< "quality", as in plans, in the column `question` and in the table of answers
  Scale scale;
  InputKind input = InputKind::digit;
  std::string heading = {};             ///< shown with the scale
  std::vector<std::string> labels = {}; ///< one per category, the highest first, as they stand on the screen
  std::string designation = {};         ///< of the mean of its votes; empty = that of the method
  bool operator==(const Question&) const = default;
};

/// What a stimulus is in its trial. In the column `role`, and in a list of them in `presentation`.
enum class Role {
  processed,        ///< to be judged
  reference,        ///< known as the reference; the others of its trial are held against it
  hidden_reference, ///< judged like the others; the listener does not know that it is the reference
  anchor,           ///< judged like the others; of known low quality
  gold,             ///< a control whose answer is known; in no score
  trap              ///< a control whose answer is told in the sound; in no score
};

/// What makes up a trial. The only thing on which plan, sound and screen may branch. The table has no method
/// of the last one yet.
enum class Layout {
  single, ///< one stimulus
  pair,   ///< two, one after the other
  multi   ///< several, switched between at will
};

/// Which end of a scale is good.
enum class Best {
  high,
  centre ///< the middle category: neither end is good, so nothing is ranked or best by its mean
};

/// What a score is made of.
enum class ScoreOf {
  votes,      ///< their mean
  difference, ///< also the difference of each vote from that on the hidden reference of its source
  comparison  ///< the mean of votes whose sign was turned where the reference was heard last
};

/// How votes become scores.
struct Scoring {
  std::string designation;      ///< of the mean, by P.800.1: "MOS-LQS", "MOS-LE"; empty: it has no name
  bool names_bandwidth = false; ///< the designation ends with N, W, S or F of the set's context
  Best best = Best::high;
  bool has_good_or_better = false; ///< the shares of the two best and two worst categories have a meaning
  ScoreOf of = ScoreOf::votes;
  std::string of_difference = {}; ///< designation of the mean difference: "DMOS-HR"
  bool operator==(const Scoring&) const = default;
};

/// How the two sounds of a pair follow each other, in seconds of silence. ITU-T P.800 Annexes D and E.
struct PairTiming {
  int rounds = 1;            ///< 1: A-B; 2: A-B-A-B
  double gap_s = 0.5;        ///< between A and B, 0.5 to 1
  double repeat_gap_s = 1.0; ///< between B and the second A, 1 to 1.5
  bool operator==(const PairTiming&) const = default;
};

/// A method of the table.
struct Method {
  std::string id;     ///< "acr", as in study.toml and in the column `method`
  std::string name;   ///< for people: "absolute category rating of listening quality"
  std::string clause; ///< where it stands
  Layout layout = Layout::single;
  std::vector<Question> questions; ///< at least one; several are asked in as many trials in a row
  Scoring scoring;
  std::string welcome_text = {};      ///< what the listener is told first
  std::string instructions_text = {}; ///< and then
  std::size_t changing_places = 0;    ///< of its first questions: their order is balanced over listeners
  PairTiming pair = {};               ///< of Layout::pair
  bool operator==(const Method&) const = default;
};

/// One stimulus of a trial.
struct Presented {
  std::size_t stimulus = 0; ///< index in the set
  Role role = Role::processed;
  int answer = 0; ///< that is expected, of gold and trap
  bool operator==(const Presented&) const = default;
};

/// What is heard before one question is asked, in the order in which it is heard.
struct Trial {
  std::vector<Presented> presented;
  std::size_t question = 0; ///< that is asked: index in the method
  bool operator==(const Trial&) const = default;
};

/// One answer to one question on one stimulus.
struct Answer {
  std::size_t presented = 0; ///< index in the trial
  std::size_t question = 0;  ///< index in the method
  std::optional<int> value;  ///< on the question's scale, as pressed; nothing: the listener cannot tell
  bool operator==(const Answer&) const = default;
};

} // namespace quietroom::method

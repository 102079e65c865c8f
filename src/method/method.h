#pragma once

#include <cstddef>
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
enum class Input {
  digit ///< one key or one touch: each category is the digit of its number
};

/// One thing that is asked of what was heard. The texts are English, and those of its Recommendation.
struct Question {
  std::string id; ///< "quality", as in plans, in the column `question` and in the table of answers
  Scale scale;
  Input input = Input::digit;
  std::string heading;             ///< shown with the scale
  std::vector<std::string> labels; ///< one per category, the highest first, as they stand on the screen
  bool operator==(const Question&) const = default;
};

/// What a stimulus is in its trial. In the column `role`, and in a list of them in `presentation`.
enum class Role {
  processed,        ///< to be judged
  reference,        ///< known as the reference; the others of its trial are held against it
  hidden_reference, ///< judged like the others; the listener does not know that it is the reference
  anchor            ///< judged like the others; of known low quality
};

/// What makes up a trial. The only thing on which plan, sound and screen may branch. The table has no method
/// of the last two yet.
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

/// How votes become scores.
struct Scoring {
  std::string designation;      ///< of the mean, by P.800.1: "MOS-LQS", "MOS-LE"
  bool names_bandwidth = false; ///< the designation ends with N, W, S or F of the set's context
  Best best = Best::high;
  bool has_good_or_better = false; ///< the shares of the two best and two worst categories have a meaning
  bool operator==(const Scoring&) const = default;
};

/// A method of the table.
struct Method {
  std::string id;     ///< "acr", as in study.toml and in the column `method`
  std::string name;   ///< for people: "absolute category rating of listening quality"
  std::string clause; ///< where it stands
  Layout layout = Layout::single;
  std::vector<Question> questions; ///< at least one
  Scoring scoring;
  std::string welcome_text;      ///< what the listener is told first
  std::string instructions_text; ///< and then
  bool operator==(const Method&) const = default;
};

/// One stimulus of a trial.
struct Presented {
  std::size_t stimulus = 0; ///< index in the set
  Role role = Role::processed;
  bool operator==(const Presented&) const = default;
};

/// What is heard before the questions are asked, in the order in which it is heard.
struct Trial {
  std::vector<Presented> presented;
  bool operator==(const Trial&) const = default;
};

/// One answer to one question on one stimulus.
struct Answer {
  std::size_t presented = 0; ///< index in the trial
  std::size_t question = 0;  ///< index in the method
  int value = 0;             ///< on the question's scale, as pressed
  bool operator==(const Answer&) const = default;
};

} // namespace quietroom::method

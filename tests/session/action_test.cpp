#include "session/action.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace quietroom::session;

TEST_CASE("each action has a word of its own in the audit and the event stream") {
  CHECK(name_of(Action::repeat_block) == "block_repeated");
  CHECK(name_of(Action::calibrate) == "calibrated");
  std::set<std::string_view> words;
  for (const Action each : {Action::end, Action::pause, Action::go_on, Action::note, Action::repeat_block,
                            Action::redo_practice, Action::calibrate})
    words.insert(name_of(each));
  CHECK(words.size() == 7);
}

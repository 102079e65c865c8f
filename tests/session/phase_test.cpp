#include "session/phase.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom::session;

namespace {

/// Each phase, by the name of its type.
const std::map<std::string, Phase> phases = {{"Consent", Consent{}},
                                             {"Consenting", Consenting{}},
                                             {"Declined", Declined{}},
                                             {"MainBegins", MainBegins{}},
                                             {"Loading", Loading{}},
                                             {"Welcome", Welcome{}},
                                             {"Instructions", Instructions{}},
                                             {"BeforeCheck", BeforeCheck{}},
                                             {"Checking", Checking{}},
                                             {"AfterCheck", AfterCheck{}},
                                             {"AskCheck", AskCheck{}},
                                             {"NotingCheck", NotingCheck{}},
                                             {"Asking", Asking{}},
                                             {"Answering", Answering{}},
                                             {"CheckingEligibility", CheckingEligibility{}},
                                             {"NotEligible", NotEligible{}},
                                             {"Overriding", Overriding{}},
                                             {"LettingIn", LettingIn{}},
                                             {"Verifying", Verifying{}},
                                             {"Ready", Ready{}},
                                             {"Starting", Starting{}},
                                             {"Playing", Playing{}},
                                             {"Heard", Heard{}},
                                             {"Voting", Voting{}},
                                             {"Chosen", Chosen{}},
                                             {"Saving", Saving{}},
                                             {"Voiding", Voiding{}},
                                             {"Resting", Resting{}},
                                             {"Rested", Rested{}},
                                             {"Finishing", Finishing{}},
                                             {"Thanks", Thanks{}},
                                             {"Halted", Halted{}},
                                             {"Closed", Closed{}}};

std::vector<std::string> where(bool (*holds)(const Phase&)) {
  std::vector<std::string> out;
  for (const auto& [name, phase] : phases)
    if (holds(phase)) out.push_back(name);
  return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("every phase is looked at here") { CHECK(phases.size() == std::variant_size_v<Phase>); }

TEST_CASE(
    "keys mean something on each page that waits for a person, and in the moment before the vote opens") {
  CHECK(where(takes_keys) == Names{"AfterCheck", "AskCheck", "Asking", "BeforeCheck", "Chosen", "Consent",
                                   "Declined", "Halted", "Heard", "Instructions", "MainBegins", "Overriding",
                                   "Ready", "Rested", "Thanks", "Voting", "Welcome"});
}

TEST_CASE("an answer is awaited of the store while it writes, and of the device while it plays") {
  CHECK(where(awaits_store) == Names{"Answering", "CheckingEligibility", "Consenting", "Finishing",
                                     "LettingIn", "NotingCheck", "Saving", "Starting", "Voiding"});
  CHECK(where(awaits_answer) == Names{"Answering", "CheckingEligibility", "Consenting", "Finishing",
                                      "LettingIn", "NotingCheck", "Playing", "Saving", "Starting",
                                      "Voiding"});
  for (const auto& [name, phase] : phases) { // who is asked for an answer is not asked for a key
    CAPTURE(name);
    CHECK_FALSE((awaits_answer(phase) && takes_keys(phase)));
  }
}

TEST_CASE("files are waited for before the first trial, and sounds are not covered") {
  CHECK(where(before_trials) ==
        Names{"AfterCheck", "AskCheck", "BeforeCheck", "Consent", "Instructions", "Verifying", "Welcome"});
  CHECK(where(sounds) == Names{"Checking", "Playing", "Starting"});
}

TEST_CASE("a program that presses Enter finds itself at the check, at the end, or at a trial") {
  for (const auto& [name, phase] : phases) {
    CAPTURE(name);
    const bool form = name == "Answering" || name == "CheckingEligibility" || name == "LettingIn";
    const bool check = name == "Checking" || name == "AskCheck" || name == "NotingCheck";
    CHECK(screen_of(phase) == (check                  ? Screen::check
                               : form                 ? Screen::form
                               : name == "Consenting" ? Screen::consent
                               : name == "Finishing"  ? Screen::thanks
                                                      : Screen::trial));
  }
}

TEST_CASE("a phase is one of those asked for, in whatever place it stands") {
  const Phase phase = Saving{};
  CHECK(is<Saving>(phase));
  CHECK(is<Voiding, Saving>(phase));
  CHECK_FALSE(is<Voiding, Chosen>(phase));
}

#include "session/phase.h"

namespace quietroom::session {

bool takes_keys(const Phase& phase) {
  return is<Welcome, Consent, Declined, Asking, Overriding, Instructions, BeforeCheck, AfterCheck, AskCheck,
            MainBegins, Ready, Heard, Voting, Chosen, Rested, Thanks, Halted>(phase);
}

bool awaits_store(const Phase& phase) {
  return is<Starting, Saving, Voiding, Finishing, Consenting, Answering, CheckingEligibility, LettingIn,
            NotingCheck>(phase);
}

bool awaits_answer(const Phase& phase) { return awaits_store(phase) || is<Playing>(phase); }

bool before_trials(const Phase& phase) {
  return is<Welcome, Consent, Instructions, BeforeCheck, AfterCheck, AskCheck, Verifying>(phase);
}

bool sounds(const Phase& phase) { return is<Starting, Playing, Checking>(phase); }

Screen screen_of(const Phase& phase) {
  if (is<Checking, AskCheck, NotingCheck>(phase)) return Screen::check;
  if (is<Consenting>(phase)) return Screen::consent;
  if (is<Answering, CheckingEligibility, LettingIn>(phase)) return Screen::form;
  return is<Finishing>(phase) ? Screen::thanks : Screen::trial;
}

} // namespace quietroom::session

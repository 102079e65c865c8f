#include "session/phase.h"

namespace quietroom::session {

bool takes_keys(const Phase& phase) {
  return is<Welcome, Instructions, BeforeCheck, Checked, Ready, Heard, Voting, Chosen, Rested, Thanks,
            Halted>(phase);
}

bool awaits_store(const Phase& phase) { return is<Starting, Saving, Voiding, Finishing>(phase); }

bool awaits_answer(const Phase& phase) { return awaits_store(phase) || is<Playing>(phase); }

bool before_trials(const Phase& phase) {
  return is<Welcome, Instructions, BeforeCheck, Checked, Verifying>(phase);
}

bool sounds(const Phase& phase) { return is<Starting, Playing, Checking>(phase); }

Screen screen_of(const Phase& phase) {
  if (is<Checking>(phase)) return Screen::check;
  return is<Finishing>(phase) ? Screen::thanks : Screen::trial;
}

} // namespace quietroom::session

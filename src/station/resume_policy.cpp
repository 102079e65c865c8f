#include "station/resume_policy.h"

#include "store/redo.h"
#include "store/restart.h"
#include "store/sessions_of_listener.h"

#include <fmt/format.h>

namespace quietroom::station {

std::string settle_broken_session(const study::FixedStudy& study, const design::Plan& plan,
                                  const store::SessionFacts& facts, store::StudyStore& store,
                                  const std::string& now_utc) {
  const design::Resume resume = study.design.resume;
  if (resume == design::Resume::go_on || facts.simulated) return facts.session;
  const store::SessionState stored = store.open_session(facts, now_utc);
  if (stored.finished || stored.journal.empty()) return facts.session;
  const session::Progress progress = replay(plan, stored.journal);
  if (all_answered(plan, progress)) return facts.session; // only its end has to be written
  const std::string reason = fmt::format("resume = \"{}\"", name_of(resume));
  if (resume == design::Resume::discard)
    store::redo(store.connection(), facts.listener, reason, facts.program, now_utc);
  else if (was_begun(progress, progress.block))
    store::restart_block(store.connection(), facts.session, static_cast<int>(progress.block) + 1, reason,
                         facts.program, now_utc);
  return store::current_session(store.connection(), facts.listener, !study.design.store.empty());
}

} // namespace quietroom::station

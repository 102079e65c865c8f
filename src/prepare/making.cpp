#include "prepare/making.h"

#include "prepare/make_stimulus.h"
#include "recipe/interrupted.h"

namespace quietroom::prepare {

using stimulus::Lock;
using stimulus::LockedStimulus;

namespace {

std::vector<std::size_t> uses_of(const Work& work) {
  std::vector<std::size_t> out(work.set.sources.size());
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no) ++out[work.worklist.stimuli[i].source];
  return out;
}

/// Gives what the lock said of an unchanged stimulus the names that set.toml gives it now.
void rename(LockedStimulus& out, const stimulus::Stimulus& wanted, const stimulus::Condition& condition) {
  out.condition = wanted.condition;
  out.talker = wanted.talker;
  out.sample = wanted.sample;
  out.file = wanted.file;
  out.listening_level_offset_db = condition.listening_level_offset_db;
}

/// With what an interrupted run has finished and this one need not do again.
Lock head_of_journal(const Work& work, const Lock& head) {
  Lock out = head;
  if (!work.journal) return out;
  out.sources = work.journal->sources;
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] == Stale::no && work.known[i]->in_journal) out.stimuli.push_back(*work.known_of(i));
  return out;
}

} // namespace

std::vector<Job> jobs_of(const Work& work) {
  std::vector<std::vector<std::size_t>> stale(work.set.sources.size());
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no) stale[work.worklist.stimuli[i].source].push_back(i);
  std::vector<std::size_t> sources;
  for (std::size_t s = 0; s < stale.size(); ++s)
    if (!stale[s].empty()) sources.push_back(s);
  const std::size_t ahead = work.options.threads;
  std::vector<Job> out;
  for (std::size_t k = 0; k < sources.size() + ahead; ++k) {
    if (k < sources.size()) out.push_back({true, sources[k]});
    if (k < ahead) continue;
    for (const std::size_t i : stale[sources[k - ahead]]) out.push_back({false, i});
  }
  return out;
}

Making::Making(Work& work, const stimulus::OnProgress& progress, Lock& lock)
    : m_work(work), m_progress(progress), m_lock(lock), m_shelf(uses_of(work)) {
  const Lock head = head_of_journal(work, lock);
  lock.stimuli = take_unchanged(work);
  for (std::size_t i = 0; i < work.stale.size(); ++i) {
    if (work.stale[i] != Stale::no)
      ++m_total;
    else
      rename(lock.stimuli[i], work.set.stimuli[i], work.set.conditions[work.worklist.stimuli[i].condition]);
  }
  if (m_total > 0) m_journal.emplace(work.folder, head);
}

void Making::stop_if_asked() const {
  if (m_work.options.interrupted && m_work.options.interrupted()) throw recipe::Interrupted{};
}

void Making::make_source(std::size_t s) {
  m_shelf.fill(s, [&] {
    stop_if_asked();
    return ready_source(m_work, s);
  });
  const std::scoped_lock guard(m_mutex);
  m_journal->add(m_shelf.facts(s));
}

void Making::make_one(std::size_t i) {
  stop_if_asked();
  const std::size_t s = m_work.worklist.stimuli[i].source;
  ReadySource* source = m_shelf.wait_for(s);
  if (source == nullptr) return; // whoever made it says why
  m_lock.stimuli[i] = make_stimulus(m_work, i, *source, m_shelf.is_last_use(s));
  m_shelf.release(s);
  const std::scoped_lock guard(m_mutex);
  m_journal->add(m_lock.stimuli[i]);
  ++m_done;
  if (m_progress) m_progress(m_done, m_total);
}

} // namespace quietroom::prepare

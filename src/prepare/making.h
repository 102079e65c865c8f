#pragma once

#include "prepare/journal.h"
#include "prepare/source_shelf.h"
#include "prepare/work.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

namespace quietroom::prepare {

/// To make source s ready, or to make stimulus i.
struct Job {
  bool is_source = false;
  std::size_t index = 0;
};

/// What is stale, source by source, so that few need be in memory. A source is made ready a little before its
/// stimuli, so that threads seldom wait for it; and always before them, so that none waits for what nobody
/// does.
std::vector<Job> jobs_of(const Work& work);

/// The work being done; any thread. Throws Interrupted where the user asked to stop.
class Making {
public:
  /// `lock` gets an entry a stimulus: what is known of the unchanged ones now, taken out of the work, the
  /// others as they are made.
  Making(Work& work, const stimulus::OnProgress& progress, stimulus::Lock& lock);

  void run(const Job& job) { job.is_source ? make_source(job.index) : make_one(job.index); }

  std::size_t done() const { return m_done; }
  const SourceShelf& shelf() const { return m_shelf; }

private:
  void stop_if_asked() const;
  void make_source(std::size_t s);
  void make_one(std::size_t i);

  const Work& m_work;
  const stimulus::OnProgress& m_progress;
  stimulus::Lock& m_lock;
  SourceShelf m_shelf;
  std::mutex m_mutex;               ///< of all below
  std::optional<Journal> m_journal; ///< where there is something to do
  std::size_t m_done = 0;
  std::size_t m_total = 0;
};

} // namespace quietroom::prepare

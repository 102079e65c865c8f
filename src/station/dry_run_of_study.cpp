#include "core/counted.h"
#include "station/dry_run.h"

#include "core/lower_case.h"
#include "design/balance.h"
#include "design/experimenter_code.h"
#include "station/eligibility_check.h"
#include "store/network_share.h"
#include "store/read_records.h"
#include "store/schema.h"
#include "store/study_store.h"

#include <fmt/format.h>
#include <map>
#include <unistd.h>

namespace quietroom::station {

namespace fs = std::filesystem;

namespace {

constexpr double longest_session_s = 45 * 60; // P.800 practice: never more

std::string toml_of(const DryRun& run) { return (run.study.folder / "study.toml").string(); }

/// Sessions that count, by listener.
std::map<std::string, store::SessionRecord> sessions_that_count(const DryRun& run) {
  std::map<std::string, store::SessionRecord> out;
  for (auto& each : store::read_records(store::database_of(run.study.folder)).sessions)
    if (each.set_aside.empty()) out.emplace(each.listener, std::move(each));
  return out;
}

/// A plan as it was stored, by session.
std::map<std::string, std::string> stored_plans(const fs::path& database) {
  std::map<std::string, std::string> out;
  store::sql::open_sqlite(database, store::sql::Access::read_only)
      ->query("SELECT session, plan_hash FROM session WHERE simulated = 0", {},
              [&](store::sql::Row row) { out.emplace(row[0], row[1]); });
  return out;
}

} // namespace

std::vector<Problem> check_orders(const DryRun& run) {
  std::vector<Problem> out;
  double longest_s = 0;
  std::size_t shortest_main = SIZE_MAX;
  for (const std::string& listener : run.study.design.listeners) {
    try {
      const design::Plan plan = plan_for(run.study.design, run.study.set, listener);
      longest_s = std::max(longest_s, expected_seconds(plan, run.study.set));
      for (const design::Block& block : plan.blocks)
        if (block.type == design::BlockType::main)
          shortest_main = std::min(shortest_main, block.trials.size());
    } catch (const Error& failure) {
      out.push_back(
          {Severity::error, toml_of(run), fmt::format("listener {}: {}", listener, failure.what())});
      if (out.size() == 1) continue;
      return out; // what cannot be planned for two cannot be for the others
    }
  }
  if (longest_s > longest_session_s)
    out.push_back({Severity::warning, toml_of(run),
                   fmt::format("a session takes about {:.0f} min, and 45 are the most that a listener can "
                               "bear; use fewer stimuli or several sessions",
                               longest_s / 60)});
  if (run.study.design.break_after > 0 &&
      static_cast<std::size_t>(run.study.design.break_after) >= shortest_main)
    out.push_back({Severity::warning, toml_of(run),
                   fmt::format("break_after is {}, but a main block has only {}, so no break comes",
                               run.study.design.break_after, counted(shortest_main, "trial"))});
  return out;
}

std::vector<Problem> check_begun_sessions(const DryRun& run) {
  std::vector<Problem> out;
  const fs::path database = store::database_of(run.study.folder);
  if (!fs::exists(database)) return out;
  const auto plans = stored_plans(database);
  for (const auto& [listener, session] : sessions_that_count(run)) {
    if (!is_planned(run.study.design, listener)) {
      out.push_back(
          {Severity::warning, toml_of(run),
           fmt::format("listener {} has a session, but is no longer in the list of listeners", listener)});
      continue;
    }
    if (!session.finished_utc.empty()) continue;
    const design::Plan plan = plan_for(run.study.design, run.study.set, listener);
    const std::string& stored = plans.at(session.session);
    if (stored != hash_of(plan, run.study.set) && stored != former_hash_of(plan, run.study.set))
      out.push_back(
          {Severity::error, toml_of(run),
           fmt::format("listener {} began this study with another plan and cannot go on; put study.toml "
                       "and the set back as they were, or make a new study",
                       listener)});
  }
  return out;
}

std::vector<Problem> check_listener_ids(const DryRun& run) {
  std::vector<Problem> out;
  std::map<std::string, std::string> by_letters;
  for (const std::string& id : run.study.design.listeners)
    if (const auto [found, is_new] = by_letters.emplace(lower_case(id), id); !is_new)
      out.push_back(
          {Severity::warning, toml_of(run),
           fmt::format("the listeners {} and {} differ only by capital letters; whoever types an id "
                       "may seat the wrong one",
                       found->second, id)});
  return out;
}

std::vector<Problem> check_other_studies(const DryRun& run) { return problems_of_other_studies(run.study); }

std::vector<Problem> check_code_is_set(const DryRun& run) {
  const std::string& code = run.study.design.experimenter_code;
  if (code.empty())
    return {
        {Severity::warning, toml_of(run),
         fmt::format("no experimenter's code is set, so no key ends a session; set one: quietroom code {}",
                     run.study.folder.string())}};
  if (design::is_clear_code(code))
    return {
        {Severity::warning, toml_of(run),
         fmt::format("the experimenter's code stands there in clear and is taken only once more; set one: "
                     "quietroom code {}",
                     run.study.folder.string())}};
  return {};
}

std::vector<Problem> check_database(const DryRun& run) {
  const fs::path database = store::database_of(run.study.folder);
  const auto refused = [&](const std::string& sentence) {
    return std::vector<Problem>{{Severity::error, database.string(), sentence}};
  };
  if (::access(run.study.folder.c_str(), W_OK | X_OK) != 0)
    return refused("cannot be written here; make the study's folder writable for this user");
  if (const fs::path lock = run.study.folder / "lock";
      fs::exists(lock) && ::access(lock.c_str(), W_OK | X_OK) != 0)
    return {{Severity::error, lock.string(), "cannot be written; make it writable for this user"}};
  if (const auto share = store::network_share_of(database); !share.empty())
    return refused(
        fmt::format("lies on a network share ({}); put the study on a disk of this machine", share));
  if (!fs::exists(database)) return {};
  try {
    const auto connection = store::sql::open_sqlite(database, store::sql::Access::durable);
    const int version = store::version_of(*connection, database.string());
    store::sql::Transaction transaction(*connection); // waits for others, and is taken back
    if (version == store::schema_version) return {};
    return {{Severity::warning, database.string(),
             fmt::format("has schema {}; the first session brings it to {} and keeps a copy as it was",
                         version, store::schema_version)}};
  } catch (const Error& failure) {
    std::string sentence = failure.what();
    const std::string name = database.string() + ": ";
    return refused(sentence.starts_with(name) ? sentence.substr(name.size()) : sentence);
  }
}

} // namespace quietroom::station

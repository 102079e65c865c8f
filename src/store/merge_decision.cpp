#include "store/merge_decision.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace quietroom::store {

namespace {

/// How many links both begin with.
std::size_t common_links(const FoundSession& a, const FoundSession& b) {
  const auto [in_a, in_b] = std::ranges::mismatch(a.links, b.links);
  return static_cast<std::size_t>(in_a - a.links.begin());
}

class Deciding {
public:
  Deciding(const std::vector<FoundSession>& found, const std::vector<std::string>& names)
      : m_found(found), m_names(names) {}

  MergeDecision decided() {
    std::map<std::string, std::vector<std::size_t>> by_id; // different ones
    for (std::size_t i = 0; i < m_found.size(); ++i) {
      m_out.kept_as.push_back(i);
      add(by_id[m_found[i].session], i);
    }
    std::vector<std::size_t> each;
    for (const auto& [session, indices] : by_id) each.insert(each.end(), indices.begin(), indices.end());
    std::ranges::sort(each, [&](std::size_t a, std::size_t b) {
      const FoundSession &x = m_found[a], &y = m_found[b];
      return std::tie(x.started_utc, x.source, x.session) < std::tie(y.started_utc, y.source, y.session);
    });
    refuse_withdrawn(each);
    for (const std::size_t index : each) place_counting(index);
    for (const std::size_t index : each)
      if (!counts(index))
        (m_ids.insert(m_found[index].session).second ? m_out.taken : m_out.beside).push_back(index);
    std::ranges::sort(m_out.taken, {}, [&](std::size_t index) { return std::ranges::find(each, index); });
    return std::move(m_out);
  }

private:
  const std::string& name(std::size_t index) const { return m_names[m_found[index].source]; }

  /// To the different sessions of its id, unless it is one of them.
  void add(std::vector<std::size_t>& different, std::size_t index) {
    for (std::size_t& kept : different)
      if (are_one(kept, index)) {
        kept = one_of(kept, index);
        return;
      }
    different.push_back(index);
    if (different.size() > 1 && m_found[index].simulated)
      refuse_other(different.front(), index, common_links(m_found[different.front()], m_found[index]));
  }

  /// Booths number their sessions alike: only what is under the first link tells two of them apart.
  bool are_one(std::size_t a, std::size_t b) const {
    const FoundSession &x = m_found[a], &y = m_found[b];
    const bool one_begin = x.started_utc == y.started_utc && x.listener == y.listener;
    return common_links(x, y) > 0 || x.content == y.content ||
           ((x.links.empty() || y.links.empty()) && one_begin);
  }

  /// The one of both that has all that the other one has.
  std::size_t one_of(std::size_t a, std::size_t b) {
    const FoundSession &x = m_found[a], &y = m_found[b];
    const bool equal = x.content == y.content;
    const std::size_t common = common_links(x, y);
    const bool a_goes_on = common == y.links.size() && x.links.size() > common;
    const bool b_goes_on = common == x.links.size() && y.links.size() > common;
    if (!equal && !a_goes_on && !b_goes_on) {
      refuse_other(a, b, common);
      return a;
    }
    const std::size_t taken = !equal && b_goes_on ? b : a, left = taken == a ? b : a;
    m_out.same.push_back({x.session, m_found[taken].source, m_found[left].source, !equal});
    for (std::size_t& each : m_out.kept_as)
      if (each == left) each = taken;
    return taken;
  }

  void refuse_other(std::size_t a, std::size_t b, std::size_t common) {
    const FoundSession &x = m_found[a], &y = m_found[b];
    const bool beside = common == x.links.size() && common == y.links.size();
    m_out.refusals.push_back(fmt::format("session {}: is in {} and in {}, and is not the same there ({}); no "
                                         "study can have both, so merge without one of the two",
                                         x.session, name(a), name(b),
                                         beside ? std::string("they differ beside their chains")
                                                : fmt::format("their chains part at link {}", common + 1)));
  }

  /// Who took their answers back in one place gave none in another.
  void refuse_withdrawn(const std::vector<std::size_t>& each) {
    std::map<std::string, std::size_t> withdrawn; // by listener
    for (const std::size_t index : each)
      if (m_found[index].set_aside == "withdrawn") withdrawn.emplace(m_found[index].listener, index);
    for (const std::size_t index : each) {
      const FoundSession& there = m_found[index];
      const auto gone = withdrawn.find(there.listener);
      if (gone == withdrawn.end() || there.set_aside == "withdrawn") continue;
      m_out.refusals.push_back(
          fmt::format("listener {0} has withdrawn in {1}, and has the session {2} in {3}; wipe that one too: "
                      "quietroom withdraw {3} --listener {0}",
                      there.listener, name(gone->second), there.session, name(index)));
    }
  }

  bool counts(std::size_t index) const {
    return m_found[index].set_aside.empty() && !m_found[index].simulated;
  }

  void place_counting(std::size_t index) {
    if (!counts(index)) return;
    const auto [first, is_first] = m_counting.try_emplace(m_found[index].listener, index);
    if (!is_first) {
      m_out.waiting.push_back({first->second, index});
      return;
    }
    m_ids.insert(m_found[index].session);
    m_out.taken.push_back(index);
  }

  const std::vector<FoundSession>& m_found;
  const std::vector<std::string>& m_names;
  std::map<std::string, std::size_t> m_counting; ///< by listener
  std::set<std::string> m_ids;                   ///< in the study
  MergeDecision m_out;
};

} // namespace

MergeDecision decide_merge(const std::vector<FoundSession>& found, const std::vector<std::string>& names) {
  return Deciding(found, names).decided();
}

} // namespace quietroom::store

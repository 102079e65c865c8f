#include "design/arrangement_problems.h"

#include "core/counted.h"
#include "core/near_miss.h"
#include "design/material.h"
#include "design/spacing.h"
#include "design/trials.h"
#include "method/names.h"
#include "method/scores.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::design {

namespace {

class Arranged {
public:
  Arranged(const Design& design, const stimulus::StimulusSet& set, const std::string& file)
      : m_design(design), m_asked(design.arrangement), m_set(set), m_file(file) {
    for (const stimulus::Condition& each : set.conditions) m_conditions.push_back(each.id);
    for (const stimulus::Stimulus& each : set.stimuli) m_stimuli.push_back(each.id);
  }

  std::vector<Problem> problems() && {
    for (const MarkedItem& each : m_asked.items) check_item(each);
    check_twice();
    for (const std::string& each : m_asked.constraints.not_first)
      if (std::ranges::find(m_conditions, each) == m_conditions.end())
        error(m_asked.constraints.line, fmt::format("not_first: the set has no condition \"{}\"{}", each,
                                                    did_you_mean(each, m_conditions)));
    check_samples();
    if (!m_problems.empty()) return std::move(m_problems);
    check_practice();
    const std::size_t panels = std::max<std::size_t>(1, m_asked.panels.size());
    std::vector<Material> materials;
    for (std::size_t p = 0; p < panels; ++p) materials.push_back(material_of(m_design, m_set, p));
    for (std::size_t p = 0; p < panels && m_problems.empty(); ++p) check_material(materials[p], p);
    if (m_problems.empty()) check_equal(materials);
    if (m_problems.empty()) check_practice_count(materials);
    if (m_problems.empty()) check_break(materials.front());
    return std::move(m_problems);
  }

private:
  void error(int line, const std::string& sentence) {
    m_problems.push_back({Severity::error, fmt::format("{}:{}", m_file, line), sentence});
  }

  void check_item(const MarkedItem& item) {
    const auto& known = item.stimulus.empty() ? m_conditions : m_stimuli;
    const std::string& id = item.stimulus.empty() ? item.condition : item.stimulus;
    const char* what = item.stimulus.empty() ? "condition" : "stimulus";
    if (std::ranges::find(known, id) == known.end())
      return error(item.line,
                   fmt::format("[[item]]: the set has no {} \"{}\"{}", what, id, did_you_mean(id, known)));
    const method::Scale& scale = m_design.method.questions.front().scale;
    const bool has_answer = item.purpose == Purpose::gold || item.purpose == Purpose::trap;
    if (has_answer && !contains(scale, item.answer))
      error(item.line, fmt::format("[[item]]: {} = {} is no vote of the scale {}; give one of it",
                                   name_of(item.purpose), item.answer, name_of(scale)));
  }

  void check_twice() {
    std::set<std::string> seen;
    for (const MarkedItem& each : m_asked.items)
      if (!seen.insert(each.stimulus.empty() ? "c " + each.condition : "s " + each.stimulus).second)
        error(each.line, fmt::format("[[item]]: \"{}\" is marked twice; keep one",
                                     each.stimulus.empty() ? each.condition : each.stimulus));
  }

  /// That every sample a panel names is there.
  void check_samples() {
    std::vector<std::string> known;
    for (const stimulus::Stimulus& each : m_set.stimuli)
      for (const std::string& name : {each.sample, each.talker + "." + each.sample})
        if (std::ranges::find(known, name) == known.end()) known.push_back(name);
    for (const PanelGroup& panel : m_asked.panels)
      for (const std::string& sample : panel.samples)
        if (std::ranges::find(known, sample) == known.end())
          error(panel.line, fmt::format("panel \"{}\": the set has no sample \"{}\"{}; write SAMPLE or "
                                        "TALKER.SAMPLE",
                                        panel.id, sample, did_you_mean(sample, known)));
  }

  void check_practice() {
    if (std::ranges::find(m_asked.items, Purpose::practice, &MarkedItem::purpose) == m_asked.items.end())
      return;
    const std::size_t marked = material_of(m_design, m_set, 0).practice.size();
    if (m_asked.practice_given && static_cast<std::size_t>(m_design.practice) != marked)
      error(m_asked.practice_line,
            fmt::format("practice = {}, and {} are marked practice, which are all heard; write "
                        "practice = {}, or take the line out",
                        m_design.practice, counted(marked, "stimulus", "stimuli"), marked));
  }

  std::string in_panel(std::size_t panel) const {
    return m_asked.panels.empty() ? "" : fmt::format("panel \"{}\": ", m_asked.panels[panel].id);
  }

  int line_of_panel(std::size_t panel) const {
    return m_asked.panels.empty() ? m_asked.order_line : m_asked.panels[panel].line;
  }

  void check_material(const Material& material, std::size_t panel) {
    if (material.main.empty())
      return error(line_of_panel(panel),
                   in_panel(panel) + "nothing is left for the main block; mark fewer stimuli, or make fewer "
                                     "panels than there are samples");
    check_gaps(material, panel);
    check_counts(material, panel);
    check_not_first(material, panel);
  }

  void check_gaps(const Material& material, std::size_t panel) {
    const Constraints& kept = m_asked.constraints;
    const Spacing spacing = spacing_of(kept, material);
    if (const auto impossible = impossible_gap(material.slots, spacing)) {
      const auto& names = impossible->kept->of == &Slot::condition ? material.conditions
                          : impossible->kept->of == &Slot::talker  ? material.talkers
                                                                   : material.sentences;
      return error(kept.line,
                   fmt::format("{}{} = {} cannot be kept: {} \"{}\" has {} of {}; {} = {} is the most "
                               "that is possible",
                               in_panel(panel), impossible->kept->key, spacing.*impossible->kept->gap,
                               impossible->kept->what, names[impossible->value], impossible->trials,
                               counted(material.slots.size(), "trial"), impossible->kept->key,
                               impossible->possible_gap));
    }
    const bool rounds = m_asked.order != ListeningOrder::random || kept.once_a_round;
    const std::size_t k = material.conditions.size();
    if (rounds && spacing.condition >= k && material.slots.size() > k)
      error(kept.line, fmt::format("{}condition_gap = {} cannot be kept: a round has {}, so one "
                                   "of them comes again after {} at the latest; condition_gap = {} "
                                   "is the most that is possible",
                                   in_panel(panel), spacing.condition, counted(k, "condition"),
                                   counted(k, "trial"), k - 1));
  }

  void check_counts(const Material& material, std::size_t panel) {
    if (m_asked.order != ListeningOrder::latin && m_asked.order != ListeningOrder::williams) return;
    std::vector<std::size_t> counts(material.conditions.size(), 0);
    for (const Slot& slot : material.slots) ++counts[slot.condition];
    const auto [least, most] = std::ranges::minmax_element(counts);
    if (*least == *most) return;
    error(m_asked.order_line,
          fmt::format("{}order \"{}\" needs equally many stimuli of each condition, and \"{}\" has {} where "
                      "\"{}\" has {}; complete the set, or take order \"balanced\"",
                      in_panel(panel), name_of(m_asked.order),
                      material.conditions[static_cast<std::size_t>(least - counts.begin())], *least,
                      material.conditions[static_cast<std::size_t>(most - counts.begin())], *most));
  }

  void check_not_first(const Material& material, std::size_t panel) {
    const Constraints& kept = m_asked.constraints;
    if (kept.not_first.empty()) return;
    if (m_asked.order == ListeningOrder::latin || m_asked.order == ListeningOrder::williams)
      return error(kept.line, fmt::format("order \"{}\" has each condition at the first position equally "
                                          "often, and not_first forbids it; take one of them out",
                                          name_of(m_asked.order)));
    if (std::ranges::all_of(material.conditions, [&](const std::string& each) {
          return std::ranges::find(kept.not_first, each) != kept.not_first.end();
        }))
      error(kept.line, in_panel(panel) + "not_first names every condition, so none can be the first; leave "
                                         "one out");
  }

  /// Panels are equivalent where each hears every condition equally often.
  void check_equal(const std::vector<Material>& materials) {
    const auto counts = [](const Material& material) {
      std::map<std::string, std::size_t> out;
      for (const Slot& slot : material.slots) ++out[material.conditions[slot.condition]];
      return out;
    };
    for (std::size_t p = 1; p < materials.size(); ++p) {
      if (counts(materials[p]) == counts(materials[0])) continue;
      return error(line_of_panel(p),
                   fmt::format("panel \"{}\" has {} in the main block and panel \"{}\" has {}, not the "
                               "same number of each condition; name samples so that the panels are equal, or "
                               "choose another number of panels",
                               m_asked.panels[p].id,
                               counted(materials[p].slots.size(), "stimulus", "stimuli"),
                               m_asked.panels[0].id, materials[0].slots.size()));
    }
  }

  /// Practice is taken from the stimuli of the main block, each once.
  void check_practice_count(const std::vector<Material>& materials) {
    const bool marked = !materials.front().practice.empty();
    for (std::size_t p = 0; p < materials.size() && !marked && m_asked.practice_given; ++p)
      if (const std::size_t most = materials[p].main.size();
          static_cast<std::size_t>(m_design.practice) > most)
        return error(
            m_asked.practice_line,
            fmt::format("{}practice = {}, and there are {} to take them from; write practice = {} or "
                        "fewer",
                        in_panel(p), m_design.practice, counted(most, "stimulus", "stimuli"), most));
  }

  /// What is asked at a break that no session reaches.
  void check_break(const Material& material) {
    if (m_design.break_after == 0) return;
    std::vector<std::size_t> order = material.main;
    order.insert(order.end(), material.controls.begin(), material.controls.end());
    const std::size_t trials =
        presentations(m_design, m_set, m_design.listeners.front(), BlockType::main, order).size();
    const auto last = static_cast<std::size_t>(m_design.break_after + group_size(m_design.method));
    if (last <= trials) return;
    for (const Questionnaire& each : m_design.questionnaires)
      if (each.when == When::at_break)
        error(each.line,
              fmt::format("when = \"break\" never comes, for break_after is {} and a main block has "
                          "{}; set a smaller break_after",
                          m_design.break_after, counted(trials, "trial")));
  }

  const Design& m_design;
  const Arrangement& m_asked;
  const stimulus::StimulusSet& m_set;
  const std::string& m_file;
  std::vector<std::string> m_conditions, m_stimuli;
  std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> arrangement_problems(const Design& design, const stimulus::StimulusSet& set,
                                          const std::string& file) {
  return Arranged(design, set, file).problems();
}

} // namespace quietroom::design

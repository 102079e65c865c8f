#include "design/material.h"

#include "core/random.h"

#include <algorithm>
#include <map>

namespace quietroom::design {

namespace {

/// A text's number in the order in which texts first came.
class Numbers {
public:
  std::size_t of(const std::string& text) {
    const auto [found, is_new] = m_numbers.try_emplace(text, m_texts.size());
    if (is_new) m_texts.push_back(text);
    return found->second;
  }
  std::vector<std::string> texts() && { return std::move(m_texts); }

private:
  std::map<std::string, std::size_t> m_numbers;
  std::vector<std::string> m_texts;
};

bool is_control(const MarkedItem* mark) {
  return mark != nullptr && (mark->purpose == Purpose::gold || mark->purpose == Purpose::trap);
}

bool is_practice(const MarkedItem* mark) { return mark != nullptr && mark->purpose == Purpose::practice; }

/// Whether a list of samples names the sample of a stimulus.
bool names(const std::vector<std::string>& samples, const stimulus::Stimulus& one) {
  const std::string with_talker = one.talker + "." + one.sample;
  return std::ranges::any_of(
      samples, [&](const std::string& each) { return each == one.sample || each == with_talker; });
}

using Marks = std::map<std::string, const MarkedItem*, std::less<>>;

struct AllMarks {
  Marks stimuli, conditions;
  explicit AllMarks(const Design& design) {
    for (const MarkedItem& each : design.arrangement.items)
      (each.stimulus.empty() ? conditions[each.condition] : stimuli[each.stimulus]) = &each;
  }
  const MarkedItem* of(const stimulus::Stimulus& one) const {
    if (stimuli.empty() && conditions.empty()) return nullptr;
    if (const auto found = stimuli.find(one.id); found != stimuli.end()) return found->second;
    const auto found = conditions.find(one.condition);
    return found == conditions.end() ? nullptr : found->second;
  }
};

} // namespace

const MarkedItem* mark_of(const Design& design, const stimulus::Stimulus& stimulus) {
  return AllMarks(design).of(stimulus);
}

void give_marked_roles(const Design& design, const stimulus::StimulusSet& set,
                       std::vector<method::Trial>& trials) {
  if (design.arrangement.items.empty()) return;
  const AllMarks marks(design);
  for (method::Trial& trial : trials)
    for (method::Presented& each : trial.presented) {
      const MarkedItem* mark = marks.of(set.stimuli[each.stimulus]);
      if (mark == nullptr || mark->purpose == Purpose::practice || each.role == method::Role::reference)
        continue;
      each.role = mark->purpose == Purpose::gold   ? method::Role::gold
                  : mark->purpose == Purpose::trap ? method::Role::trap
                                                   : method::Role::anchor;
      each.answer = mark->answer;
    }
}

std::vector<std::size_t> panel_shares(const Design& design, const stimulus::StimulusSet& set) {
  const std::size_t panels = design.arrangement.panels.size();
  const AllMarks marks(design);
  std::map<std::string, std::map<std::string, std::size_t>> share; // by talker and sample
  for (const stimulus::Stimulus& one : set.stimuli)
    if (const MarkedItem* mark = marks.of(one); !is_control(mark) && !is_practice(mark))
      share[one.talker][one.sample] = 0;
  std::size_t next = 0; // goes on from talker to talker, so that the panels differ by one sample at most
  for (auto& [talker, samples] : share) {
    std::vector<std::size_t*> order;
    for (auto& [sample, panel] : samples) order.push_back(&panel);
    std::mt19937_64 engine(derived_seed(design.seed, {"panels", talker}));
    shuffle(order, engine);
    for (std::size_t* each : order) *each = next++ % panels;
  }
  std::vector<std::size_t> out;
  for (const stimulus::Stimulus& one : set.stimuli) {
    const auto talker = share.find(one.talker);
    const bool known = talker != share.end() && talker->second.contains(one.sample);
    out.push_back(known ? talker->second.at(one.sample) : 0);
  }
  return out;
}

Material material_of(const Design& design, const stimulus::StimulusSet& set, std::size_t panel) {
  const auto& panels = design.arrangement.panels;
  const PanelGroup* group = panel < panels.size() ? &panels[panel] : nullptr;
  const bool shares = group != nullptr && !group->has_all_samples && group->samples.empty();
  const std::vector<std::size_t> share = shares ? panel_shares(design, set) : std::vector<std::size_t>{};
  const AllMarks marks(design);
  Material out;
  Numbers conditions, talkers, sentences;
  for (std::size_t i = 0; i < set.stimuli.size(); ++i) {
    const stimulus::Stimulus& one = set.stimuli[i];
    const MarkedItem* mark = marks.of(one);
    if (is_practice(mark)) {
      out.practice.push_back(i);
    } else if (is_control(mark)) {
      out.controls.push_back(i);
    } else if (group == nullptr || group->has_all_samples ||
               (shares ? share[i] == panel : names(group->samples, one))) {
      out.main.push_back(i);
      out.slots.push_back({conditions.of(one.condition), talkers.of(one.talker), sentences.of(one.sample)});
    }
  }
  out.conditions = std::move(conditions).texts();
  out.talkers = std::move(talkers).texts();
  out.sentences = std::move(sentences).texts();
  return out;
}

Spacing spacing_of(const Constraints& constraints, const Material& material) {
  Spacing out{static_cast<std::size_t>(constraints.condition_gap),
              static_cast<std::size_t>(constraints.talker_gap),
              static_cast<std::size_t>(constraints.sentence_gap),
              {}};
  if (constraints.not_first.empty()) return out;
  for (const std::string& each : material.conditions)
    out.not_first.push_back(std::ranges::find(constraints.not_first, each) != constraints.not_first.end());
  return out;
}

} // namespace quietroom::design

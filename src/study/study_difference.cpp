#include "study/study_difference.h"

#include "core/atomic_file.h"
#include "core/counted.h"
#include "design/own_scale.h"
#include "design/reference.h"
#include "method/scores.h"
#include "study/lock_digest.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::study {

namespace {

/// key -> value, as sentences have it.
using Keys = std::map<std::string, std::string>;

std::string text_or_none(const std::string& text) { return text.empty() ? "none" : text; }

/// What a plan, a vote or a proof depends on.
Keys fixed_keys(const FixedStudy& study) {
  const design::Design& design = study.design;
  Keys out{{"name", fmt::format("\"{}\"", design.name)},
           {"method", design.method.id},
           {"language", design.language},
           {"seed", std::to_string(design.seed)},
           {"practice", std::to_string(design.practice)},
           {"max_plays", std::to_string(design.max_plays)},
           {"cannot_tell", design.cannot_tell ? "true" : "false"},
           {"[[scale]]", text_or_none(design::own_questions(design.method))}};
  if (needs_reference(design.method))
    out["reference"] = reference_condition(design, study.set).value_or("none");
  if (design.method.layout == method::Layout::pair)
    out["pairs"] = fmt::format("{}, {} s, {} s", design.method.pair.rounds == 1 ? "A-B" : "A-B-A-B",
                               design.method.pair.gap_s, design.method.pair.repeat_gap_s);
  for (const auto& [key, value] : design::order_keys_of(design.arrangement)) out[key] = value;
  return out;
}

Keys free_keys(const design::Design& design) {
  const auto flag = [](bool is) { return std::string(is ? "true" : "false"); };
  return {{"break_after", std::to_string(design.break_after)},
          {"break_min_s", std::to_string(design.break_min_s)},
          {"confirm", flag(design.confirm)},
          {"page_after_practice", flag(design.page_after_practice)},
          {"vote_within_s", std::to_string(design.vote_within_s)},
          {"label_variant", text_or_none(design.label_variant)},
          {"level_db_spl", design.level_db_spl ? fmt::format("{}", *design.level_db_spl) : "none"},
          {"consent", text_or_none(design.consent_file)}};
}

/// Where `a` and `b` have another value: "KEY is X in A and Y in B".
std::vector<std::string> differing(const Keys& a, const Keys& b, const FixedStudy& in_a,
                                   const FixedStudy& in_b) {
  std::vector<std::string> out;
  Keys all = a;
  all.insert(b.begin(), b.end());
  const auto value = [](const Keys& keys, const std::string& key) {
    const auto found = keys.find(key);
    return found == keys.end() ? std::string("not given") : found->second;
  };
  for (const auto& [key, unused] : all)
    if (value(a, key) != value(b, key))
      out.push_back(fmt::format("{} is {} in {} and {} in {}", key, value(a, key), in_a.folder.string(),
                                value(b, key), in_b.folder.string()));
  return out;
}

/// Who sits, and in which order: seats are places in this list.
std::string listeners_refusal(const FixedStudy& a, const FixedStudy& b) {
  const auto &of_a = a.design.listeners, &of_b = b.design.listeners;
  if (of_a == of_b) return "";
  const auto [in_a, in_b] = std::ranges::mismatch(of_a, of_b);
  const auto one = [](const auto& list, auto at) { return at == list.end() ? std::string("none") : *at; };
  return fmt::format(
      "listeners is another list in {} ({}) and in {} ({}), beginning with place {}: {} and {}; "
      "write the same list into both",
      a.folder.string(), counted(of_a.size(), "id"), b.folder.string(), counted(of_b.size(), "id"),
      in_a - of_a.begin() + 1, one(of_a, in_a), one(of_b, in_b));
}

/// The first stimulus that is another file; empty where all are the same.
std::string stimulus_refusal(const FixedStudy& a, const FixedStudy& b) {
  const auto in = [](const FixedStudy& study, const std::string& id) {
    return std::ranges::find(study.set.stimuli, id, &stimulus::Stimulus::id);
  };
  for (const stimulus::Stimulus& each : a.set.stimuli) {
    const auto other = in(b, each.id);
    if (other == b.set.stimuli.end())
      return fmt::format("stimulus {} is in the set of {} and not in that of {}", each.id, a.folder.string(),
                         b.folder.string());
    if (other->sha256 != each.sha256)
      return fmt::format("stimulus {} is another file in {} than in {}: its SHA-256 differs", each.id,
                         a.folder.string(), b.folder.string());
  }
  for (const stimulus::Stimulus& each : b.set.stimuli)
    if (in(a, each.id) == a.set.stimuli.end())
      return fmt::format("stimulus {} is in the set of {} and not in that of {}", each.id, b.folder.string(),
                         a.folder.string());
  return "";
}

std::string set_refusal(const FixedStudy& a, const FixedStudy& b) {
  if (lock_digest(a.folder) == lock_digest(b.folder)) return "";
  if (std::string stimulus = stimulus_refusal(a, b); !stimulus.empty()) return stimulus;
  return fmt::format(
      "set/set.lock of {} and of {} have the same stimuli and differ in other lines; sessions stand "
      "under its digest, so these two cannot be joined",
      a.folder.string(), b.folder.string());
}

} // namespace

StudyDifference difference(const FixedStudy& a, const FixedStudy& b) {
  StudyDifference out;
  if (std::string set = set_refusal(a, b); !set.empty()) out.refusals.push_back(std::move(set));
  for (std::string& each : differing(fixed_keys(a), fixed_keys(b), a, b))
    out.refusals.push_back(std::move(each));
  if (std::string listeners = listeners_refusal(a, b); !listeners.empty())
    out.refusals.push_back(std::move(listeners));
  for (const std::string& each : differing(free_keys(a.design), free_keys(b.design), a, b))
    out.notes.push_back(fmt::format("{}; the joined study has that of {}", each, a.folder.string()));
  if (a.design.experimenter_code != b.design.experimenter_code)
    out.notes.push_back(
        fmt::format("the experimenter's code of the joined study is that of {}", a.folder.string()));
  if (read_file(a.folder / "set" / "set.toml") != read_file(b.folder / "set" / "set.toml"))
    out.notes.push_back(
        fmt::format("set/set.toml differs in labels or planning values; the joined study has that of {}",
                    a.folder.string()));
  return out;
}

} // namespace quietroom::study

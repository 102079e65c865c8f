#include "analysis/derivation_request.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::analysis {

namespace {

std::vector<TestCondition> in_order_of(const std::vector<std::string>& panel,
                                       const std::vector<TestCondition>& known) {
  std::vector<TestCondition> out;
  for (const std::string& id : panel) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& c) { return c.id == id; });
    out.push_back(found == known.end() ? TestCondition{} : *found);
    out.back().id = id;
  }
  return out;
}

std::size_t place_of(const DerivationRequest& request, const std::string& id, const char* option) {
  const auto& all = request.conditions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == id; });
  if (found == all.end())
    throw_input(
        fmt::format("{} names {}, which has no votes; conditions are named as in the votes", option, id));
  return static_cast<std::size_t>(found - all.begin());
}

/// Ie, or Ie,eff by the model where packets are lost; nothing where no such value is published.
std::optional<double> published_ie(const TestCondition& condition, emodel::Band band) {
  if (!condition.Ie || !condition.lossy()) return condition.Ie;
  if (!condition.Bpl || *condition.Bpl <= 0) return std::nullopt;
  return compare::effective_ie(*condition.Ie, *condition.Bpl, condition.stimuli, band);
}

void take_references(const DerivationChoice& choice, DerivationRequest& request) {
  const auto& all = request.conditions;
  for (const std::string& id : choice.references) {
    const std::size_t c = place_of(request, id, "--references");
    const auto Ie = published_ie(all[c], request.setup.band);
    if (!Ie)
      throw_input(fmt::format("--references names {}, of which no Ie is known{}; give it in set.toml or "
                              "with --models",
                              id, all[c].lossy() ? " or no Bpl" : ""));
    request.setup.references.push_back({c, *Ie});
  }
  if (!choice.references.empty()) return;
  for (std::size_t c = 0; c < all.size(); ++c)
    if (const auto Ie = published_ie(all[c], request.setup.band); all[c].reference && Ie)
      request.setup.references.push_back({c, *Ie});
}

/// The reference of least Ie; of several the one that loses nothing in a codec, else the first.
void take_direct(const DerivationChoice& choice, DerivationRequest& request) {
  if (choice.direct) {
    request.setup.direct = place_of(request, *choice.direct, "--direct");
    return;
  }
  const auto better = [&](const compare::Reference& a, const compare::Reference& b) {
    const bool codec_a = !request.conditions[a.condition].codec.empty();
    const bool codec_b = !request.conditions[b.condition].codec.empty();
    return std::pair(a.Ie, codec_a) < std::pair(b.Ie, codec_b);
  };
  const auto& all = request.setup.references;
  if (const auto best = std::min_element(all.begin(), all.end(), better); best != all.end())
    request.setup.direct = best->condition;
}

void add_condition(const DerivationRequest& request, std::size_t c, compare::CodecConditions& codec) {
  const TestCondition& condition = request.conditions[c];
  if (condition.lossy())
    codec.lossy.push_back({c, condition.stimuli});
  else
    codec.clean.push_back(c);
}

compare::CodecConditions chosen_codec(const DerivationRequest& request, const CodecChoice& choice) {
  compare::CodecConditions out{choice.name, {}, {}};
  for (const std::string& id : choice.conditions)
    add_condition(request, place_of(request, id, "--codec"), out);
  return out;
}

bool is_reference(const DerivationRequest& request, std::size_t c) {
  const auto& all = request.setup.references;
  return std::any_of(all.begin(), all.end(), [&](const auto& reference) { return reference.condition == c; });
}

/// Whether it says something of its codec: what noise, a level or an MNRU brings is not the codec's.
bool of_codec_alone(const TestCondition& condition) {
  return !condition.codec.empty() && condition.more_than_codec.empty();
}

/// Whether a Bpl of this condition's codec and concealment would be one of several sizes of packets.
bool packets_differ(const DerivationRequest& request, const TestCondition& first) {
  return std::any_of(request.conditions.begin(), request.conditions.end(), [&](const auto& other) {
    return of_codec_alone(other) && other.lossy() && other.codec == first.codec &&
           other.concealment == first.concealment && other.packets != first.packets;
  });
}

/// The conditions of a codec without loss belong to each of its concealments and sizes of packets.
compare::CodecConditions codec_of(const DerivationRequest& request, const TestCondition& first) {
  compare::CodecConditions out{first.codec, {}, {}};
  if (first.lossy() && !first.concealment.empty()) out.name += ", concealment " + first.concealment;
  if (first.lossy() && !first.packets.empty() && packets_differ(request, first))
    out.name += ", " + first.packets;
  for (std::size_t c = 0; c < request.conditions.size(); ++c) {
    const TestCondition& other = request.conditions[c];
    if (!of_codec_alone(other) || other.codec != first.codec) continue;
    const bool alike = other.concealment == first.concealment && other.packets == first.packets;
    if (!other.lossy() || (first.lossy() && alike)) add_condition(request, c, out);
  }
  return out;
}

std::vector<NotUsed> not_used(const DerivationRequest& request) {
  std::vector<NotUsed> out;
  for (std::size_t c = 0; c < request.conditions.size(); ++c)
    if (const TestCondition& one = request.conditions[c]; !one.codec.empty() && !of_codec_alone(one))
      out.push_back({c, one.codec + ' ' + one.more_than_codec});
  return out;
}

std::vector<compare::CodecConditions> codecs_found(const DerivationRequest& request) {
  std::vector<compare::CodecConditions> out;
  const auto& all = request.conditions;
  const auto has = [&](const std::string& name) {
    return std::any_of(out.begin(), out.end(), [&](const auto& codec) { return codec.name == name; });
  };
  for (const bool lossy : {true, false}) // first those with loss: they take the clean ones along
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (all[c].lossy() != lossy || all[c].q_db) continue;
      if (all[c].codec.empty()) {
        if (!lossy && !is_reference(request, c)) out.push_back({all[c].id, {c}, {}});
        continue;
      }
      if (!of_codec_alone(all[c])) continue;
      const compare::CodecConditions codec = codec_of(request, all[c]);
      const bool taken = std::any_of(out.begin(), out.end(), [&](const auto& other) {
        return !lossy && !other.lossy.empty() && other.clean == codec.clean;
      });
      const bool known = !lossy && std::all_of(codec.clean.begin(), codec.clean.end(),
                                               [&](std::size_t i) { return is_reference(request, i); });
      if (!taken && !known && !has(codec.name)) out.push_back(codec);
    }
  return out;
}

} // namespace

DerivationRequest derivation_request(const DerivationChoice& choice, const std::vector<TestCondition>& known,
                                     const std::vector<std::string>& panel, emodel::Band band) {
  DerivationRequest out;
  out.setup.band = band;
  out.conditions = in_order_of(panel, known);
  take_references(choice, out);
  take_direct(choice, out);
  for (std::size_t c = 0; c < out.conditions.size(); ++c)
    if (const auto q_db = out.conditions[c].q_db) out.mnru.push_back({c, *q_db});
  for (const CodecChoice& codec : choice.codecs) out.codecs.push_back(chosen_codec(out, codec));
  if (!out.codecs.empty()) return out;
  out.codecs = codecs_found(out);
  out.not_used = not_used(out);
  return out;
}

} // namespace quietroom::analysis

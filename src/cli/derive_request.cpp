#include "cli/derive_request.h"

#include "compare/fit_acceptance.h"
#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

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

std::size_t place_of(const DeriveRequest& request, const std::string& id, const char* option) {
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

void take_references(const Arguments& arguments, DeriveRequest& request) {
  const auto& all = request.conditions;
  if (!arguments.text("--references").value_or("").empty()) { // compare's may stand without a list
    const auto named = arguments.list("--references");
    for (const std::string& id : *named) {
      const std::size_t c = place_of(request, id, "--references");
      const auto Ie = published_ie(all[c], request.setup.band);
      if (!Ie)
        throw_input(fmt::format("--references names {}, of which no Ie is known{}; give it in set.toml or "
                                "with --models",
                                id, all[c].lossy() ? " or no Bpl" : ""));
      request.setup.references.push_back({c, *Ie});
    }
    return;
  }
  for (std::size_t c = 0; c < all.size(); ++c)
    if (const auto Ie = published_ie(all[c], request.setup.band); all[c].reference && Ie)
      request.setup.references.push_back({c, *Ie});
}

/// The reference of least Ie; of several the one that loses nothing in a codec, else the first.
void take_direct(const Arguments& arguments, DeriveRequest& request) {
  if (const auto id = arguments.text("--direct")) {
    request.setup.direct = place_of(request, *id, "--direct");
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

void add_condition(const DeriveRequest& request, std::size_t c, compare::CodecConditions& codec) {
  const TestCondition& condition = request.conditions[c];
  if (condition.lossy())
    codec.lossy.push_back({c, condition.stimuli});
  else
    codec.clean.push_back(c);
}

/// "NAME=A,B,C".
compare::CodecConditions named_codec(const DeriveRequest& request, const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == 0 || equals == std::string::npos)
    throw_input(fmt::format("--codec \"{}\" is not NAME=CONDITION,CONDITION,...", given));
  Arguments parts;
  parts.set("--codec", {given.substr(equals + 1)});
  compare::CodecConditions out{given.substr(0, equals), {}, {}};
  const auto ids = parts.list("--codec");
  for (const std::string& id : *ids) add_condition(request, place_of(request, id, "--codec"), out);
  return out;
}

bool is_reference(const DeriveRequest& request, std::size_t c) {
  const auto& all = request.setup.references;
  return std::any_of(all.begin(), all.end(), [&](const auto& reference) { return reference.condition == c; });
}

/// Whether it says something of its codec: what noise, a level or an MNRU brings is not the codec's.
bool of_codec_alone(const TestCondition& condition) {
  return !condition.codec.empty() && condition.more_than_codec.empty();
}

/// Whether a Bpl of this condition's codec and concealment would be one of several sizes of packets.
bool packets_differ(const DeriveRequest& request, const TestCondition& first) {
  return std::any_of(request.conditions.begin(), request.conditions.end(), [&](const auto& other) {
    return of_codec_alone(other) && other.lossy() && other.codec == first.codec &&
           other.concealment == first.concealment && other.packets != first.packets;
  });
}

/// The conditions of a codec without loss belong to each of its concealments and sizes of packets.
compare::CodecConditions codec_of(const DeriveRequest& request, const TestCondition& first) {
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

std::vector<NotUsed> not_used(const DeriveRequest& request) {
  std::vector<NotUsed> out;
  for (std::size_t c = 0; c < request.conditions.size(); ++c)
    if (const TestCondition& one = request.conditions[c]; !one.codec.empty() && !of_codec_alone(one))
      out.push_back({c, one.codec + ' ' + one.more_than_codec});
  return out;
}

std::vector<compare::CodecConditions> codecs_found(const DeriveRequest& request) {
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

/// The numbers of a fit that is refused, for the one who must judge it.
std::string numbers_of(const DeriveRequest& request, const std::optional<compare::ReferenceFit>& fit) {
  std::string out = fmt::format("n = {}", request.setup.references.size());
  if (fit)
    out += fmt::format(", a = {}, b = {}, residual standard error {}", fixed(fit->a, 2), fixed(fit->b, 3),
                       fixed(fit->residual_se, 2));
  for (const compare::Reference& reference : request.setup.references)
    out += fmt::format("; {} {}", request.conditions[reference.condition].id, fixed(reference.Ie, 1));
  return out;
}

} // namespace

Option references_option() {
  return {"--references", "IDS",
          "conditions whose published Ie carry the scale, with commas between (default: those of the kind "
          "reference with an Ie)"};
}

std::optional<compare::ReferenceFit> fit_of(const DeriveRequest& request, const std::vector<double>& mos) {
  if (request.setup.references.empty()) return std::nullopt;
  return fit_references(request.setup, mos);
}

std::string above_direct_note(const DeriveRequest& request, const compare::ReferenceFit& fit) {
  if (fit.above_direct.empty()) return "";
  std::string names;
  for (const std::size_t c : fit.above_direct)
    names += (names.empty() ? "" : ", ") + request.conditions[c].id;
  return fmt::format("Above the direct condition {} and above the model's best MOS, {}: {}; scores are "
                     "rescaled by the direct condition alone, so either it is not the best one or the panel "
                     "heard more than this scale holds",
                     request.conditions[request.setup.direct].id, fixed(compare::best_mos(fit.band), 3),
                     names);
}

std::string refusal(const std::string& votes, const DeriveRequest& request,
                    const std::optional<compare::ReferenceFit>& fit) {
  return fmt::format("{}: the references do not carry a derivation: {} ({})", votes,
                     fmt::join(objections(request.setup, fit), "; "), numbers_of(request, fit));
}

DeriveRequest derive_request(const Arguments& arguments, const std::vector<TestCondition>& known,
                             const std::vector<std::string>& panel, emodel::Band band) {
  DeriveRequest out;
  out.setup.band = band;
  out.conditions = in_order_of(panel, known);
  take_references(arguments, out);
  take_direct(arguments, out);
  for (std::size_t c = 0; c < out.conditions.size(); ++c)
    if (const auto q_db = out.conditions[c].q_db) out.mnru.push_back({c, *q_db});
  for (const std::string& given : arguments.all("--codec")) out.codecs.push_back(named_codec(out, given));
  if (!out.codecs.empty()) return out;
  out.codecs = codecs_found(out);
  out.not_used = not_used(out);
  return out;
}

} // namespace quietroom::cli

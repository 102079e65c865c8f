#include "design/method_keys.h"

#include "core/near_miss.h"
#include "design/own_scale.h"
#include "method/methods.h"
#include "method/scores.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

/// Keys that would do nothing with this method.
void refuse_keys(toml::Reader& reader, const Design& design, std::initializer_list<const char*> keys,
                 const char* of_what) {
  for (const char* key : keys)
    if (reader.value(key) != nullptr)
      reader.error(reader.line_of(key), fmt::format("{} is for {}; take it out of a study by the method {}",
                                                    key, of_what, design.method.id));
}

void read_pairs(toml::Reader& reader, Design& design) {
  if (design.method.layout != method::Layout::pair)
    return refuse_keys(reader, design, {"pairs", "pair_gap_s", "repeat_gap_s"},
                       "pairs of sounds (dcr and ccr)");
  method::PairTiming& pair = design.method.pair;
  if (const auto pairs = reader.text("pairs")) {
    if (*pairs != "A-B" && *pairs != "A-B-A-B")
      reader.error(reader.line_of("pairs"),
                   fmt::format("pairs is \"{}\"; write \"A-B\" or \"A-B-A-B\"", *pairs));
    pair.rounds = *pairs == "A-B-A-B" ? 2 : 1;
  }
  pair.gap_s = reader.number_or("pair_gap_s", pair.gap_s, 0.5, 1);
  if (pair.rounds > 1)
    pair.repeat_gap_s = reader.number_or("repeat_gap_s", pair.repeat_gap_s, 1, 1.5);
  else
    refuse_keys(reader, design, {"repeat_gap_s"}, "pairs = \"A-B-A-B\"");
}

void read_scales(toml::Reader& reader, const std::string& file, std::vector<Problem>& problems,
                 Design& design) {
  const auto tables = reader.tables("scale");
  if (tables.empty()) return;
  if (design.method.id != "acr")
    return reader.error(
        tables.front()->line,
        fmt::format("[[scale]] makes own questions with method = \"acr\"; the method {} has its own",
                    design.method.id));
  use_own_scales(tables, file, problems, design.method);
}

/// Zero is the key of "cannot tell".
void read_cannot_tell(toml::Reader& reader, Design& design) {
  design.cannot_tell = reader.boolean("cannot_tell").value_or(false);
  for (const method::Question& each : design.method.questions)
    if (design.cannot_tell && each.input == method::InputKind::digit && contains(each.scale, 0))
      reader.error(
          reader.line_of("cannot_tell"),
          fmt::format(
              "cannot_tell needs the key 0, which is a category of \"{}\"; give that scale lowest = 1",
              each.id));
}

} // namespace

void read_method_keys(toml::Reader& reader, const std::string& file, std::vector<Problem>& problems,
                      Design& design) {
  if (const auto id = reader.text("method")) {
    if (const method::Method* found = method::find(*id))
      design.method = *found;
    else
      reader.error(reader.line_of("method"), method::refusal_of(*id));
  }
  read_scales(reader, file, problems, design);
  read_pairs(reader, design);
  read_cannot_tell(reader, design);
  if (needs_reference(design.method))
    design.reference = reader.text("reference");
  else
    refuse_keys(reader, design, {"reference"}, "methods with a reference (acr-hr, dcr and ccr)");
}

std::string method_lines(const Design& design) {
  std::string out = fmt::format("method = {}\n", toml::quoted(design.method.id));
  if (design.reference) out += fmt::format("reference = {}\n", toml::quoted(*design.reference));
  if (design.method.layout == method::Layout::pair)
    out += fmt::format("pairs = \"{}\"\npair_gap_s = {}\n{}",
                       design.method.pair.rounds == 1 ? "A-B" : "A-B-A-B", design.method.pair.gap_s,
                       design.method.pair.rounds == 1
                           ? std::string()
                           : fmt::format("repeat_gap_s = {}\n", design.method.pair.repeat_gap_s));
  if (design.cannot_tell) out += "cannot_tell = true\n";
  return out;
}

} // namespace quietroom::design

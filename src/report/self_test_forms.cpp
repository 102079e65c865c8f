#include "report/self_test_forms.h"

#include "core/number.h"
#include "estimate/known_breaks.h"
#include "report/fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using estimate::MetamorphicResult;

std::string relation_verdict(const MetamorphicResult& result) {
  if (result.holds) return "holds";
  return result.known.empty() ? "BREAKS" : "breaks, as published";
}

std::string relation_values(const MetamorphicResult& result) {
  std::string out;
  for (const auto& value : result.values) out += (out.empty() ? "" : "  ") + fixed(value, 3);
  return out;
}

Fields<MetamorphicResult> result_fields() {
  using Row = MetamorphicResult;
  return {{"measure", "measure", 0, everywhere, [](const Row& r) { return r.measure; }},
          {"relation", "relation", 0, everywhere, [](const Row& r) { return r.relation; }},
          {"verdict", "", 0, for_readers, relation_verdict},
          {"values", "scores", 0, for_readers, relation_values},
          in_json<Row>("values", [](const Row& r) { return Json(r.values); }),
          in_json<Row>("holds", [](const Row& r) { return Json(r.holds); }),
          in_json<Row>("known", [](const Row& r) { return r.known.empty() ? Value() : Value(r.known); })};
}

/// A paragraph a measure.
constexpr const char* definitions =
    R"(ViSQOL 3 (conformance 333), a MOS-LQO from 1 to 5. Similarity (NSIM) of gammatone spectrograms of 80 ms frames,
  patch by patch, each patch where it fits best. Chinen et al., QoMEX 2020; Hines et al., EURASIP J. ASMP 2015:13.
  Speech mode: 21 bands to 8 kHz, patches where the reference speaks, exponential mapping. It is meant for 16 kHz.
  Audio mode: 32 bands to half the rate, every 0.6 s, support vectors, or Quietroom's own fit unless --audio-model
  names the reference's file. It is meant for 48 kHz.
STOI, ESTOI: intelligibility, 0 to 1, no quality. Taal et al., IEEE TASLP 19 (7), 2011; Jensen and Taal, 24 (11), 2016.
SI-SDR, dB: energy of the reference in the degraded sound over all else. Le Roux et al., ICASSP 2019. Infinite, and so
  without a value, for equal sounds.
Segmental SNR, dB: frames of 30 ms held within -10 and 35 dB, then the mean. Hansen and Pellom, ICSLP 1998.
Log-spectral distance, dB: 0 is best. Gray and Markel, IEEE Trans. ASSP 24, 1976.
Waveform measures are of the sounds moved together to the sample, with the level of the reference.
)";

constexpr const char* traps =
    R"(Where the public reference of ViSQOL gives a number and Quietroom none, with the reason (exit 1):
  a silent reference (5.0 there, also against silence), a constant offset (3.29), a silent degraded sound (1.0), less
  than 0.5 s of active speech (a crash from 0.08 to 0.58 s), audio of fewer frames than a patch, no patch within the
  degraded sound, values that are not finite.
What its method does not see, here as there:
  polarity; a change of level; sound behind or before what is compared (2 s more in front: 4.94); in speech mode all
  above 8 kHz. An offset counts as level. Upside down an asymmetric reference may have other patches, for the largest
  sample counts with its sign. Patch 0 always counts as speech. Unrelated sounds get clearly more than 1.
What it sees otherwise than people: its speech mapping is nearly a straight line of similarity, which was fitted to
  codecs. On the reference's own material white noise at 20 dB SNR gets 3.73 and hard clipping 3.82, where the other
  mapping of the same program (a lattice, not here) gives 1.35 and 1.43. Hold it against a panel (quietroom compare
  --against visqol) before you believe it of another kind of impairment.
)";

} // namespace

std::string self_test_text(const std::vector<MetamorphicResult>& results) {
  const auto held = std::ranges::count_if(results, [](const MetamorphicResult& r) { return r.holds; });
  const auto known =
      std::ranges::count_if(results, [](const MetamorphicResult& r) { return !r.holds && !r.known.empty(); });
  std::string out = to_text(table_of(result_fields(), results, Form::text)) +
                    fmt::format("\n{} of {} relations hold", held, results.size());
  if (known > 0)
    out += fmt::format(", {} are broken by the published method (quietroom estimate --explain)", known);
  const auto bad = static_cast<std::ptrdiff_t>(results.size()) - held - known;
  return out + (bad > 0 ? fmt::format(", {} BREAK and should not\n", bad) : "\n");
}

std::string self_test_json(const std::vector<MetamorphicResult>& results) {
  return text(Json(array_of(result_fields(), results)));
}

std::string measures_explained() {
  std::string out = std::string(definitions) + "\n" + traps + "\nRelations that a published method breaks:\n";
  for (const estimate::KnownBreak& each : estimate::known_breaks())
    out += fmt::format("  {}: {}. {}\n", each.measure, each.relation, each.why);
  return out;
}

} // namespace quietroom::report

#include "report/estimate_forms.h"

#include "core/counted.h"
#include "core/number.h"
#include "report/fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using estimate::ComparedPatch;
using estimate::ScoredPair;

/// A window of the pair, and by how much the degraded sound is moved there, as a whole and by itself.
struct WindowFound {
  ComparedPatch patch;
  std::optional<double> lag_s;
};

std::vector<WindowFound> worst_first(const std::vector<ComparedPatch>& patches, double lag_s) {
  std::vector<WindowFound> out;
  for (const ComparedPatch& patch : patches) {
    out.push_back({patch, {}});
    if (patch.degraded_s) out.back().lag_s = lag_s + patch.reference_s - *patch.degraded_s;
  }
  std::ranges::stable_sort(out, {}, [](const WindowFound& w) { return w.patch.similarity.nsim; });
  return out;
}

std::vector<WindowFound> worst_first(const ScoredPair& pair) {
  if (!pair.estimate.comparison) return {};
  return worst_first(pair.estimate.comparison->patches, pair.estimate.lag_s());
}

/// `with_bands`: of each window too.
Fields<WindowFound> window_fields(bool with_bands) {
  using Row = WindowFound;
  Fields<Row> out{
      {"ref_s", "reference s", 2, everywhere, [](const Row& r) { return r.patch.reference_s; }},
      {"deg_s", "degraded s", 2, everywhere, [](const Row& r) { return value_of(r.patch.degraded_s); }},
      {"seconds", "", 2, json_alone, [](const Row& r) { return r.patch.seconds; }},
      {"lag_s", "lag s", 4, everywhere, [](const Row& r) { return value_of(r.lag_s); }},
      {"nsim", "NSIM", 3, everywhere, [](const Row& r) { return r.patch.similarity.nsim; }}};
  if (with_bands)
    out.push_back(in_json<Row>("fvnsim", [](const Row& r) { return Json(r.patch.similarity.by_band); }));
  return out;
}

std::optional<double> vnsim_of(const ScoredPair& pair) {
  if (!pair.estimate.comparison) return std::nullopt;
  return pair.estimate.comparison->similarity.vnsim;
}

std::optional<double> lag_of(const ScoredPair& pair) {
  if (!pair.estimate.comparison) return std::nullopt;
  return pair.estimate.lag_s();
}

std::optional<std::string> reason_of(const ScoredPair& pair) {
  if (pair.estimate.reason.empty()) return std::nullopt;
  return pair.estimate.reason;
}

/// Nothing where a file could not be read, so that nothing was asked of the pair.
std::optional<std::string> mapping_of(const ScoredPair& pair) {
  if (pair.estimate.mapping.empty()) return std::nullopt;
  return pair.estimate.mapping;
}

std::optional<std::string> mode_of(const ScoredPair& pair) {
  if (pair.estimate.mapping.empty()) return std::nullopt;
  return estimate::name_of(pair.estimate.mode);
}

std::string joined_warnings(const ScoredPair& pair) {
  std::string out;
  for (const std::string& each : pair.estimate.warnings) out += (out.empty() ? "" : "; ") + each;
  return out;
}

Fields<ScoredPair> score_fields() {
  using Row = ScoredPair;
  return {
      {"measure", "", 0, for_programs, [](const Row&) { return "visqol"; }},
      {"version", "", 0, for_programs, [](const Row&) { return std::to_string(estimate::conformance); }},
      {"mode", "", 0, for_programs, [](const Row& r) { return value_of(mode_of(r)); }},
      {"mapping", "", 0, for_programs, [](const Row& r) { return value_of(mapping_of(r)); }},
      {"mos_lqo", "", 2, for_programs, [](const Row& r) { return value_of(r.estimate.mos_lqo); }},
      {"reason", "", 0, for_programs, [](const Row& r) { return value_of(reason_of(r)); }},
      {"warnings", "", 0, csv_alone, joined_warnings},
      {"warnings", "", 0, json_alone, [](const Row& r) { return Json(r.estimate.warnings); }},
      {"vnsim", "", 3, for_programs, [](const Row& r) { return value_of(vnsim_of(r)); }},
      {"lag_s", "", 4, for_programs, [](const Row& r) { return value_of(lag_of(r)); }},
      {"stoi", "", 3, for_programs, [](const Row& r) { return value_of(r.estimate.small.stoi); }},
      {"estoi", "", 3, for_programs, [](const Row& r) { return value_of(r.estimate.small.estoi); }},
      {"si_sdr_db", "", 2, for_programs, [](const Row& r) { return value_of(r.estimate.small.si_sdr_db); }},
      {"seg_snr_db", "", 2, for_programs, [](const Row& r) { return value_of(r.estimate.small.seg_snr_db); }},
      {"lsd_db", "", 2, for_programs, [](const Row& r) { return value_of(r.estimate.small.lsd_db); }}};
}

Json document_of(const ScoredPair& pair) {
  Json::Object out{{"reference", pair.reference}, {"degraded", pair.degraded}};
  for (auto& member : object_of(score_fields(), pair)) out.push_back(std::move(member));
  const auto& comparison = pair.estimate.comparison;
  out.emplace_back("fvnsim", comparison ? Json(comparison->similarity.fvnsim) : Json(Json::Array{}));
  out.emplace_back("centre_hz", pair.estimate.centres_hz);
  out.emplace_back("rate_hz", pair.estimate.rate_hz > 0 ? Json(pair.estimate.rate_hz) : Json());
  out.emplace_back("patches", array_of(window_fields(true), worst_first(pair)));
  return out;
}

std::string table_of_windows(const ScoredPair& pair) {
  constexpr std::size_t most_shown = 10;
  std::vector<WindowFound> windows = worst_first(pair);
  if (windows.empty()) return "";
  const std::size_t all = windows.size();
  windows.resize(std::min(all, most_shown));
  const std::string title = windows.size() < all
                                ? fmt::format("The {} worst of {}:", most_shown, counted(all, "window"))
                                : "The windows, the worst first:";
  return "\n" + title + "\n" + to_text(table_of(window_fields(false), windows, Form::text));
}

} // namespace

std::string estimate_text(const ScoredPair& pair) {
  const estimate::PairEstimate& it = pair.estimate;
  std::string out = fmt::format("MOS-LQO {}, ViSQOL {}, {} mode, mapping: {}\n", fixed(it.mos_lqo, 2),
                                estimate::conformance, name_of(it.mode), it.mapping);
  if (!it.reason.empty()) out += fmt::format("no score: {}\n", it.reason);
  if (!it.comparison) return out;
  out += fmt::format("VNSIM {:.3f} over {}; {:.2f} s at {} Hz; lag {:.4f} s (negative: the degraded sound "
                     "is late)\n",
                     it.comparison->similarity.vnsim, counted(it.comparison->patches.size(), "window"),
                     it.reference_s, it.rate_hz, it.lag_s());
  out += fmt::format("STOI {}, ESTOI {}, SI-SDR {} dB, segmental SNR {} dB, log-spectral distance {} dB\n",
                     fixed(it.small.stoi, 3), fixed(it.small.estoi, 3), fixed(it.small.si_sdr_db, 2),
                     fixed(it.small.seg_snr_db, 2), fixed(it.small.lsd_db, 2));
  return out + table_of_windows(pair);
}

std::string estimate_json(const ScoredPair& pair) { return text(document_of(pair)); }

std::string estimates_json(const std::vector<ScoredPair>& pairs) {
  Json::Array out;
  for (const ScoredPair& pair : pairs) out.push_back(document_of(pair));
  return text(Json(std::move(out)));
}

Json windows_json(const std::vector<ComparedPatch>& patches, double lag_s) {
  const bool with_bands =
      std::ranges::any_of(patches, [](const ComparedPatch& p) { return !p.similarity.by_band.empty(); });
  return array_of(window_fields(with_bands), worst_first(patches, lag_s));
}

std::vector<std::string> estimate_columns() {
  std::vector<std::string> out;
  for (const auto& field : score_fields())
    if (field.forms.csv) out.push_back(field.key);
  return out;
}

std::vector<std::string> estimate_cells(const ScoredPair& pair) {
  std::vector<std::string> out;
  for (const auto& field : score_fields()) {
    if (!field.forms.csv) continue;
    const Cell cell = cell_of(field.get(pair), field.decimals, Form::csv);
    if (const auto* number = std::get_if<Number>(&cell))
      out.push_back(number->value ? shortest(*number->value) : "");
    else
      out.push_back(std::get<std::string>(cell));
  }
  return out;
}

} // namespace quietroom::report

#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& one : parts) out += (out.empty() ? "" : between) + one;
  return out;
}

std::string exclusion_note(const std::vector<votes::Excluded>& excluded) {
  std::string out;
  for (std::size_t i = 0; i < excluded.size(); ++i) {
    const votes::Excluded& entry = excluded[i];
    out += (i == 0 ? "Excluded: " : ", ") + entry.listener + " (" + std::to_string(entry.votes) +
           (entry.votes == 1 ? " vote)" : " votes)");
    if (i + 1 == excluded.size() || excluded[i + 1].reason != entry.reason) out += ", " + entry.reason;
  }
  return out;
}

void add_column(Table& table, const char* key, const char* header, const std::string& text) {
  table.columns.push_back({key, header, Align::left, ""});
  for (auto& row : table.rows) row.emplace_back(text);
}

/// The details of a bootstrap, which a program needs to do it again; null for the other methods.
Json bootstrap_json(const stats::CiOptions& ci) {
  if (ci.method != stats::CiMethod::bootstrap) return {};
  const bool votes = ci.bootstrap.resampling == stats::Resampling::votes;
  const bool bca = ci.bootstrap.limits == stats::BootstrapLimits::bca;
  return Json::Object{{"resample", votes ? "votes" : "listeners"},
                      {"limits", bca ? "bca" : "percentile"},
                      {"replicates", ci.bootstrap.replicates},
                      {"seed", ci.bootstrap.seed}};
}

Json excluded_json(const std::vector<votes::Excluded>& excluded) {
  Json::Array out;
  for (const votes::Excluded& entry : excluded)
    out.push_back(
        Json::Object{{"listener", entry.listener}, {"reason", entry.reason}, {"votes", entry.votes}});
  return out;
}

} // namespace

std::string simulated_note(bool simulated) {
  return simulated ? "SIMULATED votes: made by a program, nobody's opinion" : "";
}

std::string left_out_note(const votes::LeftOut& left_out) {
  if (left_out.sum() == 0) return "";
  std::string kinds;
  for (const auto& [count, kind] :
       {std::pair{left_out.practice, " practice"}, std::pair{left_out.invalid, " void"},
        std::pair{left_out.empty, " empty"}, std::pair{left_out.control, " gold or trap"}})
    if (count > 0) kinds += (kinds.empty() ? "" : ", ") + std::to_string(count) + kind;
  return "left out " + kinds + (left_out.sum() == 1 ? " row" : " rows");
}

std::vector<std::string> notes_of(const analysis::Provenance& provenance) {
  std::vector<std::string> out;
  if (!provenance.where.empty()) out.push_back("Only rows with " + joined(provenance.where, ", "));
  if (!provenance.excluded.empty()) out.push_back(exclusion_note(provenance.excluded));
  return out;
}

std::vector<std::string> notes_with_level(const analysis::Provenance& provenance) {
  std::vector<std::string> out = notes_of(provenance);
  if (!provenance.level_note.empty()) out.insert(out.begin(), "Sound: " + provenance.level_note);
  return out;
}

void add_provenance(Table& table, const analysis::Provenance& provenance) {
  if (provenance.ci)
    add_column(table, "ci_method", "Method", std::string(stats::text(provenance.ci->method)));
  if (!provenance.excluded.empty()) {
    std::vector<std::string> ids;
    for (const votes::Excluded& entry : provenance.excluded) ids.push_back(entry.listener);
    add_column(table, "excluded", "Excluded", joined(ids, ";"));
  }
  if (!provenance.where.empty()) add_column(table, "where", "Where", joined(provenance.where, ";"));
  table.simulated = provenance.simulated;
}

void add_provenance(Json::Object& document, const analysis::Provenance& provenance) {
  if (provenance.ci) {
    document.emplace_back("ci_method", stats::text(provenance.ci->method));
    document.emplace_back("bootstrap", bootstrap_json(*provenance.ci));
  }
  document.emplace_back("designation", provenance.designation);
  document.emplace_back("simulated", provenance.simulated);
  document.emplace_back("where", provenance.where);
  Json::Object left_out{{"practice", provenance.left_out.practice},
                        {"void", provenance.left_out.invalid},
                        {"empty", provenance.left_out.empty}};
  if (provenance.left_out.control > 0) left_out.emplace_back("control", provenance.left_out.control);
  document.emplace_back("left_out", std::move(left_out));
  document.emplace_back("excluded", excluded_json(provenance.excluded));
}

} // namespace quietroom::report

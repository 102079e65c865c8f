#include "report/citations.h"

#include "report/table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <string_view>

namespace quietroom::report {

using analysis::StudyDescription;

namespace {

Citation itu_t(std::string number, std::string title, int year, int month) {
  std::string key = "itu_t_" + number;
  std::erase(key, '-');
  std::ranges::transform(key, key.begin(), [](char c) {
    return c == '.' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return {std::move(key), "ITU-T", std::move(number), std::move(title), year, month};
}

} // namespace

const std::vector<Citation>& all_citations() {
  static const std::vector<Citation> out = {
      itu_t("G.107", "The E-model: a computational model for use in transmission planning", 2015, 6),
      itu_t("G.107.1", "Wideband E-model", 2019, 6),
      itu_t("G.107.2", "Fullband E-model", 2019, 6),
      itu_t("G.113", "Transmission impairments due to speech processing", 2024, 9),
      itu_t("P.56", "Objective measurement of active speech level", 2011, 12),
      itu_t("P.800", "Methods for subjective determination of transmission quality", 1996, 8),
      itu_t("P.800.1", "Mean opinion score (MOS) terminology", 2016, 7),
      itu_t("P.800.2", "Mean opinion score interpretation and reporting", 2016, 7),
      itu_t("P.808", "Subjective evaluation of speech quality with a crowdsourcing approach", 2021, 6),
      itu_t("P.810", "Modulated noise reference unit (MNRU)", 2023, 3),
      itu_t("P.833",
            "Methodology for derivation of equipment impairment factors from subjective listening-only tests",
            2001, 2),
      itu_t("P.835",
            "Subjective test methodology for evaluating speech communication systems that include noise "
            "suppression algorithm",
            2003, 11),
      itu_t("P.910", "Subjective video quality assessment methods for multimedia applications", 2023, 10),
      itu_t(
          "P.913",
          "Methods for the subjective assessment of video quality, audio quality and audiovisual quality of "
          "Internet video and distribution quality television in any environment",
          2021, 6),
      itu_t("P.1401",
            "Methods, metrics and procedures for statistical evaluation, qualification and comparison of "
            "objective quality prediction models",
            2020, 1),
      {"itu_r_bs1534", "ITU-R", "BS.1534-3",
       "Method for the subjective assessment of intermediate quality level of audio systems", 2015, 10},
      {"itu_r_bt500", "ITU-R", "BT.500-15",
       "Methodologies for the subjective assessment of the quality of television images", 2023, 5},
  };
  return out;
}

namespace {

bool has_step(const stimulus::StimulusSet& set, std::string_view name) {
  const auto is_it = [&](const stimulus::Step& step) { return step.name == name; };
  return std::ranges::any_of(set.source_steps, is_it) ||
         std::ranges::any_of(set.conditions, [&](const stimulus::Condition& condition) {
           return std::ranges::any_of(condition.steps, is_it);
         });
}

/// The model of the E-model family that predicts in this context.
std::string_view model_of(Context context) {
  return context == Context::narrowband ? "G.107" : context == Context::wideband ? "G.107.1" : "G.107.2";
}

void add_of_set(const stimulus::StimulusSet& set, std::set<std::string, std::less<>>& numbers) {
  numbers.insert("P.56");
  if (has_step(set, "mnru")) numbers.insert("P.810");
  if (std::ranges::none_of(set.conditions, [](const auto& each) { return each.emodel.has_value(); })) return;
  numbers.emplace(model_of(set.context));
  numbers.insert("G.113");
}

void add_of_method(std::string_view method, std::set<std::string, std::less<>>& numbers) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others = {
      {{"p835", "P.835"}, {"p808", "P.808"}, {"mushra", "BS.1534-3"}, {"acrhr", "P.910"}}};
  std::string bare;
  for (const char c : method)
    if (c != '-' && c != '_' && c != '.' && c != ' ')
      bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const auto& [name, number] : others)
    if (bare.starts_with(name)) return void(numbers.emplace(number));
  for (const std::string_view name : {"acr", "effort", "loudness", "dcr", "ccr"})
    if (bare == name) numbers.insert("P.800");
}

} // namespace

std::vector<Citation> citations_of(const StudyDescription& study) {
  std::set<std::string, std::less<>> numbers = {"P.800.2"}; // what a report of MOS must say
  for (const std::string& method : study.methods) add_of_method(method, numbers);
  if (study.mos.of.designation) numbers.insert("P.800.1");
  if (study.set) add_of_set(*study.set, numbers);
  for (const votes::Excluded& each : study.mos.of.excluded)
    if (each.reason.find("BT.500") != std::string::npos || each.reason.find("bt500") != std::string::npos)
      numbers.insert("BT.500-15");
  std::vector<Citation> out;
  std::ranges::copy_if(all_citations(), std::back_inserter(out),
                       [&](const Citation& each) { return numbers.contains(each.number); });
  return out;
}

namespace {

std::string entry(const Citation& citation) {
  constexpr std::array<const char*, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
  return fmt::format("@techreport{{{},\n  author = {{{{{}}}}},\n  title = {{{{{}}}}},\n"
                     "  type = {{Recommendation}},\n  number = {{{}}},\n"
                     "  institution = {{International Telecommunication Union}},\n  address = {{Geneva}},\n"
                     "  year = {{{}}},\n  month = {}\n}}\n",
                     citation.key, citation.organisation, citation.title, citation.number, citation.year,
                     months[static_cast<std::size_t>(citation.month - 1)]);
}

} // namespace

std::string bibtex(const std::vector<Citation>& citations, const std::string& version, int year) {
  std::string out = fmt::format("@misc{{quietroom,\n  author = {{{{The authors of Quietroom}}}},\n"
                                "  title = {{{{Quietroom: listening tests and objective comparison}}}},\n"
                                "  howpublished = {{Computer program, version {}}},\n  year = {{{}}}\n}}\n",
                                version, year);
  for (const Citation& each : citations) out += '\n' + entry(each);
  return out;
}

} // namespace quietroom::report

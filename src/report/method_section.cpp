#include "report/method_section.h"

#include "core/json.h"
#include "report/latex_text.h"
#include "report/method_sentences.h"
#include "report/table.h"

#include <algorithm>

namespace quietroom::report {

std::string shown(const Sentence& sentence) {
  return sentence.recorded ? sentence.text : "[" + sentence.text + ": not recorded]";
}

std::vector<Paragraph> method_section(const analysis::StudyDescription& study, const std::string& version) {
  return {question_paragraph(study),         listeners_paragraph(study), stimuli_paragraph(study),
          conditions_paragraph(study),       order_paragraph(study),     listening_paragraph(study),
          analysis_paragraph(study, version)};
}

namespace {

struct ReviewersQuestion {
  const char* text;
  std::vector<std::string_view> topics; ///< of the sentences that answer it
};

const std::vector<ReviewersQuestion>& reviewers_questions() {
  static const std::vector<ReviewersQuestion> out = {
      {"Who were the listeners?",
       {"listeners", "native_language", "experience", "ages", "genders", "hearing", "eligibility"}},
      {"How were they found, and what were they paid?", {"recruitment", "payment", "consent"}},
      {"Who was excluded, and by which rule?", {"exclusion", "unfinished"}},
      {"What were they asked, word for word?", {"method", "instructions", "language", "wording"}},
      {"Which scale and labels did they see?", {"scale"}},
      {"How many votes are there per stimulus and in all?", {"votes", "where", "void", "left_out"}},
      {"Which samples were used, and how were they chosen?",
       {"stimuli", "talkers", "speech_material", "sample_choice", "speech_language"}},
      {"Was the level normalised?", {"levels"}},
      {"Which device, level and place was it heard with?",
       {"device", "transducer", "listening_level", "calibration", "place", "listening_room", "room_noise",
        "dates"}},
      {"Which order and design did the test have?", {"order", "practice", "breaks", "playback", "plan_hash"}},
      {"Which anchors and references were there?", {"references", "conditions"}},
      {"Which statistics were used, over which unit?", {"designation", "intervals", "sd", "software"}},
      {"Where are the raw votes?", {"data"}},
  };
  return out;
}

} // namespace

std::vector<ChecklistEntry> reviewers_checklist(const std::vector<Paragraph>& section) {
  std::vector<ChecklistEntry> out;
  for (const ReviewersQuestion& question : reviewers_questions()) {
    ChecklistEntry entry{question.text, {}};
    for (const std::string_view topic : question.topics)
      for (const Paragraph& paragraph : section)
        for (const Sentence& sentence : paragraph.sentences)
          if (sentence.topic == topic) entry.answer.push_back(sentence);
    if (entry.answer.empty()) entry.answer.push_back({"", "this question", false});
    out.push_back(std::move(entry));
  }
  return out;
}

namespace {

/// What the document must have for these words, as a comment.
std::string latex_head(const std::string& words) {
  const LatexNeeds needs = latex_text(words).needs;
  std::string out = "% \\input this file; it needs ";
  if (needs.lualatex) return out + "LuaLaTeX and fonts that have its letters (fontspec)\n";
  return out + (needs.t1 ? "\\usepackage[T1]{fontenc}" : "no package") + '\n';
}

std::string words_of(const std::vector<Sentence>& sentences) {
  std::string out;
  for (const Sentence& each : sentences) out += each.text + ' ';
  return out;
}

std::string markdown_sentences(const std::vector<Sentence>& sentences) {
  std::string out;
  for (const Sentence& each : sentences) {
    out += out.empty() ? "" : " ";
    out += each.recorded ? markdown_escaped(each.text) : "**" + markdown_escaped(shown(each)) + "**";
  }
  return out;
}

std::string latex_sentences(const std::vector<Sentence>& sentences) {
  std::string out;
  for (const Sentence& each : sentences) {
    out += out.empty() ? "" : "\n";
    out += each.recorded ? latex_escaped(each.text) : "\\textbf{" + latex_escaped(shown(each)) + "}";
  }
  return out + '\n';
}

Json::Array sentences_json(const std::vector<Sentence>& sentences) {
  Json::Array out;
  for (const Sentence& each : sentences)
    out.emplace_back(Json::Object{{"topic", each.topic}, {"text", each.text}, {"recorded", each.recorded}});
  return out;
}

std::size_t gaps_of(const std::vector<Paragraph>& section) {
  std::size_t out = 0;
  for (const Paragraph& each : section)
    out += static_cast<std::size_t>(std::ranges::count(each.sentences, false, &Sentence::recorded));
  return out;
}

} // namespace

std::string markdown(const std::vector<Paragraph>& section) {
  std::string out;
  for (const Paragraph& each : section)
    out +=
        (out.empty() ? "## " : "\n## ") + each.heading + "\n\n" + markdown_sentences(each.sentences) + '\n';
  return out;
}

std::string markdown(const std::vector<ChecklistEntry>& checklist) {
  std::string out = "## Reviewers' checklist\n";
  for (const ChecklistEntry& each : checklist)
    out += "\n**" + markdown_escaped(each.question) + "** " + markdown_sentences(each.answer) + '\n';
  return out;
}

std::string latex(const std::vector<Paragraph>& section) {
  std::string words;
  for (const Paragraph& each : section) words += words_of(each.sentences);
  std::string out = latex_head(words);
  for (const Paragraph& each : section)
    out += "\\paragraph{" + latex_escaped(each.heading) + ".}\n" + latex_sentences(each.sentences) + '\n';
  return out;
}

std::string latex(const std::vector<ChecklistEntry>& checklist) {
  std::string words;
  for (const ChecklistEntry& each : checklist) words += words_of(each.answer);
  std::string out = latex_head(words) + "\\begin{description}\n";
  for (const ChecklistEntry& each : checklist)
    out += "\\item[{" + latex_escaped(each.question) + "}]\n" + latex_sentences(each.answer);
  return out + "\\end{description}\n";
}

std::string method_section_json(const std::vector<Paragraph>& section,
                                const std::vector<ChecklistEntry>& checklist) {
  Json::Array paragraphs, entries;
  for (const Paragraph& each : section)
    paragraphs.emplace_back(
        Json::Object{{"heading", each.heading}, {"sentences", sentences_json(each.sentences)}});
  for (const ChecklistEntry& each : checklist)
    entries.emplace_back(Json::Object{{"question", each.question}, {"answer", sentences_json(each.answer)}});
  return text(Json::Object{
      {"section", std::move(paragraphs)}, {"checklist", std::move(entries)}, {"gaps", gaps_of(section)}});
}

} // namespace quietroom::report

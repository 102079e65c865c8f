#include "report/method_sentences.h"

#include "core/number.h"
#include "report/interval_note.h"
#include "report/method_sentences_level.h"
#include "report/method_sentences_listeners.h"
#include "report/provenance_forms.h"
#include "report/table_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::report {

using analysis::StudyDescription;

std::string extent_text(analysis::Extent extent) {
  return extent.least == extent.most ? std::to_string(extent.most)
                                     : fmt::format("{} to {}", extent.least, extent.most);
}

std::string as_sentence(std::string text) {
  while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos)
    text.pop_back();
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?')) text += '.';
  return text;
}

namespace {

std::string topic_of(std::string_view key) {
  const auto keys = design::fact_keys();
  const auto found = std::ranges::find(keys, key, &design::FactKey::key);
  return std::string(found == keys.end() ? key : found->topic);
}

} // namespace

Sentence fact_or_gap(const StudyDescription& study, std::string_view key) {
  const auto found = study.facts.find(key);
  const std::string topic = topic_of(key);
  if (found == study.facts.end()) return {std::string(key), topic, false};
  return {std::string(key), as_sentence(topic + ": " + found->second)};
}

namespace {

using Labels = std::vector<std::pair<int, std::string>>; ///< of a scale, the highest first

/// "5 Excellent, 4 Good, 3 Fair"
std::string labels_text(const Labels& labels) {
  std::string out;
  for (const auto& [vote, label] : labels)
    out += fmt::format("{}{} \"{}\"", out.empty() ? "" : ", ", vote, label);
  return out;
}

/// As listeners saw them; empty where that is not known.
std::string recorded_labels(const StudyDescription& study) {
  std::vector<std::pair<double, std::string>> known;
  for (const auto& [vote, labels] : study.record.labels)
    if (const auto number = parse_double(vote); number && labels.size() == 1)
      known.emplace_back(*number, *labels.begin());
  std::sort(known.rbegin(), known.rend());
  std::string out;
  for (const auto& [vote, label] : known)
    out += (out.empty() ? "" : ", ") + shortest(vote) + " \"" + label + '"';
  return out;
}

Sentence method_sentence(const StudyDescription& study) {
  if (study.method)
    return {"method",
            fmt::format("The test was {} {} ({}).",
                        std::string_view("aeiou").find(study.method->name.front()) == std::string_view::npos
                            ? "a"
                            : "an",
                        study.method->name, study.method->clause)};
  if (study.methods.empty()) return {"method", "method of the test", false};
  return {"method",
          fmt::format("The votes name {} as the method of the test.", fmt::join(study.methods, ", "))};
}

/// A sentence for each question as the design shows it, else one for what the votes say.
std::vector<Sentence> scale_sentences(const StudyDescription& study) {
  std::vector<Sentence> out;
  if (!study.design) {
    const method::Scale scale = study.mos.scale;
    const std::string labels = recorded_labels(study);
    out.push_back({"scale", fmt::format("Votes were given on a scale from {} to {}{}", scale.low, scale.high,
                                        labels.empty() ? "." : ": " + labels + ".")});
    if (labels.empty()) out.push_back({"scale", "labels of the scale", false});
    return out;
  }
  const auto& questions = study.design->method.questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const design::ScaleText& words = study.design->wording.scales[i];
    Labels labels;
    for (const std::string& label : words.labels)
      labels.emplace_back(questions[i].scale.high - static_cast<int>(labels.size()), label);
    out.push_back(
        {"scale",
         fmt::format("Votes {}were given on a scale from {} to {}, headed \"{}\": {}.",
                     questions.size() == 1 ? "" : "on the question " + questions[i].id + " ",
                     questions[i].scale.low, questions[i].scale.high, words.heading, labels_text(labels))});
  }
  return out;
}

/// How stimuli were presented where a trial is more than a sample and its question.
std::vector<Sentence> presentation_sentences(const design::Design& design) {
  const method::Method& method = design.method;
  std::vector<Sentence> out;
  if (method.questions.size() > 1)
    out.push_back({"presentation",
                   fmt::format("Each sample was presented {} times in a row, each time with one question{}.",
                               method.questions.size(),
                               method.changing_places > 0
                                   ? "; the order of the first two questions was balanced over the listeners"
                                   : "")});
  if (method.scoring.of == method::ScoreOf::difference)
    out.push_back(
        {"presentation", "The reference of each source was among the samples, unknown to the listeners."});
  if (method.layout != method::Layout::pair) return out;
  std::string pairs = fmt::format(
      "Each sample was heard in a pair with the reference of its source, {} s apart", method.pair.gap_s);
  if (method.pair.rounds > 1)
    pairs += fmt::format("; each pair was heard twice, {} s apart", method.pair.repeat_gap_s);
  out.push_back({"presentation",
                 pairs + (method.scoring.of == method::ScoreOf::comparison
                              ? "; half of the pairs of each listener had the reference last, and votes "
                                "were recoded to the processed sample against the reference."
                              : "; the reference came first, and listeners knew it.")});
  out.push_back({"null_pairs", "There was one null pair per talker, the reference against itself."});
  return out;
}

/// How sure the words on the screen are, where nobody has confirmed all of them.
std::string unconfirmed_words(const StudyDescription& study) {
  if (!study.design) return "";
  const auto& wording = study.design->wording;
  const auto& method = study.design->method;
  if (unconfirmed_texts(wording, method).empty()) return "";
  const auto& origin = wording.scales.front().labels_origin;
  return fmt::format(
      "Not all words on the screen are confirmed wordings of this language: the labels of the scale are "
      "{} (source: {}); of all texts of the station, {}.",
      name_of(origin.status), origin.source, status_counts(named_texts(wording, method)));
}

} // namespace

Paragraph question_paragraph(const StudyDescription& study) {
  Paragraph out{"Method", {}};
  if (study.mos.of.simulated) out.sentences.push_back({"simulated", as_sentence(simulated_note(true))});
  out.sentences.push_back(fact_or_gap(study, "purpose"));
  out.sentences.push_back(method_sentence(study));
  std::ranges::move(scale_sentences(study), std::back_inserter(out.sentences));
  if (study.design)
    out.sentences.push_back(
        {"instructions", fmt::format("Listeners read: \"{} {}\"", study.design->wording.welcome_text,
                                     study.design->wording.instructions_text)});
  if (!study.design || study.facts.contains("instructions"))
    out.sentences.push_back(fact_or_gap(study, "instructions"));
  if (study.record.languages.empty())
    out.sentences.push_back({"language", "language of scale and instructions", false});
  else
    out.sentences.push_back({"language", fmt::format("The language of scale and instructions was {}.",
                                                     fmt::join(study.record.languages, ", "))});
  if (const std::string words = unconfirmed_words(study); !words.empty())
    out.sentences.push_back({"wording", words});
  if (Sentence acts = acts_sentence(study); !acts.text.empty()) out.sentences.push_back(std::move(acts));
  if (study.facts.contains("deviations")) out.sentences.push_back(fact_or_gap(study, "deviations"));
  return out;
}

namespace {

/// How many were excluded for which reason. Their ids are nobody's business.
Sentence exclusion_sentence(const StudyDescription& study) {
  const auto& excluded = study.mos.of.excluded;
  if (excluded.empty()) return {"exclusion", "No listener was excluded."};
  std::map<std::string, std::uint64_t> by_reason;
  std::uint64_t votes = 0;
  for (const votes::Excluded& each : excluded) ++by_reason[rule_words(each.reason)], votes += each.votes;
  std::string reasons;
  for (const auto& [reason, count] : by_reason)
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count, reason);
  return {"exclusion",
          fmt::format("{} with {} excluded ({}); the figures are of the others.",
                      counted(excluded.size(), "listener"),
                      counted(votes, "vote") + (excluded.size() == 1 ? " was" : " were"), reasons)};
}

} // namespace

Paragraph listeners_paragraph(const StudyDescription& study) {
  Paragraph out{"Listeners", {}};
  const bool simulated = study.mos.of.simulated;
  out.sentences.push_back(
      {"listeners", fmt::format("{} gave the votes.",
                                counted(study.n_listeners, simulated ? "simulated listener" : "listener"))});
  out.sentences.push_back(exclusion_sentence(study));
  if (simulated) return out; // nobody was found, asked or paid
  if (study.unfinished > 0)
    out.sentences.push_back(
        {"unfinished", fmt::format("{} did not finish the session; the votes given until then count.",
                                   counted(study.unfinished, "listener"))});
  for (const char* key :
       {"recruitment", "experience", "native_language", "ages", "genders", "hearing", "payment"})
    out.sentences.push_back(said_by_listeners(study, key));
  out.sentences.push_back(consent_sentence(study));
  std::ranges::move(eligibility_sentences(study), std::back_inserter(out.sentences));
  return out;
}

namespace {

std::string_view words_of(design::ListeningOrder order) {
  switch (order) {
  case design::ListeningOrder::balanced:
    return "in rounds of every condition once; each second listener of a panel heard the order of the one "
           "before from its end";
  case design::ListeningOrder::latin:
    return "in rounds of every condition once, ordered by Latin squares";
  case design::ListeningOrder::williams:
    return "in rounds of every condition once, ordered by a Williams design";
  case design::ListeningOrder::blocks:
    return "in fixed rounds of every condition once, in random order and each in random order";
  case design::ListeningOrder::random:
    break;
  }
  return "in a random order of their own";
}

bool has_practice_items(const design::Design& design) {
  return std::ranges::find(design.arrangement.items, design::Purpose::practice,
                           &design::MarkedItem::purpose) != design.arrangement.items.end();
}

std::string order_sentence(const design::Design& design, bool withholds_seed) {
  const design::Arrangement& asked = design.arrangement;
  std::string out = fmt::format(
      "Each listener judged {}{}, {}. The orders were drawn {}.",
      asked.panels.empty() ? "every stimulus" : "every stimulus of their panel",
      design.method.questions.size() == 1 ? " once" : "",
      words_of(asked.constraints.once_a_round ? design::ListeningOrder::blocks : asked.order),
      withholds_seed ? "from a seed that is not published" : fmt::format("from the seed {}", design.seed));
  if (!asked.panels.empty())
    out +=
        fmt::format(" There were {} with a part of the samples each.", counted(asked.panels.size(), "panel"));
  for (const auto& [gap, what] : {std::pair{asked.constraints.condition_gap, "condition"},
                                  std::pair{asked.constraints.talker_gap, "talker"},
                                  std::pair{asked.constraints.sentence_gap, "sentence"}})
    if (gap > 0)
      out += fmt::format(" No {} came again within {}.", what,
                         counted(static_cast<std::uint64_t>(gap), "trial"));
  return out;
}

} // namespace

Paragraph order_paragraph(const StudyDescription& study) {
  Paragraph out{"Design", {}};
  if (study.design) {
    const design::Design& design = *study.design;
    out.sentences.push_back({"order", order_sentence(design, study.orders_withheld)});
    std::ranges::move(presentation_sentences(design), std::back_inserter(out.sentences));
    if (study.facts.contains("order")) out.sentences.push_back(fact_or_gap(study, "order"));
    out.sentences.push_back(
        {"practice", has_practice_items(design)
                         ? std::string("Stimuli of their own came before as practice and were not analysed.")
                     : design.practice == 0
                         ? std::string("There was no practice.")
                         : fmt::format("{} came before and {} not analysed.",
                                       counted(static_cast<std::uint64_t>(design.practice), "practice trial"),
                                       design.practice == 1 ? "was" : "were")});
    out.sentences.push_back(
        {"breaks", design.break_after == 0
                       ? std::string("No break was planned.")
                       : fmt::format("A break of at least {} s was planned after every {}.",
                                     design.break_min_s, counted(design.break_after, "trial"))});
    out.sentences.push_back(
        {"playback",
         fmt::format("Each {} {}{}; a vote counted only after all of it was heard{}.",
                     design.method.layout == method::Layout::pair ? "pair" : "sample",
                     design.max_plays == 1 ? std::string("was heard once")
                                           : fmt::format("could be heard up to {} times", design.max_plays),
                     design.method.questions.size() > 1 ? " per question" : "",
                     design.confirm ? " and the listener had confirmed it" : "")});
    if (study.sound_check.sessions > 0) out.sentences.push_back(sound_check_sentence(study));
  } else {
    out.sentences.push_back(fact_or_gap(study, "order"));
    out.sentences.push_back({"practice",
                             study.record.practice == 0 ? std::string("practice")
                                                        : fmt::format("{} of practice are not analysed.",
                                                                      counted(study.record.practice, "row")),
                             study.record.practice > 0});
  }
  if (study.plan_hash)
    out.sentences.push_back(
        {"plan_hash", fmt::format("The orders of all listeners have the SHA-256 {}.", *study.plan_hash)});
  return out;
}

namespace {

Sentence void_sentence(const StudyDescription& study) {
  std::uint64_t sum = 0;
  std::string reasons;
  for (const auto& [reason, count] : study.record.void_by_reason) {
    sum += count;
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count,
                           reason.empty() ? "no reason given" : reason);
  }
  if (!study.record.tells_void) return {"void", "attempts that were void", false};
  if (sum == 0) return {"void", "No attempt was void."};
  return {"void",
          fmt::format("{} of attempts {} void ({}){}.", counted(sum, "row"), sum == 1 ? "is" : "are", reasons,
                      study.design ? "; each such trial was heard again later in the session" : "")};
}

std::string left_out_text(const votes::LeftOut& left_out) {
  std::string out;
  for (const auto& [count, kind] :
       {std::pair{left_out.practice, " of practice"}, std::pair{left_out.invalid, " void"},
        std::pair{left_out.empty, " without a vote"}, std::pair{left_out.control, " of gold or trap items"}})
    if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + kind;
  return out;
}

} // namespace

Paragraph analysis_paragraph(const StudyDescription& study, const std::string& version) {
  Paragraph out{"Votes and analysis", {}};
  const bool one_question = study.mos.by.size() == 1;
  out.sentences.push_back(
      {"votes", fmt::format("{} count{}: {} per condition, {} per stimulus, {} per listener.",
                            counted(study.n_votes, "vote"), study.n_votes == 1 ? "s" : "",
                            extent_text(study.votes_per_condition), extent_text(study.votes_per_stimulus),
                            extent_text(study.votes_per_listener))});
  if (!study.chosen.empty())
    out.sentences.push_back(
        {"where", fmt::format("Only rows with {} count.", fmt::join(study.chosen, ", "))});
  out.sentences.push_back(void_sentence(study));
  if (const std::string rows = left_out_text(study.mos.of.left_out); !rows.empty())
    out.sentences.push_back({"left_out", "Rows left out: " + rows + "."});
  if (study.mos.of.designation)
    out.sentences.push_back({"designation", fmt::format("The means are {} in the words of ITU-T P.800.1.",
                                                        *study.mos.of.designation)});
  else if (!study.mos.of.simulated)
    out.sentences.push_back(
        {"designation", "bandwidth context, and with it the name of the mean by ITU-T P.800.1", false});
  if (const std::string note = interval_note(study.mos.rows, *study.mos.of.ci,
                                             one_question ? "condition" : "question and condition");
      !note.empty())
    out.sentences.push_back({"intervals", as_sentence(note)});
  out.sentences.push_back(
      {"sd", "The standard deviation of each condition stands in the table of conditions."});
  std::string software = fmt::format("Figures were computed with Quietroom {}.", version);
  if (!study.programs.empty())
    software += fmt::format(" Votes were collected with {}.", fmt::join(study.programs, ", "));
  out.sentences.push_back({"software", software});
  out.sentences.push_back(fact_or_gap(study, "data"));
  return out;
}

} // namespace quietroom::report

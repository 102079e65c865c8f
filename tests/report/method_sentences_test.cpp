#include "report/method_sentences.h"

#include "labels/label_packs.h"
#include "report/described.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

/// The sentences of a topic, joined; "-" before a gap.
std::string said(const Paragraph& paragraph, std::string_view topic) {
  std::string out;
  for (const Sentence& each : paragraph.sentences)
    if (each.topic == topic) out += (each.recorded ? "" : "-") + each.text;
  return out;
}

} // namespace

TEST_CASE("method sentences: the question comes from the design, else from the labels of the votes") {
  CHECK(said(question_paragraph(test::described_study()), "scale") ==
        "Votes were given on a scale from 1 to 5, headed \"Quality of the speech\": 5 \"Excellent\", 4 "
        "\"Good\", 3 \"Fair\", 2 \"Poor\", 1 \"Bad\".");
  auto table = test::described_table();
  CHECK(said(question_paragraph(table), "scale") ==
        "Votes were given on a scale from 1 to 5.-labels of the scale");
  table.record.labels = {{"1", {"schlecht"}}, {"10", {"gut"}}, {"2", {"a", "b"}}};
  CHECK(said(question_paragraph(table), "scale") ==
        "Votes were given on a scale from 1 to 5: 10 \"gut\", 1 \"schlecht\".");
  CHECK(said(question_paragraph(table), "language") == "-language of scale and instructions");
}

TEST_CASE("method sentences: words that nobody confirmed say so, with their source; confirmed ones need no "
          "sentence") {
  CHECK(said(question_paragraph(test::described_study()), "wording").empty());
  auto study = test::described_study();
  auto design = *study.design;
  design.language = "de";
  design.wording = design::wording_of(design.method, labels::find_label_pack("de"), "encyclopaedia");
  study.design = design;
  const std::string sentence = said(question_paragraph(study), "wording");
  CHECK_THAT(sentence, Catch::Contains("the labels of the scale are secondary (source: an encyclopaedia)"));
  CHECK_THAT(sentence,
             Catch::Matches(".*; of all texts of the station, [1-9][0-9]+ recalled, 5 secondary\\."));
}

TEST_CASE("method sentences: exclusions are counted by rule") {
  CHECK(said(listeners_paragraph(test::described_table()), "exclusion") ==
        "1 listener with 1 vote was excluded (1 by name); the figures are of the others.");
  CHECK(said(listeners_paragraph(test::described_table()), "listeners") == "2 listeners gave the votes.");
}

TEST_CASE("method sentences: nobody is asked about people who are simulated") {
  auto study = test::described_study();
  study.mos.of.simulated = true;
  study.mos.of.designation = std::nullopt;
  CHECK(said(listeners_paragraph(study), "payment").empty());
  CHECK(said(listening_paragraph(study), "room_noise").empty());
  CHECK(said(listening_paragraph(study), "simulated") == "Nobody listened: a program made the votes.");
  CHECK(said(question_paragraph(study), "simulated").starts_with("SIMULATED votes"));
  CHECK(said(analysis_paragraph(study, "9"), "designation").empty());
}

TEST_CASE("method sentences: the order is that of the design, or a gap") {
  CHECK(said(order_paragraph(test::described_study()), "order").find("from the seed 4711") !=
        std::string::npos);
  CHECK(said(order_paragraph(test::described_study()), "practice") ==
        "2 practice trials came before and were not analysed.");
  CHECK(said(order_paragraph(test::described_table()), "order") == "-order of the stimuli");
}

TEST_CASE("method sentences: rounds, panels, gaps and own practice items are told") {
  auto study = test::described_study();
  design::Arrangement& asked = study.design->arrangement;
  asked.order = design::ListeningOrder::williams;
  asked.panels.resize(4);
  asked.constraints.talker_gap = 1;
  asked.items = {{"training", "", design::Purpose::practice, 0, 1}};
  CHECK(said(order_paragraph(study), "order") ==
        "Each listener judged every stimulus of their panel once, "
        "in rounds of every condition once, ordered by a "
        "Williams design. The orders were drawn from the seed 4711. There "
        "were 4 panels with a part of the samples each. "
        "No talker came again within 1 trial.");
  CHECK(said(order_paragraph(study), "practice") ==
        "Stimuli of their own came before as practice and were not analysed.");
}

TEST_CASE("method sentences: void attempts are told by reason") {
  auto study = test::described_study();
  CHECK(said(analysis_paragraph(study, "9"), "void") == "-attempts that were void");
  study.record.tells_void = true;
  CHECK(said(analysis_paragraph(study, "9"), "void") == "No attempt was void.");
  study.record.void_by_reason = {{"gap", 2}, {"underrun", 1}};
  CHECK(said(analysis_paragraph(study, "9"), "void") ==
        "3 rows of attempts are void (2 gap, 1 underrun); each such trial was heard again later in the "
        "session.");
  study.design.reset();
  CHECK(said(analysis_paragraph(study, "9"), "void") == "3 rows of attempts are void (2 gap, 1 underrun).");
}

TEST_CASE("method sentences: words become a sentence") {
  CHECK(as_sentence("room: a booth ") == "Room: a booth.");
  CHECK(as_sentence("Really?") == "Really?");
  CHECK(counted(1, "vote") == "1 vote");
  CHECK(counted(0, "vote") == "0 votes");
  CHECK(extent_text({3, 3}) == "3");
  CHECK(extent_text({2, 3}) == "2 to 3");
}

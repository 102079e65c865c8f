#include "report/described.h"
#include "report/method_sentences.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

std::string all_of(const Paragraph& paragraph) {
  std::string out;
  for (const Sentence& each : paragraph.sentences) out += (each.recorded ? "" : "-") + each.text + '\n';
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("method sentences of sound: talkers, level and context come from the set") {
  const std::string text = all_of(stimuli_paragraph(test::described_study()));
  CHECK(holds(text, "The speech is of 2 talkers (1 female, 1 male)."));
  CHECK(holds(text, "The active speech level (ITU-T P.56) of the stimuli is -26.0 dBov."));
  CHECK(holds(text, "The language of the speech is en."));
  CHECK(holds(text, "The test has a narrow-band context."));
}

TEST_CASE("method sentences of sound: a table says neither files nor level") {
  auto study = test::described_table();
  const std::string text = all_of(stimuli_paragraph(study));
  CHECK(holds(text, "-level of the stimuli"));
  CHECK(holds(text, "-sampling rate, resolution and length of the files"));
  CHECK(holds(text, "The test has a narrow-band context."));
  CHECK(holds(text, "-number and gender of the talkers"));
  study.record.talkers = {"t1", "t2"};
  study.context.reset();
  CHECK(holds(all_of(stimuli_paragraph(study)), "The speech is of 2 talkers."));
  CHECK(holds(all_of(stimuli_paragraph(study)), "-bandwidth context of the test"));
}

TEST_CASE("method sentences of sound: conditions are told with their steps and the loss that came about") {
  const std::string text = all_of(conditions_paragraph(test::described_study()));
  CHECK(holds(text, "MNRU 20 dB (reference): mnru (q_db 20); G.711: codec (id g711), packet loss of 2.9 %."));
  CHECK(holds(text, "1 of the conditions is a reference or an anchor."));
  CHECK(holds(all_of(conditions_paragraph(test::described_table())), "The conditions are x, y."));
}

TEST_CASE("method sentences of sound: the device is not named, what it may have done is") {
  auto study = test::described_study();
  study.record.devices = {"Secret card [converting]", "Other"};
  study.record.rates_hz = {"48000"};
  study.record.levels_db_spl = {"", "73"};
  study.record.first_day = study.record.last_day = "2026-03-01";
  const std::string text = all_of(listening_paragraph(study));
  CHECK_FALSE(holds(text, "Secret"));
  CHECK(holds(text, "played at 48000 Hz through 2 sound devices, some of which may have converted it."));
  CHECK(holds(text, "73.0 dB SPL at the ear in a part of the attempts and was not measured in the others."));
  CHECK(holds(text, "The sessions were on 2026-03-01 (UTC)."));
  study.record.levels_db_spl = {""};
  CHECK(holds(all_of(listening_paragraph(study)), "-listening level"));
}

TEST_CASE("method sentences of sound: one stimulus was judged, two were") {
  auto study = test::described_table();
  CHECK(holds(all_of(stimuli_paragraph(study)), "2 stimuli of 2 conditions were judged."));
  study.n_stimuli = study.n_conditions = 1;
  CHECK(holds(all_of(stimuli_paragraph(study)), "1 stimulus of 1 condition was judged."));
}

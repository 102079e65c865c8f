#include "estimate/known_breaks.h"

namespace quietroom::estimate {

const std::vector<KnownBreak>& known_breaks() {
  static const std::vector<KnownBreak> out = {{"visqol audio", "more noise never scores better",
                                               "White noise on speech in audio mode: from about 5 dB SNR "
                                               "down the similarity itself rises again, and with it "
                                               "the score, by the reference's own mapping too (5 dB 2.01, 0 "
                                               "dB 2.56, -5 dB 2.86). Speech mode falls on"},
                                              {"seg_snr_db", "more loss never scores better",
                                               "One gain for the whole sound comes before the frames, so "
                                               "that level changes nothing: where loud frames are "
                                               "lost the gain falls, no intact frame is equal any more, and "
                                               "losing others may raise the mean again. Without "
                                               "that gain level would count"}};
  return out;
}

std::string_view known_break(std::string_view measure, std::string_view relation) {
  for (const KnownBreak& each : known_breaks())
    if (each.measure == measure && each.relation == relation) return each.why;
  return {};
}

} // namespace quietroom::estimate

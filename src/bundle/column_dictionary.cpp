#include "bundle/column_dictionary.h"

#include "core/csv.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace quietroom::bundle {

namespace {

constexpr ColumnMeaning of_votes[] = {
    {"study", "string", "", "name of the study"},
    {"session", "string", "", "one sitting of one listener through the plan"},
    {"listener", "string", "", "id of who voted; a pseudonym in a public release"},
    {"panel", "string", "", "group of listeners with one randomisation"},
    {"block", "integer", "", "from 1"},
    {"block_type", "string", "", "practice (never analysed) or main"},
    {"trial", "integer", "", "from 1 in its block, in the order heard"},
    {"attempt", "integer", "", "from 1 in its trial; a void attempt is followed by another"},
    {"stimulus", "string", "", "the sound that was judged"},
    {"condition", "string", "", "what the sound went through"},
    {"talker", "string", "", "who speaks in it"},
    {"sample", "string", "", "which sample of the talker"},
    {"method", "string", "", "test method"},
    {"scale", "string", "", "lowest and highest vote, as LOW:HIGH"},
    {"vote", "number", "", "as given; empty where there was none"},
    {"vote_label", "string", "", "the words that the listener saw for it"},
    {"language", "string", "", "of the scale"},
    {"response_ms", "number", "ms", "from the opening of the vote to the key"},
    {"plays", "integer", "", "how often the sample was heard"},
    {"frames_expected", "integer", "frames", "length of the sample"},
    {"frames_delivered", "integer", "frames", "what the device took"},
    {"underruns", "integer", "", "callbacks of the device that came too late"},
    {"max_gap_ms", "number", "ms", "longest time between two callbacks"},
    {"rate_hz", "integer", "Hz", "sampling rate of the playback"},
    {"device", "string", "", "through which it was heard"},
    {"level_db_spl", "number", "dB SPL",
     "level at the ear: calibrated, else as somebody measured it; empty: not measured"},
    {"sha256", "string", "", "hash of the file that was heard"},
    {"started_utc", "string", "", "ISO 8601, UTC; the day alone in a public release"},
    {"voted_utc", "string", "", "ISO 8601, UTC; the day alone in a public release"},
    {"valid", "integer", "", "1: the vote of its trial; 0: void"},
    {"void_reason", "string", "", "why an attempt is void"},
    {"simulated", "integer", "", "1: made by a program"},
    {"question", "string", "", "what was asked"},
    {"role", "string", "", "of the stimulus in its trial"},
    {"reference", "string", "", "the stimulus that it was held against"},
    {"presentation", "string", "", "roles in the order heard"},
    {"gain_db", "number", "dB", "digital gain of the playback; 0: bit for bit"},
    {"digest", "string", "", "proof of the row"},
    {"excluded", "string", "", "why the votes of this listener are in no figure; empty: they are"},
};

constexpr ColumnMeaning of_tables[] = {
    {"label", "string", "", "name of the condition for readers"},
    {"n_votes", "integer", "", "votes that count"},
    {"n_listeners", "integer", "", "listeners whose votes count"},
    {"n_files", "integer", "", "stimuli whose votes count"},
    {"mos", "number", "", "mean opinion score by the method of ci_method"},
    {"mean_votes", "number", "", "mean of all votes"},
    {"sd", "number", "", "standard deviation of the votes, divisor n - 1"},
    {"ci_low", "number", "", "lower limit of the 95 % interval of mos"},
    {"ci_high", "number", "", "upper limit of the 95 % interval of mos"},
    {"ci_half", "number", "", "half of the width of the 95 % interval"},
    {"ci_method", "string", "", "how the interval was found"},
    {"median", "number", "", "of the votes"},
    {"p_good_or_better", "number", "%", "share of the two best categories"},
    {"p_poor_or_worse", "number", "%", "share of the two worst categories"},
    {"letters", "string", "", "conditions that share a letter do not differ"},
    {"mos_lqe", "number", "", "estimate of the E-model"},
    {"difference", "number", "", "estimate less mos"},
    {"within_ci", "string", "", "yes: the estimate lies in the interval"},
    {"where", "string", "", "by which values of columns the rows were chosen"},
    {"file_url", "string", "", "the stimulus, as the P.808 toolkit calls it"},
    {"condition_name", "string", "", "the condition, as the P.808 toolkit calls it"},
    {"n", "integer", "", "votes"},
    {"MOS", "number", "", "mean of all votes"},
    {"std", "number", "", "standard deviation of the votes, divisor n - 1"},
    {"95%CI", "number", "", "1.96 std / sqrt n, whatever the intervals of the other tables are"},
    {"from", "number", "", "lowest vote counted"},
    {"to", "number", "", "highest vote counted"},
    {"votes", "integer", "", "how many votes"},
    {"percent", "number", "%", "share of the votes on the condition"},
    {"seconds", "number", "s", "length of the stimulus"},
    {"active_level_dbov", "number", "dBov", "active speech level, ITU-T P.56"},
    {"ppl_percent", "number", "%", "packets lost, as they came about or are stated"},
    {"burst_ratio", "number", "", "how the loss is spread; 1: at random"},
    {"repeat", "integer", "", "which vote of this listener on the stimulus, from 1"},
};

} // namespace

std::optional<ColumnMeaning> meaning_of(std::string_view column) {
  for (const std::span<const ColumnMeaning> known : {std::span<const ColumnMeaning>(of_votes), {of_tables}})
    if (const auto found = std::ranges::find(known, column, &ColumnMeaning::name); found != known.end())
      return *found;
  return std::nullopt;
}

bool is_column_of_votes(std::string_view column) {
  return std::ranges::find(of_votes, column, &ColumnMeaning::name) != std::end(of_votes);
}

ColumnMeaning meaning_in(const DescribedFile& file, std::string_view column) {
  if (file.columns_are_stimuli && column != "listener" && column != "repeat")
    return {column, "number", "", "the vote on the stimulus of this name"};
  if (const auto known = meaning_of(column)) return *known;
  return {column, "string", "", "a column of the source, as it stands there"};
}

std::string dictionary_csv(const std::vector<DescribedFile>& files) {
  std::string out = "file,column,type,unit,meaning\n";
  for (const DescribedFile& file : files)
    for (const std::string& column : file.columns) {
      const ColumnMeaning meaning = meaning_in(file, column);
      out += csv_field(file.path) + ',' + csv_field(column) + ',' + csv_field(meaning.type) + ',' +
             csv_field(meaning.unit) + ',' + csv_field(meaning.meaning) + '\n';
    }
  return out;
}

} // namespace quietroom::bundle

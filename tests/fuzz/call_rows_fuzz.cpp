// Rows of call statistics, CSV or JSON lines; the first byte says how counters run.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "watch/row_watch.h"

using namespace quietroom;
using namespace quietroom::watch;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto rules = std::make_shared<const RuleSet>(*published_rules("docs"));
  WatchSettings settings;
  settings.rules = rules;
  settings.formula = find_formula("rtpengine");
  settings.model_samples = true;
  settings.sink = [](WatchRecord&& record) {
    if (const auto* row = std::get_if<IntervalRow>(&record))
      fuzz::require(!row->mos_lqe || (*row->mos_lqe >= 1 && *row->mos_lqe <= 4.5), "MOS is 1 to 4.5");
  };
  std::string_view text = fuzz::text(data + 1, size - 1);
  try {
    RowWatch rows("rows.csv", data[0] % 2 == 0 ? CounterForm::cumulative : CounterForm::interval,
                  std::nullopt, settings,
                  model_of(emodel::find_codec(emodel::published_codecs(), "g711-plc")), {});
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1);
      rows.line(text.substr(0, end + 1));
      text.remove_prefix(end + 1);
    }
    rows.finish();
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
  }
  return 0;
}

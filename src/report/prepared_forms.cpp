#include "report/prepared_forms.h"

#include "core/counted.h"
#include "core/json.h"
#include "core/number.h"
#include "report/fields.h"
#include "report/problems_json.h"

#include <fmt/format.h>
#include <set>

namespace quietroom::report {

namespace {

using prepare::PlannedWork;
using prepare::PrepareOutcome;
using prepare::Stale;

bool is_made(const PlannedWork& work) { return work.why != Stale::no; }

Fields<PlannedWork> work_fields() {
  using Work = Field<PlannedWork>; // GCC 12 has an internal error here where the type is left out
  return {Work{"stimulus", "stimulus", 0, everywhere, [](const PlannedWork& w) { return w.id; }},
          Work{"make", "", 0, json_alone, [](const PlannedWork& w) { return is_made(w); }},
          Work{"why", "is", 0, everywhere, [](const PlannedWork& w) { return std::string(text(w.why)); }},
          Work{"chain", "recipe", 0, everywhere, [](const PlannedWork& w) { return w.chain; }},
          Work{"programs", "", 0, json_alone, [](const PlannedWork& w) { return Json(w.programs); }}};
}

/// Of what is to be made.
std::set<std::string> programs_of(const PrepareOutcome& outcome) {
  std::set<std::string> out;
  for (const PlannedWork& each : outcome.plan)
    if (is_made(each)) out.insert(each.programs.begin(), each.programs.end());
  return out;
}

} // namespace

std::string prepared_text(const PrepareOutcome& outcome, double seconds) {
  std::string out;
  if (outcome.prepared == 0 && outcome.removed == 0 && outcome.measured == 0)
    return fmt::format("nothing to prepare: {} {} as they should be\n",
                       counted(outcome.unchanged, "stimulus", "stimuli"),
                       outcome.unchanged == 1 ? "is" : "are");
  out = fmt::format("{} prepared, {} unchanged", counted(outcome.prepared, "stimulus", "stimuli"),
                    outcome.unchanged);
  if (outcome.measured > 0) out += fmt::format(", {} finished files measured", outcome.measured);
  if (outcome.removed > 0) out += fmt::format(", {} removed", outcome.removed);
  out += fmt::format("; {} s", fixed(seconds, 2));
  if (outcome.prepared > 0)
    out += fmt::format(" for {} s of sound ({} times real time)", fixed(outcome.audio_seconds, 1),
                       fixed(outcome.audio_seconds / seconds, 0));
  out += '\n';
  if (outcome.reduction_db > 0)
    out += fmt::format("the whole set was lowered by {} dB, so that no stimulus clips\n",
                       fixed(outcome.reduction_db, 1));
  return out;
}

std::string prepared_json(const PrepareOutcome& outcome, double seconds) {
  return text(Json::Object{{"prepared", outcome.prepared},
                           {"unchanged", outcome.unchanged},
                           {"stale", outcome.stale},
                           {"measured", outcome.measured},
                           {"removed", outcome.removed},
                           {"seconds", seconds},
                           {"audio_seconds", outcome.audio_seconds},
                           {"reduction_db", outcome.reduction_db},
                           {"problems", problems_json(outcome.problems)}});
}

std::string work_text(const PrepareOutcome& outcome) {
  const std::set<std::string> programs = programs_of(outcome);
  const std::string runs =
      programs.empty() ? ""
                       : fmt::format("\nprograms that would be run, with --allow-commands alone: {}\n",
                                     fmt::join(programs, ", "));
  return to_text(table_of(work_fields(), outcome.plan, Form::text)) + runs +
         fmt::format("\n{} to prepare, {} as they should be; nothing was "
                     "written\n",
                     counted(outcome.stale, "stimulus", "stimuli"), outcome.unchanged);
}

std::string work_json(const PrepareOutcome& outcome) {
  return text(Json::Object{{"plan", array_of(work_fields(), outcome.plan)}});
}

} // namespace quietroom::report

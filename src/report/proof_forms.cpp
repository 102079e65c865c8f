#include "report/proof_forms.h"

#include "core/counted.h"
#include "report/fields.h"
#include "report/problems_json.h"
#include "report/problems_text.h"

#include <fmt/format.h>

namespace quietroom::report {

namespace {

using analysis::SessionProof;

Fields<SessionProof> session_proof_fields() {
  return {{"session", "session", 0, everywhere, &SessionProof::session},
          {"votes", "votes", 0, everywhere, &SessionProof::votes},
          {"unproved", "unproved", 0, everywhere, &SessionProof::unproved},
          {"head", "head", 0, everywhere, [](const SessionProof& s) { return Value(s.head); }}};
}

Json::Object members_of(const analysis::Proof& proof) {
  return {{"votes", proof.votes},
          {"unproved", proof.unproved},
          {"ok", !has_error(proof.problems)},
          {"head", proof.head},
          {"beside", array_of(session_proof_fields(), proof.beside)},
          {"problems", problems_json(proof.problems)}};
}

} // namespace

std::string proof_text(const analysis::Proof& proof) {
  std::string out = problems_text(proof.problems);
  if (!out.empty()) out += '\n';
  if (!proof.sessions.empty())
    out += to_text(table_of(session_proof_fields(), proof.sessions, Form::text)) + '\n';
  if (!proof.beside.empty())
    out += "beside the study, in no statistic (they wait for redo or for the server, or another one has "
           "their id):\n" +
           to_text(table_of(session_proof_fields(), proof.beside, Form::text)) + '\n';
  out += fmt::format("head of the study: {}\n", proof.head.value_or("none, for no session has a chain"));
  if (proof.unproved > 0)
    out += fmt::format("{} of {} are unproved: they are from before there were digests\n", proof.unproved,
                       counted(proof.votes, "vote"));
  return out + (has_error(proof.problems)
                    ? fmt::format("{} in {}\n", counted(proof.problems.size(), "problem"),
                                  counted(proof.votes, "vote"))
                    : fmt::format("{} {}\n", counted(proof.votes - proof.unproved, "vote"),
                                  proof.votes - proof.unproved == 1 ? "holds" : "hold"));
}

std::string proof_json(const analysis::Proof& proof) { return text(Json(members_of(proof))); }

Json proof_of_study_json(const std::string& study, const analysis::Proof& proof) {
  Json::Object out = members_of(proof);
  out.insert(out.begin(), {"study", study});
  return out;
}

} // namespace quietroom::report

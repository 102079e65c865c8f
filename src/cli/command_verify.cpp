#include "analysis/chain_proof.h"
#include "analysis/proof.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "core/error.h"
#include "report/proof_forms.h"
#include "store/kept_sessions.h"
#include "store/location.h"
#include "store/postgres.h"
#include "store/server_studies.h"
#include "store/study_store.h"
#include "store/waiting_files.h"
#include "store/waiting_sessions.h"
#include "study/fixed_study.h"
#include "study/hashed_files.h"
#include "study/ledger.h"
#include "study/lock_digest.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

std::optional<std::string> head_given(const Arguments& arguments) {
  auto head = arguments.text("--head");
  if (!head) return std::nullopt;
  std::ranges::transform(*head, head->begin(),
                         [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  if (head->size() != 64 || head->find_first_not_of("0123456789abcdef") != std::string::npos)
    throw_input(fmt::format("--head {}: a head has 64 hexadecimal digits; give it as it was printed",
                            *arguments.text("--head")));
  return head;
}

/// Where `kept` has all of the session.
bool has_all(const session::KeptStudy& kept, const session::KeptSession& session) {
  const auto head = analysis::head_of(session);
  return head && std::ranges::any_of(kept.sessions, [&](const session::KeptSession& each) {
           return each.session == session.session && analysis::has_link(each, *head);
         });
}

/// What stands in the folder and not in the study: in STUDY/waiting, and what this booth has that its server
/// has not.
std::vector<session::KeptStudy> kept_beside(const std::filesystem::path& folder,
                                            const session::KeptStudy& kept) {
  std::vector<session::KeptStudy> out;
  const std::filesystem::path own = store::database_of(folder);
  for (const std::filesystem::path& file : store::waiting_files_beside(own))
    out.push_back(store::read_kept_sessions(file));
  if (!study::store_of(folder).is_server() || !std::filesystem::exists(own)) return out;
  out.push_back(store::read_kept_sessions(own));
  std::erase_if(out.back().sessions, [&](const session::KeptSession& each) { return has_all(kept, each); });
  return out;
}

/// Of both ledgers.
study::ReadLedger ledgers_of(const std::filesystem::path& folder) {
  study::ReadLedger out = study::read_ledger(folder);
  study::ReadLedger waiting = study::read_ledger(store::waiting_folder(folder));
  std::ranges::move(waiting.lines, std::back_inserter(out.lines));
  std::ranges::move(waiting.problems, std::back_inserter(out.problems));
  return out;
}

/// Of a study that is read; what is wrong with its files is wrong with its votes.
analysis::Proof proof_of(const study::ReadFixedStudy& read, const Arguments& arguments) {
  const std::filesystem::path& folder = read.study.folder;
  ProgressLine progress("hashing");
  study::ReadLedger ledger = ledgers_of(folder);
  analysis::ProofQuestion question{
      store::read_kept_sessions(study::store_of(folder)),
      true,
      read.study.design,
      read.study.set,
      study::lock_digest(folder),
      study::hashed_files(read.study,
                          [&](std::size_t done, std::size_t total) { progress.show(done, total); }),
      ledger.lines,
      head_given(arguments)};
  question.beside = kept_beside(folder, question.kept);
  analysis::Proof out = proof(question);
  out.problems.insert(out.problems.begin(), ledger.problems.begin(), ledger.problems.end());
  out.problems.insert(out.problems.begin(), read.problems.begin(), read.problems.end());
  return out;
}

/// Of what a server holds, without the folder of the study.
analysis::Proof proof_of(const store::Location& on_server, const Arguments& arguments) {
  analysis::ProofQuestion question;
  question.kept = store::read_kept_sessions(on_server);
  question.has_study = false;
  question.head = head_given(arguments);
  return proof(question);
}

int verify_on_server(const std::string& server, const Arguments& arguments) {
  store::sql::check_server_url(server);
  const auto studies = store::chosen_studies(server, arguments.text("--study").value_or(""));
  if (arguments.has("--head") && studies.size() > 1)
    throw_input(fmt::format("--head is of one study; choose one of {} by --study NAME", studies.size()));
  bool holds = true;
  Json::Array all;
  for (const std::string& each : studies) {
    const analysis::Proof proof = proof_of(store::Location(server, each), arguments);
    holds = holds && !has_error(proof.problems);
    if (arguments.has("--json") && arguments.has("--study"))
      print(report::proof_json(proof));
    else if (arguments.has("--json"))
      all.push_back(report::proof_of_study_json(each, proof));
    else
      print(fmt::format("{}:\n{}", each, report::proof_text(proof)));
  }
  if (!all.empty()) print(text(Json::Object{{"studies", std::move(all)}}));
  say("the chains alone were looked at; for the stimuli, the orders and the ledger give the folder of the "
      "study");
  return holds ? ok : check_failed;
}

int run_verify(const Arguments& arguments) {
  if (const std::string given = *arguments.text("STUDY"); store::is_server_address(given))
    return verify_on_server(given, arguments);
  if (arguments.has("--study"))
    throw_input(fmt::format("--study {}: {} is no server with studies; leave it out",
                            *arguments.text("--study"), *arguments.text("STUDY")));
  const analysis::Proof proof = proof_of(study::read_fixed_study(*arguments.text("STUDY")), arguments);
  print(arguments.has("--json") ? report::proof_json(proof) : report::proof_text(proof));
  return has_error(proof.problems) ? check_failed : ok;
}

} // namespace

Command verify_command() {
  return {"verify",
          "hold every vote of a study against its proof: files, frames, device, order, chain of digests",
          {{"STUDY", "STUDY", "folder of the study; of postgresql://HOST/DATABASE the chains alone", true},
           {"--study", "NAME", "which study of a server (default: all)"},
           {"--head", "HEX", "a head that was printed at the end of a session; it must be in the chain"},
           {"--json", "", "print one JSON document"}},
          "  quietroom verify sessions/demo\n"
          "  quietroom verify sessions/demo --json\n"
          "  quietroom verify postgresql://lab.example/quiet --study wideband\n"
          "  quietroom verify sessions/demo --head "
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          run_verify};
}

} // namespace quietroom::cli

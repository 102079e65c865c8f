#include "store/eligibility_book.h"

#include "store/study_with_votes.h"
#include "store/withdrawal.h"

using namespace quietroom;
using namespace quietroom::store;

namespace {

design::EligibilityRules rules() {
  design::EligibilityRules out;
  out.last_test_months = 6;
  out.unheard = design::Unheard::files;
  return out;
}

} // namespace

TEST_CASE("who is eligible is let in, and who is not when somebody gives a reason, which the audit has") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  for (const char* listener : {"L01", "L02"}) study.open(listener, std::string(listener) + "-1");
  CHECK_FALSE(is_let_in(connection, "L01-1"));
  note_screening(connection, "L01-1", rules(), {}, "t1");
  CHECK(is_let_in(connection, "L01-1"));
  note_screening(connection, "L02-1", rules(), {design::Breach::last_test, design::Breach::unheard}, "t1");
  CHECK_FALSE(is_let_in(connection, "L02-1"));
  CHECK(screening_of(connection, "L02-1")->breaches == "last_test,unheard");
  CHECK(screening_of(connection, "L02-1")->rules == "last_test_months = 6, unheard = files");
  override_screening(connection, "L02-1", "L02", "too few came", "test 1", "t2");
  CHECK(is_let_in(connection, "L02-1"));
  CHECK(study.single("SELECT action, session, listener, reason FROM audit") ==
        "eligibility_override|L02-1|L02|too few came");
  design::ListenerFacts facts;
  count_screenings(connection, facts);
  CHECK(facts.screened == 2);
  CHECK(facts.overridden == 1);
  CHECK(facts.breaches == std::map<std::string, std::uint64_t>{{"last_test", 1}, {"unheard", 1}});
  CHECK(facts.rules == std::vector<std::string>{"last_test_months = 6, unheard = files"});
}

TEST_CASE("a withdrawal wipes which rule did not hold, and the reason of an override") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  study.open("L01", "L01-1");
  note_screening(connection, "L01-1", rules(), {design::Breach::last_test}, "t1");
  override_screening(connection, "L01-1", "L01", "Smaragd", "test 1", "t2");
  withdraw(connection, "L01", "test", "t9");
  CHECK_FALSE(screening_of(connection, "L01-1"));
  CHECK(study.single("SELECT COUNT(*) FROM audit WHERE reason LIKE '%Smaragd%'") == "0");
  CHECK(study.single("SELECT COUNT(*) FROM audit WHERE action = 'eligibility_override'") == "1");
}

#include "store/chain_columns.h"

namespace quietroom::store {

namespace {

constexpr std::string_view session_names[] = {"session",  "study",       "listener",   "panel",   "method",
                                              "language", "seed",        "plan_hash",  "program", "simulated",
                                              "truth",    "started_utc", "lock_sha256"};
constexpr std::string_view question_names[] = {"session", "question", "position", "scale"};
constexpr std::string_view meta_names[] = {"name", "value"};
constexpr std::string_view sitting_names[] = {"session", "sitting", "device", "converting", "started_utc"};
constexpr std::string_view attempt_names[] = {
    "session",          "block",        "trial",        "attempt",        "sequence",
    "block_type",       "asks",         "presentation", "plays",          "frames_expected",
    "frames_delivered", "underruns",    "max_gap_ms",   "ignored_keys",   "rate_hz",
    "device",           "level_db_spl", "gain_db",      "started_utc",    "valid",
    "void_reason",      "sitting",      "link",         "answers_sha256", "calibration"};
constexpr std::string_view presented_names[] = {"session",  "block",  "trial",    "attempt",
                                                "position", "role",   "stimulus", "condition",
                                                "talker",   "sample", "sha256"};
constexpr std::string_view answer_names[] = {"session",  "block", "trial", "attempt",     "position",
                                             "question", "value", "label", "response_ms", "voted_utc"};
constexpr std::string_view link_names[] = {"session", "link", "kind", "number", "happened_utc"};
constexpr std::string_view consent_names[] = {"session", "entry",           "version",
                                              "text",    "decision_sha256", "program"};
constexpr std::string_view calibration_names[] = {
    "calibration",    "calibrated_utc", "expires_utc", "device",    "rate_hz",   "transducer",
    "coupler",        "meter",          "operator",    "listening", "tone_dbov", "tone_seconds",
    "reading_db_spl", "target_db_spl",  "gain_db",     "program"};
constexpr std::string_view decision_names[] = {"session", "entry", "given", "decided_utc"};
constexpr std::string_view finish_names[] = {"session", "finished_utc"};

constexpr HashedTable first_link[] = {{"session", session_names},
                                      {"question", question_names},
                                      {"sitting", sitting_names},
                                      {"consent", consent_names},
                                      {"meta", meta_names}};
constexpr HashedTable attempt_table{"attempt", attempt_names};
constexpr HashedTable presented_table{"presented", presented_names};
constexpr HashedTable answer_table{"answer", answer_names};
constexpr HashedTable sitting_table{"sitting", sitting_names};
constexpr HashedTable consent_table{"consent", consent_names};
constexpr HashedTable calibration_table{"calibration", calibration_names};
constexpr HashedTable decision_table{"consent", decision_names};
constexpr HashedTable link_table{"link", link_names};
constexpr HashedTable finish_table{"session", finish_names};

constexpr NotHashed left_out[] = {
    {"session", "finished_utc", "stands under the link `finished`"},
    {"attempt", "digest", "is the digest"},
    {"attempt", "salt", "stands under answers_sha256, and goes when the listener withdraws"},
    {"link", "digest", "is the digest"},
    {"consent", "salt", "stands under decision_sha256, and goes when the listener withdraws"},
};

} // namespace

std::span<const HashedTable> first_link_tables() { return first_link; }
const HashedTable& attempt_columns() { return attempt_table; }
const HashedTable& presented_columns() { return presented_table; }
const HashedTable& answer_columns() { return answer_table; }
const HashedTable& sitting_columns() { return sitting_table; }
const HashedTable& consent_columns() { return consent_table; }
const HashedTable& calibration_columns() { return calibration_table; }
const HashedTable& decision_columns() { return decision_table; }
const HashedTable& link_columns() { return link_table; }
const HashedTable& finish_columns() { return finish_table; }
std::span<const NotHashed> not_hashed() { return left_out; }

} // namespace quietroom::store

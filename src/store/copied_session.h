#pragma once

#include "store/connection.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// One session on its way from one database into another.
namespace quietroom::store {

/// The tables whose rows belong to a session by their column `session` and number nothing over all sessions,
/// each after those that its rows name. Rows of `meta` belong to a session by their name.
inline constexpr std::array<std::string_view, 14> tables_of_session = {"session",
                                                                       "question",
                                                                       "sitting",
                                                                       "attempt",
                                                                       "presented",
                                                                       "answer",
                                                                       "link",
                                                                       "set_aside",
                                                                       "session_text",
                                                                       "form_answer",
                                                                       "questionnaire_answer",
                                                                       "eligibility",
                                                                       "consent",
                                                                       "sound_check"};

/// Copies every row of the session; the transaction is the caller's. Throws an environment Error where they
/// did not arrive as they were.
void copy_session(sql::Connection& from, sql::Connection& to, const std::string& session);

/// Deletes every row of the session, notes and audit included; within a transaction of the caller's.
void delete_session(sql::Connection& connection, const std::string& session);

/// SHA-256 over every row of the session in these tables: the same for the same rows in any order.
std::string content_of(sql::Connection& connection, const std::string& session);

/// The digests of its chain, link by link.
std::vector<std::string> links_of(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store

#pragma once

#include "design/eligibility.h"
#include "store/location.h"

#include <set>
#include <string>
#include <utility>

/// What a listener heard in earlier sessions: practice and void attempts count too, and sessions that were
/// set aside, for whoever heard a sample knows it.
namespace quietroom::store {

/// What a session must not have been heard of before.
struct Unfamiliar {
  std::set<std::string> files;                           ///< SHA-256
  std::set<std::pair<std::string, std::string>> sources; ///< talker and sample
};

/// Of all sessions of this listener in a database but `except`; what it finds is added to `to`.
void add_earlier_listening(sql::Connection& connection, const std::string& listener,
                           const std::string& except, const Unfamiliar& unfamiliar,
                           design::EarlierListening& to);

/// The same of the database of another study, which is only read. Throws an input Error where there is none.
void add_earlier_listening(const Location& database, const std::string& listener,
                           const Unfamiliar& unfamiliar, design::EarlierListening& to);

} // namespace quietroom::store

#pragma once

#include <string>
#include <string_view>

/// What a server's code of an error means (SQLSTATE; PostgreSQL's manual, appendix A).
namespace quietroom::store::sql {

/// What can be done about each class of failure.
std::string advice_on(std::string_view state);

/// Whether it stays so, however often it is tried: the rows themselves are refused.
bool is_refusal(std::string_view state);

/// Whether another program holds what is needed, so that it may be tried again.
bool is_held(std::string_view state);

} // namespace quietroom::store::sql

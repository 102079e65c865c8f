#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The bytes under the digests of a session, as sessions/FORMAT.md gives them. Each closed row is a link of
/// one chain: its digest is made from the digest before it and from what stands in it.
namespace quietroom::session {

/// The length of a text in bytes as a decimal, a colon, the text.
std::string chain_field(std::string_view text);

/// One row: the table, then name and value of each column that is not NULL (a view without data), then ";".
/// `columns` and `values` have equal length.
std::string chain_record(std::string_view table, std::span<const std::string_view> columns,
                         std::span<const std::string_view> values);

/// The records one after the other, sorted bytewise, so that their order in the database does not matter.
std::string chain_records(std::vector<std::string> records);

/// SHA-256 of the digest before (empty for the first link) and of records. 64 lower-case digits.
std::string link_digest(std::string_view previous, std::string_view records);

/// SHA-256 of the salt of an attempt and the records of its answers: what stays of them when they are wiped.
std::string answers_digest(std::string_view salt, std::string_view records);

} // namespace quietroom::session

#include "session/chain_bytes.h"

#include "core/sha256.h"

#include <algorithm>
#include <cassert>

namespace quietroom::session {

std::string chain_field(std::string_view text) {
  std::string out = std::to_string(text.size());
  out += ':';
  return out.append(text);
}

std::string chain_record(std::string_view table, std::span<const std::string_view> columns,
                         std::span<const std::string_view> values) {
  assert(columns.size() == values.size());
  std::string out = chain_field(table);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (values[i].data() != nullptr) out += chain_field(columns[i]) + chain_field(values[i]);
  return out + ';';
}

std::string chain_records(std::vector<std::string> records) {
  std::ranges::sort(records);
  std::string out;
  for (const std::string& each : records) out += each;
  return out;
}

std::string link_digest(std::string_view previous, std::string_view records) {
  Sha256 hash;
  hash.add(chain_field(previous));
  hash.add(records);
  return hash.finish();
}

std::string answers_digest(std::string_view salt, std::string_view records) {
  return link_digest(salt, records);
}

} // namespace quietroom::session

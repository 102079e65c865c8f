#include "store/with_collation.h"

namespace quietroom::store::sql {

std::string with_collation(std::string_view statement) {
  constexpr std::string_view type = " TEXT";
  std::string out(statement);
  for (std::size_t at = out.find(type); at != out.npos; at = out.find(type, at)) {
    at += type.size();
    out.insert(at, " COLLATE \"C\"");
  }
  return out;
}

} // namespace quietroom::store::sql

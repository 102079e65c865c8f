#include "prepare/outcome.h"

namespace quietroom::prepare {

std::string_view text(Stale why) {
  switch (why) {
  case Stale::no:
    return "as it should be";
  case Stale::unmade:
    return "not made yet";
  case Stale::version:
    return "made by another version";
  case Stale::library:
    return "made with another version of a library";
  case Stale::recipe:
    return "recipe changed";
  case Stale::program:
    return "made with another program, or another version of one";
  case Stale::source:
    return "source changed";
  case Stale::clipping:
    return "clips more than set.toml allows";
  case Stale::missing:
    return "file missing";
  case Stale::changed:
    return "file changed";
  }
  return "";
}

} // namespace quietroom::prepare

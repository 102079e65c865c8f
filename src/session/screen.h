#pragma once

#include <string_view>

namespace quietroom::session {

/// Where a station waits for a key, in the `ready` of the event stream.
enum class Screen {
  welcome,
  consent,
  declined,
  form,
  overriding,
  instructions,
  check,
  side,
  audible,
  comfort,
  questions,
  main,
  trial,
  rest,
  thanks,
  actions,
  note,
  calibration
};

/// The word in the event stream; that of `rest` is "break", that of `overriding` "override".
std::string_view name_of(Screen screen);

} // namespace quietroom::session

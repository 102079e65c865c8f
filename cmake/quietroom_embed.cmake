# quietroom_embed(MODULE FILE SYMBOL): the program carries FILE (a path from the root), so that it has it wherever it stands.
# Whoever reads it declares `extern const std::string_view SYMBOL;` in the module's namespace.
function(quietroom_embed module file symbol)
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  set(delimiter embedded)
  string(FIND "${text}" ")${delimiter}\"" inside)
  if(NOT inside EQUAL -1)
    message(FATAL_ERROR "${file} contains )${delimiter}\", which ends a raw string; choose another delimiter")
  endif()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${module}/${symbol}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made from @file@ by the build.
#include <string_view>

namespace quietroom::@module@ {
extern const std::string_view @symbol@;
const std::string_view @symbol@ = R\"@delimiter@(@text@)@delimiter@\";
} // namespace quietroom::@module@
")
  target_sources(${module} PRIVATE ${source})
endfunction()

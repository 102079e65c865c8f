add_library(quietroom_warnings INTERFACE)
target_compile_options(quietroom_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${QUIETROOM_WERROR}>:-Werror>)

# A module is the static library of src/NAME; its headers are included as "NAME/file.h".
function(quietroom_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_LINKS} quietroom_warnings)
endfunction()

# A program is src/DIR built as NAME.
function(quietroom_program name)
  cmake_parse_arguments(arg "" "DIR" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${arg_DIR}/)
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LINKS} fmt::fmt quietroom_warnings)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

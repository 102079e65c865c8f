add_library(quietroom_warnings INTERFACE)
target_compile_options(quietroom_warnings INTERFACE -pthread -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${QUIETROOM_WERROR}>:-Werror>)

# The headers of src/precompiled.h are read once, for all modules and programs: that halves the time of a build. Who shares them
# must be compiled with the same flags, so everything links fmt and knows the version.
option(QUIETROOM_PRECOMPILED "Read the common headers once" ON)
if(QUIETROOM_PRECOMPILED)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp "")
  add_library(quietroom_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
  target_compile_definitions(quietroom_precompiled PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(quietroom_precompiled PRIVATE fmt::fmt quietroom_warnings)
  target_precompile_headers(quietroom_precompiled PRIVATE precompiled.h)
endif()

function(quietroom_common name)
  target_compile_definitions(${name} PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${name} PRIVATE fmt::fmt quietroom_warnings)
  if(QUIETROOM_PRECOMPILED)
    target_precompile_headers(${name} REUSE_FROM quietroom_precompiled)
  endif()
endfunction()

# A module is the static library of src/NAME; its headers are included as "NAME/file.h". PURE is for scripts/check-layers.
function(quietroom_module name)
  cmake_parse_arguments(arg "PURE" "" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_LINKS})
  quietroom_common(${name})
endfunction()

# A program is src/DIR built as NAME.
function(quietroom_program name)
  cmake_parse_arguments(arg "" "DIR" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${arg_DIR}/)
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LINKS})
  quietroom_common(${name})
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

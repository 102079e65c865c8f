add_library(quietroom_warnings INTERFACE)
target_compile_options(quietroom_warnings INTERFACE -pthread -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${QUIETROOM_WERROR}>:-Werror>)

# The headers of src/precompiled.h are read once, for all modules and programs: that halves the time of a build. Who shares them
# must be compiled with the same flags, so everything links fmt and knows the version.
option(QUIETROOM_PRECOMPILED "Read the common headers once" ON)
# What calculates has flags of its own: a sanitized build without optimisation is done in half the time, but would calculate for
# an hour. They make a second set of precompiled headers.
set(QUIETROOM_NUMERIC_FLAGS "" CACHE STRING "Further flags of the modules that calculate, e.g. -O1")
function(quietroom_precompile name)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  target_compile_definitions(${name} PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_compile_options(${name} PRIVATE ${ARGN})
  target_link_libraries(${name} PRIVATE fmt::fmt quietroom_warnings)
  target_precompile_headers(${name} PRIVATE precompiled.h)
endfunction()
set(QUIETROOM_NUMERIC_HEADERS quietroom_precompiled)
if(QUIETROOM_PRECOMPILED)
  quietroom_precompile(quietroom_precompiled)
  if(QUIETROOM_NUMERIC_FLAGS)
    set(QUIETROOM_NUMERIC_HEADERS quietroom_precompiled_numeric)
    quietroom_precompile(quietroom_precompiled_numeric ${QUIETROOM_NUMERIC_FLAGS})
  endif()
endif()

function(quietroom_common name headers)
  target_compile_definitions(${name} PRIVATE QUIETROOM_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${name} PRIVATE fmt::fmt quietroom_warnings)
  if(QUIETROOM_PRECOMPILED)
    target_precompile_headers(${name} REUSE_FROM ${headers})
  endif()
endfunction()

# Several files are compiled as one: that saves another third of a full build. Who works on the program leaves it off (the
# default), for then one file is compiled anew and not its neighbours too. Names in unnamed namespaces must differ in a module.
option(QUIETROOM_UNITY "Compile files of a module together" OFF)
set(QUIETROOM_UNITY_FILES 12)
function(quietroom_unite name)
  if(QUIETROOM_UNITY)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${QUIETROOM_UNITY_FILES})
  endif()
endfunction()

# A module is the static library of src/NAME; its headers are included as "NAME/file.h".
# CALCULATES: it has QUIETROOM_NUMERIC_FLAGS. APART: its files name the same things, each of its own library. PURE is for
# scripts/check-layers.
function(quietroom_module name)
  cmake_parse_arguments(arg "CALCULATES;APART;PURE" "" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_LINKS})
  if(NOT arg_APART)
    quietroom_unite(${name})
  endif()
  if(arg_CALCULATES)
    target_compile_options(${name} PRIVATE ${QUIETROOM_NUMERIC_FLAGS})
    quietroom_common(${name} ${QUIETROOM_NUMERIC_HEADERS})
  else()
    quietroom_common(${name} quietroom_precompiled)
  endif()
endfunction()

# A program is src/DIR built as NAME.
function(quietroom_program name)
  cmake_parse_arguments(arg "" "DIR" "SOURCES;USES;LINKS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${arg_DIR}/)
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LINKS})
  quietroom_unite(${name})
  quietroom_common(${name} quietroom_precompiled)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

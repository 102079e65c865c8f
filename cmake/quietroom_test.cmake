# How files of tests become programs, and what CTest runs of them.

# Every program writes down its test cases (support/case_log.cpp), for CTest runs a dozen files as one process.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/cases)
add_library(tests_case_log OBJECT support/case_log.cpp)
target_link_libraries(tests_case_log PRIVATE quietroom_warnings Catch2::Catch2)

# quietroom_compiled_together(OUT NAME FILES): in OUT what stands for these files in a build that compiles files together.
# Each is in a namespace of its own, behind the headers of all. A file stays alone that has conditions or macros, says a
# name with a leading ::, or adds to a namespace that others see. With QUIETROOM_TESTS_APART all do: where a name of one header
# would change what another file's call means.
set(QUIETROOM_TESTS_TOGETHER 12)
set(QUIETROOM_ALONE "^#(if|define)|(^|[^A-Za-z0-9_>:])::[a-zA-Z_]|^(namespace [a-z_:]+ {|extern |template <>)")
function(quietroom_compiled_together out name)
  set(alone "")
  set(together "")
  foreach(file ${ARGN})
    file(STRINGS ${file} found REGEX "${QUIETROOM_ALONE}" LIMIT_COUNT 1)
    if(found OR QUIETROOM_TESTS_APART OR NOT QUIETROOM_UNITY OR NOT file MATCHES "_test\\.cpp$")
      list(APPEND alone ${file})
    else()
      list(APPEND together ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endif()
  endforeach()
  if(together)
    set(script ${CMAKE_SOURCE_DIR}/cmake/together.py)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    add_custom_command(OUTPUT ${made} DEPENDS ${script} ${together} VERBATIM
      COMMAND Python3::Interpreter -B ${script} ${made} ${together})
    list(APPEND alone ${made})
  endif()
  set(${out} ${alone} PARENT_SCOPE)
endfunction()

# quietroom_test_program(NAME PREFIX LABEL FILES_A_RUN FILES): the executable NAME of these files, a dozen of which are
# compiled as one, and tests of CTest that run so many files each. Such a test is called "PREFIX: unit, unit, ..."; by
# hand the program runs a file by -# "[#UNIT_test]" and a case by its name.
# Cases are chosen by their file, not by their names: a name with a semicolon, which ends an item of a CMake list, would choose
# none and pass.
function(quietroom_test_program name prefix label files_a_run)
  set(sources "")
  set(runs ${ARGN})
  list(FILTER runs INCLUDE REGEX "_test\\.cpp$")
  set(rest ${ARGN})
  set(number 0)
  while(rest)
    list(SUBLIST rest 0 ${QUIETROOM_TESTS_TOGETHER} batch)
    list(REMOVE_ITEM rest ${batch})
    quietroom_compiled_together(made ${name}_${number} ${batch})
    list(APPEND sources ${made})
    math(EXPR number "${number} + 1")
  endwhile()
  add_executable(${name} ${sources} $<TARGET_OBJECTS:tests_case_log>)
  target_link_libraries(${name} PRIVATE quietroom_warnings Catch2::Catch2WithMain)
  quietroom_reads_catch_once(${name})
  while(runs)
    list(SUBLIST runs 0 ${files_a_run} batch)
    list(REMOVE_ITEM runs ${batch})
    list(TRANSFORM batch REPLACE "^.*/(.*)_test\\.cpp$" "\\1")
    list(GET batch 0 first)
    list(JOIN batch ", " units)
    list(JOIN batch "_test],[#" tags)
    add_test(NAME "${prefix}: ${units}" COMMAND ${name} "-#" "[#${tags}_test]" -w NoTests)
    set_tests_properties("${prefix}: ${units}" PROPERTIES LABELS ${label} ENVIRONMENT
      "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/e2e/lsan.supp:print_suppressions=0;TSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/tsan.supp:log_path=${CMAKE_BINARY_DIR}/tsan_report;QUIETROOM_CASES=${CMAKE_BINARY_DIR}/cases/${prefix}_${first}")
  endwhile()
endfunction()

# The manual pages in build/PRESET/man and the completions in build/PRESET/completions: each program writes its own, from the
# table that its --help is made of.
set(stamp ${CMAKE_BINARY_DIR}/pages.stamp)
add_custom_command(OUTPUT ${stamp}
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${CMAKE_BINARY_DIR}/man ${CMAKE_BINARY_DIR}/completions
  COMMAND quietroom --write-pages ${CMAKE_BINARY_DIR}
  COMMAND quietroom-panel --write-pages ${CMAKE_BINARY_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
  DEPENDS quietroom quietroom-panel COMMENT "Writing the manual pages and the completions" VERBATIM)
add_custom_target(quietroom_pages ALL DEPENDS ${stamp})

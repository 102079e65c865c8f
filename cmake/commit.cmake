# quietroom_commit(FOLDER OUT): the commit of the git work tree whose root FOLDER is, else "unknown": in an archive that was
# unpacked within somebody's other tree, too. QUIETROOM_COMMIT_LOG becomes the file that changes with every commit, or empty.
function(quietroom_commit folder out)
  set(${out} unknown PARENT_SCOPE)
  set(QUIETROOM_COMMIT_LOG "" PARENT_SCOPE)
  find_program(QUIETROOM_GIT git)
  if(NOT QUIETROOM_GIT)
    return()
  endif()
  execute_process(COMMAND ${QUIETROOM_GIT} -C ${folder} rev-parse --show-toplevel
    OUTPUT_VARIABLE top ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  file(REAL_PATH ${folder} folder)
  if(failed OR NOT top STREQUAL folder)
    return()
  endif()
  execute_process(COMMAND ${QUIETROOM_GIT} -C ${folder} rev-parse --short=12 HEAD
    OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(failed) # no commit yet
    return()
  endif()
  execute_process(COMMAND ${QUIETROOM_GIT} -C ${folder} rev-parse --git-path logs/HEAD
    OUTPUT_VARIABLE log OUTPUT_STRIP_TRAILING_WHITESPACE)
  file(REAL_PATH ${log} log BASE_DIRECTORY ${folder})
  set(${out} ${commit} PARENT_SCOPE)
  if(EXISTS ${log})
    set(QUIETROOM_COMMIT_LOG ${log} PARENT_SCOPE)
  endif()
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE) # cmake -DFOLDER=... -P commit.cmake prints it
  quietroom_commit(${FOLDER} commit)
  message(NOTICE "${commit}")
endif()

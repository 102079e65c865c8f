# quietroom_version(PROGRAM ...): usage::this_build of each, a source of a few lines. A new commit configures anew and compiles
# these alone. The libraries are those that the program links, through whatever modules.
include(${CMAKE_SOURCE_DIR}/cmake/commit.cmake)

# What a target is called and which version it had: the one list; a library that is missing here stops the configuration.
set(quietroom_libraries
  "ALSA::ALSA|alsa-lib|${ALSA_VERSION_STRING}" "Avcodec::Avcodec|libavcodec|codec:Avcodec"
  "AmrNb::AmrNb|opencore-amrnb|codec:AmrNb" "AmrWb::AmrWb|vo-amrwbenc/opencore-amrwb|codec:AmrWb"
  "Bcg729::Bcg729|bcg729|codec:Bcg729" "Boost::headers|Boost|${Boost_VERSION_STRING}" "CLI11::CLI11|CLI11|${CLI11_VERSION}"
  "Cairo::Cairo|cairo|pkg:cairo" "Codec2::Codec2|codec2|codec:Codec2" "Ebur128::Ebur128|libebur128|pkg:libebur128"
  "Eigen3::Eigen|Eigen|${Eigen3_VERSION}" "Gsm::Gsm|libgsm|${Gsm_VERSION}" "ImGui::ImGui|Dear ImGui|pkg:imgui" "KissFft::KissFft|kissfft|pkg:kissfft-float"
  "Lame::Lame|LAME|codec:Lame" "Lc3::Lc3|liblc3|codec:Lc3" "Minizip::Minizip|minizip|pkg:minizip" "Mpg123::Mpg123|mpg123|codec:Mpg123"
  "OpenGL::GL|OpenGL|pkg:gl" "Opus::Opus|opus|codec:Opus" "PangoCairo::PangoCairo|Pango|pkg:pangocairo" "Pcap::Pcap|libpcap|pkg:libpcap" "PortAudio::PortAudio|PortAudio|pkg:portaudio-2.0"
  "PostgreSQL::PostgreSQL|libpq|${PostgreSQL_VERSION_STRING}" "SQLite::SQLite3|SQLite|${SQLite3_VERSION}" "SndFile::SndFile|libsndfile|pkg:sndfile" "Sodium::Sodium|libsodium|pkg:libsodium" "Soxr::Soxr|soxr|pkg:soxr"
  "SpanDsp::SpanDsp|spandsp|${SpanDsp_VERSION}" "Speex::Speex|speex|codec:Speex" "Utf8proc::Utf8proc|utf8proc|pkg:libutf8proc"
  "Vorbis::Vorbis|vorbis|codec:Vorbis" "X11::X11|X11|pkg:x11" "XlsxWriter::XlsxWriter|libxlsxwriter|${XlsxWriter_VERSION}" "fmt::fmt|fmt|${fmt_VERSION}" "glfw|GLFW|${glfw3_VERSION}"
  "nlohmann_json::nlohmann_json|nlohmann-json|${nlohmann_json_VERSION}" "pugixml::pugixml|pugixml|${pugixml_VERSION}"
  "tomlplusplus::tomlplusplus|toml++|${tomlplusplus_VERSION}")

# Every outside target that `target` links, also through modules of ours.
function(quietroom_links target out)
  set(found)
  get_target_property(links ${target} LINK_LIBRARIES)
  foreach(link ${links})
    if(link MATCHES "^(quietroom_warnings|Threads::Threads|links-NOTFOUND)$")
      continue()
    endif()
    get_target_property(type ${link} TYPE)
    get_target_property(imported ${link} IMPORTED)
    if(imported OR NOT type STREQUAL "STATIC_LIBRARY")
      list(APPEND found ${link})
    else()
      quietroom_links(${link} below)
      list(APPEND found ${below})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES found)
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# "NAME VERSION" of a target.
function(quietroom_library target out)
  foreach(each ${quietroom_libraries})
    string(REPLACE "|" ";" fields "${each}")
    list(GET fields 0 known)
    list(GET fields 1 name)
    list(GET fields 2 version)
    if(NOT known STREQUAL target)
      continue()
    endif()
    if(version MATCHES "^pkg:(.*)")
      execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --modversion ${CMAKE_MATCH_1} OUTPUT_VARIABLE version ERROR_QUIET
        OUTPUT_STRIP_TRAILING_WHITESPACE)
    endif()
    if(version MATCHES "^codec:(.*)")
      get_property(version GLOBAL PROPERTY QUIETROOM_VERSION_${CMAKE_MATCH_1})
      string(REGEX REPLACE "[; ]+" "/" version "${version}") # two libraries behind one name
    endif()
    if(version STREQUAL "")
      set(version "(version unknown)")
    endif()
    set(${out} "${name} ${version}" PARENT_SCOPE)
    return()
  endforeach()
  message(FATAL_ERROR "cmake/version.cmake does not know ${target}; give its name and version in quietroom_libraries")
endfunction()

function(quietroom_version)
  quietroom_commit(${CMAKE_SOURCE_DIR} QUIETROOM_COMMIT)
  if(QUIETROOM_COMMIT_LOG)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${QUIETROOM_COMMIT_LOG})
  endif()
  foreach(program ${ARGN})
    quietroom_links(${program} links)
    set(libraries)
    foreach(link ${links})
      quietroom_library(${link} library)
      list(APPEND libraries "${library}")
    endforeach()
    list(SORT libraries CASE INSENSITIVE)
    list(JOIN libraries ", " QUIETROOM_LIBRARIES)
    configure_file(${CMAKE_SOURCE_DIR}/src/usage/this_build.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/${program}_build.cpp @ONLY)
    target_sources(${program} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${program}_build.cpp)
  endforeach()
endfunction()

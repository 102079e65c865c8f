# libgsm ships no package description at all: gives Gsm::Gsm. Debian has gsm.h, others gsm/gsm.h.
find_path(GSM_INCLUDE_DIR NAMES gsm.h PATH_SUFFIXES gsm REQUIRED)
find_library(GSM_LIBRARY NAMES gsm REQUIRED)
if(NOT TARGET Gsm::Gsm)
  add_library(Gsm::Gsm UNKNOWN IMPORTED)
  set_target_properties(Gsm::Gsm PROPERTIES IMPORTED_LOCATION ${GSM_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GSM_INCLUDE_DIR})
endif()

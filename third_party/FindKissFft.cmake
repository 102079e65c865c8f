# kissfft's C++ template is a header alone, good for double where Debian's library is float: gives KissFft::KissFft.
find_path(KISSFFT_INCLUDE_DIR NAMES kissfft/kissfft.hh REQUIRED)
if(NOT TARGET KissFft::KissFft)
  add_library(KissFft::KissFft INTERFACE IMPORTED)
  set_target_properties(KissFft::KissFft PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${KISSFFT_INCLUDE_DIR})
endif()

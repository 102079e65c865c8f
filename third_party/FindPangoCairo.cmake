# Pango sets the text of figures, with the font file that they are measured with: gives PangoCairo::PangoCairo.
find_package(PkgConfig REQUIRED)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig)
if(NOT TARGET PangoCairo::PangoCairo)
  add_library(PangoCairo::PangoCairo ALIAS PkgConfig::PANGOCAIRO)
endif()

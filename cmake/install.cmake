# cmake --install, and the Debian package of cpack -G DEB: programs, manual pages, completions, documents, the recipes of the demo
# sets, the fonts of the station, desktop entries with an icon.
set(quietroom_data ${CMAKE_INSTALL_DATADIR}/quietroom)

# The documents keep their places to each other, so that their links lead somewhere.
file(GLOB_RECURSE quietroom_documents LIST_DIRECTORIES false RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/docs/*)
foreach(document README.md ARCHITECTURE.md CONTRIBUTING.md LICENSE stimuli/FORMAT.md sessions/FORMAT.md
    stimuli/demo/LICENSE-AUDIO.md third_party/README.md
    data/examples/README.md data/examples/votes.csv data/examples/calls.csv data/filters.csv data/codecs.csv
    data/labels/FORMAT.md ${quietroom_documents})
  get_filename_component(folder ${document} DIRECTORY)
  install(FILES ${document} DESTINATION ${CMAKE_INSTALL_DOCDIR}/${folder})
endforeach()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright) # where Debian looks for it

install(DIRECTORY ${CMAKE_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(DIRECTORY ${CMAKE_BINARY_DIR}/completions/bash/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY ${CMAKE_BINARY_DIR}/completions/zsh/ DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(DIRECTORY ${CMAKE_BINARY_DIR}/completions/fish/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

foreach(demo demo demo-wb)
  install(FILES stimuli/${demo}/set.toml stimuli/${demo}/LICENSE-AUDIO.md DESTINATION ${quietroom_data}/stimuli/${demo})
endforeach()
install(FILES sessions/demo/study.toml DESTINATION ${quietroom_data}/sessions/demo)
install(PROGRAMS scripts/prepare-demo-sources scripts/verify_study.py DESTINATION ${quietroom_data}/scripts)
install(DIRECTORY /usr/share/fonts/truetype/open-sans/ DESTINATION ${quietroom_data}/fonts
  FILES_MATCHING PATTERN "OpenSans-Regular.ttf" PATTERN "OpenSans-Semibold.ttf" PATTERN "OpenSans-Light.ttf")
# The label packs that are compiled in, to read and to copy from.
install(DIRECTORY data/labels/ DESTINATION ${quietroom_data}/labels FILES_MATCHING PATTERN "*.toml" PATTERN "FORMAT.md")
# The codec table that is compiled in, to read and to copy from for quietroom emodel --codecs.
install(FILES data/codecs.csv DESTINATION ${quietroom_data})

install(FILES data/desktop/quietroom.desktop data/desktop/quietroom-panel.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES data/desktop/quietroom.svg DESTINATION ${icons}/scalable/apps)
foreach(size 48 128)
  install(FILES data/desktop/quietroom-${size}.png DESTINATION ${icons}/${size}x${size}/apps RENAME quietroom.png)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME quietroom)
set(CPACK_PACKAGE_CONTACT "Quietroom developers <quietroom@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "subjective listening tests and objective estimates of speech quality")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libpq5") # opened when a server is asked for, so that shlibdeps sees it nowhere
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libgl1-mesa-dri")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-core, fonts-noto-cjk, asterisk-core-sounds-en-g722, asterisk-core-sounds-fr-g722, asterisk-core-sounds-it-g722")
include(CPack)

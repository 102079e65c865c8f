# Beside the programs: the demo set's recipe and study, documents, manual pages, the fonts of the station.
set(quietroom_data ${CMAKE_INSTALL_DATADIR}/quietroom)
install(FILES README.md LICENSE ARCHITECTURE.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES stimuli/FORMAT.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME stimuli-format.md)
install(FILES sessions/FORMAT.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME sessions-format.md)
install(FILES docs/quietroom.1 docs/quietroom-panel.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES stimuli/demo/set.toml stimuli/demo/LICENSE-AUDIO.md DESTINATION ${quietroom_data}/stimuli/demo)
install(FILES stimuli/demo-wb/set.toml stimuli/demo-wb/LICENSE-AUDIO.md DESTINATION ${quietroom_data}/stimuli/demo-wb)
install(FILES sessions/demo/study.toml DESTINATION ${quietroom_data}/sessions/demo)
install(PROGRAMS scripts/prepare-demo-sources DESTINATION ${quietroom_data}/scripts)
install(DIRECTORY /usr/share/fonts/truetype/open-sans/ DESTINATION ${quietroom_data}/fonts
  FILES_MATCHING PATTERN "OpenSans-Regular.ttf" PATTERN "OpenSans-Semibold.ttf" PATTERN "OpenSans-Light.ttf")
# The codec table that is compiled in, to read and to copy from for quietroom emodel --codecs.
install(FILES data/codecs.csv DESTINATION ${CMAKE_INSTALL_DATADIR}/quietroom)

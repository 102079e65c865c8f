# Beside the programs: the demo set's recipe, the demo study, the fonts of the station.
install(FILES stimuli/FORMAT.md sessions/FORMAT.md README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES stimuli/demo/set.toml stimuli/demo/LICENSE-AUDIO.md DESTINATION ${CMAKE_INSTALL_DATADIR}/quietroom/demo)
install(PROGRAMS scripts/prepare-demo-sources DESTINATION ${CMAKE_INSTALL_DATADIR}/quietroom)
install(DIRECTORY /usr/share/fonts/truetype/open-sans/ DESTINATION ${CMAKE_INSTALL_DATADIR}/quietroom/fonts
  FILES_MATCHING PATTERN "OpenSans-Regular.ttf" PATTERN "OpenSans-Semibold.ttf" PATTERN "OpenSans-Light.ttf")
# The codec table that is compiled in, to read and to copy from for quietroom emodel --codecs.
install(FILES data/codecs.csv DESTINATION ${CMAKE_INSTALL_DATADIR}/quietroom)

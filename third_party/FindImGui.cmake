# Debian ships Dear ImGui with pkg-config only, and its .pc file lacks the folder of the back ends.
find_package(PkgConfig REQUIRED)
pkg_check_modules(ImGui REQUIRED IMPORTED_TARGET imgui)
find_path(ImGui_BACKENDS imgui_impl_glfw.h PATH_SUFFIXES imgui/backends REQUIRED)
add_library(ImGui::ImGui INTERFACE IMPORTED)
target_include_directories(ImGui::ImGui SYSTEM INTERFACE ${ImGui_BACKENDS})
target_link_libraries(ImGui::ImGui INTERFACE PkgConfig::ImGui)

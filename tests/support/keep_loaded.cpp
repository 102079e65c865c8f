// Preloaded into quietroom-panel by the end-to-end tests: libraries stay loaded until the process ends. GLFW
// unloads the graphics driver before the leak sanitizer looks, and what has no name by then cannot be
// suppressed by name.
extern "C" int dlclose(void*) { return 0; }

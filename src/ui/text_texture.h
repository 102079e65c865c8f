#pragma once

#include "ui/typesetter.h"

namespace quietroom::ui {

/// Textures of OpenGL: white, as opaque as the text covers each pixel, so that a colour can be given when
/// they are drawn. Needs the current context of a Window; main thread.
TextureMaker opengl_textures();

} // namespace quietroom::ui

#include "ui/text_texture.h"

#include <GL/gl.h>
#include <vector>

namespace quietroom::ui {

namespace {

std::uintptr_t upload(const TextBitmap& bitmap) {
  std::vector<std::uint8_t> pixels;
  pixels.reserve(4 * bitmap.alpha.size());
  for (const std::uint8_t alpha : bitmap.alpha) pixels.insert(pixels.end(), {255, 255, 255, alpha});
  GLint before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST); // drawn pixel by pixel
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width_px, bitmap.height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               pixels.data());
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
  return texture;
}

void drop(std::uintptr_t texture) {
  const auto name = static_cast<GLuint>(texture);
  glDeleteTextures(1, &name);
}

} // namespace

TextureMaker opengl_textures() { return {upload, drop}; }

} // namespace quietroom::ui

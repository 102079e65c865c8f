#include "prepare/set_template.h"

#include "core/toml.h"

#include <algorithm>
#include <cassert>

namespace quietroom::prepare {

// data/templates, which the program carries
extern const std::string_view template_mnru_fb, template_mnru_nb, template_mnru_wb, template_music_anchors,
    template_nb_codec_loss, template_wb_codecs;

namespace {

void replace(std::string& document, std::string_view mark, const std::string& text) {
  const auto at = document.find(mark);
  assert(at != std::string::npos);
  document.replace(at, mark.size(), text);
}

} // namespace

std::span<const SetTemplate> set_templates() {
  static const SetTemplate all[] = {
      {"mnru-fb", template_mnru_fb},
      {"mnru-nb", template_mnru_nb},
      {"mnru-wb", template_mnru_wb},
      {"music-anchors", template_music_anchors},
      {"nb-codec-loss", template_nb_codec_loss},
      {"wb-codecs", template_wb_codecs},
  };
  return all;
}

const SetTemplate* find_set_template(std::string_view name) {
  const auto found = std::ranges::find(set_templates(), name, &SetTemplate::name);
  return found == set_templates().end() ? nullptr : &*found;
}

std::string_view summary(const SetTemplate& set) {
  return set.document.substr(2, set.document.find('\n') - 2); // behind "# "
}

std::string filled_in(const SetTemplate& set, std::string_view name, long long seed,
                      const std::string& sources) {
  std::string out(set.document);
  replace(out, "%SOURCES%", sources);
  replace(out, "%SEED%", std::to_string(seed));
  replace(out, "%NAME%", toml::quoted(name));
  return out;
}

} // namespace quietroom::prepare

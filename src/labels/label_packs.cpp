#include "labels/label_packs.h"

#include "core/near_miss.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::labels {

extern const std::string_view pack_en;
extern const std::string_view pack_ar;
extern const std::string_view pack_cs;
extern const std::string_view pack_da;
extern const std::string_view pack_de;
extern const std::string_view pack_el;
extern const std::string_view pack_es;
extern const std::string_view pack_fi;
extern const std::string_view pack_fr;
extern const std::string_view pack_hu;
extern const std::string_view pack_it;
extern const std::string_view pack_ja;
extern const std::string_view pack_ko;
extern const std::string_view pack_nl;
extern const std::string_view pack_no;
extern const std::string_view pack_pl;
extern const std::string_view pack_pt;
extern const std::string_view pack_pt_br;
extern const std::string_view pack_ro;
extern const std::string_view pack_ru;
extern const std::string_view pack_sv;
extern const std::string_view pack_tr;
extern const std::string_view pack_uk;
extern const std::string_view pack_zh;

namespace {

std::vector<LabelPack> read_all() {
  std::vector<LabelPack> out;
  for (const EmbeddedPack& each : embedded_packs()) {
    ReadLabelPack read = read_label_pack(each.toml, std::string(each.file));
    if (!read.problems.empty()) throw_input(text(read.problems.front()));
    out.push_back(std::move(read.pack));
  }
  return out;
}

} // namespace

const std::vector<EmbeddedPack>& embedded_packs() {
  static const std::vector<EmbeddedPack> all = {
      {"en.toml", pack_en}, {"ar.toml", pack_ar},       {"cs.toml", pack_cs}, {"da.toml", pack_da},
      {"de.toml", pack_de}, {"el.toml", pack_el},       {"es.toml", pack_es}, {"fi.toml", pack_fi},
      {"fr.toml", pack_fr}, {"hu.toml", pack_hu},       {"it.toml", pack_it}, {"ja.toml", pack_ja},
      {"ko.toml", pack_ko}, {"nl.toml", pack_nl},       {"no.toml", pack_no}, {"pl.toml", pack_pl},
      {"pt.toml", pack_pt}, {"pt-BR.toml", pack_pt_br}, {"ro.toml", pack_ro}, {"ru.toml", pack_ru},
      {"sv.toml", pack_sv}, {"tr.toml", pack_tr},       {"uk.toml", pack_uk}, {"zh.toml", pack_zh},
  };
  return all;
}

const std::vector<LabelPack>& label_packs() {
  static const std::vector<LabelPack> all = read_all();
  return all;
}

const LabelPack* find_label_pack(std::string_view language) {
  const auto found = std::ranges::find(label_packs(), language, &LabelPack::language);
  return found == label_packs().end() ? nullptr : &*found;
}

const LabelPack& english_pack() { return label_packs().front(); }

std::string refusal_of_language(std::string_view language) {
  std::vector<std::string> tags;
  std::string all;
  for (const LabelPack& each : label_packs()) {
    tags.push_back(each.language);
    all += (all.empty() ? "" : ", ") + each.language;
  }
  std::string meant = did_you_mean(language, tags);
  const std::string whole(language);
  for (const LabelPack& each : label_packs()) // "german", "Deutsch", "de-AT"
    if (meant.empty() && (alike(whole, each.name) || alike(whole, each.english_name) ||
                          whole.starts_with(each.language + "-") || whole.starts_with(each.language + "_")))
      meant = fmt::format(" (did you mean {}?)", each.language);
  return fmt::format("no label pack has the language \"{}\"{}; there are packs for {}", language, meant, all);
}

} // namespace quietroom::labels

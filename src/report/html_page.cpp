#include "report/html_page.h"

#include "report/html_table.h"
#include "report/html_text.h"
#include "report/inline_svg.h"

namespace quietroom::report {

namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #5a5a5a; --rule: #c9c9c9; --shade: #f3f3f3;
  --warn: #7a1f00; --warn-shade: #fdeee8; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181b; --faint: #a8a8a8; --rule: #44484d;
  --shade: #202429; --warn: #ffb59b; --warn-shade: #3a1f16; --link: #8ab8f0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .2rem; }
p { max-width: 46rem; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
.verdict { font-size: 1.1rem; background: var(--shade); border-left: 4px solid var(--link); padding: .7rem 1rem; }
.banner { background: var(--warn-shade); color: var(--warn); border: 1px solid; padding: .5rem 1rem; font-weight: 600; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; padding: 0 0 .4rem; color: var(--faint); max-width: calc(100vw - 2rem); }
thead th { border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink); vertical-align: bottom; text-align: left; }
tbody tr:last-child > * { border-bottom: 2px solid var(--ink); }
th, td { padding: .25rem .7rem; }
tbody th { font-weight: 400; text-align: left; }
tbody tr:nth-child(even) { background: var(--shade); }
.group th { font-style: italic; padding-top: .6rem; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
thead th[aria-sort=ascending] button::after { content: " \2191"; }
thead th[aria-sort=descending] button::after { content: " \2193"; }
pre { font-size: .85rem; line-height: 1.35; }
figure { margin: 1.2rem 0; }
figure svg { display: block; width: 100%; height: auto; background: #fff; border-radius: 4px; padding: 4px; }
figure .scroll { margin: 0 0 .5rem; }
figcaption, .note, footer { color: var(--faint); font-size: .9rem; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --rule: #999; --shade: #f3f3f3; --link: #000; --warn: #000; --warn-shade: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .scroll { overflow: visible; }
  .scroll > div { max-width: 100%; }
  caption { max-width: none; break-after: avoid; }
  pre { white-space: pre-wrap; font-size: 8pt; }
  tbody tr:nth-child(-n+3) { break-before: avoid; }
  table { font-size: 8.5pt; }
  th, td { padding: .1rem .35rem; }
  figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
)";

// Without scripts the headers are plain words and the page reads the same.
constexpr const char* sorting_script = R"(
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      const body = table.tBodies[0];
      const key = row => { const cell = row.cells[column]; return cell.dataset.value === undefined ? null : Number(cell.dataset.value); };
      const rows = [...body.rows].sort((a, b) => {
        const x = key(a), y = key(b);
        if (x !== null && y !== null) return x - y;
        if ((x === null) !== (y === null)) return x === null ? 1 : -1;
        return a.cells[column].textContent.localeCompare(b.cells[column].textContent);
      });
      if (down) rows.reverse();
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      body.append(...rows);
    });
  });
}
)";

std::string section_html(const PageSection& section) {
  std::string out =
      "<section>\n<h2 id=\"" + html_escaped(section.id) + "\">" + html_escaped(section.heading) + "</h2>\n";
  for (const std::string& each : section.paragraphs) out += "<p>" + html_escaped(each) + "</p>\n";
  for (const Table& each : section.tables)
    out += "<div class=\"scroll\">\n" + to_html(each, section.heading) + "</div>\n";
  for (const PagePicture& each : section.pictures)
    out += "<figure>\n<div class=\"scroll\">\n" + inline_svg(each.svg) + "</div>\n<figcaption>" +
           html_escaped(each.caption) + "</figcaption>\n</figure>\n";
  if (!section.as_printed.empty())
    out += "<div class=\"scroll\"><pre>" + html_escaped(section.as_printed) + "</pre></div>\n";
  return out + "</section>\n";
}

std::string contents(const std::vector<PageSection>& sections) {
  std::string out = "<nav aria-label=\"Contents\"><ul>\n";
  for (const PageSection& each : sections)
    out += "<li><a href=\"#" + html_escaped(each.id) + "\">" + html_escaped(each.heading) + "</a></li>\n";
  return out + "</ul></nav>\n";
}

} // namespace

std::string to_html(const HtmlPage& page) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                    html_escaped(page.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
  out += "<header>\n";
  if (!page.banner.empty()) out += "<p class=\"banner\">" + html_escaped(page.banner) + "</p>\n";
  out += "<h1>" + html_escaped(page.title) + "</h1>\n<p class=\"verdict\">" + html_escaped(page.verdict) +
         "</p>\n" + contents(page.sections) + "</header>\n<main>\n";
  for (const PageSection& each : page.sections) out += section_html(each);
  out += "</main>\n<footer><p>" + html_escaped(page.provenance) + "</p></footer>\n<script>" + sorting_script +
         "</script>\n</body>\n</html>\n";
  return out;
}

} // namespace quietroom::report

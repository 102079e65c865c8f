"""Writes one source file that is several tests: their headers first, then each file's own text in a namespace of its own.

together.py OUT FILE...

`test::` in a file is the namespace that its own headers have: that of its module's tests, or quietroom::test."""

import pathlib
import re
import sys


def from_tests(file, header):
    """A header beside the file is found from the folder of all tests as well."""
    found = re.match(r'#include "([^/"]+)"', header)
    beside = found and (file.parent / found[1]).is_file()
    return f'#include "{file.parent.name}/{found[1]}"' if beside else header


def namespace_of_helpers(file, headers):
    for header in headers:
        found = re.search(r'"(.+)"', header)
        helper = file.parent.parent / found[1] if found else None
        if helper and helper.is_file() and (own := re.search(r"^namespace (quietroom::\w+::test) ", helper.read_text(), re.M)):
            return own[1]
    return "quietroom::test"


out, *files = map(pathlib.Path, sys.argv[1:])
all_headers, texts = [], []
for file in files:
    lines = file.read_text().splitlines()
    headers = [from_tests(file, line) for line in lines if line.startswith("#include")]
    all_headers += headers
    own = "\n".join("" if line.startswith("#include") else line for line in lines)
    texts.append(f'namespace of_{file.stem} {{\nnamespace test = {namespace_of_helpers(file, headers)};\n'
                 f'#line 1 "{file}"\n{own}\n}} // namespace of_{file.stem}\n')
out.write_text("\n".join(dict.fromkeys(all_headers)) + "\nnamespace quietroom::test {}\n" + "".join(texts))

#!/usr/bin/env python3
"""Recalculates every formula of the given workbooks with LibreOffice and compares each with the stored value.

    recalculate.py FOLDER-OR-WORKBOOK...

The stored values are thrown away first (openpyxl writes formulas without them), so that LibreOffice has to compute all of
them. Every formula must come to exactly the stored value. Fails, and says so, where LibreOffice or openpyxl is missing or
where there was no formula to compare.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def workbooks(arguments):
    for argument in map(pathlib.Path, arguments):
        yield from sorted(argument.rglob("*.xlsx")) if argument.is_dir() else [argument]


def main():
    if not OFFICE:
        sys.exit("recalculate.py: LibreOffice is missing; nothing was compared")
    try:
        import openpyxl
    except ImportError:
        sys.exit("recalculate.py: openpyxl is missing; nothing was compared")
    compared, wrong = 0, []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        bare, done = folder / "bare", folder / "done"
        bare.mkdir()
        originals = {}
        for number, path in enumerate(workbooks(sys.argv[1:])):
            book = openpyxl.load_workbook(path)
            cells = [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows()
                     for cell in row if cell.data_type == "f"]
            if cells:
                originals[f"{number}.xlsx"] = (path, cells)
                book.save(bare / f"{number}.xlsx")
        if not originals:
            sys.exit("recalculate.py: no workbook with a formula was given")
        # One run of LibreOffice stops without a word after some 250 files.
        names = sorted(bare.glob("*.xlsx"))
        for first in range(0, len(names), 100):
            command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                       "--outdir", str(done), *map(str, names[first:first + 100])]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name, (path, cells) in originals.items():
            stored = openpyxl.load_workbook(path, data_only=True)
            again = openpyxl.load_workbook(done / name, data_only=True)
            formulas = openpyxl.load_workbook(path)
            for sheet, place in cells:
                was, now = stored[sheet][place].value, again[sheet][place].value
                compared += 1
                if (was or None) != (now or None) and not (was == 0 and now == 0):
                    wrong.append(f"{path} [{sheet}] {place}: stored {was!r}, recalculated {now!r}: "
                                 f"{formulas[sheet][place].value}")
    for line in wrong[:40]:
        print(line)
    print(f"{compared} formulas in {len(originals)} workbooks, {len(wrong)} differ")
    sys.exit(1 if wrong or not compared else 0)


main()

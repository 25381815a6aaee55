#!/usr/bin/env python3
"""Recalculates every formula of the given workbooks with LibreOffice and compares each with the stored value.

    recalculate.py FOLDER-OR-WORKBOOK...

The stored values are thrown away first (openpyxl writes formulas without them), so that LibreOffice has to compute all of
them. Every formula must come to exactly the stored value, of a number its 15 digits: LibreOffice writes no more. Fails, and says so, where LibreOffice or openpyxl is missing or
where there was no formula to compare.
"""

import pathlib
import subprocess
import sys
import tempfile

CONVERT = pathlib.Path(__file__).resolve().parents[2] / "scripts/convert"


def workbooks(arguments):
    for argument in map(pathlib.Path, arguments):
        yield from sorted(argument.rglob("*.xlsx")) if argument.is_dir() else [argument]


def is_same(was, now):
    if isinstance(was, (int, float)) and isinstance(now, (int, float)):
        return f"{was:.15g}" == f"{now:.15g}"
    # Nothing is an empty text or no value; a 0 is neither.
    return ("" if was is None else was) == ("" if now is None else now)


def main():
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
            cells = [(sheet.title, cell.coordinate, cell.value) for sheet in book for row in sheet.iter_rows()
                     for cell in row if cell.data_type == "f"]
            if cells:
                originals[f"{number}.xlsx"] = (path, cells)
                book.save(bare / f"{number}.xlsx")
        if not originals:
            sys.exit("recalculate.py: no workbook with a formula was given")
        subprocess.run([CONVERT, "xlsx", done, *sorted(bare.glob("*.xlsx"))], check=True)
        for name, (path, cells) in originals.items():
            stored = openpyxl.load_workbook(path, data_only=True)
            again = openpyxl.load_workbook(done / name, data_only=True)
            for sheet, place, formula in cells:
                was, now = stored[sheet][place].value, again[sheet][place].value
                compared += 1
                if not is_same(was, now):
                    wrong.append(f"{path} [{sheet}] {place}: stored {was!r}, recalculated {now!r}: {formula}")
    for line in wrong[:40]:
        print(line)
    print(f"{compared} formulas in {len(originals)} workbooks, {len(wrong)} differ")
    sys.exit(1 if wrong or not compared else 0)


main()

#!/usr/bin/env python3
"""Recalculates every formula of the given workbooks with LibreOffice and compares each with the stored value.

    recalculate.py FOLDER-OR-WORKBOOK...

The stored values are thrown away first (openpyxl writes formulas without them), so that LibreOffice has to compute all of
them. Every formula must come to exactly the stored value, of a number its 15 digits: LibreOffice writes no more. The rules that
mark what no cell may hold must mark nothing of what was graded, and a strange word anywhere. Fails, and says so, where LibreOffice or
openpyxl is missing or where there was nothing to compare.
"""

import pathlib
import re
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


# Rules are computed so far to the right of the cells that they are about.
ASIDE = 300


def marks(book):
    """Puts the rules that mark cells beside the sheets: place, what it must come to, and what it is about."""
    from openpyxl.formula.translate import Translator
    from openpyxl.utils import get_column_letter, range_boundaries

    for sheet in book:
        for area in list(sheet.conditional_formatting):
            for rule, cells in ((rule, cells) for rule in area.rules for cells in str(area.sqref).split()):
                left, top, right, bottom = range_boundaries(cells)
                first = f"{get_column_letter(left)}{top}"
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        cell, aside = f"{get_column_letter(column)}{row}", f"{get_column_letter(column + ASIDE)}{row}"
                        sheet[aside] = Translator("=" + rule.formula[0], origin=first).translate_formula(cell)
                        yield sheet.title, aside, False, f"{cell} by {rule.formula[0]}"
                strange = f"{get_column_letter(left + ASIDE)}{bottom + ASIDE}"
                sheet[strange] = "=" + re.sub(rf"\b{first}\b", '"không có"', rule.formula[0])
                yield sheet.title, strange, True, f"a strange word in {cells} by {rule.formula[0]}"


def main():
    try:
        import openpyxl
    except ImportError:
        sys.exit("recalculate.py: openpyxl is missing; nothing was compared")
    compared, marked, wrong = 0, 0, []
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
                originals[f"{number}.xlsx"] = (path, cells, list(marks(book)))
                book.save(bare / f"{number}.xlsx")
        if not originals:
            sys.exit("recalculate.py: no workbook with a formula was given")
        subprocess.run([CONVERT, "xlsx", done, *sorted(bare.glob("*.xlsx"))], check=True)
        for name, (path, cells, rules) in originals.items():
            stored = openpyxl.load_workbook(path, data_only=True)
            again = openpyxl.load_workbook(done / name, data_only=True)
            for sheet, place, formula in cells:
                was, now = stored[sheet][place].value, again[sheet][place].value
                compared += 1
                if not is_same(was, now):
                    wrong.append(f"{path} [{sheet}] {place}: stored {was!r}, recalculated {now!r}: {formula}")
            for sheet, place, expected, about in rules:
                marked += 1
                if again[sheet][place].value is not expected:
                    wrong.append(f"{path} [{sheet}]: {'not ' if expected else ''}marked: {about}")
    for line in wrong[:40]:
        print(line)
    print(f"{compared} formulas and {marked} rules in {len(originals)} workbooks, {len(wrong)} differ")
    sys.exit(1 if wrong or not compared or not marked else 0)


main()

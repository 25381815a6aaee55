#!/usr/bin/env python3
"""Makes the filled forms that are kept in tests/forms/<case>/filled: fills today's empty forms with the values of
answers.toml by openpyxl and has LibreOffice save some of them again. Run it after the layout of a form has changed
on purpose, and look at what it made:

    tests/forms/make.py [--bin target/debug/xeploai] [CASE ...]
"""
import argparse
import glob
import os
import shutil
import tempfile
import tomllib

import check


def make(binary, case):
    rules = tomllib.load(open(f"{case}/campaign.toml", "rb"))
    everybody = tomllib.load(open(f"{case}/answers.toml", "rb"))["person"]
    for person in everybody:
        person.setdefault("expect", {})
        person["facts"] = {key: value for key, value in person["facts"].items() if value != ""}
        person["role"] = "leader" if person["facts"].get("position") == "Giám đốc" else "staff"
    filled = f"{case}/filled"
    shutil.rmtree(filled, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        for name in ("campaign.toml", "danh-sach.csv"):
            shutil.copy(f"{case}/{name}", work)
        check.run(binary, "form", work, "--out", f"{work}/mau-phieu", "--per", "unit,person,phone", "--quiet")
        forms = f"{work}/mau-phieu"
        for kind in ("unit", "unit-office", "person", "kobo-names", "kobo-labels", "odk"):
            os.makedirs(f"{filled}/{kind}")
        shutil.copy(f"{forms}/don-vi/CD01.xlsx", f"{filled}/unit/CD01.xlsx")
        check.fill_unit(f"{filled}/unit/CD01.xlsx", rules, everybody)
        shutil.move(check.office(f"{filled}/unit/CD01.xlsx", "ods", work), f"{filled}/unit-office/CD01.ods")
        for number, period in enumerate(sorted({p for person in everybody for p in person["periods"]}), 1):
            target = f"{filled}/person/quy-{number}.xlsx"
            shutil.copy(f"{forms}/ca-nhan/CD01.xlsx", target)
            check.fill_persons(target, rules, everybody, period)
        for style in ("kobo-names", "kobo-labels", "odk"):
            check.export(f"{forms}/dien-thoai.xlsx", rules, everybody, style, f"{filled}/{style}/tra-loi")
        # The same in English: headings, periods and marks are other words, and are read without any mapping.
        check.run(binary, "form", work, "--out", f"{work}/forms", "--per", "unit,person,phone", "--lang", "en", "--quiet")
        for kind in ("unit-english", "person-english", "kobo-labels-english"):
            os.makedirs(f"{filled}/{kind}")
        shutil.copy(f"{work}/forms/don-vi/CD01.xlsx", f"{filled}/unit-english/CD01.xlsx")
        check.fill_unit(f"{filled}/unit-english/CD01.xlsx", rules, everybody, "en")
        for number, period in enumerate(sorted({p for person in everybody for p in person["periods"]}), 1):
            target = f"{filled}/person-english/quarter-{number}.xlsx"
            shutil.copy(f"{work}/forms/ca-nhan/CD01.xlsx", target)
            check.fill_persons(target, rules, everybody, period, "en")
        target = f"{filled}/kobo-labels-english/answers"
        check.export(f"{work}/forms/dien-thoai.xlsx", rules, everybody, "kobo-labels", target, "en")
    print(f"{case}: {sum(os.path.getsize(f) for f in glob.glob(filled + '/*/*'))} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", default=os.path.join(check.ROOT, "target/debug/xeploai"))
    parser.add_argument("cases", nargs="*")
    args = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    for found in args.cases or sorted(os.path.dirname(path) for path in glob.glob(f"{here}/*/answers.toml")):
        make(os.path.abspath(args.bin), found)

#!/usr/bin/env python3
"""Fills empty forms with a second program and grades them: what comes out must be what the cases beside the
rules (criteria/NAME.test.toml, worked out by hand) say.

    tests/forms/check.py [--bin target/debug/xeploai] [--keep DIR] [CAMPAIGN.toml ...]

Needs Python with openpyxl, and LibreOffice (soffice) for the copies that are recalculated; where pyxform is
installed (and java), the questionnaires are validated too. What cannot be run is said, and fails unless
--allow-missing is given.

Each campaign's forms are filled in six ways: the table of a unit (with and without a roster), the sheets of
persons, a file for each person, and the questionnaire as KoboToolbox exports it (names with groups as CSV, labels
as XLSX), and what ODK Central exports. Nothing is mapped: the filled files are laid beside the roster and graded.
"""
import argparse
import csv
import glob
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

try:
    import tomllib
except ImportError:  # Python before 3.11
    import tomli as tomllib

import openpyxl

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNIT = ("CD01", "CĐCS Sở Nội vụ")


# --- people from the cases -------------------------------------------------------------------------------------------

def merged(usual, own):
    out = dict(usual)
    out.update(own)
    return {key: value for key, value in out.items() if value != ""}


def role_facts(rules, role):
    """The fact that makes somebody of a role, where its condition is a simple one."""
    for one in rules.get("role", []):
        when = one.get("when", {})
        if one["id"] == role and "fact" in when:
            value = when.get("is", (when.get("one-of") or [None])[0])
            return {} if value is None else {when["fact"]: "x" if value is True else value}
    return {}


def people(rules, cases):
    """Those (persons, or units where a campaign grades units) of whom the cases expect figures that depend on nobody else."""
    out = []
    usual = cases.get("usual", {})
    units = rules["subject"] == "unit"
    # Whom others make better or worse is graded among their own in the cases, and among everybody here.
    led = {role for fact in rules.get("fact", []) for role in fact.get("from-subordinates", {}).get("for", [])}
    for case in cases["case"]:
        if set(case.get("problems", [])) - {"person/incomplete", "person/lower-rater"}:
            continue
        for own in case.get("person", [case]):
            expect = own.get("expect", {})
            if any(key in own for key in ("decision", "form", "history", "members", "periods-of")) or own.get("times", 1) > 1:
                continue
            if led and (own.get("role") in led or own.get("facts", {}).get("rank")):
                continue
            periods = own.get("periods", case.get("periods", usual.get("periods")))
            # The form of a campaign by quarter asks for no months.
            word = {"quarter": "Quý ", "month": "Tháng "}.get(rules.get("periods", {}).get("kind"), "")
            if not all(period.startswith(word) for period in periods or []):
                continue
            # A level may depend on others where a quota cuts it; figures never do.
            cut = any("level" in quota for quota in rules.get("quota", []))
            if not ("total" in expect or expect.get("level") == "incomplete" or ("level" in expect and not cut)):
                continue
            facts = merged({**role_facts(rules, own.get("role")), **usual.get("facts", {})}, own.get("facts", {}))
            if any(isinstance(value, dict) for value in facts.values()):
                continue
            claims = merged(usual.get("claims", {}), own.get("claims", {}))
            if not fits_in_a_form(rules, claims):
                continue
            person = {
                "code": f"CS{len(out) + 1:02}" if units else f"CD01-{len(out) + 1:03}",
                "name": f"CĐCS Mẫu {len(out) + 1}" if units else f"Nguyễn Thị Mẫu {len(out) + 1}",
                "facts": facts, "claims": claims, "expect": expect, "case": case["name"],
            }
            if periods:
                person["periods"] = {period: merged(claims, given) for period, given in periods.items()}
            out.append(person)
    return out


def fits_in_a_form(rules, claims):
    """Whether no column that several criteria share would have to hold two values."""
    seen = {}
    for item, rule in items(rules):
        for part, word in rule["points"].get("ratio", {}).items():
            value = claims.get(item)
            if part in ("done", "of", "less") and isinstance(value, dict) and part in value:
                if seen.setdefault(word, value[part]) != value[part]:
                    return False
    return True


class Words:
    """What the forms of a campaign call those who are graded, and what is asked of them."""

    ENGLISH = {"Mã đơn vị": "Unit code", "Đơn vị": "Unit", "Mã": "Code", "Họ và tên": "Full name", "Nội dung": "Criterion",
               "Điểm": "Points", "Kỳ đánh giá": "Period", "Người chấm": "Rater", "Chấm": "Score",
               "Có áp dụng không": "Does it apply", "Có": "Yes", "Không": "No", "KAD": "N/A", "Miễn": "Exempt"}

    def __init__(self, rules, lang="vi"):
        units = rules["subject"] == "unit"
        self.lang = lang
        self.say = (lambda word: self.ENGLISH.get(word, word)) if lang == "en" else (lambda word: word)
        self.code, self.name = map(self.say, ("Mã đơn vị", "Đơn vị") if units else ("Mã", "Họ và tên"))
        self.questions = ("ma_don_vi", "ten_don_vi") if units else ("ma", "ho_ten")
        self.roster = "don-vi.csv" if units else "danh-sach.csv"
        # One table for all units; for persons, one for each unit.
        self.table = "cac-don-vi.xlsx" if units else f"{UNIT[0]}.xlsx"
        self.unit = [] if units else list(UNIT)

    def period(self, period):
        """What a form calls a period."""
        return period.replace("Quý", "Quarter").replace("Tháng", "Month") if period and self.lang == "en" else period

    def typed(self, value):
        """What is typed into a cell."""
        value = typed(value)
        return self.say(value) if isinstance(value, str) else value


def items(rules):
    """Everything that is scored: (id, rule)."""
    for group in rules.get("group", []):
        for one in group.get("criterion", []):
            yield one["id"], one
    for kind in ("bonus", "deduction"):
        for extra in rules.get(kind, []):
            if "points" in extra:
                yield extra["id"], extra
            for one in extra.get("criterion", []):
                yield one["id"], one


def in_period(person, period):
    """The person with the claims of one period, where there are periods."""
    return {**person, "claims": person["periods"].get(period, {})} if "periods" in person else person


def asked_facts(rules):
    """The facts that forms ask for: not those that the program counts from the results of others."""
    return [fact for fact in rules.get("fact", []) if "from-subordinates" not in fact]


def kind_of(rule):
    return next(iter(rule["points"]))


def columns(rules):
    """What a form asks: (item, part, words that it may be called)."""
    for name, rule in items(rules):
        points = rule["points"]
        kind = kind_of(rule)
        if kind == "ratio":
            for part in (part for part in ("done", "of", "less") if part in points["ratio"]):
                yield name, part, [points["ratio"][part]]
        elif isinstance(points[kind], dict) and "fact" in points[kind]:
            continue
        else:
            words = [rule["title"], rule["id"]]
            if kind == "deduct":
                words.insert(0, points["deduct"].get("count", rule["title"]))
            column = rule.get("column", [])
            yield name, None, words + ([] if isinstance(column, dict) else column)


def claim(person, item, part, rater):
    """What a rater wrote about something; the same for all where the case names none."""
    value = person["claims"].get(item)
    if isinstance(value, dict) and rater is not None and rater in value:
        value = value[rater]
    if isinstance(value, dict) and part in value:
        value = value[part]
    return None if isinstance(value, dict) else value


def typed(value):
    """As a person types it into a cell: 80 for “80%”, a number for a number."""
    if value is True:
        return "Có"
    if value is False:
        return "Không"
    if isinstance(value, str) and value.casefold() in ("không áp dụng", "n/a", "kad"):
        return "KAD"
    if isinstance(value, str):
        # “9 đ” and “9/10” are read too, but a cell of the form takes a number.
        bare = re.sub(r"(?<=\d)\s*(%|đ|điểm|/\s*\d+)$", "", value.strip()).replace(",", ".")
        if re.fullmatch(r"[+]?\d+(\.\d+)?", bare):
            return float(bare) if "." in bare else int(bare)
    return value


def same(text, words):
    """Whether a heading is one of some words, with or without a scale behind it."""
    text = " ".join(str(text).split())
    return any(text == word or text.startswith(word + " (") for word in (" ".join(w.split()) for w in words))


def rater_words(rater):
    return [rater["title"], rater["id"], *rater.get("column", [])]


def fact_words(fact):
    return [fact["title"], fact["id"], *fact.get("column", [])]


# --- filling ---------------------------------------------------------------------------------------------------------

def texts(sheet):
    """What each cell shows, merged ones in all their cells."""
    out = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for area in sheet.merged_cells.ranges:
        value = out.get((area.min_row, area.min_col))
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if value is not None:
                    out[row, column] = value
    return out


def put(sheet, row, column, value):
    cell = sheet.cell(row, column)
    assert not cell.protection.locked, f"{sheet.title}!{cell.coordinate} is locked, but {value!r} belongs there"
    cell.value = value


def fill_unit(path, rules, everybody, lang="vi", computed=False):
    """`computed`: a program will compute the formulas before it is graded, so that people stand once, on the list."""
    book = openpyxl.load_workbook(path)
    raters = rules.get("rater", [])
    words_of = Words(rules, lang)
    scored_periods = {words_of.period(period): period for person in everybody for period in person.get("periods", [])}
    facts_done = False
    for sheet in book.worksheets:
        seen = texts(sheet)
        head = next((row for (row, _), value in sorted(seen.items()) if value == words_of.name), None)
        if head is None:
            continue
        assert sheet.protection.sheet, "the form is not protected"
        last = max(row for (row, column), value in seen.items() if value == words_of.name)
        headings = {column: [seen.get((row, column)) for row in range(head, last + 1)]
                    for column in range(1, sheet.max_column + 1)}
        find = lambda words: next(c for c, parts in headings.items() if any(same(p, words) for p in parts if p))
        name = find([words_of.name])
        code = find([words_of.code])
        listed = {seen.get((row, code)): row for row in range(last + 1, sheet.max_row + 1)}
        # A list, then a sheet for each period; one sheet for all where there are none.
        is_list = bool(scored_periods) and not facts_done
        if scored_periods and not is_list and sheet.title not in scored_periods:
            continue
        period = scored_periods.get(sheet.title)
        for position, person in enumerate(everybody):
            if scored_periods and not is_list and period not in person["periods"]:
                # Not scored in this period: taken out of its sheet.
                row = listed.get(person["code"], last + 1 + position if computed else None)
                if row:
                    put(sheet, row, code, None)
                    put(sheet, row, name, None)
                continue
            person = in_period(person, period)
            row = listed.get(person["code"], last + 1 + position)
            if person["code"] not in listed and not (computed and scored_periods and not is_list):
                put(sheet, row, code, person["code"])
                put(sheet, row, name, person["name"])
            for fact in asked_facts(rules):
                value = person["facts"].get(fact["id"])
                if value is None or facts_done:
                    continue
                column = find(fact_words(fact))
                if sheet.cell(row, column).value is None:
                    put(sheet, row, column, words_of.typed(value))
            for item, part, words in [] if is_list else columns(rules):
                for rater in raters or [None]:
                    value = claim(person, item, part, rater and rater["id"])
                    if value is None:
                        continue
                    fits = lambda parts: any(same(p, words) for p in parts[:-1 if rater else None] if p) and (
                        rater is None or parts[-1] in rater_words(rater))
                    column = next(c for c, parts in headings.items() if fits(parts))
                    put(sheet, row, column, words_of.typed(value))
        facts_done = True
    book.save(path)


def fill_persons(path, rules, everybody, period=None, lang="vi"):
    """Sheets of one workbook, each for the person whom it names."""
    book = openpyxl.load_workbook(path)
    raters = rules.get("rater", [])
    by_code = {person["code"]: person for person in everybody}
    words_of = Words(rules, lang)
    code, filled = words_of.code + ":", 0
    for sheet in list(book.worksheets):
        seen = texts(sheet)
        labels = {value: row for (row, column), value in seen.items() if column == 1 and str(value).endswith(":")}
        if code not in labels:
            continue
        if period and period not in by_code[seen[labels[code], 3]]["periods"]:
            # Not scored in this period: no form is handed in.
            book.remove(sheet)
            continue
        person = in_period(by_code[seen[labels[code], 3]], period)
        if period:
            put(sheet, labels[words_of.say("Kỳ đánh giá") + ":"], 3, words_of.period(period))
        for fact in asked_facts(rules):
            value = person["facts"].get(fact["id"])
            row = next((labels[word + ":"] for word in fact_words(fact) if word + ":" in labels), None)
            if value is not None and row and sheet.cell(row, 3).value is None:
                put(sheet, row, 3, words_of.typed(value))
        head = next(row for (row, column), value in seen.items() if value == words_of.say("Nội dung") and column == 2)
        heads = {column: seen.get((head, column)) for column in range(1, sheet.max_column + 1)}
        for item, part, words in columns(rules):
            row = next(row for (row, column), value in seen.items() if column == 2 and row > head and same(value, words)
                       and isinstance(seen.get((row, 1)), (int, float)))
            for rater in raters or [None]:
                value = claim(person, item, part, rater and rater["id"])
                if value is not None:
                    wanted = rater_words(rater) if rater else [words_of.say("Điểm")]
                    column = next(c for c, text in heads.items() if text in wanted)
                    put(sheet, row, column, words_of.typed(value))
        filled += 1
    if filled:
        book.save(path)
    else:
        os.remove(path)


# --- the questionnaire -------------------------------------------------------------------------------------------------

def survey(path):
    book = openpyxl.load_workbook(path)

    def table(name):
        rows = list(book[name].iter_rows(values_only=True))
        heads = [str(head).split("::")[0] for head in rows[0]]
        return [dict(zip(heads, ["" if v is None else str(v) for v in row])) for row in rows[1:]]

    choices = {}
    for row in table("choices"):
        choices.setdefault(row["list_name"], []).append(row)
    return table("survey"), choices


def answers(path, rules, person, rater, lang="vi", is_first=True):
    """What a phone would send: (path of groups by name, by label, name, label, value, label of value)."""
    questions, choices = survey(path)
    facts = {fact["id"]: fact for fact in asked_facts(rules)}
    asked = list(columns(rules))
    say = Words(rules, lang).say
    own_code, own_name = Words(rules).questions
    # The facts of the year are told once: in the first of a person's submissions.
    tells_year = is_first or not any(one["name"] == "p_ca_nam" for one in questions)
    groups = []
    out = []
    sent = {}
    for one in questions:
        kind, name, label = one["type"], one["name"], one["label"]
        if kind == "begin_group":
            groups.append((name, label))
            continue
        if kind == "end_group":
            groups.pop()
            continue
        if kind in ("start", "end"):
            out.append(([], [], name, name, "2026-12-01T08:00:00.000+07:00", "2026-12-01T08:00:00.000+07:00"))
            continue
        plain = re.sub(rf"^({say('Chấm')}|{say('Có áp dụng không')}): ", "", label)
        value = None
        item = next(((i, p) for i, p, words in asked if same(plain, words)), None)
        if name == own_code:
            value = person["code"]
        elif name == own_name:
            value = person["name"]
        elif name == "nguoi_cham":
            value = rater
        elif name == "p_ca_nam":
            value = tells_year
        elif name == "ky_danh_gia":
            value = person["period"].replace(" ", "_")
        elif name.startswith("p_nhom") and kind.startswith("select_one"):
            value = person["expect"].get("role") or person.get("role")
        elif fact := next((f for f in facts.values() if same(label, fact_words(f))), None):
            value = person["facts"].get(fact["id"]) if tells_year else None
        elif item and label.startswith(say("Có áp dụng không") + ": "):
            value = claim(person, *item, rater)
            if value is not None:
                value = value if str(typed(value)) in ("KAD", "Miễn") else "co"
        elif item and label:
            value = claim(person, *item, rater)
            if label.startswith(say("Chấm") + ": "):
                value = None if str(typed(value)) in ("KAD", "Miễn") else value
        elif kind == "calculate" and not name.startswith("p_"):
            # What is read follows from whether it applies, and how much: if(${p_ap_dung_x}='co',${p_nhap_x},${p_ap_dung_x})
            applies, typed_in = re.match(r"if\(\$\{(\w+)\}='co',\$\{(\w+)\},", one["calculation"]).groups()
            value = sent[typed_in] if sent[applies] == "co" else sent[applies]
        value = typed(value) if value is not None else None
        shown = value
        if kind.startswith("select_one") and value is not None:
            listed = choices[kind.split(" ")[1]]
            marks = {"x": "1", "có": "1", "đảm bảo": "1", "1": "1", "không": "0", "không đảm bảo": "0", "-": "0", "0": "0"}
            wanted = [str(value), marks.get(str(value).casefold(), str(value))]
            choice = next((c for c in listed if c["name"].casefold() in [w.casefold() for w in wanted]), None)
            assert choice, f"{name}: {value!r} is none of {[c['name'] for c in listed]}"
            value, shown = choice["name"], choice["label"]
        sent[name] = value
        out.append(([g[0] for g in groups], [g[1] for g in groups], name, label or name, value, shown))
    return out


def export(path, rules, everybody, style, target, lang="vi"):
    """Kobo with names and groups (CSV, `;`), Kobo with labels (XLSX), ODK Central (CSV)."""
    raters = [rater["id"] for rater in rules.get("rater", [])] or [None]
    rows = []
    every = [{**in_period(person, period), "period": period} for person in everybody for period in person.get("periods", [None])]
    told = set()
    for person in every:
        for rater in raters:
            if rater and not any(claim(person, i, p, rater) is not None for i, p, _ in columns(rules)):
                continue
            rows.append(answers(path, rules, person, rater, lang, person["code"] not in told))
            told.add(person["code"])
    meta = {"kobo-names": ["_id", "_uuid", "_submission_time", "_index"], "kobo-labels": ["_id", "_uuid", "_submission_time", "_index"],
            "odk": ["KEY", "SubmitterName"]}[style]
    heads, table = None, []
    for number, row in enumerate(rows, 1):
        own = []
        for names, labels, name, label, value, shown in row:
            if style == "kobo-names":
                own.append(("/".join([*names, name]), value))
            elif style == "odk":
                own.append(("-".join([*names, name]), value))
            else:
                own.append((label, shown))
        heads = [head for head, _ in own]
        stamp = f"2026-12-02T08:{number // 60 % 60:02}:{number % 60:02}"
        tail = [str(number), f"u{number}", stamp, str(number)] if style != "odk" else [f"uuid:{number}", "x"]
        table.append([value for _, value in own] + tail)
        if style == "odk":
            table[-1].insert(0, stamp + ".123Z")
    heads = (["SubmissionDate"] if style == "odk" else []) + heads + meta
    if style == "kobo-labels":
        book = openpyxl.Workbook()
        book.active.append(heads)
        for row in table:
            book.active.append(row)
        book.save(target + ".xlsx")
        return
    with open(target + ".csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";" if style == "kobo-names" else ",", quoting=csv.QUOTE_ALL)
        writer.writerows([heads, *[["" if v is None else v for v in row] for row in table]])


# --- grading ---------------------------------------------------------------------------------------------------------

def roster(path, rules, everybody, with_facts):
    told = [fact for fact in asked_facts(rules) if with_facts and any(fact["id"] in p["facts"] for p in everybody)]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        words = Words(rules)
        writer.writerow([words.code, words.name, *["Mã đơn vị", "Đơn vị"][:len(words.unit)], *[fact["title"] for fact in told]])
        for person in everybody:
            facts = [person["facts"].get(fact["id"], "") for fact in told]
            writer.writerow([person["code"], person["name"], *words.unit, *["x" if f is True else "Không" if f is False else f for f in facts]])


def run(binary, *args):
    done = subprocess.run([binary, *args], capture_output=True, text=True)
    assert done.returncode in (0, 1), f"{args}: {done.stdout}{done.stderr}"
    return done


def graded(binary, folder):
    out = os.path.join(folder, "ket-qua")
    run(binary, "grade", folder, "--out", out, "--overwrite", "--format", "csv,json", "--provisional")
    problems = json.load(open(os.path.join(out, "problems.json"), encoding="utf-8"))["problems"]
    errors = [p for p in problems if p["severity"] == "error"]
    results = {row["person_id"]: row for row in csv.DictReader(open(os.path.join(out, "results.csv"), encoding="utf-8"))}
    return results, errors


def compare(results, everybody, where, faults):
    for person in everybody:
        got, want = results.get(person["code"]), person["expect"]
        said = f"{where}: {person['code']} ({person['case']})"
        if got is None:
            faults.append(f"{said}: not graded")
            continue
        if want.get("level") == "incomplete":
            if got["level"] != "incomplete":
                faults.append(f"{said}: {got['level']} instead of incomplete")
            continue
        if "total" not in want:
            if got["level"] != want["level"]:
                faults.append(f"{said}: {got['level']} instead of {want['level']}")
            continue
        if got["total"] == "" or Decimal(got["total"]) != Decimal(str(want["total"])):
            faults.append(f"{said}: total {got['total']!r} instead of {want['total']} ({got['reason_codes']})")
        for group, points in want.get("groups", {}).items():
            if Decimal(got[f"group:{group}"] or "-1") != Decimal(str(points)):
                faults.append(f"{said}: group {group} is {got[f'group:{group}']!r} instead of {points}")
        if "level-by-points" in want and got["level_by_points"] != want["level-by-points"]:
            faults.append(f"{said}: level by points {got['level_by_points']}")


def running_totals(path, results, rules, where, faults):
    """After LibreOffice has computed them, the running totals of “self” are the totals of “self”, and those of the
    highest rater the totals, of whatever he has left to a lower one too."""
    raters = rules.get("rater", [])
    own = next((rater for rater in raters if rater["id"] == "self"), None)
    compared = running_total(path, results, rules, (own, "total_self"), where, faults) if own else 0
    if rules["combine"] == "last":
        compared += running_total(path, results, rules, (raters[-1] if raters else None, "total"), where, faults)
    return compared


def running_total(path, results, rules, what, where, faults):
    """The running totals of one rater (none: of everybody) against one column of the results."""
    own, result_column = what
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    seen = texts(sheet)
    columns_of = [column for (row, column), value in seen.items() if value == "Tạm tính"]
    if not columns_of:
        return 0
    words = Words(rules)
    head = max(row for (row, column), value in seen.items() if value == words.name)
    column = next(c for c in columns_of if own is None or seen.get((head, c)) in rater_words(own))
    code = next(c for (row, c), value in seen.items() if value == words.code)
    compared = 0
    for row in range(head + 1, sheet.max_row + 1):
        result = results.get(seen.get((row, code)))
        if result is None or result["level"] == "not-rated":
            continue
        shown, total = seen.get((row, column)), result[result_column]
        if shown == "–" and result_column == "total" or shown == "xem kết quả" or "total-limit" in result["reason_codes"]:
            # He has scored nothing yet, a formula cannot tell it, or it was capped after it was added up.
            continue
        if total == "":
            # What is missing of him may be a fact, or another rater's, and be in no total.
            missing = {code.removeprefix("missing:") for code in result["reason_codes"].split() if code.startswith("missing:")}
            is_open = missing and (result_column == "total_self" or not missing & {item for item, _ in items(rules)})
            if isinstance(shown, (int, float)) and not is_open:
                faults.append(f"{where}: {result['person_id']}: running total {shown} where nothing is final")
        elif not isinstance(shown, (int, float)) or abs(Decimal(str(shown)) - Decimal(total)) > Decimal("0.000001"):
            faults.append(f"{where}: {result['person_id']}: running total {shown!r}, {result_column} {total}")
        else:
            compared += 1
    return compared


def period_totals(path, folder, rules, where, faults):
    """The running totals of the highest rater on the sheets of periods are what each period comes to, where he has
    scored anything; else those of the one below."""
    results = json.load(open(os.path.join(folder, "ket-qua/results.json"), encoding="utf-8"))
    graded_periods = {one["id"]: dict(one.get("periods") or []) for unit in results["units"] for one in unit["subjects"]}
    ids = {f"{word} {number}": f"{letter}{at}" for word, letter, numbers in
           (("Quý", "Q", ["I", "II", "III", "IV"]), ("Tháng", "M", range(1, 13))) for at, number in enumerate(numbers, 1)}
    words, compared = Words(rules), 0
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        seen = texts(sheet)
        columns_of = sorted({column for (_, column), value in seen.items() if value == "Tạm tính"})
        if sheet.title not in ids or not columns_of:
            continue
        head = max(row for (row, _), value in seen.items() if value == words.name)
        code = next(c for (_, c), value in seen.items() if value == words.code)
        for row in range(head + 1, sheet.max_row + 1):
            want = graded_periods.get(seen.get((row, code)), {}).get(ids[sheet.title])
            shown = [seen.get((row, column)) for column in columns_of]
            told = [value for value in shown if value != "–"]
            if want is None or told[-1:] == ["xem kết quả"]:
                continue
            if not told or not isinstance(told[-1], (int, float)) or abs(Decimal(str(told[-1])) - Decimal(want)) > Decimal("0.000001"):
                faults.append(f"{where}: {sheet.title} {seen.get((row, code))}: running totals {shown}, graded {want}")
            compared += 1
    return compared


def office(path, ending, folder):
    """A copy that LibreOffice has computed and saved."""
    target = os.path.join(folder, "office")
    subprocess.run([os.path.join(ROOT, "scripts/convert"), ending, target, path], check=True)
    return os.path.join(target, os.path.splitext(os.path.basename(path))[0] + "." + ending)


def campaign(binary, path, keep, has_office, faults):
    rules = tomllib.load(open(path, "rb"))
    name = os.path.basename(path).removesuffix(".toml")
    cases = tomllib.load(open(path.removesuffix(".toml") + ".test.toml", "rb"))
    words = Words(rules)
    everybody = people(rules, cases)
    assert list(columns(rules)), f"{name}: asks for no scores"
    assert everybody, f"{name}: no case to fill in"
    base = os.path.join(keep, name)
    told = []

    def folder(kind, with_roster=True, with_facts=False):
        made = os.path.join(base, kind)
        os.makedirs(made)
        shutil.copy(path, os.path.join(made, "campaign.toml"))
        if with_roster:
            roster(os.path.join(made, words.roster), rules, everybody, with_facts)
        return made

    def check(made, kind):
        results, errors = graded(binary, made)
        faults.extend(f"{name} {kind}: {e['code']} {e.get('message', '')} {e.get('cell')}" for e in errors)
        compare(results, everybody, f"{name} {kind}", faults)
        told.append(kind)
        return results

    for kind, with_facts in (("unit", False), ("unit-with-facts", True)):
        made = folder(kind, with_facts=with_facts)
        run(binary, "form", made, "--out", made + "/mau-phieu", "--per", "unit", "--quiet")
        form = f"{made}/mau-phieu/don-vi/{words.table}"
        fill_unit(form, rules, everybody)
        results = check(made, kind)
        if has_office:
            for ending in ("xlsx", "ods"):
                copy = office(form, ending, made)
                shutil.rmtree(made + "/mau-phieu", ignore_errors=True)
                if ending == "xlsx" and "periods" not in rules:
                    told.append(f"{running_totals(copy, results, rules, f'{name} {kind} office', faults)} running totals")
                shutil.move(copy, f"{made}/{UNIT[0]}.{ending}")
                form = f"{made}/{UNIT[0]}.{ending}"
                check(made, f"{kind} {ending} by office")
                if ending == "ods":
                    os.remove(form)
                else:
                    shutil.move(form, base + "/saved.xlsx")
                    form = base + "/saved.xlsx"
            os.remove(base + "/saved.xlsx")
    made = folder("unit-without-roster", with_roster=False)
    run(binary, "form", made, "--out", made + "/mau-phieu", "--per", "unit", "--rows", str(len(everybody) + 3), "--quiet")
    os.makedirs(f"{made}/{UNIT[0]}")
    shutil.move(f"{made}/mau-phieu/don-vi/phieu-trong.xlsx", f"{made}/{UNIT[0]}/phieu.xlsx")
    form = f"{made}/{UNIT[0]}/phieu.xlsx"
    fill_unit(form, rules, everybody, computed=has_office)
    for ending in ("ods", "xlsx") if has_office else ():
        copy = office(form, ending, made)
        os.remove(form)
        form = f"{made}/{UNIT[0]}/phieu.{ending}"
        shutil.move(copy, form)
        check(made, f"unit-without-roster {ending} by office")
        if ending == "xlsx" and "periods" in rules and rules["combine"] == "last":
            told.append(f"{period_totals(form, made, rules, f'{name} by period', faults)} totals of periods")
    if not has_office:
        check(made, "unit-without-roster")
    for kind in ("person", "file"):
        made = folder(kind, with_facts=kind == "file")
        run(binary, "form", made, "--out", made + "/mau-phieu", "--per", kind, "--quiet")
        for form in glob.glob(f"{made}/mau-phieu/ca-nhan/**/*.xlsx", recursive=True):
            periods = sorted({period for person in everybody for period in person.get("periods", [])})
            # A file for each period, copied before anything is written into it.
            for number, period in enumerate(periods[1:], 2):
                shutil.copy(form, form.replace(".xlsx", f"-{number}.xlsx"))
                fill_persons(form.replace(".xlsx", f"-{number}.xlsx"), rules, everybody, period)
            fill_persons(form, rules, everybody, periods[0] if periods else None)
        check(made, kind)
    made = folder("phone-form")
    run(binary, "form", made, "--out", made + "/mau-phieu", "--per", "phone", "--quiet")
    for style in ("kobo-names", "kobo-labels", "odk"):
        target = folder(style)
        export(f"{made}/mau-phieu/dien-thoai.xlsx", rules, everybody, style, f"{target}/tra-loi")
        check(target, style)
    made = folder("phone-form-with-names", with_facts=True)
    run(binary, "form", made, "--out", made + "/mau-phieu", "--per", "phone", "--names", "--quiet")
    target = folder("kobo-picked", with_facts=True)
    export(f"{made}/mau-phieu/dien-thoai.xlsx", rules, everybody, "kobo-names", f"{target}/tra-loi")
    check(target, "kobo-picked")
    return f"{name}: {len(everybody)} people, {', '.join(told)}"


def checked(given):
    """One campaign, in a process of its own: what was filled in, and the faults."""
    binary, path, keep, has_office, only = given
    name = os.path.basename(path).removesuffix(".toml")
    is_own = os.path.dirname(os.path.abspath(path)) == os.path.join(ROOT, "tests/forms")
    copies = has_office and (only is None or is_own or name in only.split(","))
    faults = []
    return campaign(binary, path, keep, copies, faults), faults


def validate(path, faults):
    """The questionnaire by pyxform, and by the validator of ODK that comes with it."""
    try:
        from pyxform.xls2xform import convert
    except ImportError:
        return False
    result = convert(path, validate=bool(shutil.which("java")))
    if any("warning" in str(w).lower() for w in result.warnings):
        faults.append(f"{path}: {result.warnings}")
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", default=os.path.join(ROOT, "target/debug/xeploai"))
    parser.add_argument("--keep")
    parser.add_argument("--allow-missing", action="store_true")
    parser.add_argument("--no-office", action="store_true", help="leave the recalculated copies out")
    parser.add_argument("--office", help="recalculated copies of these campaigns only (ids, with commas)")
    parser.add_argument("campaigns", nargs="*")
    args = parser.parse_args()
    keep = args.keep or tempfile.mkdtemp(prefix="forms-")
    os.makedirs(keep, exist_ok=True)
    found = [path for folder in ("criteria", "tests/forms") for path in sorted(glob.glob(os.path.join(ROOT, folder, "*.toml")))]
    found = [path for path in found if not path.endswith(".test.toml")]
    has_office = bool(shutil.which("soffice")) and not args.no_office
    missing = [] if has_office or args.no_office else ["LibreOffice (soffice): no recalculated copies"]
    faults = []
    given = [(os.path.abspath(args.bin), path, keep, has_office, args.office) for path in args.campaigns or found]
    with multiprocessing.Pool() as pool:
        for line, own in pool.imap(checked, given):
            print(line, flush=True)
            faults.extend(own)
    for path in sorted(glob.glob(os.path.join(keep, "*/phone-form*/mau-phieu/dien-thoai.xlsx"))):
        if not validate(path, faults):
            missing.append("pyxform: questionnaires are not validated")
            break
    for line in missing:
        print(f"cannot run: {line}")
    for fault in faults[:60]:
        print(f"FAULT {fault}")
    if len(faults) > 60:
        print(f"and {len(faults) - 60} more")
    if not args.keep:
        shutil.rmtree(keep)
    sys.exit(1 if faults or (missing and not args.allow_missing) else 0)


if __name__ == "__main__":
    main()

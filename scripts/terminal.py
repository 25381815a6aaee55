#!/usr/bin/env python3
"""Runs a command in a terminal of its own and draws what it shows, with its colours, as an HTML page.

    terminal.py COLUMNS PAGE SHOWN-COMMAND COMMAND...

Knows what the program uses: bold, dim and the eight colours. Prints width and height of the page in pixels.
"""
import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata

COLOURS = {"31": "#f47067", "32": "#6bc46d", "33": "#dcbd5b", "34": "#6cb6ff", "35": "#dcbdfb", "36": "#76d4d6"}
# Liberation Mono of 14 px: 0.6 of that for a character.
CHARACTER, LINE, AROUND = 8.402, 19, 18


def run(columns, command):
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    out = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # The other end is closed.
            break
        if not more:
            break
        out += more
    process.wait()
    return out.decode().replace("\r\n", "\n")


def markup(text):
    """Text with codes of colour as spans; any other code of a terminal would be a surprise."""
    out, style = [], {}
    for piece in re.split(r"(\x1b\[[0-9;]*m)", text):
        if not piece.startswith("\x1b["):
            assert "\x1b" not in piece, repr(piece)
            css = ";".join(f"{key}:{value}" for key, value in style.items())
            out.append(f'<span style="{css}">{html.escape(piece)}</span>' if css else html.escape(piece))
            continue
        for code in piece[2:-1].split(";"):
            if code in ("", "0"):
                style = {}
            elif code == "1":
                style["font-weight"] = "bold"
            elif code == "2":
                style["opacity"] = ".65"
            else:
                style["color"] = COLOURS[code]
    return "".join(out)


def main():
    columns, page, shown, *command = sys.argv[1:]
    # What a progress bar writes and takes back is not there in the end.
    text = re.sub(r"[^\n]*\r\x1b\[2K", "", run(int(columns), command)).rstrip("\n")
    body = f'<span style="color:{COLOURS["32"]};font-weight:bold">$</span> {html.escape(shown)}\n{markup(text)}'
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    lengths = [len(shown) + 2] + [len(unicodedata.normalize("NFC", line)) for line in bare.split("\n")]
    if max(lengths) > int(columns):
        sys.exit(f"terminal.py: a line of {max(lengths)} letters in a terminal of {columns}: {max(bare.splitlines(), key=len)}")
    # Letters that the font lacks come from another one and are a little wider.
    width = round(CHARACTER * max(lengths) * 1.01) + 2 * AROUND + 4
    height = LINE * len(lengths) + 2 * AROUND
    with open(page, "w", encoding="utf-8") as file:
        file.write(
            f'<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><style>body{{margin:0;background:#22272e}}'
            f'pre{{margin:{AROUND}px;white-space:pre;color:#d5dde5;'
            f'font:14px/{LINE}px "Liberation Mono",monospace}}</style><pre>{body}</pre></html>'
        )
    print(width, height)


main()

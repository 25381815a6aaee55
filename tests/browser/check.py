"""Drives a headless Chromium over its debugging port (a bare WebSocket, standard library only) and checks the page."""

import base64, json, os, pathlib, socket, subprocess, sys, tempfile, time, urllib.request

BROWSER, PAGE, PUBLIC, PICTURES = sys.argv[1:5]
FAULTS = []


def check(holds, what):
    print(("ok    " if holds else "FAULT ") + what)
    if not holds:
        FAULTS.append(what)


class Tab:
    """One page of the browser."""

    def __init__(self, url):
        host, path = url.removeprefix("ws://").split("/", 1)
        name, port = host.split(":")
        self.socket = socket.create_connection((name, int(port)), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.socket.recv(1)
        assert b"101" in answer, answer
        self.number, self.events = 0, []

    def exactly(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            assert more, "the browser has gone away"
            data += more
        return data

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        size = len(data)
        head = bytes([0x81]) + (
            bytes([0x80 | size]) if size < 126 else bytes([0x80 | 126]) + size.to_bytes(2, "big") if size < 65536
            else bytes([0x80 | 127]) + size.to_bytes(8, "big")
        )
        self.socket.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(data)))

    def receive(self):
        message = b""
        while True:
            first, second = self.exactly(2)
            size = second & 127
            if size > 125:
                size = int.from_bytes(self.exactly(2 if size == 126 else 8), "big")
            message += self.exactly(size)
            if first & 0x80:
                return json.loads(message)

    def call(self, method, **values):
        self.number += 1
        self.send(json.dumps({"id": self.number, "method": method, "params": values}))
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def run(self, script):
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def open(self, path):
        self.events.clear()
        self.call("Page.navigate", url=pathlib.Path(path).as_uri())
        for _ in range(200):
            if self.run("document.readyState") == "complete" and self.run("location.href") != "about:blank":
                return
            time.sleep(0.05)
        raise AssertionError("the page does not load")

    def picture(self, name, width, height=None):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": width, "height": min(size["height"], height or 4000), "scale": 1}
        shot = self.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        (pathlib.Path(PICTURES) / name).write_bytes(base64.b64decode(shot["data"]))
        return size["width"]

    def key(self, key, code):
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)


def shown(tab):
    return tab.run("[...document.querySelectorAll('#list tbody tr')].filter(row => !row.hidden).length")


def column(tab, heading):
    return tab.run(
        "(() => { const table = document.getElementById('list');"
        f"const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.trim() === {json.dumps(heading)});"
        "return [...table.tBodies[0].rows].filter(row => !row.hidden).map(row => row.cells[at].textContent); })()"
    )


def press(tab, heading):
    tab.run(
        "[...document.querySelectorAll('#list thead button')]"
        f".find(button => button.textContent.trim() === {json.dumps(heading)}).click()"
    )


def fill(tab, name, value):
    tab.run(
        f"(() => {{ const field = document.getElementById('filter').elements[{json.dumps(name)}];"
        f"field.value = {json.dumps(value)}; field.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"
    )


def fits(tab):
    """No name, however long, makes the page wider than the screen."""
    for width in (390, 800, 1280):
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        wide = tab.run("document.documentElement.scrollWidth")
        check(wide <= width, f"the page fits a screen of {width} ({wide})")


def printed(tab, name):
    """Prints the page as its own style says and gives back its words, blanks as one."""
    path = pathlib.Path(PICTURES) / name
    made = tab.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
    path.write_bytes(base64.b64decode(made["data"]))
    told = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(told.split())


def filled(name):
    """How far down each printed page its last word stands."""
    path = pathlib.Path(PICTURES) / name
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = told.split("<page ")[1:]
    height = [float(page.split('height="')[1].split('"')[0]) for page in pages]
    lowest = [max(float(part.split('"')[0]) for part in page.split('yMax="')[1:]) for page in pages]
    return [round(low / high, 2) for low, high in zip(lowest, height)]


def number(text):
    return float(text.replace(".", "").replace(",", ".")) if text else None


def internal(tab):
    tab.open(PAGE)
    check(tab.run("document.title") == "Báo cáo kết quả xếp loại – 2026", "the page loads, and a hostile name runs nothing")
    check("<script>" in tab.run("document.getElementById('list').textContent"), "the hostile name is shown as it is")
    loaded = [event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"]
    check(loaded == [pathlib.Path(PAGE).as_uri()], f"nothing is loaded but the page: {loaded}")
    faults = [e for e in tab.events if e["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    check(not faults, f"nothing is thrown or logged: {faults}")
    total = shown(tab)
    check(total == 60, f"everybody is listed: {total}")

    fill(tab, "level", "0")
    check(set(column(tab, "Mức xếp loại")) == {"Hoàn thành xuất sắc nhiệm vụ"} and shown(tab) == 8, "filter by level")
    fill(tab, "unit", "1")
    check(set(column(tab, "Đơn vị")) == {"CĐCS Văn phòng UBND tỉnh"} and shown(tab) == 3, "filter by unit as well")
    check(tab.run("document.getElementById('shown').textContent") == "3 trong 60 người", "how many are shown is told")
    named = "Đang lọc – Đơn vị: CĐCS Văn phòng UBND tỉnh; Mức xếp loại: Hoàn thành xuất sắc nhiệm vụ"
    paper = printed(tab, "bao-cao-loc.pdf")
    check(named in paper, "the printed page names the filter that is in force")
    check("CD02-003" in paper and "CD01-003" not in paper, "and lists nobody else")
    tab.run("document.querySelector('#filter button[type=reset]').click()")
    tab.run("new Promise(done => setTimeout(done, 50))")
    check(shown(tab) == 60, "clear shows everybody")
    check(tab.run("document.getElementById('filtered').textContent") == "", "and names no filter")
    fill(tab, "text", "nguyen thi hoa")
    check(shown(tab) >= 1 and all("Hoa" in name for name in column(tab, "Họ và tên")), "search without accents")
    fill(tab, "text", "không có ai tên này")
    check(shown(tab) == 0 and not tab.run("document.getElementById('nobody').hidden"), "nobody matches is told")
    fill(tab, "text", "")

    press(tab, "Tổng điểm")
    totals = [number(text) for text in column(tab, "Tổng điểm")]
    rated = [total for total in totals if total is not None]
    check(rated == sorted(rated) and totals[len(rated):] == [None] * (len(totals) - len(rated)), "sort by total, blanks last")
    press(tab, "Tổng điểm")
    totals = [number(text) for text in column(tab, "Tổng điểm")]
    rated = [total for total in totals if total is not None]
    check(rated == sorted(rated, reverse=True) and totals[-1] is None, "and downwards, blanks still last")
    head = "[...document.querySelectorAll('#list thead th')].find(cell => cell.textContent.trim() === 'Tổng điểm')"
    check(tab.run(f"{head}.getAttribute('aria-sort')") == "descending", "the order is told to those who do not see it")

    tab.run(f"{head}.querySelector('button').focus()")
    tab.key("Enter", 13)
    check(tab.run(f"{head}.getAttribute('aria-sort')") == "ascending", "sort by keyboard")
    tab.run("document.querySelector('a[data-unit=\"2\"]').focus()")
    tab.key("Enter", 13)
    led = set(column(tab, "Đơn vị"))
    check(len(led) == 1 and all(name.startswith("CĐCS Chi cục Thủy lợi và") for name in led), "a unit leads to its people, by keyboard")
    tab.open(PAGE)

    wide = tab.picture("bao-cao-rong.png", 1280)
    check(wide <= 1280, "wide: nothing is cut off")
    narrow = tab.picture("bao-cao-hep.png", 390, 3000)
    check(narrow <= 390, f"narrow: tables scroll, the page does not ({narrow})")
    fits(tab)
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    background = "getComputedStyle(document.body).backgroundColor"
    check(tab.run(background) == "rgb(19, 23, 28)", "dark where that is wished")
    tab.picture("bao-cao-toi.png", 1280)
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    paper = printed(tab, "bao-cao.pdf")
    check("Báo cáo kết quả xếp loại" in paper and "Đang lọc" not in paper, "it prints")
    full = filled("bao-cao.pdf")[:-1]
    check(all(share > 0.7 for share in full), f"no printed page but the last is half empty: {full}")


def public(tab):
    tab.open(PUBLIC)
    check(shown(tab) == 60, "the public page lists everybody")
    heads = tab.run("[...document.querySelectorAll('#list thead th')].map(cell => cell.textContent.trim())")
    check(heads == ["Họ và tên", "Đơn vị", "Mức xếp loại", "Danh hiệu"], f"and nothing but names, units, levels, awards: {heads}")
    fill(tab, "unit", "0")
    check(shown(tab) == 22, "its filter works")
    tab.picture("cong-khai.png", 1280)
    fits(tab)


def main():
    with tempfile.TemporaryDirectory() as profile:
        arguments = ["--headless", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", "--lang=vi"]
        if hasattr(os, "getuid") and os.getuid() == 0:
            arguments.append("--no-sandbox")
        browser = subprocess.Popen(
            [BROWSER, *arguments, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            told = pathlib.Path(profile) / "DevToolsActivePort"
            for _ in range(600):
                if told.exists() and told.read_text().count("\n"):
                    break
                time.sleep(0.1)
            port = told.read_text().splitlines()[0]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                tabs = json.load(answer)
            tab = Tab(next(one["webSocketDebuggerUrl"] for one in tabs if one["type"] == "page"))
            for domain in ("Page", "Runtime", "Network", "Log"):
                tab.call(f"{domain}.enable")
            internal(tab)
            public(tab)
        finally:
            browser.terminate()
            browser.wait()
    if FAULTS:
        sys.exit(f"{len(FAULTS)} faults")
    print("the page holds")


main()

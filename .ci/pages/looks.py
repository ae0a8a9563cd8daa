"""What must hold for every page, however it is looked at. Standard library only."""

import pathlib
import urllib.request

from programs import Failure

SCRIPT = (pathlib.Path(__file__).parent / "looks.js").read_text()
DESKTOP = (1440, 900)
PHONE = (390, 844)
# Every width at which somebody may sit before it.
SIZES = [PHONE, (820, 1180), (1280, 800), DESKTOP, (1920, 1080)]
SCHEMES = ("light", "dark")
# Roles of which a screen reader must have something to say.
NAMED = {"link", "button", "searchbox", "textbox", "combobox", "image", "region", "navigation", "search", "RootWebArea", "columnheader"}
# Landmarks that a page has exactly once, and whose absence a screen reader's user notices.
LANDMARKS = ("banner", "main", "contentinfo")
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def open_page(tab, url, size, scheme):
    tab.look(size, scheme)
    tab.open(url)
    tab.wait("document.querySelector('h1') !== null", f"{url} has a heading")


def check_page(tab, url, name, sizes=(PHONE, DESKTOP), pictures=(PHONE, DESKTOP)):
    """Looks at a page at these sizes, light and dark, and keeps some pictures of it."""
    is_phone = None
    for size in sizes:
        if is_phone is not (size == PHONE):
            # What a browser makes of a page for a phone is decided when it is opened.
            is_phone = size == PHONE
            open_page(tab, url, size, "light")
        for scheme in SCHEMES:
            tab.look(size, scheme)
            found = tab.run(SCRIPT)
            check(not found, f"{url} at {size[0]} in {scheme}: " + "; ".join(found or []))
            if size in pictures and (scheme == "light") == (size == DESKTOP):
                tab.picture(f"{name}-{size[0]}-{scheme}", whole=size == PHONE)
    complaints = tab.complaints()
    check(not complaints, f"{url}: " + "; ".join(complaints))


def check_names(tab, url):
    """What assistive technology gets from the browser: everything that can be operated or is a landmark has a name, and the landmarks are there."""
    open_page(tab, url, DESKTOP, "light")
    tab.call("Accessibility.enable")
    nameless, roles = [], []
    for node in tab.call("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value")
        if node.get("ignored"):
            continue
        roles.append(role)
        if role in NAMED and not node.get("name", {}).get("value", "").strip():
            nameless.append(role)
    tab.call("Accessibility.disable")
    check(not nameless, f"{url}: without a name are {', '.join(nameless[:8])}")
    for landmark in LANDMARKS:
        check(roles.count(landmark) == 1, f"{url}: {roles.count(landmark)} landmarks {landmark}")
    check("navigation" in roles, f"{url}: no landmark for navigation")


def check_keyboard(tab, url):
    """The tab key reaches everything that the mouse does, there and back, and it is seen where one is: outlined, and covered by nothing."""
    # A low window, so that pages scroll and what stays in sight can cover something.
    open_page(tab, url, (1440, 420), "light")
    tab.run("document.body.focus()")
    count = tab.run(f"window.wanted = [...document.querySelectorAll({FOCUSABLE!r})].filter(e => e.checkVisibility()); wanted.length")
    describe = "[...wanted].filter((_, i) => %s.includes(i)).map(e => e.outerHTML.slice(0, 90)).join('; ')"
    for backwards in (False, True):
        seen, unseen, covered = [], [], []
        for _ in range(count + 5):
            tab.key("Tab", 9, modifiers=8 if backwards else 0)
            at, is_outlined, is_covered, is_end = tab.run("""(() => {
                const here = document.activeElement;
                const style = getComputedStyle(here);
                const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                const box = here.getBoundingClientRect();
                const y = Math.max(box.top, Math.min(box.bottom, innerHeight) - 3), x = box.left + Math.min(box.width / 2, 8);
                const top = document.elementFromPoint(x, y);
                const covered = !top || !(here.contains(top) || top.contains(here));
                return [wanted.indexOf(here), outline, covered, here === document.body];
            })()""")
            if is_end:
                break
            if at < 0:
                continue  # Browsers let the keyboard reach what scrolls, too.
            seen.append(at)
            unseen += [] if is_outlined else [at]
            covered += [at] if is_covered else []
        missed = sorted(set(range(count)) - set(seen))
        way = "backwards" if backwards else "forwards"
        check(not missed, f"{url}: the tab key misses {way} {tab.run(describe % missed[:5])}")
        check(not unseen, f"{url}: the focus is not seen {way} at {tab.run(describe % unseen[:5])}")
        check(not covered, f"{url}: covered {way} is {tab.run(describe % covered[:5])}")


def check_skip_link(tab, url):
    """The first thing that the keyboard reaches leads past the navigation."""
    open_page(tab, url, DESKTOP, "light")
    tab.key("Tab", 9)
    check(tab.run("document.activeElement.className") == "skip", f"{url}: the keyboard does not reach the way past the navigation first")
    tab.key("Enter", 13, text="\r")
    tab.wait("document.activeElement.localName === 'main'", "the way past the navigation leads to the content")


def check_headers(url):
    """Nothing stands in a page that runs or styles anything, and no other site can show it in a frame."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "text/html"}), timeout=20) as answer:
        policy = answer.headers.get("Content-Security-Policy", "")
        text = answer.read().decode()
    check(policy.startswith("default-src 'none'") and "unsafe" not in policy, f"{url} has the policy {policy!r}")
    check("frame-ancestors 'none'" in policy, f"{url} can be framed")
    check("<style" not in text and " style=" not in text, f"{url} has an inline style")

"""What must hold for every page, however it is looked at. Standard library only."""

import pathlib
import urllib.request

from programs import Failure

SCRIPT = (pathlib.Path(__file__).parent / "looks.js").read_text()
DESKTOP = (1440, 900)
PHONE = (390, 844)
# Every width at which somebody may sit before it.
SIZES = [PHONE, (820, 1180), (1280, 800), DESKTOP, (1920, 1080)]
# Roles of which a screen reader must have something to say.
NAMED = {"link", "button", "searchbox", "textbox", "combobox", "image", "region", "navigation", "search", "RootWebArea"}
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def open_page(tab, url, size, scheme):
    tab.look(size, scheme)
    tab.open(url)
    tab.wait("document.querySelector('h1') !== null", f"{url} has a heading")


def check_page(tab, url, name, size, scheme, whole=False, keeps=True):
    """Looks at a page and keeps a picture of it."""
    open_page(tab, url, size, scheme)
    found = tab.run(SCRIPT)
    check(not found, f"{url} at {size[0]} in {scheme}: " + "; ".join(found or []))
    if keeps:
        tab.picture(f"{name}-{size[0]}-{scheme}", whole)
    complaints = tab.complaints()
    check(not complaints, f"{url}: " + "; ".join(complaints))


def check_names(tab, url):
    """What assistive technology gets from the browser: everything that can be operated or is a landmark has a name."""
    open_page(tab, url, DESKTOP, "light")
    tab.call("Accessibility.enable")
    nameless = []
    for node in tab.call("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value")
        if not node.get("ignored") and role in NAMED and not node.get("name", {}).get("value", "").strip():
            nameless.append(role)
    tab.call("Accessibility.disable")
    check(not nameless, f"{url}: without a name are {', '.join(nameless[:8])}")


def check_keyboard(tab, url):
    """The tab key reaches everything that the mouse does, in the order of the page, and it is seen where one is."""
    open_page(tab, url, DESKTOP, "light")
    tab.run("document.body.focus()")
    count = tab.run(
        f"window.wanted = [...document.querySelectorAll({FOCUSABLE!r})].filter(e => e.checkVisibility()); wanted.length")
    seen, unseen = [], []
    for _ in range(count + 5):
        tab.key("Tab", 9)
        at, is_visible, is_end = tab.run("""(() => {
            const style = getComputedStyle(document.activeElement);
            const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
            return [wanted.indexOf(document.activeElement), outline, document.activeElement === document.body];
        })()""")
        if is_end:
            break
        if at < 0:
            continue  # Browsers let the keyboard reach what scrolls, too.
        seen.append(at)
        if not is_visible:
            unseen.append(at)
    missed = sorted(set(range(count)) - set(seen))
    describe = "[...wanted].filter((_, i) => %s.includes(i)).map(e => e.outerHTML.slice(0, 90)).join('; ')"
    check(not missed, f"{url}: the tab key misses {tab.run(describe % missed[:5])}")
    check(not unseen, f"{url}: the focus is not seen at {tab.run(describe % unseen[:5])}")


def check_headers(url):
    """Nothing stands in a page that runs or styles anything, and no other site can show it in a frame."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "text/html"}), timeout=20) as answer:
        policy = answer.headers.get("Content-Security-Policy", "")
        text = answer.read().decode()
    check(policy.startswith("default-src 'none'") and "unsafe" not in policy, f"{url} has the policy {policy!r}")
    check("frame-ancestors 'none'" in policy, f"{url} can be framed")
    check(" style=" not in text and "javascript:" not in text, f"{url} has an inline style or script")

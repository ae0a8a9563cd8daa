"""What pages do when something happens, with timers that run faster. Standard library only."""

import json
import time

from looks import DESKTOP, check, open_page
from programs import request


def attention(tab):
    return tab.run("document.querySelector('#attention').parentElement.innerText")


def check_scenario(situation, tab, device):
    """An open page follows what happens to a device, and the device's row moves to the top of the fleet."""
    open_page(tab, f"{situation.url}/devices/{device}", DESKTOP, "light")
    tab.run("window.sameDocument = true")
    check("holdover" not in attention(tab).lower(), "holdover too early")
    situation.play(device, "holdover", at=400)
    request(situation.url + "/metrics")
    tab.wait("document.querySelector('#attention').parentElement.innerText.includes('In holdover for')", "the open page shows the holdover", 40)
    check(tab.run("window.sameDocument") is True, "the page was opened again instead of being refreshed")
    check(tab.run("document.querySelector('#sync').parentElement.querySelector('.meter') !== null"), "the holdover's budget is not drawn")
    # NTP has given up, so that nothing is green.
    tab.wait("document.querySelector('#attention').parentElement.innerText.includes('NTP is not synchronized')", "NTP gives up", 60)
    green = tab.run("[...document.querySelectorAll('main .good')].map(e => e.outerHTML.slice(0, 120)).join(' | ')")
    check(green == "", f"something is green while the time is bad: {green}")
    tab.picture("holdover-device", whole=True)
    tab.open(situation.url + "/")
    row = row_of(device)
    tab.wait(row + " !== undefined", "the device is among the failing ones")
    order = tab.run("[...document.querySelectorAll('tbody tr')].map(r => r.className.split(' ')[1])")
    ranks = [["failure", "warning", "none", "good"].index(level) for level in order if level != "none"]
    check(ranks == sorted(ranks), f"the worst are not at the top: {order}")
    check(tab.run(row + ".querySelectorAll('.good').length") == 0, "a row is green while the time is bad")
    situation.play(device, "healthy")


def row_of(device):
    return "[...document.querySelectorAll('tbody tr.failure')].find(r => r.querySelector('th').innerText.includes(%s))" % json.dumps(device)


def check_down(situation, tab, device):
    """A device that goes down says why and since when, and keeps what was known of it."""
    situation.behave(device, "unauthorized")
    request(situation.url + "/metrics")
    tab.open(situation.url + "/")
    row = row_of(device)
    tab.wait(f"({row})?.innerText.includes('down: auth') === true", "a device that cannot be read is down", 40)
    # Asked once more, it is left alone because of the refusal, which is what people want to know.
    request(situation.url + "/metrics")
    tab.open(situation.url + "/")
    text = tab.run(f"{row}.innerText")
    check("down: auth" in text and "Next query in" in text, f"a device that is left alone does not say why, and for how long: {text}")
    tab.open(f"{situation.url}/devices/{device}")
    former = tab.run("(document.querySelector('.former') || document.head).innerText || ''")
    check("last known status" in former and "Chassis" in former, "a device that is down does not keep its last known status")
    tab.picture("down-device", whole=True)
    situation.behave(device, "healthy")


def check_search(situation, tab, device):
    """What somebody types narrows the table at once, and the address follows."""
    open_page(tab, situation.url + "/", DESKTOP, "light")
    tab.run("document.querySelector('input[name=q]').focus()")
    for letter in device:
        tab.call("Input.dispatchKeyEvent", type="char", text=letter)
    tab.wait(f"[...document.querySelectorAll('tbody th a')].every(a => a.innerText.includes({json.dumps(device)}))", "the table shows what is sought")
    check(tab.run("new URL(location.href).searchParams.get('q')") == device, "the address does not follow the search")
    check(tab.run("document.activeElement.name") == "q", "the search has lost the focus")
    check(tab.run("document.activeElement.value") == device, "the search has lost what was typed")


def check_reading(situation, tab, device):
    """A refresh takes nothing from somebody who reads: selected text, an open explanation and the focus stay."""
    open_page(tab, f"{situation.url}/devices/{device}", DESKTOP, "light")
    refreshed = "window.refreshes = 0; const f = window.fetch; window.fetch = (...a) => { window.refreshes += 1; return f(...a); };"
    tab.run(refreshed)
    tab.run("getSelection().selectAllChildren(document.querySelector('h1'))")
    time.sleep(3)
    check(tab.run("getSelection().toString()") == device, "selected text is lost at a refresh")
    check(tab.run("window.refreshes") == 0, "the page was fetched anew under a selection")
    tab.run("getSelection().removeAllRanges(); const s = document.querySelector('.term summary'); s.focus(); s.click()")
    tab.wait("window.refreshes > 0 && document.querySelector('.term[open] p').checkVisibility()", "an open explanation survives a refresh", 40)
    tab.wait("document.activeElement.tagName === 'SUMMARY'", "the focus stays on the explanation")


def check_times(situation, tab, device):
    """Times are in the reader's zone on demand, with the time beside each age, and in UTC again."""
    tab.call("Emulation.setTimezoneOverride", timezoneId="Asia/Tokyo")
    open_page(tab, f"{situation.url}/devices/{device}", DESKTOP, "light")
    utc = tab.run("document.querySelector('time.at').textContent")
    press = "[...document.querySelectorAll('button')].find(b => b.textContent === %s).click()"
    tab.run(press % "'Local times'")
    there = tab.run("document.querySelector('time.at').textContent")
    shift = tab.run("(Date.parse(%s) - Date.parse(%s)) / 3600000" % (json.dumps(there), json.dumps(utc)))
    check(shift == 9, f"{utc} in UTC is {there} in Tokyo")
    check(tab.run("document.querySelector('time.age small').textContent.length > 5"), "ages have no time beside them")
    check("Asia/Tokyo" in tab.run("document.getElementById('zone').textContent"), "the page does not name the zone")
    tab.open(situation.url + "/sessions")
    check("Asia/Tokyo" in tab.run("document.getElementById('zone').textContent"), "the next page forgets the choice")
    tab.run(press % "'Times in UTC'")
    check(tab.run("document.getElementById('zone').textContent") == "Times are UTC.", "there is no way back to UTC")
    tab.call("Emulation.setTimezoneOverride", timezoneId="")


def check_banner(situation, tab, device):
    """A configuration that could not be taken over is told on every page, also on open ones, until it could."""
    open_page(tab, situation.url + "/collections", DESKTOP, "light")
    situation.configure("nonsense: true\n")
    check(not situation.reload(), "a wrong configuration was taken over")
    tab.wait("document.querySelector('.banner') !== null", "an open page tells that the reload failed", 40)
    for path in ("/", f"/devices/{device}", "/sessions", "/config", "/runbooks", "/no-such-page"):
        tab.open(situation.url + path)
        text = tab.run("(document.querySelector('.banner') || document.head).innerText || ''")
        check('unknown key "nonsense"' in text, f"{path} does not tell that the reload failed: {text}")
    tab.complaints()  # The browser tells the 404.
    tab.open(situation.url + "/")
    tab.picture("banner")
    situation.configure()
    check(situation.reload(), "the right configuration was not taken over")
    tab.open(situation.url + "/")
    check(not tab.run("document.querySelector('.banner') !== null"), "the banner stays after a reload that succeeded")


def check_removed(situation, tab, device):
    """An open page of a device that a reload removes says so instead of claiming that the exporter is silent, and comes back with the device."""
    path = situation.folder / "lantime.yml"
    open_page(tab, situation.url + "/devices/gone", DESKTOP, "light")
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "name: gone" not in line) + "\n")
    check(situation.reload(), "a configuration with a device less was not taken over")
    tab.wait("document.querySelector('main h1').textContent === 'Not found'", "the open page shows that the device is removed", 40)
    check(not tab.run("document.documentElement.classList.contains('stale')"), "the page claims that the exporter does not answer")
    check(tab.run("document.querySelector('main a').href") == situation.url + "/", "there is no link back")
    situation.configure()
    check(situation.reload(), "the configuration with the device was not taken over")
    tab.wait("document.querySelector('main h1').textContent.includes('gone')", "the device is back", 40)
    # The browser reports each 404 itself.
    found = [complaint for complaint in tab.complaints() if "404" not in complaint]
    check(not found, "; ".join(found))


def check_without_script(situation, tab, device):
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.look(DESKTOP, "light")
    tab.call("Page.navigate", url=f"{situation.url}/devices/{device}")
    time.sleep(3)
    document = tab.call("DOM.getDocument")["root"]["nodeId"]
    for selector, what in ((".slot strong", "the chassis"), (".term summary", "explanations"), ("#attention", "what is to do")):
        check(tab.call("DOM.querySelectorAll", nodeId=document, selector=selector)["nodeIds"], f"without JavaScript {what} is not there")
    check(not (found := tab.complaints()), "without JavaScript: " + "; ".join(found))


def check_chassis(situation, tab, device):
    """The picture is shown as a document and within a page, light and dark, and its own policy lets its style in."""
    address = f"{situation.url}/devices/{device}/chassis.svg"
    for scheme, text in (("light", "rgb(28, 36, 41)"), ("dark", "rgb(223, 230, 234)")):
        tab.look((1440, 500), scheme)
        tab.open(address)
        check(tab.run("document.documentElement.localName") == "svg", f"{address} is no picture")
        check(tab.run("getComputedStyle(document.querySelector('text')).fill") == text, f"{address} is not {scheme}")
        tab.picture("chassis-" + scheme)
    check(not (found := tab.complaints()), "the picture: " + "; ".join(found))
    open_page(tab, f"{situation.url}/devices/{device}", DESKTOP, "light")
    tab.run("document.querySelector('.picture summary').click(); document.querySelector('.picture').scrollIntoView()")
    tab.wait("document.querySelector('.picture img').naturalWidth > 400", "the page shows the picture")
    check(not (found := tab.complaints()), "the picture on the page: " + "; ".join(found))

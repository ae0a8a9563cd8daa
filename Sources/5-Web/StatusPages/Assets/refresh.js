// Fetches the main part of an open page anew and puts it in place. Without this script the page is as complete as it
// was when it was opened. The server escapes everything that comes from a device.
"use strict";
(() => {
  const main = document.getElementById("content");
  const live = document.getElementById("live");
  const seconds = Number(main && main.dataset.refresh);
  if (!main || !live || !(seconds > 0)) return;

  const button = document.createElement("button");
  button.type = "button";
  let paused = false;
  let worst = "";
  let busy = false;
  let timer = 0;

  const state = () => (main.querySelector("[data-worst]") || { dataset: {} }).dataset.worst || "";
  const clock = () => new Date().toISOString().slice(11, 19) + " UTC";

  // The live region is read aloud, so it changes only when the state changes or the exporter does not answer.
  const time = document.createElement("span");
  time.className = "clock";
  const say = (text) => { if (live.textContent !== text) live.textContent = text; };

  const place = () => {
    const focused = document.activeElement;
    return focused && main.contains(focused)
      ? { href: focused.getAttribute("href"), label: focused.getAttribute("aria-label") } : null;
  };
  const restore = (where) => {
    if (!where) return;
    for (const element of main.querySelectorAll("a[href], [tabindex]")) {
      if (where.href ? element.getAttribute("href") === where.href
        : where.label && element.getAttribute("aria-label") === where.label) {
        element.focus({ preventScroll: true });
        return;
      }
    }
  };

  const swap = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const where = place();
    const scrolled = new Map();
    for (const region of main.querySelectorAll("[role=region]")) {
      scrolled.set(region.getAttribute("aria-label"), region.scrollLeft);
    }
    main.replaceChildren(...fresh.body.childNodes);
    for (const region of main.querySelectorAll("[role=region]")) {
      region.scrollLeft = scrolled.get(region.getAttribute("aria-label")) || 0;
    }
    restore(where);
  };

  const refresh = async () => {
    if (busy || paused || document.hidden) return;
    busy = true;
    try {
      const url = new URL(location.href);
      url.hash = "";
      url.searchParams.set("fragment", "true");
      const answer = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error("HTTP " + answer.status);
      swap(await answer.text());
      const now = state();
      say(now === worst ? "" : "State: " + now);
      worst = now;
      time.textContent = clock();
      document.documentElement.classList.remove("stale");
    } catch (error) {
      say("The exporter does not answer; shown is the state of " + (time.textContent || "the opening"));
      document.documentElement.classList.add("stale");
    } finally {
      busy = false;
    }
  };

  const start = () => { timer = setInterval(refresh, seconds * 1000); };
  const name = () => { button.textContent = paused ? "Resume refresh" : "Pause refresh"; };
  name();
  button.addEventListener("click", () => {
    paused = !paused;
    name();
    clearInterval(timer);
    if (!paused) { refresh(); start(); }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });

  worst = state();
  time.textContent = live.textContent.slice(11);
  live.textContent = "";
  live.after(time, button);
  start();
})();

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

  const named = (element) => element.getAttribute("href") || element.getAttribute("aria-label")
    || (element.parentElement && element.parentElement.dataset.keep);
  const place = () => {
    const focused = document.activeElement;
    return focused && main.contains(focused) && focused !== main ? { tag: focused.tagName, name: named(focused) } : null;
  };
  const restore = (where) => {
    if (!where || !where.name) return;
    for (const element of main.querySelectorAll("a[href], [tabindex], summary")) {
      if (element.tagName === where.tag && named(element) === where.name) {
        element.focus({ preventScroll: true });
        return;
      }
    }
  };

  const swap = (fresh) => {
    const where = place();
    const scrolled = new Map();
    for (const region of main.querySelectorAll("[role=region]")) {
      scrolled.set(region.getAttribute("aria-label"), region.scrollLeft);
    }
    const open = new Set([...main.querySelectorAll("details[open][data-keep]")].map((part) => part.dataset.keep));
    main.replaceChildren(...fresh.body.childNodes);
    for (const part of main.querySelectorAll("details[data-keep]")) part.open = open.has(part.dataset.keep);
    for (const region of main.querySelectorAll("[role=region]")) {
      region.scrollLeft = scrolled.get(region.getAttribute("aria-label")) || 0;
    }
    showTimes();
    restore(where);
    watch();
  };

  // Times are UTC until somebody wants those of this place; then ages have the time beside them.
  const zoneButton = document.createElement("button");
  zoneButton.type = "button";
  let isLocal = false;
  try { isLocal = localStorage.getItem("times") === "local"; } catch (error) { /* Kept for this page only. */ }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "local time";
  const two = (number) => String(number).padStart(2, "0");
  const local = (date) => date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate()) + " "
    + two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
  const showTimes = () => {
    for (const element of main.querySelectorAll("time[datetime]")) {
      const words = element.dataset.words || element.textContent;
      const title = element.dataset.title || element.title;
      element.dataset.words = words;
      element.dataset.title = title;
      const text = local(new Date(element.dateTime));
      element.title = isLocal ? text + " " + zone : title;
      if (element.classList.contains("at")) { element.textContent = isLocal ? text : words; continue; }
      element.textContent = words;
      if (!isLocal) continue;
      const beside = document.createElement("small");
      beside.textContent = " (" + (text.slice(0, 10) === local(new Date()).slice(0, 10) ? text.slice(11) : text.slice(0, 16)) + ")";
      element.append(beside);
    }
    const foot = document.getElementById("zone");
    if (foot) foot.textContent = isLocal ? "Times are " + zone + "." : "Times are UTC.";
    zoneButton.textContent = isLocal ? "Times in UTC" : "Local times";
  };
  zoneButton.addEventListener("click", () => {
    isLocal = !isLocal;
    try { localStorage.setItem("times", isLocal ? "local" : "utc"); } catch (error) { /* Kept for this page only. */ }
    showTimes();
  });

  // What somebody types into the search is kept while the page is fetched anew.
  const typed = () => {
    const field = document.activeElement;
    return field && field.name && main.contains(field) && field.type === "search"
      ? { name: field.name, value: field.value, at: field.selectionStart } : null;
  };
  const retype = (was) => {
    const field = was && main.querySelector("input[name=" + was.name + "]");
    if (!field) return;
    field.value = was.value;
    field.focus({ preventScroll: true });
    field.setSelectionRange(was.at, was.at);
  };
  // The address follows the form, so that the view can be sent to a colleague.
  const search = (form) => {
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value && (name !== "sort" || value !== "worst")) url.searchParams.set(name, value);
    history.replaceState(null, "", url);
    refresh(true);
  };
  let pause = 0;
  const watch = () => {
    const form = main.querySelector("form[role=search]");
    if (!form) return;
    form.addEventListener("submit", (event) => { event.preventDefault(); search(form); });
    form.addEventListener("change", () => search(form));
    form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => search(form), 250); });
  };

  // Text that somebody has selected is left alone: it is about to be copied.
  const selects = () => {
    const selection = document.getSelection();
    return selection && !selection.isCollapsed && selection.containsNode(main, true);
  };

  const refresh = async (isAsked) => {
    if (busy && isAsked) { clearTimeout(pause); pause = setTimeout(() => refresh(true), 100); return; }
    if (busy || !isAsked && (paused || document.hidden || selects())) return;
    busy = true;
    try {
      const url = new URL(location.href);
      url.hash = "";
      url.searchParams.set("fragment", "true");
      const answer = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store", signal: AbortSignal.timeout(10000) });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      // A device or a label may disappear in a reload; then the exporter answers with a page about it. A proxy's own page is not shown.
      const isSaid = [400, 404].includes(answer.status) && fresh.querySelector("body > .title");
      if (!answer.ok && !isSaid) throw new Error("HTTP " + answer.status);
      const was = typed();
      swap(fresh);
      retype(was);
      const now = state();
      say(now === worst ? "" : now ? "State: " + now : main.querySelector("h1").textContent);
      worst = now;
      time.textContent = clock();
      document.documentElement.classList.remove("stale");
    } catch (error) {
      say("The exporter does not respond; the page shows the state of " + (time.textContent || "the opening"));
      document.documentElement.classList.add("stale");
    } finally {
      busy = false;
    }
  };

  const start = () => { timer = setInterval(() => refresh(), seconds * 1000); };
  const name = () => { button.textContent = paused ? "Resume refresh" : "Pause refresh"; };
  name();
  button.addEventListener("click", () => {
    paused = !paused;
    name();
    clearInterval(timer);
    if (!paused) { refresh(); start(); }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });

  watch();
  worst = state();
  time.textContent = live.textContent.slice(11);
  live.textContent = "";
  live.after(time, zoneButton, button);
  showTimes();
  start();
})();

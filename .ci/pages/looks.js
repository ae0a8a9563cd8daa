// What is wrong with the page as it is shown: contrast, names, headings, ids, regions that scroll. A list of sentences.
(() => {
  const found = [];
  const describe = (element) => element.tagName.toLowerCase() + (element.className && element.className.baseVal === undefined
    ? "." + String(element.className).split(" ").join(".") : "") + " \"" + (element.textContent || "").trim().slice(0, 40) + "\"";
  const parse = (text) => {
    const parts = (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  };
  const over = (front, back, share) => {
    const alpha = front.a * share;
    const mix = (one, other) => one * alpha + other * (1 - alpha);
    return { r: mix(front.r, back.r), g: mix(front.g, back.g), b: mix(front.b, back.b), a: 1 };
  };
  const luminance = (colour) => {
    const [r, g, b] = [colour.r, colour.g, colour.b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
  // The colour behind an element and the colour of something on it, with all backgrounds and opacities between it and the page.
  const known = new Map();
  const layers = (element) => {
    if (!element) return { behind: [canvas], opacities: [] };
    if (!known.has(element)) {
      const below = layers(element.parentElement);
      const style = getComputedStyle(element);
      const back = below.behind[below.behind.length - 1];
      const ground = over(over(parse(style.backgroundColor), back, 1), back, Number(style.opacity));
      known.set(element, { behind: [...below.behind, ground], opacities: [...below.opacities, Number(style.opacity)] });
    }
    return known.get(element);
  };
  const seen = (element, colour) => {
    const { behind, opacities } = layers(element);
    let front = over(colour, behind[behind.length - 1], 1);
    for (let index = opacities.length - 1; index >= 0; index -= 1) front = over(front, behind[index], opacities[index]);
    return { front, back: behind[behind.length - 1] };
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.right < 0 || box.width === 0 || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const { front, back } = seen(element, parse(element.namespaceURI.endsWith("svg") ? style.fill : style.color));
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    texts += 1;
    if (ratio(front, back) < (isLarge ? 3 : 4.5)) found.push("contrast " + ratio(front, back).toFixed(2) + " of " + describe(element));
  }
  if (texts < 10) found.push("only " + texts + " texts are visible");
  // What can be operated is large enough for a finger: 24 pixels, as WCAG 2.2 has it. Links within text need not be.
  if (innerWidth < 600) {
    for (const target of document.querySelectorAll("button, input:not([type=hidden]), select, nav a, .summary a, .filters a, .paperwork a")) {
      const { width, height } = target.getBoundingClientRect();
      if (target.checkVisibility() && Math.min(width, height) < 24) found.push("only " + Math.round(Math.min(width, height)) + " pixels for " + describe(target));
    }
  }
  // What can be operated must be seen as such.
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, button")) {
    const style = getComputedStyle(field);
    const { front, back } = seen(field.parentElement, parse(style.borderTopColor));
    if (ratio(front, back) < 3) found.push("contrast " + ratio(front, back).toFixed(2) + " of the border of " + describe(field));
  }

  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) found.push("the id " + id + " stands twice");
  for (const name of ["header", "nav", "main", "footer"]) if (!document.querySelector(name)) found.push("there is no " + name);
  if (!document.title.trim()) found.push("the page has no title");
  const levels = [...document.querySelectorAll("h1,h2,h3")].map((heading) => Number(heading.tagName[1]));
  const leaps = levels.some((level, index) => index > 0 && level > levels[index - 1] + 1);
  if (levels[0] !== 1 || leaps || levels.filter((level) => level === 1).length !== 1) found.push("headings are " + levels);
  for (const table of document.querySelectorAll("table")) if (!table.querySelector("thead th[scope=col]")) found.push("a table has no heads");
  for (const pill of document.querySelectorAll(".pill")) if (!pill.textContent.trim()) found.push("a state is told by its colour only");
  for (const element of document.querySelectorAll("main *")) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && element.tabIndex < 0) found.push("the keyboard cannot scroll " + describe(element));
    if (element.hasAttribute("style")) found.push("an inline style at " + describe(element));
  }
  if (!document.documentElement.lang) found.push("the page names no language");
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) found.push("it is " + width + " pixels wide on a screen of " + innerWidth);
  return found.slice(0, 20);
})()

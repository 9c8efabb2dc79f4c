// What is wrong with the page as it stands in the browser, in words; [] if nothing is.
() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const told = (element) => element.outerHTML.slice(0, 120);
  if (!document.documentElement.lang) faults.push("no language");
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = all("main *").find((e) => e.getBoundingClientRect().right > innerWidth + 1);
    faults.push(`scrolls sideways: ${wide ? told(wide) : ""}`);
  }
  for (const [selector, n] of [["h1", 1], ["main", 1], ["body > header", 1]]) {
    if (all(selector).length !== n) faults.push(`${all(selector).length} of ${selector}`);
  }
  for (const image of all("img")) {
    if (!image.hasAttribute("alt")) faults.push(`no alternative: ${told(image)}`);
    if (!image.complete || image.naturalWidth === 0) faults.push(`not loaded: ${told(image)}`);
  }
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    if (!field.labels.length) faults.push(`no label: ${told(field)}`);
  }
  for (const link of all("a[href], button")) {
    const isHidden = link.closest("[aria-hidden=true]") && link.tabIndex < 0;
    if (!link.textContent.trim() && !isHidden) faults.push(`no words: ${told(link)}`);
  }
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const deeper = Number(heading.tagName[1]);
    if (deeper > level + 1 && !heading.closest(".body")) faults.push(`level skipped: ${told(heading)}`);
    level = deeper;
  }
  for (const named of all("[aria-labelledby]")) {
    if (!document.getElementById(named.getAttribute("aria-labelledby"))) {
      faults.push(`named by nothing: ${told(named)}`);
    }
  }
  return faults;
}

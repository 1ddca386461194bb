<script>
(() => {
  // Browsers choose glyphs and line breaks by the page's language, which Streamlit sets to English.
  document.documentElement.lang = "zh-CN";
  // What opens above the page hangs beside it, not in it: it is to know whether the page is dark.
  const follow = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  };
  follow();
  if (window.deskListens) return;
  window.deskListens = true;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(follow, 500));

  // The frame's own English words, said in Chinese as soon as they appear. What documents, questions and people say is
  // never touched: it stands in elements that name their language, or in the frame's Markdown.
  const words = new Map(FRAME_WORDS);
  const patterns = [...words].filter(([key]) => /^\/.*\/$/.test(key)).map(([key, said]) => [new RegExp(`^(?:${key.slice(1, -1)})$`), said]);
  const said = (text) => {
    const whole = text.trim();
    if (words.has(whole)) return words.get(whole);
    const [pattern, chinese] = patterns.find(([one]) => one.test(whole)) || [];
    return pattern ? whole.replace(pattern, chinese) : undefined;
  };
  const LABELS = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-description"];
  const OURS = '[lang="zh-CN"]:not(html), [data-testid="stMarkdownContainer"]:not([data-testid="stFileUploaderDropzone"] *), script, style, textarea';
  const latin = /[A-Za-z]{3}/;
  const inChinese = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (latin.test(node.data) && node.parentElement && !node.parentElement.closest(OURS)) {
        const chinese = said(node.data);
        if (chinese !== undefined) node.data = chinese;
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const label of LABELS) {
        const text = node.getAttribute(label);
        const chinese = text && latin.test(text) ? said(text) : undefined;
        if (chinese !== undefined) node.setAttribute(label, chinese);
      }
    }
  };
  const throughout = (root) => {
    inChinese(root);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) inChinese(walk.currentNode);
  };
  // Whoever opened a drawer with the keyboard goes on in it, as soon as it holds something.
  let byKey = false;
  document.addEventListener("keydown", () => { byKey = true; }, true);
  document.addEventListener("pointerdown", () => { byKey = false; }, true);
  const intoDrawer = () => {
    const drawer = byKey && document.querySelector('[data-testid="stPopoverBody"]');
    if (!drawer || document.activeElement.getAttribute("aria-expanded") !== "true" || drawer.contains(document.activeElement)) return;
    const first = drawer.querySelector("button, input, textarea");
    if (first) first.focus();
  };
  new MutationObserver((changes) => {
    intoDrawer();
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(throughout);
      else inChinese(change.target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS });
  throughout(document.body);

  // A figure or a mark inside running text opens what the button of that key opens.
  const opener = (event) => event.target instanceof Element && event.target.closest("[data-opens]");
  const press = (key) => {
    const button = document.querySelector(`.st-key-${CSS.escape(key)} button`);
    if (button) button.click();
  };

  const copied = (button) => {
    const before = button.textContent;
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  const copy = async (button) => {
    const text = button.dataset.copies;
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
    } else { // an address without https
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    copied(button);
  };

  document.addEventListener("click", (event) => {
    const opens = opener(event);
    if (opens) press(opens.dataset.opens);
    const copies = event.target instanceof Element && event.target.closest("[data-copies]");
    if (copies) copy(copies);
  });
  // Escape shuts the page that lies open, unless something above it, or what is being composed, is given up first.
  const above = () => document.querySelector('[role="dialog"], [role="listbox"], [data-testid="stPopoverBody"]');
  document.addEventListener("keydown", (event) => {
    const opens = opener(event);
    if (opens && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      press(opens.dataset.opens);
    } else if (event.key === "Escape" && !event.isComposing && !above()) press("close_source");
  }, true);
})();
</script>

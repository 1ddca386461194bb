<script>
(() => {
  // Browsers choose glyphs and line breaks by the page's language, which Streamlit sets to English.
  document.documentElement.lang = "zh-CN";
  // The frame's own English words that no setting changes.
  const skip = document.querySelector('a[href="#stMain"]');
  if (skip && skip.firstChild) skip.firstChild.data = "跳到正文";
  const pages = document.querySelector('nav[aria-label="App pages"]');
  if (pages) pages.setAttribute("aria-label", "页面");
  if (window.deskListens) return;
  window.deskListens = true;

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
  document.addEventListener("keydown", (event) => {
    const opens = opener(event);
    if (opens && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      press(opens.dataset.opens);
    }
  });
})();
</script>

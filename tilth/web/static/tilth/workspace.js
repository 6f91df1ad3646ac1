// Keys and timers beside a conversation. All of it can be done by buttons and plain forms without this script.
const clock = document.querySelector("[data-clock]");
const opened = performance.now();
const seconds = () => clock ? Number(clock.dataset.clock) + (performance.now() - opened) / 1000 : null;
const shown = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;

if (clock) {
  const time = clock.querySelector("[data-time]");
  const tick = () => { time.textContent = shown(seconds()); };
  tick();
  setInterval(tick, 1000);
}

// The silence timer shows how long it has been quiet since somebody pressed it. It listens to nothing and keeps nothing.
const silence = document.querySelector("[data-silence]");
let quietSince = null;
const hush = () => {
  quietSince = quietSince === null ? performance.now() : null;
  silence.querySelector("button").setAttribute("aria-pressed", String(quietSince !== null));
  silence.querySelector(".count").textContent = quietSince === null ? "" : "0:00";
};
if (silence) {
  silence.hidden = false;
  silence.querySelector("button").addEventListener("click", hush);
  setInterval(() => {
    if (quietSince !== null) silence.querySelector(".count").textContent = shown((performance.now() - quietSince) / 1000);
  }, 250);
}

// One key opens the line with the second at which it was pressed; Enter keeps it as what the key said, Escape leaves it.
let kind = null, at = document.querySelector("[data-capture]")?.elements.at.value || null;
const keys = document.querySelector("[data-keys]");
if (keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => {
    const button = keys.querySelector("button"), on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Keys are on" : "Keys are off";
  });
}
const listening = () => !keys || keys.querySelector("button").getAttribute("aria-pressed") === "true";
const writing = (target) => target.closest("input, textarea, select, [contenteditable]");
const choose = (button) => {
  document.querySelectorAll("[data-key]").forEach((other) => other.classList.toggle("chosen", other === button));
  kind = button ? button.dataset.key : null;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const line = document.getElementById("line");
  if (event.target === line) {
    if (event.key === "Escape") { choose(null); at = null; line.blur(); }
    if (event.key === "Enter") {
      event.preventDefault();
      document.querySelector(`[data-key="${kind || "m"}"]`).click();
    }
    return;
  }
  if (!listening() || writing(event.target)) return;
  const button = line && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    choose(button);
    at = seconds();
    line.focus();
  } else if (event.key === "t" && silence) {
    event.preventDefault();
    hush();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.id === "line" && at === null) at = seconds();
});

// The second goes with the form; without it the server takes the second at which the form came.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-capture] button, [data-noticed] button");
  if (!button) return;
  const form = button.form, line = document.getElementById("line");
  form.elements.at.value = at === null ? (seconds() ?? "") : at;
  if (form.matches("[data-noticed]")) form.elements.at.value = seconds() ?? "";
}, true);

// A kept line leaves the keys free for the next one; a refused one leaves the cursor where the words are.
document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.detail.requestConfig?.path.endsWith("/capture")) return;
  const line = document.getElementById("line"), refused = document.querySelector("#caught .error");
  document.querySelector("[data-said]").textContent = refused ? "" : "Kept.";
  if (refused) return line.focus();
  at = kind = null;
  line.blur();
});

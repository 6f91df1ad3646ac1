// A long form is kept, sealed, on the server while it is written; nothing is ever kept in the browser.
// Without this script the button "Keep this for later" does the same by hand.
const PAUSE = 1200, AGAIN = 5000;
const forms = new WeakMap();
const about = (form) => {
  if (!forms.has(form)) forms.set(form, { dirty: false, timer: 0, saving: null, sent: false });
  return forms.get(form);
};
const say = (form, words) => { const place = form.querySelector("[data-kept]"); if (place) place.textContent = words; };

const keep = (form) => {
  const its = about(form);
  clearTimeout(its.timer);
  its.dirty = false;
  its.saving = fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Draft": "1" } })
    .then(async (answer) => {
      if (!answer.ok || answer.redirected) throw new Error();
      say(form, `Kept for you at ${await answer.text()}, not sent yet.`);
      return true;
    })
    .catch(() => {
      its.dirty = true;
      its.timer = setTimeout(() => form.isConnected && keep(form), AGAIN);
      say(form, "No connection. Your words are still on this page; leave it open, and they are kept as soon as there is one.");
      return false;
    })
    .finally(() => { its.saving = null; });
  return its.saving;
};

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (!form) return;
  const its = about(form);
  its.dirty = true;
  its.sent = false;
  clearTimeout(its.timer);
  its.timer = setTimeout(() => keep(form), PAUSE);
});

// A form is sent only once its words are safe: a lost connection then leaves it standing, with all that was written.
document.addEventListener("submit", (event) => {
  const form = event.target, its = form.dataset.draft !== undefined && about(form);
  if (!its || its.sent || (!its.dirty && !its.saving)) { if (its) its.sent = true; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  const by = event.submitter;
  Promise.resolve(its.saving).then(() => keep(form)).then((safe) => {
    if (!safe) return;
    its.sent = true;
    form.requestSubmit(by);
  });
}, true);

// What htmx sent and got back is a new form; one that did not get through may be sent again.
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form) about(form).sent = false;
});
document.addEventListener("htmx:responseError", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form && [401, 403].includes(event.detail.xhr.status)) {
    say(form, "You were signed out meanwhile. Your words are kept: load this page again, sign in, and they stand here.");
  }
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const its = about(form);
    if (its.dirty && !its.sent) navigator.sendBeacon(form.dataset.draft, new URLSearchParams(new FormData(form)));
  });
});

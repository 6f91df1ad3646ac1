// A form with data-passkey asks the browser to make a passkey or to use one, and sends its answer. Without this script it stays hidden.
document.querySelectorAll("form[data-passkey]").forEach((form) => {
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  document.querySelectorAll("[data-after-passkey]").forEach((button) => button.classList.add("second"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const refused = form.querySelector("[data-refused]");
    refused.hidden = true;
    try {
      const options = await asked(form);
      const answer = form.dataset.passkey === "make" ? await make(options) : await webauthnJSON.get(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      refused.hidden = false;
    }
  });
});

// What to sign stands in the page, or is fetched where it depends on nobody yet.
async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.status);
  return (await response.json()).request_options;
}

// A passkey that stays with the device and asks for a finger, a face or a PIN, so that it can stand alone.
function make(options) {
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: "required", requireResidentKey: true, userVerification: "required",
  });
  return webauthnJSON.create(options);
}

// A file may be dropped anywhere on the field; without this script it is chosen as ever.
document.querySelectorAll("[data-drop]").forEach((field) => {
  const input = field.querySelector("input[type=file]");
  const over = (event) => { event.preventDefault(); field.classList.add("over"); };
  const out = () => field.classList.remove("over");
  field.addEventListener("dragover", over);
  field.addEventListener("dragleave", out);
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    out();
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
});

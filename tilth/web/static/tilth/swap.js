// One click swaps coach and client; without this script the choices are set one by one.
const swap = document.querySelector("[data-swap]");
if (swap) {
  swap.hidden = false;
  swap.addEventListener("click", () => {
    const set = (from) => [...document.querySelectorAll(`input[type=radio][value="${from}"]:checked`)];
    const coaches = set("coach"), clients = set("client");
    const turn = (radios, to) => radios.forEach((radio) => {
      document.querySelector(`input[name="${radio.name}"][value="${to}"]`).checked = true;
    });
    turn(coaches, "client");
    turn(clients, "coach");
  });
}

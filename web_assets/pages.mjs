// What makes pages better where there is JavaScript; every page works without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();

// A check that is under way tells what happens by itself. What it says is made where the page is made, and set as text.
const check = document.querySelector("[data-poll]");
if (check) {
  const EVERY = 2000;
  let after = Number(check.dataset.after);
  const get = (id) => document.getElementById(id);
  get("check-again").hidden = true;

  const tell = (found) => {
    for (const { number, said } of found.events) {
      after = Math.max(after, number);
      if (!said) continue;
      const item = document.createElement("li");
      item.value = number;
      item.textContent = said;
      get("check-events").prepend(item);
      if (get("check-nothing")) get("check-nothing").hidden = true;
    }
    if (found.progress) {
      get("check-bar").max = found.progress.of;
      get("check-bar").value = found.progress.done;
      get("check-progress").textContent = found.progress.words;
    }
    if (get("check-state").textContent !== found.state) get("check-state").textContent = found.state;
  };

  const ask = async () => {
    try {
      const answer = await fetch(`${check.dataset.poll}?after=${after}`, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) {
        location.reload(); // signed out meanwhile, or not there any more: the page itself says so
        return;
      }
      const found = await answer.json();
      tell(found);
      if (!found.going) {
        location.reload();
        return;
      }
    } catch {
      // the server is away for a moment: asked again
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}

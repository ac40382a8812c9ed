"use strict";
// Keeps what a person records, in this browser and in a file that they save. Where a server shows this page, it is sent
// there by itself; a file sends nothing anywhere.
(() => {
  const form = JSON.parse(document.getElementById("form-data").textContent);
  const FACTS = ["person", "day", "network", "account", "device", "place", "group_seen"];
  const WANTED = {
    person: "Enter your name",
    day: "Enter the date of the check",
    network: "Choose the network",
    account: "Enter the kind of account that is signed in",
    device: "Enter the device",
    place: "Enter the place",
  };
  const LARGEST = 1024 * 1024;
  const QUIET = 30000; // milliseconds without a change: each sending is a record of its own
  const KEY = `venuecheck hand check ${form.venue} ${form.list_digest}`;
  const get = (id) => document.getElementById(id);
  const pages = [...document.querySelectorAll("fieldset.page")];
  const times = {};
  let id = newId();
  let unsaved = false;
  let waiting = 0;

  function newId() {
    const mark = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0"));
    return `hand-${today().replaceAll("-", "")}-${mark.join("")}`;
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function saw(page) {
    const chosen = page.querySelector("input[type=radio]:checked");
    return chosen ? chosen.value : "";
  }

  function results() {
    const facts = Object.fromEntries(FACTS.map((name) => [name, get(name).value.trim()]));
    const seen = pages.filter(saw).map((page) => ({
      page: page.dataset.page,
      saw: saw(page),
      note: page.querySelector(".note input").value.trim(),
      at: times[page.dataset.page] || new Date().toISOString(),
    }));
    const { schema, venue, list_id, list_version, list_digest } = form;
    return { schema, id, venue, list_id, list_version, list_digest, ...facts, pages: seen };
  }

  function fill(kept) {
    id = kept.id;
    for (const name of FACTS) get(name).value = typeof kept[name] === "string" ? kept[name] : "";
    const seen = new Map(kept.pages.map((each) => [each.page, each]));
    for (const page of pages) {
      const each = seen.get(page.dataset.page);
      for (const radio of page.querySelectorAll("input[type=radio]")) radio.checked = !!each && radio.value === each.saw;
      page.querySelector(".note input").value = each && typeof each.note === "string" ? each.note : "";
      if (each) times[page.dataset.page] = each.at;
    }
    show();
  }

  function mine(kept) {
    return kept && kept.schema === form.schema && kept.list_digest === form.list_digest && kept.venue === form.venue
      && typeof kept.id === "string" && Array.isArray(kept.pages);
  }

  function show() {
    const done = pages.filter(saw).length;
    get("progress").textContent = done
      ? `${done} of ${pages.length} pages recorded${unsaved ? ", not saved yet" : ""}`
      : "Nothing recorded yet";
    for (const page of pages) page.querySelector(".undo").hidden = !saw(page);
  }

  function remember() {
    try {
      localStorage.setItem(KEY, JSON.stringify(results()));
      get("no-storage").hidden = true;
    } catch {
      get("no-storage").hidden = false;
    }
  }

  function changed(page) {
    if (page) times[page.dataset.page] = new Date().toISOString();
    unsaved = true;
    if (!get("day").value && pages.some(saw)) get("day").value = today();
    remember();
    show();
    sendSoon();
  }

  function sendSoon() {
    if (!form.send_to) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!lacking()) send(JSON.stringify(results()));
    }, pages.every(saw) ? 0 : QUIET);
  }

  function lacking() {
    const empty = Object.keys(WANTED).some((name) => !get(name).value.trim());
    return empty || get("day").value > today() || !pages.some(saw);
  }

  async function send(text) {
    if (!text) return;
    clearTimeout(waiting);
    try {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(form.send_to, { method: "POST", headers, body: text, keepalive: text.length < 60000 });
      const told = await answer.json();
      get("sent").textContent = told.said;
      if (answer.ok) {
        unsaved = false;
        show();
      }
    } catch {
      get("sent").textContent = "It could not be sent just now. Send it again, or save it as a file.";
    }
  }

  function problems() {
    const found = [];
    for (const [name, words] of Object.entries(WANTED)) {
      const bad = !get(name).value.trim();
      if (bad) found.push([name, words]);
      mark(name, bad);
    }
    if (get("day").value > today()) {
      found.push(["day", "Enter a date that is not in the future"]);
      mark("day", true);
    }
    if (!pages.some(saw)) found.push([pages[0] ? pages[0].id : "details", "Record what came for at least one page"]);
    return found;
  }

  function mark(name, bad) {
    get(name).closest(".field").classList.toggle("bad", bad);
    if (bad) get(name).setAttribute("aria-invalid", "true");
    else get(name).removeAttribute("aria-invalid");
  }

  function complain(found) {
    const list = get("errors").querySelector("ul");
    list.replaceChildren(...found.map(([target, words]) => {
      const link = document.createElement("a");
      link.href = `#${target}`;
      link.textContent = words;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const place = get(target);
        (place.matches("fieldset") ? place.querySelector("input") : place).focus();
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    get("errors").hidden = !found.length;
    if (found.length) get("errors").focus();
  }

  // Gives the results as text, or nothing where something is missing, which is then said.
  function ready() {
    const found = problems();
    complain(found);
    if (found.length) return "";
    return JSON.stringify(results(), null, 1);
  }

  function say(words) {
    const open = pages.filter((page) => !saw(page)).length;
    const rest = open ? ` ${open} of ${pages.length} pages have no answer: they count as not checked.` : "";
    get("said").textContent = words + rest;
  }

  function saved(words) {
    unsaved = false;
    show();
    say(words);
  }

  function save() {
    const text = ready();
    if (!text) return;
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${id}.json`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    saved(`Saved as ${id}.json, where this browser keeps downloads. If no file came, copy the results as text.`);
  }

  async function copy() {
    const text = ready();
    if (!text) return;
    get("text-field").hidden = false;
    get("text").value = text;
    let copied = false;
    try {
      await navigator.clipboard.writeText(text);
      copied = true;
    } catch {
      get("text").select();
      copied = document.execCommand("copy");
    }
    if (copied) saved("Copied. Paste it into a message to the person who runs venuecheck.");
    else say("It could not be copied. Select the text below and copy it.");
  }

  async function share() {
    const text = ready();
    if (!text) return;
    const file = new File([text], `${id}.json`, { type: "application/json" });
    const files = navigator.canShare && navigator.canShare({ files: [file] });
    try {
      await navigator.share(files ? { files: [file] } : { title: "Hand check", text });
      saved("Shared.");
    } catch {
      say("It was not shared.");
    }
  }

  async function load(input) {
    const file = input.files[0];
    input.value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Error("too large");
      const kept = JSON.parse(await file.text());
      if (!mine(kept)) throw new Error("another form");
      fill(kept);
      unsaved = false;
      remember();
      show();
      say("Loaded. Go on where you stopped.");
    } catch {
      get("said").textContent = "This is no results file of this very page, so nothing was changed.";
    }
  }

  function clear() {
    if (!confirm("Remove everything that is recorded here? Saved files stay.")) return;
    try {
      localStorage.removeItem(KEY);
    } catch { /* nothing was kept */ }
    for (const key of Object.keys(times)) delete times[key];
    fill({ id: newId(), network: get("network").options[0].value, pages: [] });
    unsaved = false;
    show();
    get("said").textContent = "Everything is removed.";
    get("text").value = "";
    get("text-field").hidden = true;
  }

  for (const page of pages) {
    page.addEventListener("input", () => changed(saw(page) ? page : null));
    page.querySelector(".undo").addEventListener("click", () => {
      for (const radio of page.querySelectorAll("input[type=radio]")) radio.checked = false;
      delete times[page.dataset.page];
      changed(null);
      page.querySelector("input[type=radio]").focus();
    });
  }
  for (const name of FACTS) get(name).addEventListener("input", () => changed(null));
  get("save").addEventListener("click", save);
  if (form.send_to) {
    get("send").addEventListener("click", () => send(ready()));
    window.addEventListener("pagehide", () => {
      if (unsaved && !lacking()) send(JSON.stringify(results()));
    });
  }
  get("copy").addEventListener("click", copy);
  get("share").addEventListener("click", share);
  get("share").hidden = !navigator.share;
  get("load").addEventListener("change", (event) => load(event.target));
  get("clear").addEventListener("click", clear);
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEY));
    localStorage.setItem(`${KEY} try`, "1");
    localStorage.removeItem(`${KEY} try`);
  } catch {
    get("no-storage").hidden = false;
  }
  if (mine(kept)) {
    fill(kept);
    unsaved = kept.pages.length > 0;
    show();
    get("said").textContent = "This browser remembered what you recorded before.";
  }
})();

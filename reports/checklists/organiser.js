"use strict";
// The organiser's form: shows what is asked, says what is missing, saves the answers in a file. Sends nothing.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("form");
  const one = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  let unsaved = false;

  function valueOf(question) {
    const type = question.dataset.type;
    if (type === "choices") {
      return all("input:checked", question).map((box) => box.value);
    }
    const chosen = one("input:checked", question);
    if (one("input[type=radio]", question)) {
      return chosen ? chosen.value : "";
    }
    const field = one("input, textarea", question);
    return field ? field.value.trim() : "";
  }

  const isEmpty = (value) => value.length === 0;

  function find(name, row) {
    return (row && one(`[data-question="${name}"]`, row)) || one(`form > section > [data-question="${name}"]`);
  }

  // What is said about a question that is hidden or not answered is false, whichever way it is put.
  function holds(condition, row) {
    const [kind, ...parts] = condition;
    if (kind === "and") return parts.every((part) => holds(part, row));
    if (kind === "or") return parts.some((part) => holds(part, row));
    const question = find(parts[0], row);
    if (!question || question.hidden) return false;
    const value = valueOf(question);
    if (isEmpty(value)) return false;
    if (kind === "chosen") return value.includes(parts[1]);
    if (kind === "lacks") return !value.includes(parts[1]);
    const other = parts[2];
    const mine = typeof other === "number" ? Number(value.replace(/,/g, "")) : value;
    switch (parts[1]) {
      case "==": return mine === other;
      case "!=": return mine !== other;
      case "<": return mine < other;
      case "<=": return mine <= other;
      case ">": return mine > other;
      default: return mine >= other;
    }
  }

  function update() {
    // conditions look only backwards, so one pass in the order of the page settles all
    for (const item of all("[data-question], [data-repeat]", form)) {
      const asked = data.asked[item.dataset.question || item.dataset.repeat];
      item.hidden = asked !== undefined && !holds(asked, item.closest("[data-row]"));
    }
    for (const repeat of all("[data-repeat]")) {
      const rows = all("[data-row]", repeat);
      if (!repeat.hidden && rows.length < Number(repeat.dataset.least)) {
        addRow(repeat);
        update();
        return;
      }
      one("[data-add]", repeat).hidden = rows.length >= Number(repeat.dataset.most);
    }
    for (const section of all("[data-section]")) {
      section.hidden = !all("[data-question], [data-repeat]", section).some((item) => !item.hidden);
    }
  }

  let rowNumber = 0;
  function addRow(repeat) {
    rowNumber += 1;
    const row = one("template", repeat).content.cloneNode(true).firstElementChild;
    for (const input of all("input[name]", row)) input.name += `-${rowNumber}`;
    one("[data-rows]", repeat).append(row);
    label(row);
    return row;
  }

  function label(within) {
    for (const question of all("div[data-question]", within)) {
      const field = one("input, textarea", question);
      const text = one("label.asked", question);
      if (field && text && !field.id) {
        field.id = `field-${question.dataset.question}-${rowNumber}`;
        text.htmlFor = field.id;
      }
    }
  }

  function wrong(question) {
    const value = valueOf(question);
    if (question.dataset.type === "file") return "";
    if (isEmpty(value)) return "optional" in question.dataset ? "" : "This needs an answer.";
    const shortest = Number(question.dataset.shortest || 0);
    if (value.length < shortest && typeof value === "string") return `Say a little more: at least ${shortest} characters.`;
    if (question.dataset.type === "number") {
      const number = Number(value.replace(/,/g, ""));
      if (!Number.isFinite(number)) return "Write a number in figures, such as 40.";
      if (number < Number(question.dataset.low ?? -Infinity)) return `Write ${question.dataset.low} or more.`;
      if (number > Number(question.dataset.high ?? Infinity)) return `Write ${question.dataset.high} or less.`;
    }
    if (question.dataset.type === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
      return "Write one e-mail address, such as name@example.org.";
    }
    return "";
  }

  function say(place, text) {
    const line = one(":scope > .wrong", place);
    line.textContent = text;
    line.hidden = !text;
    return text;
  }

  function check() {
    const found = [];
    for (const field of all("#person")) {
      const text = field.value.trim() ? "" : "This needs an answer.";
      const question = field.closest(".question");
      if (say(question, text)) found.push([one("label", question).textContent, text, field]);
    }
    for (const question of all("[data-question]", form)) {
      const isHidden = question.closest("[hidden]");
      const text = say(question, isHidden ? "" : wrong(question));
      const title = one("legend, label.asked", question);
      if (text) found.push([title.textContent, text, one("input, textarea", question)]);
    }
    return found;
  }

  function answersIn(questions) {
    const answers = {};
    for (const question of questions) {
      const value = valueOf(question);
      if (!question.hidden && !isEmpty(value) && question.dataset.type !== "file") {
        answers[question.dataset.question] = value;
      }
    }
    return answers;
  }

  // the name is asked once: by the checklist where it has a question for it
  function whoBooks() {
    const field = document.getElementById("person") || one("input", find("organiser"));
    return field.value.trim();
  }

  // the venue finds it again by where it is, who comes and when, which the checklist asks for
  function called() {
    const said = (name) => {
      const question = find(name);
      return question && !question.hidden ? one("input, textarea", question).value.trim() : "";
    };
    const day = said("event_date") || said("meeting_date");
    const written = day && new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const who = said("organisation") || said("candidate") || whoBooks();
    return [said("event_room"), who, written].filter(Boolean).join(", ").slice(0, 200);
  }

  function collected() {
    const answers = answersIn(all("form > section > [data-question]"));
    for (const repeat of all("[data-repeat]")) {
      if (!repeat.hidden) {
        answers[repeat.dataset.repeat] = all("[data-row]", repeat).map((row) => answersIn(all("[data-question]", row)));
      }
    }
    return {
      checklist: data.checklist,
      checklist_version: data.checklist_version,
      said_by: "organiser",
      subject: called(),
      person: whoBooks(),
      answers,
    };
  }

  function fill(question, value) {
    const values = [].concat(value);
    const boxes = all("input[type=radio], input[type=checkbox]", question);
    for (const box of boxes) box.checked = values.includes(box.value);
    const field = one("input[type=text], input[type=date], textarea", question);
    if (field && typeof value === "string") field.value = value;
  }

  function load(saved) {
    if (saved.checklist !== data.checklist) throw new Error("other checklist");
    const person = document.getElementById("person");
    if (person) person.value = saved.person || "";
    for (const [name, value] of Object.entries(saved.answers || {})) {
      const question = find(name);
      const repeat = one(`[data-repeat="${CSS.escape(name)}"]`);
      if (question) fill(question, value);
      if (repeat && Array.isArray(value)) {
        one("[data-rows]", repeat).replaceChildren();
        for (const entry of value) {
          const row = addRow(repeat);
          for (const [inner, answer] of Object.entries(entry)) {
            const place = one(`[data-question="${CSS.escape(inner)}"]`, row);
            if (place) fill(place, answer);
          }
        }
      }
    }
    update();
  }

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.type === "checkbox" && box.checked) {
      const others = all("input[type=checkbox]", box.closest("fieldset")).filter((other) => other !== box);
      for (const other of others) {
        if ("alone" in box.dataset || "alone" in other.dataset) other.checked = false;
      }
    }
    update();
  });
  form.addEventListener("input", () => {
    unsaved = true;
    document.getElementById("saved").hidden = true;
  });
  form.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add]");
    const remove = event.target.closest("[data-remove]");
    if (add) one("input, textarea", addRow(add.closest("[data-repeat]"))).focus();
    if (remove) remove.closest("[data-row]").remove();
    if (add || remove) update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const problems = document.getElementById("problems");
    const found = check();
    problems.replaceChildren();
    problems.hidden = found.length === 0;
    if (found.length > 0) {
      const head = document.createElement("p");
      head.textContent = "These need another look. What you have is saved all the same, so that nothing is lost:";
      const list = document.createElement("ul");
      for (const [title, text, field] of found) {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.textContent = `${title}: ${text}`;
        link.href = "#form";
        link.addEventListener("click", (event) => {
          event.preventDefault();
          field.focus();
        });
        line.append(link);
        list.append(line);
      }
      problems.append(head, list);
      problems.focus();
    }
    const file = new Blob([JSON.stringify(collected(), null, 2) + "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${data.checklist}-answers.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    document.getElementById("saved").hidden = found.length > 0;
  });
  document.getElementById("load").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    try {
      if (file.size > 1048576) throw new Error("too large");
      load(JSON.parse(await file.text()));
    } catch {
      const problems = document.getElementById("problems");
      problems.textContent = "This file holds no answers that this form saved. Choose another.";
      problems.hidden = false;
      problems.focus();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  label(form);
  update();
})();

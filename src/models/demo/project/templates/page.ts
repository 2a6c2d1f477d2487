/** The page of a web app: the same whatever serves it. */
export const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>__TITLE__</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main>
      <h1>__TITLE__</h1>
      <p>__DESCRIPTION__</p>
      <form id="form">
        <label for="text">__LABEL__</label>
        <input id="text" name="text" required maxlength="2000" autocomplete="off">
        <button>__VERB__</button>
      </form>
      <p id="message" role="status"></p>
      <ul id="list"></ul>
    </main>
    <script type="module" src="/app.js"></script>
  </body>
</html>
`;

export const style = `:root {
  color-scheme: light dark;
  font: 1rem/1.5 system-ui, sans-serif;
}

main {
  margin: 3rem auto;
  max-width: 38rem;
  padding: 0 1rem;
}

form {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}

label {
  flex-basis: 100%;
}

input {
  flex: 1;
  font: inherit;
  padding: 0.4rem 0.6rem;
}

button {
  font: inherit;
  padding: 0.4rem 0.9rem;
}

li {
  margin: 0.4rem 0;
}

.done {
  opacity: 0.6;
  text-decoration: line-through;
}
`;

const shared = `const form = document.querySelector("#form");
const list = document.querySelector("#list");
const message = document.querySelector("#message");

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function tell(text) {
  message.textContent = text;
}
`;

export const trackerScript = `${shared}
function line(item) {
  const row = document.createElement("li");
  const text = document.createElement("span");
  text.textContent = [item.text, ...item.tags.map((tag) => "#" + tag)].join(" ");
  text.classList.toggle("done", item.done);
  row.append(text);
  if (!item.done) {
    const button = document.createElement("button");
    button.textContent = "Done";
    button.addEventListener("click", () => act(() => ask("/api/items/" + item.id + "/done", {})));
    row.append(" ", button);
  }
  return row;
}

async function show() {
  const items = await ask("/api/items");
  const counts = await ask("/api/summary");
  list.replaceChildren(...items.map(line));
  tell(counts.total === 0 ? "There are no __NOUNS__ yet." : counts.open + " open, " + counts.done + " done");
}

async function act(work) {
  try {
    await work();
    await show();
  } catch (error) {
    tell(error.message);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = new FormData(form).get("text");
  act(async () => {
    await ask("/api/items", { text });
    form.reset();
  });
});

act(() => Promise.resolve());
`;

export const textScript = `${shared}
function line(text, found) {
  const row = document.createElement("li");
  row.textContent = found.label + " (" + found.score.toFixed(2) + "): " + text;
  return row;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = String(new FormData(form).get("text"));
  try {
    const { texts } = await ask("/api/analyse", { texts: [text] });
    list.prepend(line(text, texts[0]));
    tell("Words that stand out: " + (texts[0].keywords.join(", ") || "none"));
    form.reset();
  } catch (error) {
    tell(error.message);
  }
});
`;

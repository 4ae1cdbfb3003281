// Finds stories in the site's index. Every word must be found; a word in the headline counts most.
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = document.querySelector(".search-status");
const list = document.querySelector(".search-results");
const root = form.dataset.root;
// More results than this are counted and not shown.
const MOST = 50;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let parts;

const read = (file) =>
  fetch(file).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));

const prepared = ({ stories }) =>
  stories.map((story) => ({
    story,
    headline: fold(story.headline),
    named: fold([story.standfirst, story.byline, story.section, ...story.tags].join(" ")),
    text: fold(story.text),
  }));

// The stories in parts, the newest first; each part is fetched once, when somebody first searches in it.
async function* stories() {
  parts ??= (await read("index.json")).parts.map((name) => ({ name }));
  for (const part of parts) {
    part.stories ??= prepared(await read(part.name));
    yield part.stories;
  }
}

function score({ headline, named, text }, words) {
  let sum = 0;
  for (const word of words) {
    const found = (headline.includes(word) ? 9 : 0) + (named.includes(word) ? 4 : 0) + (text.includes(word) ? 1 : 0);
    if (found === 0) return 0;
    sum += found;
  }
  return sum;
}

function shown({ story }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + story.path;
  link.textContent = story.headline;
  const heading = document.createElement("h2");
  heading.append(link);
  const about = document.createElement("p");
  about.textContent = story.standfirst;
  const date = document.createElement("p");
  date.className = "meta";
  date.textContent = [story.byline, story.date].filter(Boolean).join(" · ");
  item.append(heading, about, date);
  return item;
}

let asked = 0;

async function search() {
  asked += 1;
  const mine = asked;
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    let found = [];
    for await (const part of stories()) {
      // Somebody typed on meanwhile.
      if (mine !== asked) return;
      found = found
        .concat(part.map((story) => ({ ...story, score: score(story, words) })).filter(({ score }) => score > 0))
        .sort((a, b) => b.score - a.score);
      if (found.length > 0) {
        list.replaceChildren(...found.slice(0, MOST).map(shown));
        status.textContent = `${found.length}`;
      }
    }
    if (found.length === 0) {
      list.replaceChildren();
      status.textContent = form.dataset.none;
    }
  } catch {
    if (mine === asked) status.textContent = form.dataset.failed;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
  search();
});
field.addEventListener("input", search);
field.value = new URLSearchParams(location.search).get("q") ?? "";
search();

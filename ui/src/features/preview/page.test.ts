// A newer page takes the place of the one that is shown without touching what is the same, and every place is found.
import { describe, expect, it } from "vitest";
import { exchange, Page } from "./page";

function body(html: string): HTMLElement {
  const made = document.createElement("div");
  made.innerHTML = html;
  return made;
}

describe("exchange", () => {
  const texts = [
    "",
    "<!--a--><p>One</p>",
    "<!--a--><p>One</p><!--b--><p>Two</p>",
    "<!--b--><p>Two</p><!--a--><p>One</p>",
    "<!--a--><p>One, <em>changed</em></p><!--b--><p>Two</p><!--c--><h2 id='x'>Three</h2>",
    "<main><article><!--a--><p>One</p></article></main>",
    "<main><article><!--a--><p>One</p><p>Two</p></article></main>",
    "<main class='other'><article><!--a--><p>One</p></article></main>",
  ];
  for (const from of texts) {
    for (const to of texts) {
      it(`makes ${from || "nothing"} into ${to || "nothing"}`, () => {
        const shown = body(from);
        exchange(shown, [...body(to).childNodes]);
        expect(shown.innerHTML).toBe(body(to).innerHTML);
      });
    }
  }

  it("touches only what differs", () => {
    const shown = body("<main><p>One</p><p>Two</p><p>Three</p></main>");
    const [one, two, three] = shown.querySelectorAll("p");
    exchange(shown, [...body("<main><p>One</p><p>Two and a half</p><p>Three</p></main>").childNodes]);
    const now = [...shown.querySelectorAll("p")];
    expect(now).toEqual([one, two, three]);
    expect(now[0]).toBe(one);
    expect(now[1]).toBe(two);
    expect(now[2]).toBe(three);
    expect(two?.textContent).toBe("Two and a half");
  });

  it("leaves alone what stands in two places that differ", () => {
    const page = (time: string, last: string) =>
      `<header><p>Rita</p><time>${time}</time></header><div><p>One</p><p>${last}</p></div>`;
    const shown = body(page("16:03", "Two"));
    const [name, one] = shown.querySelectorAll("p");
    exchange(shown, [...body(page("16:04", "Two more")).childNodes]);
    expect(shown.innerHTML).toBe(page("16:04", "Two more"));
    expect([...shown.querySelectorAll("p")].slice(0, 2)).toEqual([name, one]);
    expect(shown.querySelectorAll("p")[1]).toBe(one);
  });
});

describe("a page", () => {
  const doc = document.implementation.createHTMLDocument();
  const page = new Page(doc);
  page.show(
    "<html lang=de dir=ltr><body><!--lead--><figure></figure><div><!--a--><p>One</p><!--b--><!--c--><p>Three</p></div></body></html>",
    "",
  );

  it("speaks the language of the story", () => expect(doc.documentElement.lang).toBe("de"));

  it("knows where a block is, and when it shows nothing of it", () => {
    expect(page.top({ id: "c", share: 0 })).not.toBeNull();
    expect(page.top({ id: "b", share: 0 })).toBeNull();
    expect(page.top({ id: "nowhere", share: 0 })).toBeNull();
  });

  it("knows whose element was pressed", () => {
    const [one, three] = doc.querySelectorAll("p");
    const pressed = (element: Element | null | undefined) => {
      doc.elementFromPoint = () => element ?? null;
      return page.blockAt(0, 0);
    };
    expect(pressed(one)).toBe("a");
    expect(pressed(three)).toBe("c");
    expect(pressed(doc.querySelector("figure"))).toBe("lead");
    expect(pressed(doc.querySelector("div"))).toBeNull();
  });
});

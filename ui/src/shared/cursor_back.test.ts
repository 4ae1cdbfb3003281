// The cursor is back where it was when what it was on goes away, and stays there when the mouse presses.
import { afterEach, expect, it, vi } from "vitest";
import { cursorBack } from "./cursor_back";

function page() {
  document.body.innerHTML = "<textarea></textarea><div><button>Put away</button></div>";
  const text = document.querySelector("textarea") as HTMLElement;
  const place = document.querySelector("div") as HTMLElement;
  const button = document.querySelector("button") as HTMLElement;
  const left = vi.fn();
  const end = cursorBack(left)(place);
  text.focus();
  return { text, place, button, left, end };
}
afterEach(() => {
  document.body.innerHTML = "";
});

it("goes back when the button it was on is taken away", async () => {
  const { text, button, left } = page();
  button.focus();
  button.remove();
  await vi.waitFor(() => expect(document.activeElement).toBe(text));
  expect(left).toHaveBeenCalledOnce();
});

it("goes back when all of it is taken away", async () => {
  const { text, place, button, end } = page();
  button.focus();
  place.remove();
  end();
  await vi.waitFor(() => expect(document.activeElement).toBe(text));
});

it("is left where somebody has put it meanwhile", async () => {
  const { text, place, button, left, end } = page();
  button.focus();
  text.focus();
  place.remove();
  end();
  await Promise.resolve();
  expect(document.activeElement).toBe(text);
  expect(left).not.toHaveBeenCalled();
});

it("does not follow the mouse", () => {
  const { button } = page();
  const press = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
  button.dispatchEvent(press);
  expect(press.defaultPrevented).toBe(true);
});

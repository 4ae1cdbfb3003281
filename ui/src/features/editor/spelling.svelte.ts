// Words are looked up in the dictionary of the story's language for as long as it is shown. There is one for all windows, so the
// window that is gone to asks for its own.
import { lookWordsUpIn } from "../../backend/shell";
import { pause } from "../../shared/quiet";

/** To be called while a component is made; an empty language is the system's. */
export function spelling(language: () => string, lookUpIn = lookWordsUpIn) {
  if (!lookUpIn) return;
  $effect(() => {
    const wanted = language();
    let over = false;
    // Where it cannot be had, words are looked up as before; nobody has to be told.
    const ask = () => void lookUpIn(wanted).catch(() => {});
    // A dictionary takes a while to be read, and nobody needs it for the first letter.
    void pause().then(() => over || ask());
    window.addEventListener("focus", ask);
    return () => {
      over = true;
      window.removeEventListener("focus", ask);
    };
  });
}

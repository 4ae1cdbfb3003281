// What comes to the cursor while somebody writes: the menus of `/` and `@`, the box of a link, and what is pasted. Holds what
// of it is there; `Overlay.svelte` shows the menus and the box, `PasteLine.svelte` what became of a paste.
import type { Plugin } from "prosemirror-state";
import type { Photo } from "../../backend/generated/commands";
import { offers } from "./doings";
import { type Asked, links } from "./plugins/links";
import { Pasting } from "./plugins/paste.svelte";
import { SlashMenu } from "./plugins/slash.svelte";
import { StoryMenu } from "./plugins/stories.svelte";

export class AtCursor {
  readonly slash: SlashMenu;
  readonly stories: StoryMenu;
  readonly pasting: Pasting;
  /** The link whose box is open. */
  link = $state.raw<Asked | null>(null);

  /**
   * @param self the story that is written
   * @param meet hears of photos that a paste brings
   * @param onphotos photos are wanted
   */
  constructor(
    readonly self: string,
    meet: (photos: readonly Photo[]) => void,
    onphotos: () => void,
  ) {
    const offered = offers(onphotos);
    this.slash = new SlashMenu(() => offered);
    this.stories = new StoryMenu(self);
    this.pasting = new Pasting(meet);
  }

  /** What hears the text. A link to a story is opened by `onopenstory`. */
  plugins(onopenstory: (story: string) => void): Plugin[] {
    return [
      this.slash.plugin(),
      this.stories.plugin(),
      this.pasting.plugin(),
      links((asked) => {
        this.link = asked;
      }, onopenstory),
    ];
  }
}

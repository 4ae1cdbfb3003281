// The part of the list that puts blocks in and handles them as wholes.
import Code from "@lucide/svelte/icons/code";
import Copy from "@lucide/svelte/icons/copy";
import Crop from "@lucide/svelte/icons/crop";
import Images from "@lucide/svelte/icons/images";
import Info from "@lucide/svelte/icons/info";
import LinkIcon from "@lucide/svelte/icons/link-2";
import Menu from "@lucide/svelte/icons/menu";
import MoveDown from "@lucide/svelte/icons/move-down";
import MoveUp from "@lucide/svelte/icons/move-up";
import Replace from "@lucide/svelte/icons/replace";
import MousePointer from "@lucide/svelte/icons/square-dashed-mouse-pointer";
import SquarePlay from "@lucide/svelte/icons/square-play";
import Superscript from "@lucide/svelte/icons/superscript";
import Table from "@lucide/svelte/icons/table-2";
import Trash from "@lucide/svelte/icons/trash-2";
import {
  insertCode,
  insertEmbed,
  insertFactBox,
  insertGallery,
  insertRelated,
  insertTable,
} from "../commands/boxes";
import { choose, duplicate, move, openMenu, remove } from "../commands/chosen";
import { openTool } from "../commands/figure";
import { footnote } from "../commands/notes";
import { words } from "../words";
import type { WritingAction } from "../writing";

const say = words.actions;

/** Blocks that are put in ready to be filled. */
export const PUTTING: readonly WritingAction[] = [
  {
    id: "gallery",
    label: say.gallery,
    keys: "",
    icon: Images,
    run: insertGallery,
    slash: ["photos", "slideshow", "pictures"],
    photos: true,
  },
  {
    id: "table",
    label: say.table,
    keys: "Mod+Alt+T",
    icon: Table,
    run: insertTable,
    slash: ["grid", "rows", "columns"],
  },
  {
    id: "fact_box",
    label: say.fact_box,
    keys: "Mod+Alt+B",
    icon: Info,
    run: insertFactBox,
    slash: ["box", "facts", "aside", "sidebar"],
  },
  {
    id: "footnote",
    label: say.footnote,
    keys: "Mod+Alt+F",
    icon: Superscript,
    run: footnote,
    slash: ["note", "source", "reference"],
  },
  {
    id: "related",
    label: say.related,
    keys: "",
    icon: LinkIcon,
    run: insertRelated,
    slash: ["links", "more", "read"],
  },
  {
    id: "embed",
    label: say.embed,
    keys: "",
    icon: SquarePlay,
    run: insertEmbed,
    slash: ["embed", "video", "post", "map", "youtube"],
  },
  {
    id: "code",
    label: say.code,
    keys: "Mod+Alt+C",
    icon: Code,
    run: insertCode,
    slash: ["pre", "verbatim", "```"],
  },
];

/** Blocks as wholes. */
export const WHOLE: readonly WritingAction[] = [
  { id: "choose", label: say.choose, keys: "Escape", icon: MousePointer, run: choose },
  { id: "block-menu", label: say.menu, keys: "Mod+Alt+K", icon: Menu, run: openMenu },
  { id: "move-up", label: say.up, keys: "Alt+ArrowUp", icon: MoveUp, run: move(-1) },
  { id: "move-down", label: say.down, keys: "Alt+ArrowDown", icon: MoveDown, run: move(1) },
  { id: "crop", label: say.crop, keys: "Mod+Alt+X", icon: Crop, run: openTool("crop"), local: true },
  { id: "swap", label: say.swap, keys: "Mod+Alt+S", icon: Replace, run: openTool("swap"), local: true },
  { id: "duplicate", label: say.duplicate, keys: "Mod+D", icon: Copy, run: duplicate },
  { id: "remove", label: say.remove, keys: "Mod+Shift+Backspace", icon: Trash, run: remove },
];

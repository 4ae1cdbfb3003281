// What the palette shows for the typed words: stories and photos that Rust found, actions that fit.
import { desk } from "../backend/desk.svelte";
import type { Found, Photo } from "../backend/generated/commands";
import { sentence } from "../shared/text";
import type { Action } from "./actions.svelte";
import { fitness, rank } from "./rank";
import { route } from "./route.svelte";
import { words } from "./words";

export interface Hit {
  id: string;
  kind: "action" | "story" | "photo";
  label: string;
  beside: string;
  status: string;
  keys: string;
  photo: string;
  run: () => void;
}

export interface Group {
  title: string;
  hits: Hit[];
}

const PLAIN = { beside: "", status: "", keys: "", photo: "" };
/** An action that fits this well is what was meant, and stands before what was found. */
const MEANT = 50;

/** The groups that are not empty, in order. */
export function hits(actions: readonly Action[], found: Found, typed: string): Group[] {
  const able = actions.filter((action) => action.enabled && action.id !== "palette");
  const fitting = rank(able, typed, (action) => action.label).slice(0, typed ? 7 : 40);
  const first = fitting[0];
  const meant = typed !== "" && first !== undefined && fitness(first.label, typed) >= MEANT;
  const groups = [
    { title: words.palette.stories, hits: found.stories.slice(0, 8).map(storyHit) },
    { title: words.palette.photos, hits: found.photos.slice(0, 6).map(photoHit) },
  ];
  const own = { title: words.palette.actions, hits: fitting.map(actionHit) };
  return (meant ? [own, ...groups] : [...groups, own]).filter((group) => group.hits.length > 0);
}

function actionHit({ id, label, keys, run }: Action): Hit {
  return { ...PLAIN, id: `action-${id}`, kind: "action", label, keys, run };
}

function storyHit({ story, excerpt }: Found["stories"][number]): Hit {
  return {
    ...PLAIN,
    id: `story-${story.id}`,
    kind: "story",
    label: story.fields.headline || story.slug,
    beside: excerpt || story.slug,
    status: sentence(desk.label(story.status)),
    run: () => route.openStory(story.id),
  };
}

function photoHit(photo: Photo): Hit {
  const said = photo.metadata.description;
  return {
    ...PLAIN,
    id: `photo-${photo.id}`,
    kind: "photo",
    label: (typeof said === "string" && said) || photo.file_name,
    beside: String(photo.metadata.credit ?? ""),
    photo: photo.id,
    run: () => route.openPhoto(photo.id),
  };
}

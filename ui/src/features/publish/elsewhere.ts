// What other programs show of a story: its address, words cut to the room there is, words to share it with.
import type { PhotoId, Site, Story, StoryFields } from "../../backend/generated/commands";

/** Where the story stands, or will stand if it left today, by the day in the site's time zone. */
export function address(site: Site, story: Story): string {
  const at = story.published_at ? new Date(story.published_at) : new Date();
  // Part by part: how a language orders a date differs from program to program.
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: site.time_zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const day = (["year", "month", "day"] as const).map(
    (type) => parts.find((part) => part.type === type)?.value,
  );
  return `${site.url}/${day.join("/")}/${story.slug}/`;
}

/** Words that do not fit end at a word, with a sign that they do. */
export function cut(words: string, room: number): string {
  if (words.length <= room) return words;
  const end = words.lastIndexOf(" ", room);
  return `${words.slice(0, end > room / 2 ? end : room).trimEnd()}…`;
}

/** Headline, summary and address, to be pasted where people are. */
export function shareText(fields: StoryFields, headline: string, url: string): string {
  return [fields.headline_social || headline, cut(fields.standfirst, 180), url].filter(Boolean).join("\n");
}

interface Node {
  type?: string;
  attrs?: { lead?: boolean; photo?: PhotoId | null };
  content?: Node[];
}

/** The photo of the lead, else the first one. */
export function lead(document: unknown): PhotoId | null {
  const blocks = (document as Node).content ?? [];
  const figures = blocks.filter((block) => block.type === "figure" && block.attrs?.photo);
  const chosen = figures.find((figure) => figure.attrs?.lead) ?? figures[0];
  return chosen?.attrs?.photo ?? null;
}

/** How long until a moment, in the largest two parts: "2 d 4 h", "3 h 12 min", "40 min". */
export function countdown(until: string, now: Date): string {
  const minutes = Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts =
    days > 0 ? [`${days} d`, hours > 0 ? `${hours} h` : ""] : [hours > 0 ? `${hours} h` : "", `${rest} min`];
  return parts.filter(Boolean).join(" ");
}

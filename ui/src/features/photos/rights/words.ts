// Every sentence of a photo's rights.
import type { Cost, LeaseKind } from "../../../backend/generated/commands";

const costs: Record<Cost, string> = { free: "Free", conditional: "With conditions", pay: "Paid per use" };

export const words = {
  title: "Usage rights",
  category: "Kind of rights",
  none: "Nobody has said",
  costs,
  concerns: "To be settled or known",
  stops: "Stops publication: ",
  tells: "To be known: ",
  allow: "Permit",
  deny: "Ban",
  lease: (kind: LeaseKind) => (kind === "allow" ? "Permitted" : "Banned"),
  over: (what: string) => `${what}, over`,
  form: (kind: LeaseKind) => (kind === "allow" ? "Permit the use" : "Ban the use"),
  reason: "Reason",
  why: "Why",
  reasonHint: (kind: LeaseKind) =>
    kind === "allow" ? "Who agreed to what: “Paid, invoice 2231”" : "“The family asked us not to”",
  from: "From",
  until: "Until",
  fromHint: "Now",
  untilHint: "For ever",
  unread: "Not a date: try “fri 18:00” or “12 may”",
  time: (from: string | null, until: string | null) =>
    [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ") || "without end",
  given: (name: string, when: string) => (name ? `${name}, ${when}` : when),
  takeBack: (what: string, note: string) => `Take back: ${what}${note ? `, ${note}` : ""}`,
  takeBackShort: "Take back",
  cancel: "Cancel",
};

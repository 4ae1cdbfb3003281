// What can stand beside a story, in this order.
export const TABS = ["details", "photos", "review", "checks", "history"] as const;
export type Tab = (typeof TABS)[number];

// Every sentence of the preview.
import type { Sheet } from "./page";

export const words = {
  name: "Preview",
  page: "The page as readers will see it",
  sheets: { phone: "Phone", tablet: "Tablet", desktop: "Desktop", paper: "Paper" } satisfies Record<
    Sheet,
    string
  >,
  sheet: "How readers see it",
  dark: "In the dark",
  hide: "Hide the preview",
  loading: "Setting the page",
};

// The colour that goes with a story's status; the words always stand beside it.

export function tone(status: string): "plain" | "blue" | "green" | "red" {
  if (status === "in_review") return "blue";
  if (status === "approved" || status === "published") return "green";
  return status === "spiked" ? "red" : "plain";
}

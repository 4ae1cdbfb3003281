// Whose turn it is to write in an open story. While somebody else writes, the text is read here: an edit that comes all the
// same is not made, and whoever tried is told why. Kept with the open story.

export class Turn {
  /** Who else writes; `null` while one may write here. */
  other = $state<string | null>(null);
  /** How often somebody tried to write all the same. */
  tried = $state(0);

  /** Is it somebody else's turn? Then that is said. */
  refuses(): boolean {
    if (this.other === null) return false;
    this.tried += 1;
    return true;
  }
}

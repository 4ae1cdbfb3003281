// The time, refreshed every half minute, so that "in 40 min" stays true while nobody touches anything.

class Now {
  date = $state(new Date());

  begin(): () => void {
    const timer = setInterval(() => {
      this.date = new Date();
    }, 30_000);
    return () => clearInterval(timer);
  }
}

export const now = new Now();

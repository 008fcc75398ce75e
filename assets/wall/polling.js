// Asks for news, again and again, each time only after the last answer or its absence.
const PATIENCE_MS = 20_000;
const DRAWN_WITHIN_MS = 60_000;
const SPREAD = 0.1;

export class Polling {
  // heard(answer, travelledMs) is told of answers, missed(error) of their absence: error is what
  // the server says against the question, null where it says nothing.
  constructor(path, seconds, heard, missed) {
    this.url = new URL(path, location.href);
    this.everyMs = seconds * 1000;
    this.heard = heard;
    this.missed = missed;
    this.timer = null;
    this.pending = null;
  }

  refresh() {
    clearTimeout(this.timer);
    this.pending ??= this.#ask().finally(() => {
      this.pending = null;
      this.#wait();
    });
    return this.pending;
  }

  set mark(mark) {
    this.url.searchParams.set("have", mark);
  }

  // Many walls that were started together do not stay in step.
  #wait() {
    const share = 1 - SPREAD + 2 * SPREAD * Math.random();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), this.everyMs * share);
  }

  // While the server draws a new picture it says when to ask again; the old one stays as long.
  async #ask() {
    const begunAt = performance.now();
    for (;;) {
      const { answer, isGood, tookMs } = await this.#answer();
      if (!isGood) return this.missed(answer?.error ?? null);
      if (!answer.again) return this.heard(answer, tookMs);
      if (performance.now() - begunAt > DRAWN_WITHIN_MS) return this.missed(null);
      await new Promise((resolve) => setTimeout(resolve, answer.again * 1000));
    }
  }

  async #answer() {
    const askedAt = performance.now();
    let answer = null;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(this.url, { cache: "no-store", signal });
      answer = await response.json();
      return { answer, isGood: response.ok, tookMs: performance.now() - askedAt };
    } catch {
      return { answer, isGood: false };
    }
  }
}

// The time of the place, whatever the clock of this machine says.
const DAY_MS = 86_400_000;
const ARCHIVED_AFTER_DAYS = 366;
const QUIET_HOUR = 3;
const BUSY_HOUR = 5;

export class Clock {
  constructor(language) {
    this.language = language;
    this.ahead = null; // of performance.now(), in milliseconds of the epoch
    this.zone = null;
    // Many walls do not reload in the same minute.
    this.quietMinute = Math.floor(Math.random() * 60);
    this.begunOn = null;
  }

  // What the server said when half of the way there and back was behind it.
  correct(now, travelledMs, zone) {
    this.ahead = now + travelledMs / 2 - performance.now();
    if (zone && zone !== this.zone) {
      this.zone = zone;
      this.hours = this.#format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      this.weekday = this.#format({ weekday: "long" });
      this.days = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
    }
    if (this.zone) this.begunOn ??= this.days.format(this.now);
  }

  get isKnown() {
    return this.ahead !== null && this.zone !== null;
  }

  get now() {
    return performance.now() + this.ahead;
  }

  get time() {
    return this.hours.format(this.now);
  }

  // Writes only what has changed: a clock must not keep the machine busy.
  show(place) {
    if (!place || !this.isKnown) return;
    const time = this.time;
    const day = this.weekday.format(this.now);
    if (place.dataset.shown === `${time} ${day}`) return;
    place.dataset.shown = `${time} ${day}`;
    place.dateTime = time;
    const weekday = document.createElement("small");
    weekday.textContent = day;
    place.replaceChildren(`${time} `, weekday);
  }

  // Whole days since the data ended, where that is more than the place allows; else 0. Data of more
  // than a year ago are not late: they are an archive.
  daysLate(asOf, allowedDays) {
    if (!this.isKnown || asOf === null || allowedDays === null) return 0;
    const late = (this.now - asOf) / DAY_MS;
    return late > allowedDays && late <= ARCHIVED_AFTER_DAYS ? Math.floor(late) : 0;
  }

  // In the small hours of another day than the one on which this page was opened.
  get isNightOver() {
    if (!this.isKnown || this.days.format(this.now) === this.begunOn) return false;
    const [hour, minute] = this.time.split(":").map(Number);
    const isQuiet = hour >= QUIET_HOUR && hour < BUSY_HOUR;
    return isQuiet && (hour > QUIET_HOUR || minute >= this.quietMinute);
  }

  #format(parts) {
    return new Intl.DateTimeFormat(this.language, { ...parts, timeZone: this.zone });
  }
}

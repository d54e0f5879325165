// Numbers, times and sizes as people read them.

const whole = new Intl.NumberFormat("en-GB");
const decimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

export function count(number) {
  return number === null || number === undefined ? "–" : whole.format(number);
}

export function plural(number, one, many = `${one}s`) {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}

export function bytes(number) {
  if (number === null || number === undefined) {
    return "–";
  }
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = number;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${decimal.format(value)} ${units[unit]}`;
}

/** A length of time, given in seconds. */
export function duration(seconds) {
  const all = Math.max(0, Math.round(seconds));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = all % 60;
  if (hours > 0) {
    return `${hours} h ${minutes} min`;
  }
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** A point in time, given in seconds since 1970, in the browser's time zone. */
export function dateTime(seconds) {
  return seconds ? moment.format(new Date(seconds * 1000)) : "–";
}

/** How far away a point in time is, as in "5 minutes ago". */
export function ago(seconds, now = Date.now() / 1000) {
  const distance = Math.round(seconds - now);
  const size = Math.abs(distance);
  if (size < 5) {
    return distance > 0 ? "in a moment" : "just now";
  }
  if (size < 60) {
    return relative.format(distance, "second");
  }
  if (size < 3600) {
    return relative.format(Math.round(distance / 60), "minute");
  }
  if (size < 86_400) {
    return relative.format(Math.round(distance / 3600), "hour");
  }
  return relative.format(Math.round(distance / 86_400), "day");
}

/** Specifications carry bits of HTML in their descriptions; only their words are shown. */
export function plainText(text) {
  return String(text ?? "")
    .replace(/<\/?[a-zA-Z][^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .trim();
}

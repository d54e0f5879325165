// Speaks to the server's configuration API: every call is a POST of JSON.

/** No answer came, or only a gateway's: the server is stopped, starting or unreachable. */
export class ServerAway extends Error {
  constructor() {
    super("The server does not answer. Nothing is lost; try again in a moment.");
  }
}

/** The server answered and said no; the message is its own. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const GATEWAY = [502, 503, 504];
const listeners = new Set();
let away = false;

export function serverIsAway() {
  return away;
}

export function onAwayChange(listener) {
  listeners.add(listener);
}

function reportAway(now) {
  if (away !== now) {
    away = now;
    listeners.forEach((listener) => listener(now));
  }
}

/** Asks the server to do something; never repeated by itself. */
export async function call(path, body = {}, signal = undefined) {
  const response = await answer(path, body, signal);
  if (response.status === 204) {
    return null;
  }
  const text = await response.text();
  let json;
  try {
    json = text === "" ? null : JSON.parse(text);
  } catch {
    throw new Refused(response.status, `The server's answer to ${path} is not JSON.`);
  }
  if (!response.ok) {
    throw new Refused(response.status, refusal(json, response.status));
  }
  return json;
}

/** Asks for something without changing it; goes on asking, ever more slowly, while the server is away. */
export async function read(path, body = {}, signal = undefined) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(path, body, signal);
    } catch (error) {
      if (!(error instanceof ServerAway)) {
        throw error;
      }
      await pause(backOff(attempt), signal);
    }
  }
}

export function backOff(attempt) {
  return Math.min(1000 * 2 ** attempt, 10_000);
}

/** Waits, and ends early with an AbortError when the signal says so. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

async function answer(path, body, signal) {
  let response;
  try {
    response = await fetch(`/api/v1/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      signal,
    });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    reportAway(true);
    throw new ServerAway();
  }
  const gateway = GATEWAY.includes(response.status);
  reportAway(gateway);
  if (gateway) {
    throw new ServerAway();
  }
  return response;
}

function refusal(json, status) {
  const message = json?.message ?? json?.detail ?? json?.title;
  const reasons = (json?.validationErrors ?? [])
    .map((e) => [e.propertyPath, e.message].filter(Boolean).join(": "))
    .filter(Boolean);
  const words = [message, ...reasons].filter((m) => typeof m === "string" && m.trim() !== "");
  return words.length > 0 ? words.join(" ") : `The server refused with status ${status}.`;
}

// Looks again and again, as long as the page is open and somebody looks at it.

import { backOff, pause, ServerAway } from "./api.js";

/** Calls look() until the signal ends; look() returns the milliseconds to the next time, or null to stop. */
export async function poll(look, signal) {
  let failures = 0;
  while (!signal.aborted) {
    let wait;
    try {
      wait = await look();
      failures = 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      wait = backOff(error instanceof ServerAway ? failures++ : 3);
    }
    if (wait === null) {
      return;
    }
    try {
      await pause(wait, signal);
      await whileHidden(signal);
    } catch {
      return;
    }
  }
}

function whileHidden(signal) {
  if (!document.hidden) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const look = () => {
      if (!document.hidden || signal.aborted) {
        document.removeEventListener("visibilitychange", look);
        resolve();
      }
    };
    document.addEventListener("visibilitychange", look);
    signal.addEventListener("abort", look, { once: true });
  });
}

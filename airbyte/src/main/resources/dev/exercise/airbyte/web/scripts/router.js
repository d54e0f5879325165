// Which page belongs to the address, and what happens on the way from one to the next.

import { confirmDialog } from "./dialog.js";

let routes = [];
let show = () => {};
let current = null;
let stopCurrent = new AbortController();
let shownAt = "";

/** Starts routing: each route is [pattern, open], each pattern like "/workspaces/:workspaceId/source". */
export function startRouter(table, showPage) {
  routes = table.map(([pattern, open]) => ({ segments: split(pattern), open }));
  show = showPage;
  document.addEventListener("click", followLink);
  window.addEventListener("popstate", () => void goBack());
  window.addEventListener("beforeunload", (event) => {
    if (hasUnsaved()) {
      event.preventDefault();
    }
  });
  openHere();
}

/** Goes to an address of this application, unless someone would rather save first. */
export async function navigate(address, { replace = false, force = false } = {}) {
  if (!force && !(await mayLeave())) {
    return false;
  }
  history[replace ? "replaceState" : "pushState"](null, "", address);
  openHere();
  return true;
}

/** Changes the address without opening anything, for a choice that a reload should keep. */
export function noteAddress(address) {
  history.replaceState(null, "", address);
  shownAt = location.href;
}

async function goBack() {
  const target = location.href;
  if (target === shownAt) {
    return;
  }
  if (hasUnsaved()) {
    history.pushState(null, "", shownAt);
    if (!(await mayLeave())) {
      return;
    }
    history.replaceState(null, "", target);
  }
  openHere();
}

function openHere() {
  stopCurrent.abort();
  stopCurrent = new AbortController();
  shownAt = location.href;
  const path = split(location.pathname);
  const query = new URLSearchParams(location.search);
  for (const { segments, open } of routes) {
    const params = match(segments, path);
    if (params) {
      current = open({ params, query, signal: stopCurrent.signal });
      break;
    }
  }
  show(current);
}

async function mayLeave() {
  if (!hasUnsaved()) {
    return true;
  }
  return confirmDialog({
    title: "Leave without saving?",
    text: "There are changes on this page that are not saved. They are lost when you leave.",
    confirm: "Leave without saving",
    cancel: "Stay on this page",
    danger: true,
  });
}

function hasUnsaved() {
  return Boolean(current?.unsaved?.());
}

function followLink(event) {
  const link = event.target.closest?.("a[href]");
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin) {
    return;
  }
  if (link.hash && link.pathname === location.pathname) {
    return;
  }
  event.preventDefault();
  void navigate(link.pathname + link.search + link.hash);
}

function split(path) {
  return path.split("/").filter((segment) => segment !== "");
}

function match(pattern, path) {
  if (pattern.at(-1) !== "*" && pattern.length !== path.length) {
    return null;
  }
  const params = {};
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === "*") {
      return params;
    }
    if (pattern[i].startsWith(":")) {
      params[pattern[i].slice(1)] = decoded(path[i]);
    } else if (pattern[i] !== path[i]) {
      return null;
    }
  }
  return params;
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// Starts the application: finds the workspace, then leaves the address to the router.

import { html, keyed, render } from "./lit.js";
import { actors } from "./actor.js";
import { onAwayChange, read } from "./api.js";
import { problem } from "./notice.js";
import { places, setWorkspace, workspaceId } from "./places.js";
import { busy } from "./resource.js";
import { navigate, startRouter } from "./router.js";
import { shell } from "./shell.js";
import { drawWith, update } from "./update.js";
import { openActorList } from "./pages/actor-list.js";
import { openActorNew } from "./pages/actor-new.js";
import { openActorPage } from "./pages/actor-page.js";
import { openConnectionList } from "./pages/connection-list.js";
import { openConnectionNew } from "./pages/connection-new.js";
import { openConnectionPage } from "./pages/connection-page.js";
import { openNotFound } from "./pages/not-found.js";
import { openSettings } from "./pages/settings.js";

let page = { title: () => "Loading", view: () => busy("Loading …") };
let opened = 0;

function actorRoutes(actor) {
  const here = `/workspaces/:workspaceId/${actor.kind}`;
  return [
    [here, (context) => openActorList(actor, context)],
    [`${here}/new-${actor.kind}`, (context) => openActorNew(actor, context)],
    [`${here}/new-${actor.kind}/:definitionId`, (context) => openActorNew(actor, context)],
    [`${here}/:id`, (context) => openActorPage(actor, context)],
    [`${here}/:id/:tab`, (context) => openActorPage(actor, context)],
  ];
}

const ROUTES = [
  ["/", () => openElsewhere(places.connections())],
  ["/workspaces", () => openElsewhere(places.connections())],
  ["/workspaces/:workspaceId", () => openElsewhere(places.connections())],
  ["/workspaces/:workspaceId/connections", openConnectionList],
  ["/workspaces/:workspaceId/connections/new-connection", openConnectionNew],
  ["/workspaces/:workspaceId/connections/new-connection/configure", openConnectionNew],
  ["/workspaces/:workspaceId/connections/:connectionId", openConnectionPage],
  ["/workspaces/:workspaceId/connections/:connectionId/:tab", openConnectionPage],
  ...actorRoutes(actors.source),
  ...actorRoutes(actors.destination),
  ["/workspaces/:workspaceId/settings", openSettings],
  ["/workspaces/:workspaceId/settings/:tab", openSettings],
  ["*", openNotFound],
];

function openElsewhere(address) {
  queueMicrotask(() => void navigate(address, { replace: true, force: true }));
  return { title: () => "Loading", view: () => busy("Loading …") };
}

/** A workspace of another server, or of this one before it was set up anew, leads to this one's. */
function inThisWorkspace([pattern, open]) {
  const guarded = (context) => {
    const { workspaceId: asked } = context.params;
    if (!asked || asked === workspaceId()) {
      return open(context);
    }
    return openElsewhere(location.pathname.replace(/^\/workspaces\/[^/]+/, `/workspaces/${workspaceId()}`) + location.search);
  };
  return [pattern, guarded];
}

function draw() {
  const title = page.title();
  document.title = `${title} · Airbyte`;
  render(shell(keyed(opened, html`<div class="page">${page.view()}</div>`)), document.getElementById("app"));
}

function show(next) {
  const first = opened === 0;
  page = next;
  opened++;
  update(() => {
    window.scrollTo(0, 0);
    if (!first) {
      document.querySelector("main h1")?.focus({ preventScroll: true });
    }
  });
}

async function start() {
  drawWith(draw);
  onAwayChange(() => update());
  update();
  try {
    const { workspaces } = await read("workspaces/list");
    if (!workspaces?.length) {
      throw new Error("The server has no workspace: start it with an empty data directory, and it makes one.");
    }
    setWorkspace(workspaces[0].workspaceId);
    startRouter(ROUTES.map(inThisWorkspace), show);
  } catch (error) {
    page = {
      title: () => "Not started",
      view: () => html`<h1 tabindex="-1">Airbyte</h1>
        ${problem(error.message, { title: "The application could not start.", retry: () => location.reload() })}`,
    };
    update();
  }
}

document.getElementById("app").replaceChildren();
await start();

// The addresses of the pages, as Airbyte has them.

let workspace = "";

export function setWorkspace(id) {
  workspace = id;
}

export function workspaceId() {
  return workspace;
}

function under(...segments) {
  return ["", "workspaces", workspace, ...segments].map(encodeURIComponent).join("/");
}

export const places = {
  connections: () => under("connections"),
  connection: (id, tab = "status") => under("connections", id, tab),
  newConnection: (query = {}) => {
    const text = new URLSearchParams(query).toString();
    return under("connections", "new-connection") + (text ? `?${text}` : "");
  },
  actors: (actor) => under(actor.kind),
  actor: (actor, id, tab = null) => (tab ? under(actor.kind, id, tab) : under(actor.kind, id)),
  newActor: (actor, definitionId = null) =>
    definitionId
      ? under(actor.kind, `new-${actor.kind}`, definitionId)
      : under(actor.kind, `new-${actor.kind}`),
  settings: (tab = "source") => under("settings", tab),
};

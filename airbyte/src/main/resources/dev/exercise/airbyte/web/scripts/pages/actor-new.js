// A page of its own to set up a source or destination.

import { html } from "../lit.js";
import { pageHead } from "../looks.js";
import { places } from "../places.js";
import { navigate } from "../router.js";
import { Setup } from "./setup.js";

export function openActorNew(actor, { params, signal }) {
  const setup = new Setup(actor, signal, {
    onPick: (definitionId) => void navigate(places.newActor(actor, definitionId)),
    onCreated: (created) =>
      void navigate(places.actor(actor, created[actor.idKey], "connections"), { force: true }),
  });
  if (params.definitionId) {
    setup.pick(params.definitionId);
  }
  return {
    title: () => `Set up a new ${actor.word}`,
    unsaved: () => setup.unsaved(),
    view: () => html`
      ${pageHead(`Set up a new ${actor.word}`, {
        above: html`<a class="back" href=${places.actors(actor)}>All ${actor.list}</a>`,
      })}
      <div class="column">${setup.view()}</div>
    `,
  };
}

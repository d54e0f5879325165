// The way to a new connection: define source, define destination, select streams, configure.

import { html, nothing } from "../lit.js";
import { actors } from "../actor.js";
import { pageHead } from "../looks.js";
import { places } from "../places.js";
import { PickActor } from "./pick-actor.js";
import { PickStreams } from "./pick-streams.js";

const STEPS = ["Define source", "Define destination", "Select streams", "Configure connection"];

export function openConnectionNew({ query, signal }) {
  const sourceId = query.get("sourceId");
  const destinationId = query.get("destinationId");
  const type = query.get("type");

  let step;
  if (!sourceId) {
    step = new PickActor(actors.source, signal, {
      existing: type !== "new",
      definitionId: query.get("definitionId"),
      carried: destinationId ? { destinationId } : {},
    });
  } else if (!destinationId) {
    step = new PickActor(actors.destination, signal, {
      existing: type !== "new",
      definitionId: query.get("definitionId"),
      carried: { sourceId },
    });
  } else {
    step = new PickStreams(sourceId, destinationId, signal);
  }
  const number = () => (!sourceId ? 0 : !destinationId ? 1 : step.configuring ? 3 : 2);

  return {
    title: () => `Create a connection: ${STEPS[number()]}`,
    unsaved: () => step.unsaved(),
    view: () => html`
      ${pageHead("Create a connection", {
        above: html`<a class="back" href=${places.connections()}>All connections</a>`,
        below: html`<ol class="steps" aria-label="Steps">
          ${STEPS.map(
            (name, i) => html`<li
              class=${i < number() ? "done" : ""}
              aria-current=${i === number() ? "step" : nothing}
            >
              <span class="step-number" aria-hidden="true">${i < number() ? "✓" : i + 1}</span>
              ${name}${i < number() ? html`<span class="hidden"> (done)</span>` : nothing}
            </li>`,
          )}
        </ol>`,
      })}
      ${step.view()}
    `,
  };
}


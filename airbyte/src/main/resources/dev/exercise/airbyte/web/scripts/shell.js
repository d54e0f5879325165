// What stays around every page: the navigation, the banner when the server is away, the notices.

import { html, nothing } from "./lit.js";
import { actors } from "./actor.js";
import { serverIsAway } from "./api.js";
import { corner } from "./notice.js";
import { places } from "./places.js";

const ICONS = {
  connections: "M3 7h11l-3-3M17 13H6l3 3",
  source: "M10 3v10M6 9l4 4 4-4M3 17h14",
  destination: "M10 13V3M6 7l4-4 4 4M3 17h14",
  settings: "M3 6h8M15 6h2M11 4v4M3 14h2M9 14h8M7 12v4",
};

function navigation() {
  return [
    { key: "connections", text: "Connections", href: places.connections() },
    { key: "source", text: "Sources", href: places.actors(actors.source) },
    { key: "destination", text: "Destinations", href: places.actors(actors.destination) },
    { key: "settings", text: "Settings", href: places.settings() },
  ];
}

/** The whole page around the part that changes. */
export function shell(page) {
  const place = location.pathname.split("/")[3] ?? "connections";
  return html`
    <a class="skip" href="#main">Skip to the page</a>
    <div class="frame">
      <header class="side">
        <p class="brand"><span class="brand-mark" aria-hidden="true"></span>Airbyte <span class="quiet">local</span></p>
        <nav aria-label="Main">
          <ul>
            ${navigation().map(
              ({ key, text, href }) => html`<li>
                <a href=${href} aria-current=${key === place ? "page" : nothing}>
                  <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${ICONS[key]} /></svg>
                  ${text}
                </a>
              </li>`,
            )}
          </ul>
        </nav>
      </header>
      <div class="stage">
        <div role="alert" class="away-place">
          ${serverIsAway()
            ? html`<p class="away"><span class="wheel" aria-hidden="true"></span>The server does not answer; trying again.</p>`
            : nothing}
        </div>
        <main id="main" tabindex="-1">${page}</main>
      </div>
    </div>
    ${corner()}
  `;
}

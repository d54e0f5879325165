// Sources and destinations are alike; here is how they differ: words, addresses, names in the API.

const SOURCE = {
  kind: "source",
  word: "source",
  Word: "Source",
  Words: "Sources",
  list: "sources",
  idKey: "sourceId",
  nameKey: "sourceName",
  definitionKey: "sourceDefinitionId",
  definitions: "source_definitions",
  specification: "source_definition_specifications/get",
  from: "the database or service that data is read from",
};

const DESTINATION = {
  kind: "destination",
  word: "destination",
  Word: "Destination",
  Words: "Destinations",
  list: "destinations",
  idKey: "destinationId",
  nameKey: "destinationName",
  definitionKey: "destinationDefinitionId",
  definitions: "destination_definitions",
  specification: "destination_definition_specifications/get",
  from: "the warehouse that data is written to",
};

export const actors = { source: SOURCE, destination: DESTINATION };

/** The list of definitions in the server's answer, whichever kind it is. */
export function definitionsIn(actor, answer) {
  return answer[`${actor.kind}Definitions`] ?? [];
}

/** The list of sources or destinations in the server's answer. */
export function actorsIn(actor, answer) {
  return answer[actor.list] ?? [];
}

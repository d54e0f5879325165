// The fields of a stream, with their types in words.

/** Fields of the top level: name, type in words, whether it may be null. */
export function fieldsOfStream(stream) {
  return Object.entries(stream.jsonSchema?.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeInWords(property),
  }));
}

export function typeInWords(property) {
  const types = [property?.type ?? []].flat().filter((type) => type !== "null");
  const special = {
    timestamp_with_timezone: "timestamp with time zone",
    timestamp_without_timezone: "timestamp",
    time_with_timezone: "time with time zone",
    time_without_timezone: "time",
    integer: "integer",
    big_integer: "integer",
    big_number: "number",
  };
  if (property?.airbyte_type in special) {
    return special[property.airbyte_type];
  }
  if (property?.format === "date-time") {
    return "timestamp";
  }
  if (property?.format === "date" || property?.format === "time") {
    return property.format;
  }
  if (property?.contentEncoding === "base64") {
    return "binary";
  }
  return types.length > 0 ? types.join(" or ") : "any";
}

/** A path in the catalog, ["a", "b"], as people write it. */
export function pathText(path) {
  return (path ?? []).join(".");
}

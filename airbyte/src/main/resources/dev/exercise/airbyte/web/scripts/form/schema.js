// Reads a connector's specification (JSON schema, as Airbyte uses it) into fields of a form.

import { plainText } from "../format.js";

/** What the server sends in place of a secret; sent back, it keeps the old value. */
export const MASK = "**********";

/**
 * The fields of an object schema, in the order they are asked for. Kinds: text, number, boolean,
 * select, tags, ticks, choice (one of several sub-forms), group, json.
 */
export function fieldsOf(schema, path = []) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => !property.airbyte_hidden && property.const === undefined)
    .map(([key, property], position) => fieldOf(key, property, required.has(key), path, position))
    .sort((a, b) => a.order - b.order || a.position - b.position);
}

function fieldOf(key, property, required, parent, position) {
  const path = [...parent, key];
  return {
    key,
    path,
    id: path.join("."),
    position,
    order: property.order ?? Number.MAX_SAFE_INTEGER,
    required,
    title: property.title || words(key),
    description: plainText(property.description),
    examples: (property.examples ?? []).map((example) =>
      typeof example === "object" ? JSON.stringify(example) : String(example),
    ),
    default: property.default,
    pattern: property.pattern,
    patternWords: property.pattern_descriptor,
    minimum: property.minimum,
    maximum: property.maximum,
    secret: Boolean(property.airbyte_secret),
    multiline: Boolean(property.multiline),
    alwaysShown: Boolean(property.always_show),
    ...kindOf(property, path),
  };
}

function kindOf(property, path) {
  if (property.oneOf || property.anyOf) {
    const options = (property.oneOf ?? property.anyOf).map((option) => optionOf(option, path));
    return { kind: "choice", options };
  }
  if (property.enum) {
    return { kind: "select", choices: property.enum };
  }
  const types = [property.type ?? "string"].flat().filter((type) => type !== "null");
  switch (types[0]) {
    case "object":
      return property.properties
        ? { kind: "group", fields: fieldsOf(property, path) }
        : { kind: "json", whole: "object" };
    case "array":
      if (property.items?.enum) {
        return { kind: "ticks", choices: property.items.enum };
      }
      return ["object", "array"].includes(property.items?.type)
        ? { kind: "json", whole: "array" }
        : { kind: "tags", itemPattern: property.items?.pattern };
    case "integer":
      return { kind: "number", integer: true };
    case "number":
      return { kind: "number", integer: false };
    case "boolean":
      return { kind: "boolean" };
    default:
      return { kind: "text" };
  }
}

function optionOf(option, path) {
  const constants = {};
  for (const [key, property] of Object.entries(option.properties ?? {})) {
    if (property.const !== undefined) {
      constants[key] = property.const;
    } else if (property.enum?.length === 1 && (option.required ?? []).includes(key)) {
      constants[key] = property.enum[0];
    }
  }
  return {
    title: option.title ?? String(Object.values(constants)[0] ?? "Other"),
    description: plainText(option.description),
    constants,
    fields: fieldsOf(option, path).filter((field) => !(field.key in constants)),
  };
}

/** Values for a form: what is given, and the specification's defaults where nothing is. */
export function startValues(fields, given = {}) {
  const values = {};
  for (const field of fields) {
    const value = startValue(field, given?.[field.key]);
    if (value !== undefined) {
      values[field.key] = value;
    }
  }
  return values;
}

function startValue(field, given) {
  switch (field.kind) {
    case "group":
      return startValues(field.fields, given ?? field.default);
    case "choice": {
      const from = given ?? field.default;
      const option = field.options[chosen(field, from)] ?? field.options[0];
      return valuesOfOption(option, from);
    }
    case "json": {
      const from = given ?? field.default;
      return from === undefined ? "" : JSON.stringify(from, null, 2);
    }
    case "tags":
    case "ticks":
      return given ?? field.default ?? [];
    case "boolean":
      return given ?? field.default ?? false;
    default:
      return String(given ?? field.default ?? "");
  }
}

/** What a sub-form starts with. */
export function valuesOfOption(option, given = {}) {
  return { ...option.constants, ...startValues(option.fields, given) };
}

/** Which option of a choice the values belong to, by the constants that mark it; -1 for none. */
export function chosen(field, value) {
  if (value === null || typeof value !== "object") {
    return field.options.findIndex((option) => Object.values(option.constants).includes(value));
  }
  return field.options.findIndex(
    (option) =>
      Object.keys(option.constants).length > 0 &&
      Object.entries(option.constants).every(([key, constant]) => value[key] === constant),
  );
}

/** The configuration to send: numbers as numbers, and nothing for what was left blank. */
export function configOf(fields, values) {
  const config = {};
  for (const field of fields) {
    const value = configValue(field, values[field.key]);
    if (value !== undefined) {
      config[field.key] = value;
    }
  }
  return config;
}

function configValue(field, value) {
  switch (field.kind) {
    case "group": {
      const group = configOf(field.fields, value ?? {});
      return Object.keys(group).length > 0 || field.required ? group : undefined;
    }
    case "choice": {
      const option = field.options[chosen(field, value)];
      return option ? { ...option.constants, ...configOf(option.fields, value) } : undefined;
    }
    case "number":
      return value === "" || value === undefined ? undefined : Number(value);
    case "select":
      return field.choices.find((choice) => String(choice) === value);
    case "json":
      return value === "" || value === undefined ? undefined : JSON.parse(value);
    case "tags":
    case "ticks":
      return value?.length > 0 || field.required ? (value ?? []) : undefined;
    case "boolean":
      return value;
    default:
      return value === "" ? undefined : value;
  }
}

/** What is wrong, as a map from a field's id to a sentence; empty when nothing is. */
export function faults(fields, values, found = new Map()) {
  for (const field of fields) {
    const value = values?.[field.key];
    if (field.kind === "group") {
      faults(field.fields, value, found);
    } else if (field.kind === "choice") {
      const option = field.options[chosen(field, value)];
      if (option) {
        faults(option.fields, value, found);
      } else if (field.required) {
        found.set(field.id, `Choose one: ${field.title}.`);
      }
    } else {
      const fault = faultOf(field, value);
      if (fault) {
        found.set(field.id, fault);
      }
    }
  }
  return found;
}

function faultOf(field, value) {
  const missing = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if (missing) {
    return field.required && field.kind !== "boolean" ? `${field.title} is required.` : null;
  }
  switch (field.kind) {
    case "number":
      return faultOfNumber(field, value);
    case "json":
      return faultOfJson(field, value);
    case "text":
      return value === MASK || matches(field.pattern, value) ? null : patternFault(field);
    case "tags":
      return value.every((tag) => matches(field.itemPattern, tag)) ? null : patternFault(field);
    default:
      return null;
  }
}

function faultOfNumber(field, value) {
  const form = field.integer ? /^\s*-?\d+\s*$/ : /^\s*-?\d+(\.\d+)?\s*$/;
  if (!form.test(value)) {
    return `${field.title} must be ${field.integer ? "a whole number" : "a number"}.`;
  }
  if (field.minimum !== undefined && Number(value) < field.minimum) {
    return `${field.title} must be at least ${field.minimum}.`;
  }
  if (field.maximum !== undefined && Number(value) > field.maximum) {
    return `${field.title} must be at most ${field.maximum}.`;
  }
  return null;
}

function faultOfJson(field, value) {
  try {
    const parsed = JSON.parse(value);
    const fits = field.whole === "array" ? Array.isArray(parsed) : parsed?.constructor === Object;
    return fits ? null : `${field.title} must be a JSON ${field.whole}.`;
  } catch (error) {
    return `${field.title} is not JSON: ${error.message}`;
  }
}

function matches(pattern, value) {
  if (!pattern) {
    return true;
  }
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true; // A pattern that is no JavaScript is left to the connector's own check.
  }
}

function patternFault(field) {
  const wanted = field.patternWords || field.examples[0];
  return wanted
    ? `${field.title} does not have the right form. Wanted: ${wanted}`
    : `${field.title} does not match ${field.pattern ?? field.itemPattern}.`;
}

function words(key) {
  const spaced = key.replace(/_/g, " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

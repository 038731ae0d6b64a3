type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
};

export type FieldRow = { name: string; type: string; isRequired: boolean; description: string | undefined };

/** The fields of an object as rows of a table, those within it as `outer.inner`, those of a list as `list[].inner`. */
export function fieldsOf(schema: unknown, components: Record<string, unknown>, prefix = ""): FieldRow[] {
  const { properties = {}, required = [] } = resolve(schema as Schema, components);
  return Object.entries(properties).flatMap(([key, given]) => {
    const field = resolve(given, components);
    const name = prefix + key;
    const item = field.items && resolve(field.items, components);
    const row = {
      name,
      type: typeOf(field, components),
      isRequired: required.includes(key),
      description: given.description ?? field.description,
    };
    if (item?.properties) return [row, ...fieldsOf(item, components, `${name}[].`)];
    return [row, ...fieldsOf(field, components, `${name}.`)];
  });
}

function resolve(schema: Schema, components: Record<string, unknown>): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name ? ((components[name] ?? {}) as Schema) : schema;
}

function typeOf(schema: Schema, components: Record<string, unknown>): string {
  const { type, format, enum: values, items, anyOf } = resolve(schema, components);
  if (anyOf) return anyOf.map((one) => typeOf(one, components)).join(" | ");
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (items) return `${typeOf(items, components)}[]`;
  const names = [type ?? "any"].flat().join(" | ");
  return format ? `${names} (${format})` : names;
}

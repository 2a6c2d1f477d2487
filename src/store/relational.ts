import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
} from "drizzle-orm";
import * as schema from "./schema.ts";

const { tables, tableNamesMap } = extractTablesRelationalConfig<ExtractTablesWithRelations<typeof schema>>(
  schema,
  createTableRelationsHelpers,
);

/** The schema as drizzle's sessions want it, worked out once and not once a transaction. */
export const relational = { fullSchema: schema, schema: tables, tableNamesMap };
